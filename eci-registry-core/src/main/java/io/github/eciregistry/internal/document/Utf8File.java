package io.github.eciregistry.internal.document;

import io.github.eciregistry.InvalidInputException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Supplier;

/**
 * The content of a file.
 *
 * @param text the content, up to the first byte that is not UTF-8
 * @param fault what is wrong with that byte; empty if the whole content is UTF-8
 */
public record Utf8File(String text, String fault) {

    /** Reads a file, but no more than one byte beyond the largest size allowed. */
    public static Utf8File read(Path file, int maxBytes, Supplier<InvalidInputException> tooLarge) throws IOException {
        byte[] bytes;
        try (InputStream in = Files.newInputStream(file)) {
            bytes = in.readNBytes(maxBytes + 1);
        }
        if (bytes.length > maxBytes) {
            throw tooLarge.get();
        }
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(bytes.length);
        CoderResult result = StandardCharsets.UTF_8.newDecoder().decode(in, out, true);
        String fault =
                result.isError() ? String.format("expected UTF-8, found the byte 0x%02X", bytes[in.position()]) : "";
        return new Utf8File(out.flip().toString(), fault);
    }

    /** Returns whether the whole content is UTF-8. */
    public boolean isUtf8() {
        return fault.isEmpty();
    }
}
