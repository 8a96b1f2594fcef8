package io.github.eciregistry.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import io.github.eciregistry.internal.text.JsonEscapes;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Writes one JSON document, indented, to standard output. */
final class Json {

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
            .build()
            .setCharacterEscapes(JsonEscapes.INSTANCE);

    private Json() {}

    /** What goes into the document. */
    interface Content {
        void write(JsonGenerator json) throws IOException;
    }

    static void print(OutputStream out, Content content) throws IOException {
        try (JsonGenerator json = FACTORY.createGenerator(out)) {
            json.useDefaultPrettyPrinter();
            content.write(json);
        }
        out.write("\n".getBytes(StandardCharsets.UTF_8));
        out.flush();
    }
}
