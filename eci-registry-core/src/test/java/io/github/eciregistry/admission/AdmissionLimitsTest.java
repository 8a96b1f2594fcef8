package io.github.eciregistry.admission;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.eciregistry.admission.AdmissionDecision.Outcome;
import io.github.eciregistry.policy.RegistryPolicy;
import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bodies at and beyond what a review may be, and answers at what the API server takes. */
class AdmissionLimitsTest {

    private static final int MIB = 1024 * 1024;
    private static final String CONTAINER = "{\"image\":\"%s\"}";

    private final RegistryAdmission admission = RegistryAdmission.using(
            RegistryPolicy.builder().plainHttp("192.168.0.0/16").build());

    @ParameterizedTest
    @ValueSource(ints = {10_000, 2_000_000})
    void refusesWhatNestsTooDeep(int levels) {
        AdmissionDecision decision = review("{\"a\":" + "[".repeat(levels), "]".repeat(levels - 1) + "]}");
        assertThat(decision.reasonCode()).isEqualTo(AdmissionReason.LIMIT_EXCEEDED);
        assertThat(decision.httpStatus()).isEqualTo(400);
        assertThat(decision.reason())
                .startsWith("expected at most 1000 levels, names of 50000 and numbers of 1000 characters, found more");
    }

    @Test
    void readsWhatNestsAsDeepAsNoObjectDoes() {
        assertThat(review("{\"a\":" + "[".repeat(900), "]".repeat(900) + "}").outcome())
                .isEqualTo(Outcome.UNCHANGED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "1.", "1e", "-1"})
    void refusesANumberOfAMillionDigits(String start) {
        assertThat(review("{\"a\":" + start + "0".repeat(MIB), "}").outcome()).isEqualTo(Outcome.INVALID);
    }

    @Test
    void refusesANameOfAMillionCharacters() {
        assertThat(review("{\"" + "n".repeat(MIB), "\":1}").reasonCode()).isEqualTo(AdmissionReason.LIMIT_EXCEEDED);
    }

    @Test
    void readsATextOfMillionsOfCharacters() {
        assertThat(review("{\"a\":\"" + "é".repeat(MIB), "\"}").outcome()).isEqualTo(Outcome.UNCHANGED);
    }

    @Test
    void readsManyNamesThatDifferButNotAnyNumber() {
        assertThat(review("{" + names(60_000), "}").outcome()).isEqualTo(Outcome.UNCHANGED);
        assertThat(review("{\"metadata\":{\"annotations\":{" + names(60_000), "}}}")
                        .outcome())
                .isEqualTo(Outcome.UNCHANGED);
        assertThat(review("{" + names(200_000), "}").reasonCode()).isEqualTo(AdmissionReason.LIMIT_EXCEEDED);
        assertThat(review("{\"metadata\":{\"annotations\":{" + names(200_000), "}}}")
                        .reasonCode())
                .isEqualTo(AdmissionReason.LIMIT_EXCEEDED);
    }

    private static String names(int count) {
        return IntStream.range(0, count).mapToObj(i -> "\"n" + i + "\":0").collect(Collectors.joining(","));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "{}", "[]", "\"\"", "{\"image\":\"a\"}", "null"})
    void refusesMoreItemsThanAnyPodHas(String container) {
        String containers = (container + ",").repeat(250_000);
        assertThat(review("{\"spec\":{\"containers\":[" + containers, container + "]}}")
                        .reasonCode())
                .isEqualTo(AdmissionReason.LIMIT_EXCEEDED);
    }

    @Test
    void annotatesAPodOfManyContainers() {
        String registries = IntStream.range(0, 5_000)
                .mapToObj(i -> CONTAINER.formatted("192.168.%d.%d/a".formatted(i / 256, i % 256)))
                .collect(Collectors.joining(","));
        AdmissionDecision decision = review("{\"spec\":{\"containers\":[" + registries, "]}}");
        assertThat(decision.outcome()).isEqualTo(Outcome.PATCHED);
        assertThat(decision.added().plainHttp()).hasSize(5_000);
        assertThat(decision.reason()).hasSize(1_024).endsWith("…");
    }

    @Test
    void warnsAsMuchAsTheApiServerHandsOn() {
        String broken = IntStream.range(0, 1_000)
                .mapToObj(i -> CONTAINER.formatted("A" + i + "/" + "B".repeat(500)))
                .collect(Collectors.joining(","));
        AdmissionDecision decision = review("{\"spec\":{\"containers\":[" + broken, "]}}");
        assertThat(decision.outcome()).isEqualTo(Outcome.WARNED);
        assertThat(decision.warnings())
                .allSatisfy(warning -> assertThat(warning).hasSizeLessThanOrEqualTo(256));
        assertThat(decision.warnings().stream().mapToInt(String::length).sum()).isLessThanOrEqualTo(4_096);
        int last = decision.warnings().size() - 1;
        assertThat(decision.warnings().get(last)).isEqualTo("and " + (1_000 - last) + " more warnings");
    }

    @Test
    void warnsWithoutWhatCannotBeSeen() {
        AdmissionDecision decision =
                review("{\"spec\":{\"containers\":[{\"image\":\"a\\n\\u202e\\ud800\\u2028", "\"}]}}");
        assertThat(decision.warnings()).singleElement().asString().doesNotContainPattern("[\\p{C}\\u2028]");
    }

    @Test
    void leavesAnnotationsThatWouldBeTooLarge() {
        String annotations = "{\"metadata\":{\"annotations\":{\"big\":\"" + "x".repeat(262_100) + "\"}},";
        AdmissionDecision decision =
                review(annotations, "\"spec\":{\"containers\":[" + CONTAINER.formatted("192.168.1.10/a") + "]}}");
        assertThat(decision.outcome()).isEqualTo(Outcome.WARNED);
        assertThat(decision.reasonCode()).isEqualTo(AdmissionReason.ANNOTATIONS_TOO_LARGE);
        assertThat(decision.warnings()).singleElement().asString().contains("at most 262144 bytes");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\\" \\\\ / \\u0000\\n", "é中😀", "\\ud800", "<script>", "{}[]"})
    void repeatsAUidOfAnyCharacters(String escaped) {
        byte[] body = new String(bodyOf("{}", ""), StandardCharsets.UTF_8)
                .replace("705ab4f5", escaped)
                .getBytes(StandardCharsets.UTF_8);
        AdmissionDecision decision = admission.review(body);
        assertThat(decision.outcome()).isEqualTo(Outcome.UNCHANGED);
        JsonObject sent = AdmissionCase.parse("{\"uid\":\"" + escaped + "\"}");
        assertThat(AdmissionCase.parse(new String(decision.response(), StandardCharsets.UTF_8))
                        .getJsonObject("response")
                        .getString("uid"))
                .isEqualTo(sent.getString("uid"));
    }

    private AdmissionDecision review(String start, String end) {
        return admission.review(bodyOf(start, end));
    }

    private static byte[] bodyOf(String start, String end) {
        return """
                {"kind":"AdmissionReview","apiVersion":"admission.k8s.io/v1","request":{"uid":"705ab4f5",
                "kind":{"group":"","version":"v1","kind":"Pod"},"operation":"CREATE","object":%s%s}}
                """.formatted(start, end).getBytes(StandardCharsets.UTF_8);
    }
}
