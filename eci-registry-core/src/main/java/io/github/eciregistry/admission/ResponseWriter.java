package io.github.eciregistry.admission;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.core.util.ByteArrayBuilder;
import io.github.eciregistry.annotation.AnnotationMerge;
import io.github.eciregistry.internal.jackson.RecycledBuffers;
import io.github.eciregistry.internal.pod.PodDecision;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes the answer to a review (<a
 * href="https://github.com/kubernetes/api/blob/master/admission/v1/types.go">AdmissionResponse</a>, read 2026-11-23), and
 * the patch in it.
 */
final class ResponseWriter {

    private static final String ANNOTATIONS = "/metadata/annotations";

    /** Writes only ASCII, so that a UID with half a surrogate pair is repeated unchanged. */
    private static final JsonFactory FACTORY = RecycledBuffers.share(
                    new JsonFactoryBuilder().enable(JsonWriteFeature.ESCAPE_NON_ASCII))
            .build();

    private ResponseWriter() {}

    @FunctionalInterface
    private interface Content {
        void writeTo(JsonGenerator json) throws IOException;
    }

    private static byte[] json(Content content) {
        try (ByteArrayBuilder out = new ByteArrayBuilder()) {
            try (JsonGenerator json = FACTORY.createGenerator(out)) {
                content.writeTo(json);
            }
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory", e);
        }
    }

    /** Writes the operations that set annotations, and that add the enclosing mappings if missing. */
    static byte[] patch(PodDecision decision) {
        return json(json -> {
            json.writeStartArray();
            List<String> missing = decision.pod().missing();
            if (missing.size() > 1) {
                writeAdd(json, "/metadata", null);
            }
            if (!missing.isEmpty()) {
                writeAdd(json, ANNOTATIONS, null);
            }
            for (AnnotationMerge.Change change : decision.changes()) {
                writeAdd(json, ANNOTATIONS + "/" + pointer(change.key()), change.after());
            }
            json.writeEndArray();
        });
    }

    /** Writes an operation that adds a string, or an empty object for null. An existing value is replaced. */
    private static void writeAdd(JsonGenerator json, String path, @Nullable String value) throws IOException {
        json.writeStartObject();
        json.writeStringField("op", "add");
        json.writeStringField("path", path);
        if (value == null) {
            json.writeObjectFieldStart("value");
            json.writeEndObject();
        } else {
            json.writeStringField("value", value);
        }
        json.writeEndObject();
    }

    /** Escapes a name for a JSON Pointer (RFC 6901). */
    private static String pointer(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }

    static byte[] write(AdmissionDecision decision, byte @Nullable [] patch) {
        return json(json -> {
            json.writeStartObject();
            json.writeStringField("apiVersion", "admission.k8s.io/v1");
            json.writeStringField("kind", "AdmissionReview");
            json.writeObjectFieldStart("response");
            json.writeStringField("uid", decision.uid().orElse(""));
            json.writeBooleanField("allowed", decision.isAllowed());
            if (!decision.isAllowed()) {
                writeStatus(json, decision);
            }
            if (patch != null) {
                json.writeStringField("patchType", "JSONPatch");
                json.writeBinaryField("patch", patch);
            }
            if (!decision.warnings().isEmpty()) {
                json.writeArrayFieldStart("warnings");
                for (String warning : decision.warnings()) {
                    json.writeString(warning);
                }
                json.writeEndArray();
            }
            json.writeObjectFieldStart("auditAnnotations");
            json.writeStringField("outcome", decision.outcome().name());
            json.writeStringField("code", decision.reasonCode().name());
            json.writeStringField("reason", decision.reason());
            json.writeEndObject();
            json.writeEndObject();
            json.writeEndObject();
        });
    }

    private static void writeStatus(JsonGenerator json, AdmissionDecision decision) throws IOException {
        json.writeObjectFieldStart("status");
        json.writeStringField("status", "Failure");
        json.writeStringField("message", decision.reason());
        switch (decision.httpStatus()) {
            case AdmissionDecision.CONTENT_TOO_LARGE -> writeCode(json, "RequestEntityTooLarge", 413);
            case AdmissionDecision.BAD_REQUEST -> writeCode(json, "BadRequest", 400);
            default -> writeCode(json, "Forbidden", 403);
        }
        json.writeEndObject();
    }

    private static void writeCode(JsonGenerator json, String reason, int code) throws IOException {
        json.writeStringField("reason", reason);
        json.writeNumberField("code", code);
    }
}
