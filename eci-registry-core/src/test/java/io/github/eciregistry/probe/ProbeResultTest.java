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

class ProbeResultTest {

    @Test
    void becomesAPolicyThatNamesEachRegistryItCanPullFrom() {
        RegistryPolicy policy = ProbeResult.toPolicy(List.of(
                result("192.168.1.10:5000", Verdict.PLAIN_HTTP),
                result("harbor.pre.com", Verdict.SELF_SIGNED_HTTPS),
                result("harbor.pre.com", Verdict.SELF_SIGNED_HTTPS),
                result("[fd00::1]:5000", Verdict.PLAIN_HTTP),
                result("trusted.pre.com", Verdict.HTTPS),
                result("docker.io", Verdict.HTTPS),
                result("quay.io", Verdict.INTERCEPTED),
                result("gone.pre.com", Verdict.UNREACHABLE)));

        assertThat(policy)
                .isEqualTo(RegistryPolicy.builder()
                        .plainHttp("192.168.1.10:5000")
                        .selfSigned("harbor.pre.com")
                        .plainHttp("[fd00::1]:5000")
                        .https("trusted.pre.com")
                        .build());
    }

    @Test
    void overridesAWiderRuleOfAPolicyItIsAddedTo() {
        RegistryPolicy.Builder builder = RegistryPolicy.builder().selfSigned("*.pre.com");
        result("trusted.pre.com", Verdict.HTTPS).addTo(builder);
        result("gone.pre.com", Verdict.UNREACHABLE).addTo(builder);
        RegistryPolicy policy = builder.build();

        assertThat(policy.transportFor(Registry.parse("trusted.pre.com"))).isEqualTo(Transport.HTTPS);
        assertThat(policy.transportFor(Registry.parse("gone.pre.com"))).isEqualTo(Transport.SELF_SIGNED_HTTPS);
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
        assertThat(result("harbor.test", Verdict.SELF_SIGNED_HTTPS, new ProbeReason(code, "why"))
                        .advice())
                .isEqualTo("List harbor.test as self-signed, or better, " + cure);
    }

    @Test
    void advisesToAskARegistryAgainThatCannotServeNow() {
        assertThat(result("harbor.test", Verdict.NOT_A_REGISTRY, new ProbeReason(ReasonCode.SERVER_ERROR, "why"))
                        .advice())
                .isEqualTo("Ask again later: what answers there cannot serve now.");
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
        return new ProbeResult(Registry.parse(registry), verdict, List.of(reasons), null, List.of());
    }
}
