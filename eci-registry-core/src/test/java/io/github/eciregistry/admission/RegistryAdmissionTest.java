package io.github.eciregistry.admission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.eciregistry.InvalidInputException;
import io.github.eciregistry.admission.AdmissionDecision.Outcome;
import io.github.eciregistry.annotation.AnnotationKeys;
import io.github.eciregistry.policy.RegistryPolicy;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RegistryAdmissionTest {

    private static final RegistryPolicy POLICY = RegistryPolicy.builder()
            .plainHttp("192.168.0.0/16")
            .skipVerify("harbor.pre.com")
            .build();

    private final RegistryAdmission admission = RegistryAdmission.using(POLICY);

    @Test
    void addsTheRegistriesOfTheImagesByPatch() {
        AdmissionDecision decision = admission.review(podWith("192.168.1.10:5000/test/nginx:1"));
        assertThat(decision.outcome()).isEqualTo(Outcome.PATCHED);
        assertThat(decision.reasonCode()).isEqualTo(AdmissionReason.REGISTRIES_MISSING);
        assertThat(decision.reason())
                .isEqualTo("added registries that the images need: 192.168.1.10:5000 (plain HTTP)");
        assertThat(decision.patch()).contains("""
                [{"op":"add","path":"/metadata/annotations","value":{}},\
                {"op":"add","path":"/metadata/annotations/k8s.aliyun.com~1plain-http-registry",\
                "value":"192.168.1.10:5000"}]""");
        assertThat(decision.added().plainHttp()).hasToString("[192.168.1.10:5000]");
        assertThat(decision.httpStatus()).isEqualTo(200);
        assertThat(decision).hasToString("PATCHED REGISTRIES_MISSING: " + decision.reason());
    }

    @Test
    void answersWithAReviewThatRepeatsTheUid() {
        AdmissionDecision decision = admission.review(podWith("192.168.1.10:5000/test/nginx:1"));
        JsonObject answer = json(decision.response());
        assertThat(answer.getString("apiVersion")).isEqualTo("admission.k8s.io/v1");
        assertThat(answer.getString("kind")).isEqualTo("AdmissionReview");
        JsonObject response = answer.getJsonObject("response");
        assertThat(response.getString("uid")).isEqualTo("705ab4f5");
        assertThat(response.getBoolean("allowed")).isTrue();
        assertThat(response.getString("patchType")).isEqualTo("JSONPatch");
        assertThat(new String(Base64.getDecoder().decode(response.getString("patch")), StandardCharsets.UTF_8))
                .isEqualTo(decision.patch().orElseThrow());
        assertThat(response.getJsonObject("auditAnnotations")).hasToString("""
                {"outcome":"PATCHED","code":"REGISTRIES_MISSING",\
                "reason":"added registries that the images need: 192.168.1.10:5000 (plain HTTP)"}""");
        assertThat(response).doesNotContainKeys("status", "warnings");
    }

    @Test
    void tellsWhatTheReviewIsAbout() {
        AdmissionDecision decision = admission.review(podWith("nginx"));
        assertThat(decision.uid()).contains("705ab4f5");
        assertThat(decision.kind()).contains("Pod");
        assertThat(decision.namespace()).contains("shop");
        assertThat(decision.name()).contains("web");
    }

    @Test
    void deniesWithAStatus() {
        AdmissionDecision decision = admission.allowingOnly("harbor.pre.com").review(podWith("nginx"));
        assertThat(decision.outcome()).isEqualTo(Outcome.DENIED);
        assertThat(decision.httpStatus()).isEqualTo(200);
        assertThat(json(decision.response()).getJsonObject("response").getJsonObject("status"))
                .hasToString("""
                        {"status":"Failure","message":"spec.containers[0].image: expected an image in an allowed \
                        registry, found \\"nginx\\"","reason":"Forbidden","code":403}""");
    }

    @Test
    void writesTheKeysOfAnyProduct() {
        AdmissionDecision decision = admission
                .withKeys(AnnotationKeys.ACS, AnnotationKeys.of("example.com/http", "x"))
                .review(podWith("harbor.pre.com/a:1"));
        assertThat(decision.patch().orElseThrow())
                .contains("/metadata/annotations/registry.alibabacloud.com~1insecure-registry")
                .contains("/metadata/annotations/x")
                .doesNotContain("k8s.aliyun.com");
        assertThatThrownBy(admission::withKeys)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("at least one pair of annotation keys is needed");
    }

    @Test
    void goesByAnotherPolicyWhenGivenOne() {
        byte[] body = podWith("harbor.pre.com/a:1");
        assertThat(admission.withPolicy(RegistryPolicy.empty()).review(body).outcome())
                .isEqualTo(Outcome.UNCHANGED);
        assertThat(admission.review(body).outcome()).isEqualTo(Outcome.PATCHED);
    }

    @Test
    void refusesAnAllowListThatIsNoPattern() {
        assertThatThrownBy(() -> admission.allowingOnly("docker.io", "https://harbor.pre.com"))
                .isInstanceOf(InvalidInputException.class);
    }

    @Test
    void refusesABodyAboveTheLimit() throws IOException {
        byte[] body = podWith("nginx");
        RegistryAdmission strict = admission.withMaximumSize(body.length - 1);
        AdmissionDecision decision = strict.review(body);
        assertThat(decision.outcome()).isEqualTo(Outcome.INVALID);
        assertThat(decision.reasonCode()).isEqualTo(AdmissionReason.TOO_LARGE);
        assertThat(decision.httpStatus()).isEqualTo(413);
        assertThat(decision.reason()).isEqualTo("expected at most " + (body.length - 1) + " bytes, found more");
        assertThat(strict.review(new ByteArrayInputStream(body)).reasonCode()).isEqualTo(AdmissionReason.TOO_LARGE);
        assertThat(strict.withMaximumSize(body.length).review(body).outcome()).isEqualTo(Outcome.UNCHANGED);
        assertThatThrownBy(() -> admission.withMaximumSize(0)).hasMessage("a body has at least 1 byte: 0");
    }

    @Test
    void readsOfAStreamOneByteMoreThanTheLimit() throws IOException {
        InputStream body = new ByteArrayInputStream(new byte[20_000]);
        AdmissionDecision decision = admission.withMaximumSize(10_000).review(body);
        assertThat(decision.reasonCode()).isEqualTo(AdmissionReason.TOO_LARGE);
        assertThat(body.available()).isEqualTo(20_000 - 10_001);
    }

    @Test
    void readsAStreamAsItReadsBytes() throws IOException {
        byte[] body = podWith("192.168.1.10:5000/a:1");
        assertThat(admission.review(new ByteArrayInputStream(body)).response())
                .isEqualTo(admission.review(body).response());
    }

    private static byte[] podWith(String image) {
        return """
                {"kind":"AdmissionReview","apiVersion":"admission.k8s.io/v1","request":{"uid":"705ab4f5",
                "kind":{"group":"","version":"v1","kind":"Pod"},"operation":"CREATE","namespace":"shop","name":"web",
                "object":{"metadata":{"name":"web"},"spec":{"containers":[{"name":"a","image":"%s"}]}}}}
                """.formatted(image).getBytes(StandardCharsets.UTF_8);
    }

    private static JsonObject json(byte[] text) {
        return Json.createReader(new StringReader(new String(text, StandardCharsets.UTF_8)))
                .readObject();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "{}                                                                                   | - | -",
                "{'generateName': 'web-', 'ownerReferences': [{'kind': 'Job', 'name': 'web'}]}        | web- | Job/web",
                "{'ownerReferences': [{'kind': 'A', 'name': 'a'}, {'kind': 'B', 'name': 'b', 'controller': true}]} | - | B/b",
                "{'ownerReferences': [{'kind': 'A', 'name': 'u:p@h'}]}                                | - | ***@h",
                "{'generateName': [1], 'ownerReferences': [1, null]}                                  | - | -",
            })
    void namesTheOwner(String metadata, @Nullable String generateName, @Nullable String owner) {
        String review = """
                {'kind': 'AdmissionReview', 'apiVersion': 'admission.k8s.io/v1', 'request': {'uid': '1', 'operation': 'CREATE',
                'kind': {'group': '', 'version': 'v1', 'kind': 'Pod'}, 'object': {'metadata': %s}}}""".formatted(metadata);
        AdmissionDecision decision = RegistryAdmission.using(RegistryPolicy.empty())
                .review(review.replace('\'', '"').getBytes(StandardCharsets.UTF_8));

        assertThat(decision.generateName()).isEqualTo(Optional.ofNullable(generateName));
        assertThat(decision.owner()).isEqualTo(Optional.ofNullable(owner));
        assertThat(decision.auditAnnotations().get("owner")).isEqualTo(owner);
    }
}
