package io.github.eciregistry.probe;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.eciregistry.policy.RegistryPolicy;
import io.github.eciregistry.policy.Transport;
import io.github.eciregistry.reference.Registry;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProbeResultTest {

    @Test
    void becomesAPolicyThatNamesEachRegistryItCanPullFrom() {
        RegistryPolicy policy = ProbeResult.toPolicy(List.of(
                result("192.168.1.10:5000", Verdict.PLAIN_HTTP),
                result("harbor.pre.com", Verdict.SKIP_VERIFY),
                result("harbor.pre.com", Verdict.SKIP_VERIFY),
                result("[fd00::1]:5000", Verdict.PLAIN_HTTP),
                result("localhost:5000", Verdict.PLAIN_HTTP),
                result("trusted.pre.com", Verdict.HTTPS),
                result("docker.io", Verdict.HTTPS),
                result("quay.io", Verdict.INTERCEPTED),
                result("gone.pre.com", Verdict.UNREACHABLE)));

        assertThat(policy)
                .isEqualTo(RegistryPolicy.builder()
                        .plainHttp("192.168.1.10:5000")
                        .skipVerify("harbor.pre.com")
                        .https("trusted.pre.com")
                        .build());
    }

    @Test
    void overridesAWiderRuleOfAPolicyItIsAddedTo() {
        RegistryPolicy.Builder builder = RegistryPolicy.builder().skipVerify("*.pre.com");
        result("trusted.pre.com", Verdict.HTTPS).addTo(builder);
        result("gone.pre.com", Verdict.UNREACHABLE).addTo(builder);
        RegistryPolicy policy = builder.build();

        assertThat(policy.transportFor(Registry.parse("trusted.pre.com"))).isEqualTo(Transport.HTTPS);
        assertThat(policy.transportFor(Registry.parse("gone.pre.com"))).isEqualTo(Transport.SKIP_VERIFY);
    }

    @ParameterizedTest
    @EnumSource(
            value = Verdict.class,
            names = {"UNUSABLE_HTTPS", "INTERCEPTED", "NOT_A_REGISTRY", "UNREACHABLE"})
    void recommendsNothingWhereNoAnnotationHelps(Verdict verdict) {
        assertThat(result("harbor.test", verdict).transport()).isEmpty();
        assertThat(result("harbor.test", verdict).advice()).isNotBlank();
    }

    @ParameterizedTest
    @CsvSource({
        "UNKNOWN_AUTHORITY, give it a certificate of a public authority.",
        "NAME_MISMATCH, use a name that its certificate is valid for.",
        "NO_IP_SAN, use a name that its certificate is valid for.",
        "COMMON_NAME_ONLY, give it a certificate with subject alternative names.",
        "EXPIRED, renew its certificate.",
        "INGRESS_DEFAULT_CERTIFICATE, give its ingress a certificate for this host."
    })
    void advisesTheBetterCureOfABadCertificate(ReasonCode code, String cure) {
        assertThat(result("harbor.test", Verdict.SKIP_VERIFY, new ProbeReason(code, "why"))
                        .advice())
                .isEqualTo("Skip verification for harbor.test, or better, " + cure);
    }

    @Test
    void advisesToAskARegistryAgainThatCannotServeNow() {
        ProbeResult result =
                result("harbor.test", Verdict.UNAVAILABLE, new ProbeReason(ReasonCode.SERVER_ERROR, "why"));

        assertThat(result.transport()).contains(Transport.SKIP_VERIFY);
        assertThat(result.isPullable()).isFalse();
        assertThat(result.advice())
                .isEqualTo("harbor.test or its token service is down, busy or slow, so pulls fail for now. Ask again"
                        + " later. Its transport is certain all the same: skip verification for harbor.test.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "localhost",
                "localhost:5000",
                "LocalHost:5000",
                "registry.localhost:5000",
                "127.0.0.1",
                "127.8.9.10:5000",
                "0.0.0.0:5000",
                "0.1.2.3:80",
                "[::1]:5000",
                "[::]:5000",
                "[::ffff:7f00:1]:5000"
            })
    void recommendsNoAnnotationForTheInstanceItself(String registry) {
        for (Verdict verdict : List.of(Verdict.HTTPS, Verdict.SKIP_VERIFY, Verdict.PLAIN_HTTP)) {
            assertThat(result(registry, verdict).transport()).isEmpty();
            assertThat(result(registry, verdict).isPullable()).isFalse();
        }
        assertThat(PullHost.noAnnotation(Registry.parse(registry)))
                .hasValueSatisfying(reason -> assertThat(reason.code()).isEqualTo(ReasonCode.INSTANCE_ITSELF));
    }

    @Test
    void recommendsNoAnnotationForAnIpv6Address() {
        ProbeResult plain = result("[fd00::1]:5000", Verdict.PLAIN_HTTP, new ProbeReason(ReasonCode.IPV6_ADDRESS, ""));

        assertThat(plain.transport()).isEmpty();
        assertThat(plain.isPullable()).isFalse();
        assertThat(plain.advice())
                .isEqualTo("[fd00::1]:5000 uses plain HTTP, but no annotation is written for an IPv6 address. Use a DNS"
                        + " name for it in the images, and probe that.");
        assertThat(result("[fd00::1]:5000", Verdict.HTTPS).isPullable()).isTrue();
    }

    @Test
    void recommendsImageNamesWithoutPort80() {
        assertThat(result("harbor.test:80", Verdict.PLAIN_HTTP).advice())
                .isEqualTo(
                        "Leave :80 out of the image names and list harbor.test as plain HTTP. Images that keep it need"
                                + " harbor.test:80 listed.");
        assertThat(result("harbor:80", Verdict.PLAIN_HTTP).advice()).isEqualTo("List harbor:80 as plain HTTP.");
    }

    @Test
    void comparesByWhatWasFound() {
        ProbeResult result =
                result("harbor.test", Verdict.UNREACHABLE, new ProbeReason(ReasonCode.TIMED_OUT, "silent"));

        assertThat(result)
                .isEqualTo(result("harbor.test", Verdict.UNREACHABLE, new ProbeReason(ReasonCode.TIMED_OUT, "silent")))
                .hasSameHashCodeAs(
                        result("harbor.test", Verdict.UNREACHABLE, new ProbeReason(ReasonCode.TIMED_OUT, "silent")))
                .isNotEqualTo(result("harbor.test", Verdict.UNREACHABLE))
                .isNotEqualTo(result("other.test", Verdict.UNREACHABLE))
                .hasToString("harbor.test UNREACHABLE (silent)");
    }

    private static ProbeResult result(String registry, Verdict verdict, ProbeReason... reasons) {
        Transport seen = switch (verdict) {
            case HTTPS -> Transport.HTTPS;
            case SKIP_VERIFY, UNAVAILABLE, UNUSABLE_TOKEN_SERVICE -> Transport.SKIP_VERIFY;
            case PLAIN_HTTP -> Transport.PLAIN_HTTP;
            case UNUSABLE_HTTPS, INTERCEPTED, NOT_A_REGISTRY, UNREACHABLE, NOT_ASKED -> null;
        };
        return new ProbeResult(Registry.parse(registry), verdict, seen, List.of(reasons), null, List.of());
    }
}
