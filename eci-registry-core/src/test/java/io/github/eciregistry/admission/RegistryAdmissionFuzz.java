package io.github.eciregistry.admission;

import io.github.eciregistry.admission.AdmissionDecision.Outcome;
import io.github.eciregistry.policy.RegistryPolicy;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.ByteArrayInputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Fuzz target: any body gets an answer that is JSON, and a patch changes the annotations, once. */
public final class RegistryAdmissionFuzz {

    private static final RegistryAdmission ADMISSION = RegistryAdmission.using(RegistryPolicy.builder()
            .plainHttp("r.io", "10.0.0.0/8")
            .skipVerify("*.s.io", "s.io:5000")
            .build());

    private RegistryAdmissionFuzz() {}

    public static void fuzzerTestOneInput(byte[] body) {
        AdmissionDecision decision = ADMISSION.review(body);
        check(!decision.reason().isEmpty(), "no reason");
        JsonObject response = json(decision.response()).getJsonObject("response");
        if (decision.httpStatus() == 200) {
            check(response.getBoolean("allowed") == decision.isAllowed(), "another answer than the decision");
        }
        check(decision.patch().isPresent() == (decision.outcome() == Outcome.PATCHED), "patch and outcome differ");
        decision.patch().ifPresent(patch -> {
            String sent = new String(Base64.getDecoder().decode(response.getString("patch")), StandardCharsets.UTF_8);
            check(sent.equals(patch), "another patch is sent");
            patched(body, patch);
        });
    }

    private static void patched(byte[] body, String patch) {
        JsonObject review = json(body);
        JsonObject before = review.getJsonObject("request").getJsonObject("object");
        JsonArray operations;
        try (JsonReader reader = Json.createReader(new StringReader(patch))) {
            operations = reader.readArray();
        }
        JsonObject after = Json.createPatch(operations).apply(before);
        check(without(before).equals(without(after)), "the patch reaches beyond the annotations: " + patch);
        JsonObject request = Json.createObjectBuilder(review.getJsonObject("request"))
                .add("object", after)
                .build();
        JsonObject again =
                Json.createObjectBuilder(review).add("request", request).build();
        AdmissionDecision second = ADMISSION.review(again.toString().getBytes(StandardCharsets.UTF_8));
        check(second.patch().isEmpty(), "patched again: " + second.patch());
    }

    /** The object without what a patch may add. */
    private static JsonObject without(JsonObject object) {
        JsonObject metadata = object.get("metadata") instanceof JsonObject it ? it : JsonObject.EMPTY_JSON_OBJECT;
        JsonObject reduced =
                Json.createObjectBuilder(metadata).remove("annotations").build();
        return Json.createObjectBuilder(object).add("metadata", reduced).build();
    }

    private static JsonObject json(byte[] bytes) {
        try (JsonReader reader = Json.createReader(new ByteArrayInputStream(bytes))) {
            return reader.readObject();
        }
    }

    private static void check(boolean holds, String what) {
        if (!holds) {
            throw new AssertionError(what);
        }
    }
}
