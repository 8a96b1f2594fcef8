package io.github.eciregistry.admission;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.eciregistry.admission.AdmissionDecision.Outcome;
import io.github.eciregistry.policy.RegistryPolicy;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a pod that exists is changed to: {@code kubectl set image} and {@code kubectl debug}. */
class UpdateAdmissionTest {

    private static final String OLD = "{\"spec\":{\"containers\":[{\"image\":\"harbor.pre.com/a:1\"}]}}";

    private final RegistryAdmission warning = RegistryAdmission.using(
            RegistryPolicy.builder().plainHttp("192.168.0.0/16").build());
    private final RegistryAdmission allowing = warning.allowingOnly("harbor.pre.com");

    private static String containers(String list, String... images) {
        return "{\"spec\":{\"" + list + "\":[{\"image\":\"" + String.join("\"},{\"image\":\"", images) + "\"}]}}";
    }

    private static AdmissionDecision update(RegistryAdmission admission, String sub, String object, String oldObject) {
        return admission.review("""
                {"kind":"AdmissionReview","apiVersion":"admission.k8s.io/v1","request":{"uid":"705ab4f5",
                "kind":{"group":"","version":"v1","kind":"Pod"},"subResource":"%s","operation":"UPDATE","object":%s,
                "oldObject":%s}}
                """.formatted(sub, object, oldObject).getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @CsvSource({
        "'', containers",
        "'', initContainers",
        "ephemeralcontainers, ephemeralContainers",
    })
    void deniesAnImageFromAnotherRegistry(String subresource, String list) {
        AdmissionDecision decision = update(allowing, subresource, containers(list, "evil.example.com/a:1"), OLD);
        assertThat(decision.outcome()).isEqualTo(Outcome.DENIED);
        assertThat(decision.reasonCode()).isEqualTo(AdmissionReason.REGISTRY_NOT_ALLOWED);
        assertThat(decision.reason())
                .isEqualTo("spec." + list
                        + "[0].image: expected an image in an allowed registry, found \"evil.example.com/a:1\"");
    }

    @Test
    void allowsAnotherImageFromAnAllowedRegistry() {
        AdmissionDecision decision = update(allowing, "", containers("containers", "harbor.pre.com/a:2"), OLD);
        assertThat(decision.outcome()).isEqualTo(Outcome.UNCHANGED);
        assertThat(decision.reasonCode()).isEqualTo(AdmissionReason.NO_REGISTRY_NEEDED);
    }

    @Test
    void leavesImagesAloneThatWereThereBefore() {
        String old = containers("containers", "evil.example.com/a:1");
        AdmissionDecision decision =
                update(allowing, "", old.replace("\"spec\"", "\"metadata\":{\"labels\":{\"a\":\"b\"}},\"spec\""), old);
        assertThat(decision.outcome()).isEqualTo(Outcome.NOT_APPLICABLE);
        assertThat(decision.reasonCode()).isEqualTo(AdmissionReason.OTHER_OPERATION);
    }

    @Test
    void deniesAnImageThatNoNodeCanRead() {
        assertThat(update(warning.denyingInvalidReferences(), "", containers("containers", "harbor.pre.com/UPPER"), OLD)
                        .reasonCode())
                .isEqualTo(AdmissionReason.INVALID_REFERENCE);
        assertThat(update(warning, "", containers("containers", "harbor.pre.com/UPPER"), OLD)
                        .outcome())
                .isEqualTo(Outcome.WARNED);
    }

    @Test
    void onlyWarnsInAudit() {
        AdmissionDecision decision =
                update(allowing.auditOnly(), "", containers("containers", "evil.example.com/a:1"), OLD);
        assertThat(decision.outcome()).isEqualTo(Outcome.WARNED);
        assertThat(decision.warnings()).singleElement().asString().startsWith("would be denied: ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"spec\":{\"containers\":[{\"image\":{\"x\":\"evil.com\"}}]}}",
                "{\"spec\":{\"containers\":[{\"image\":1}]}}",
                "{\"spec\":{\"containers\":[1]}}",
                "{\"spec\":{\"containers\":{\"image\":\"evil.com/a\"}}}",
                "{\"spec\":[]}"
            })
    void deniesWhatHidesAnImageWhereImagesArePoliced(String object) {
        for (RegistryAdmission admission : new RegistryAdmission[] {allowing, warning.denyingInvalidReferences()}) {
            assertThat(update(admission, "", object, OLD).reasonCode()).isEqualTo(AdmissionReason.WRONG_TYPE);
            AdmissionDecision creation = admission.review("""
                    {"kind":"AdmissionReview","apiVersion":"admission.k8s.io/v1","request":{"uid":"705ab4f5",
                    "kind":{"group":"","version":"v1","kind":"Pod"},"operation":"CREATE","object":%s}}
                    """.formatted(object).getBytes(StandardCharsets.UTF_8));
            assertThat(creation.outcome()).isEqualTo(Outcome.DENIED);
            assertThat(creation.reasonCode()).isEqualTo(AdmissionReason.WRONG_TYPE);
        }
        assertThat(update(warning, "", object, OLD).outcome()).isEqualTo(Outcome.WARNED);
    }

    @Test
    void warnsOfARegistryThatNoAnnotationCanBringAnyMore() {
        String withAnnotation = "{\"metadata\":{\"annotations\":{\"k8s.aliyun.com/plain-http-registry\":"
                + "\"192.168.1.10:5000\"}},\"spec\":{\"containers\":[{\"image\":\"192.168.1.10:5000/a\"}]}}";
        AdmissionDecision tooLate = update(warning, "", withAnnotation, OLD);
        assertThat(tooLate.outcome()).isEqualTo(Outcome.WARNED);
        assertThat(tooLate.reasonCode()).isEqualTo(AdmissionReason.REGISTRIES_MISSING);
        assertThat(new String(tooLate.response(), StandardCharsets.UTF_8)).doesNotContain("\"patch\"");
        AdmissionDecision inTime = update(warning, "", containers("containers", "192.168.1.10:5000/b"), withAnnotation);
        assertThat(inTime.outcome()).isEqualTo(Outcome.UNCHANGED);
        assertThat(inTime.reasonCode()).isEqualTo(AdmissionReason.REGISTRIES_LISTED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"status", "binding", "resize"})
    void leavesOtherSubresourcesAlone(String subresource) {
        assertThat(update(allowing, subresource, containers("containers", "evil.example.com/a"), OLD)
                        .outcome())
                .isEqualTo(Outcome.NOT_APPLICABLE);
    }
}
