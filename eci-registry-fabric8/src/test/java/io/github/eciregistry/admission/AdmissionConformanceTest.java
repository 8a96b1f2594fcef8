package io.github.eciregistry.admission;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import io.github.eciregistry.admission.AdmissionDecision.Outcome;
import io.github.eciregistry.fabric8.RegistryAnnotator;
import io.github.eciregistry.fabric8.imagecache.ImageCache;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The conformance set, with patches applied by another library, held against what the annotator makes of the objects. */
class AdmissionConformanceTest {

    private static final KubernetesSerialization SERIALIZATION = new KubernetesSerialization();

    static Stream<AdmissionCase> cases() throws IOException {
        return AdmissionCase.all();
    }

    static Stream<AdmissionCase> casesWithAnObject() throws IOException {
        return cases().filter(AdmissionCase::hasObject);
    }

    static Stream<AdmissionCase> casesOfPatches() throws IOException {
        return cases().filter(given -> given.expected().containsKey("object"));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void decidesAsExpected(AdmissionCase given) {
        AdmissionDecision decision = given.admission().review(given.body());
        JsonObject expected = given.expected();
        assertThat(decision.outcome()).as(decision.toString()).hasToString(expected.getString("outcome"));
        assertThat(decision.reasonCode()).hasToString(expected.getString("reasonCode"));
        assertThat(decision.httpStatus()).isEqualTo(expected.getInt("httpStatus", 200));
        if (expected.containsKey("reason")) {
            assertThat(decision.reason()).isEqualTo(expected.getString("reason"));
        }
        assertThat(decision.warnings()).isEqualTo(AdmissionCase.strings(expected, "warnings"));
        if (expected.containsKey("uid")) {
            assertThat(decision.uid().orElse("")).isEqualTo(expected.getString("uid"));
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void answersWithWhatItDecided(AdmissionCase given) {
        AdmissionDecision decision = given.admission().review(given.body());
        JsonObject answer = AdmissionCase.parse(new String(decision.response(), StandardCharsets.UTF_8));
        assertThat(answer.getString("apiVersion")).isEqualTo("admission.k8s.io/v1");
        assertThat(answer.getString("kind")).isEqualTo("AdmissionReview");
        JsonObject response = answer.getJsonObject("response");
        assertThat(response.getString("uid")).isEqualTo(decision.uid().orElse(""));
        assertThat(response.getBoolean("allowed"))
                .isEqualTo(decision.outcome() != Outcome.DENIED && decision.outcome() != Outcome.INVALID);
        assertThat(response.containsKey("patch")).isEqualTo(decision.outcome() == Outcome.PATCHED);
        assertThat(response.containsKey("status")).isEqualTo(!decision.isAllowed());
        List<String> warnings = response.containsKey("warnings")
                ? response.getJsonArray("warnings").getValuesAs(JsonString::getString)
                : List.of();
        assertThat(warnings).isEqualTo(decision.warnings());
        assertThat(response.getJsonObject("auditAnnotations").getString("reason"))
                .isEqualTo(decision.reason());
    }

    @ParameterizedTest
    @MethodSource("casesWithAnObject")
    void patchesTheObjectAsExpected(AdmissionCase given) {
        JsonObject created = given.object();
        JsonObject expected =
                given.expected().containsKey("object") ? given.expected().getJsonObject("object") : created;
        assertThat(patched(created, given.admission().review(given.body()))).isEqualTo(expected);
    }

    @ParameterizedTest
    @MethodSource("casesOfPatches")
    void patchesAsTheAnnotatorAnnotates(AdmissionCase given) {
        JsonObject created = given.object();
        boolean isPod = created.getString("kind").equals("Pod");
        Class<? extends HasMetadata> type = isPod ? Pod.class : ImageCache.class;
        HasMetadata annotated = RegistryAnnotator.using(given.policy())
                .withKeys(given.keys())
                .annotate(SERIALIZATION.unmarshal(created.toString(), type));
        String patched =
                patched(created, given.admission().review(given.body())).toString();
        assertThat(SERIALIZATION.asJson(annotated))
                .isEqualTo(SERIALIZATION.asJson(SERIALIZATION.unmarshal(patched, type)));
    }

    /** Applies the patch of an answer the way the API server does. */
    static JsonObject patched(JsonObject object, AdmissionDecision decision) {
        JsonObject response = AdmissionCase.parse(new String(decision.response(), StandardCharsets.UTF_8))
                .getJsonObject("response");
        if (!response.containsKey("patch")) {
            return object;
        }
        String patch = new String(Base64.getDecoder().decode(response.getString("patch")), StandardCharsets.UTF_8);
        JsonArray operations = Json.createReader(new StringReader(patch)).readArray();
        return Json.createPatch(operations).apply(object);
    }
}
