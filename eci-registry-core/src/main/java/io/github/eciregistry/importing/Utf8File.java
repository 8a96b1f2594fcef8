package io.github.eciregistry.importing;

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
 * What a file holds.
 *
 * @param text its content, up to where it is not UTF-8
 * @param fault what stands there, empty if all of it is UTF-8
 */
record Utf8File(String text, String fault) {

    /** Reads a file; of one that is larger than allowed no more than that is read. */
    static Utf8File read(Path file, int maxBytes, Supplier<InvalidInputException> tooLarge) throws IOException {
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

    boolean isUtf8() {
        return fault.isEmpty();
    }
}
