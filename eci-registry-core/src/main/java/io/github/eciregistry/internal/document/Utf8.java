package io.github.eciregistry.internal.document;

import io.github.eciregistry.InvalidInputException;
import io.github.eciregistry.Problem;
import io.github.eciregistry.ProblemCode;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;

/** Reads UTF-8 so that writing it again gives the same bytes: a byte order mark is kept, and nothing is replaced. */
public final class Utf8 {

    private Utf8() {}

    /**
     * Returns the text of bytes.
     *
     * @throws InvalidInputException if they are not UTF-8, with the place of the first byte that is not
     */
    public static String decode(byte[] bytes) {
        if (startsWith(bytes, 0xFE, 0xFF) || startsWith(bytes, 0xFF, 0xFE)) {
            throw invalid("", "expected UTF-8, found the byte order mark of UTF-16 or UTF-32");
        }
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(bytes.length);
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        CoderResult result = decoder.decode(in, out, true);
        String text = out.flip().toString();
        if (result.isError()) {
            int offset = in.position();
            throw invalid(text, "expected UTF-8, found byte 0x%02X at byte %d".formatted(bytes[offset], offset));
        }
        return text;
    }

    private static boolean startsWith(byte[] bytes, int first, int second) {
        return bytes.length >= 2 && bytes[0] == (byte) first && bytes[1] == (byte) second;
    }

    private static InvalidInputException invalid(String before, String message) {
        return new InvalidInputException(Problem.of(ProblemCode.MALFORMED_FILE, "", message)
                .atPosition(new LineIndex(before).position(before.length())));
    }
}
