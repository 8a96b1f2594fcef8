package io.github.eciregistry.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.github.eciregistry.doctor.Owner;
import java.io.IOException;
import java.io.StringWriter;
import org.jspecify.annotations.Nullable;

/**
 * A patch as <a href="https://kubernetes.io/docs/reference/using-api/server-side-apply/">server-side apply</a> takes it: the
 * object with nothing but its name and the annotations. The API server refuses it if another field manager has given an
 * annotation another value.
 */
final class ApplyConfiguration {

    private static final JsonFactory JSON = new JsonFactory();

    private ApplyConfiguration() {}

    /** Returns whether a patch can be applied: server-side apply removes no annotation that is not its own. */
    static boolean canExpress(String patch) {
        try (JsonParser json = JSON.createParser(patch)) {
            for (JsonToken token = json.nextToken(); token != null; token = json.nextToken()) {
                if (token == JsonToken.VALUE_NULL) {
                    return false;
                }
            }
            return true;
        } catch (IOException e) {
            throw new IllegalArgumentException("not a patch of the doctor", e);
        }
    }

    /**
     * Returns the object with its name and the fields of a merge patch.
     *
     * @param owner the object
     * @param patch the patch, a JSON object
     */
    static String of(Owner owner, String patch) {
        StringWriter text = new StringWriter();
        try (JsonParser from = JSON.createParser(patch);
                JsonGenerator to = JSON.createGenerator(text)) {
            from.nextToken();
            to.writeStartObject();
            to.writeStringField("apiVersion", owner.apiVersion());
            to.writeStringField("kind", owner.kind());
            boolean isNamed = false;
            while (from.nextToken() == JsonToken.FIELD_NAME) {
                if (from.currentName().equals("metadata")) {
                    from.nextToken();
                    writeMetadata(owner, from, to);
                    isNamed = true;
                } else {
                    to.copyCurrentStructure(from);
                }
            }
            if (!isNamed) {
                writeMetadata(owner, null, to);
            }
            to.writeEndObject();
        } catch (IOException e) {
            throw new IllegalArgumentException("not a patch of the doctor", e);
        }
        return text.toString();
    }

    private static void writeMetadata(Owner owner, @Nullable JsonParser from, JsonGenerator to) throws IOException {
        to.writeObjectFieldStart("metadata");
        to.writeStringField("name", owner.name());
        if (!owner.namespace().isEmpty()) {
            to.writeStringField("namespace", owner.namespace());
        }
        while (from != null && from.nextToken() == JsonToken.FIELD_NAME) {
            to.copyCurrentStructure(from);
        }
        to.writeEndObject();
    }
}
