package io.github.eciregistry.internal.document;

import io.github.eciregistry.InvalidInputException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Supplier;

/**
 * The content of a file in UTF-8, or in UTF-16 with a byte order mark.
 *
 * @param text its content, up to the first byte that is not valid
 * @param fault a description of the first invalid byte, or empty
 */
public record Utf8File(String text, String fault) {

    /** Reads a file, but no more than one byte beyond the largest size allowed. */
    public static Utf8File read(Path file, int maxBytes, Supplier<InvalidInputException> tooLarge) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return read(in, maxBytes, tooLarge);
        }
    }

    /** Reads a stream, but no more than one byte beyond the largest size allowed. */
    public static Utf8File read(InputStream stream, int maxBytes, Supplier<InvalidInputException> tooLarge)
            throws IOException {
        byte[] bytes = stream.readNBytes(maxBytes + 1);
        if (bytes.length > maxBytes) {
            throw tooLarge.get();
        }
        Charset charset = charsetOf(bytes);
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(bytes.length);
        CoderResult result = charset.newDecoder().decode(in, out, true);
        String fault = result.isError()
                ? String.format("expected %s, found the byte 0x%02X", charset.name(), bytes[in.position()])
                : "";
        return new Utf8File(out.flip().toString(), fault);
    }

    /** Returns UTF-16 if the bytes begin with its byte order mark, as PowerShell 5 writes files; else UTF-8. */
    private static Charset charsetOf(byte[] bytes) {
        int mark = bytes.length < 2 ? 0 : (bytes[0] & 0xFF) << 8 | (bytes[1] & 0xFF);
        return mark == 0xFFFE
                ? StandardCharsets.UTF_16LE
                : mark == 0xFEFF ? StandardCharsets.UTF_16BE : StandardCharsets.UTF_8;
    }

    /** Checks whether the whole content is valid. */
    public boolean isUtf8() {
        return fault.isEmpty();
    }
}
