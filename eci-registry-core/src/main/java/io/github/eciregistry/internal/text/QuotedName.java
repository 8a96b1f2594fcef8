package io.github.eciregistry.internal.text;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;

/**
 * Quotes a file name as git does: unchanged if all of it is visible, otherwise in quotes with backslash escapes, and
 * each byte that is invisible or not UTF-8 as octal {@code \nnn}. Visible characters that are not ASCII are kept, as
 * with
 * {@code core.quotePath=false} (<a href="https://git-scm.com/docs/git-config#Documentation/git-config.txt-corequotePath">git
 * config</a>, read 2026-12-01).
 */
public final class QuotedName {

    private QuotedName() {}

    /**
     * Quotes a name if needed.
     *
     * @param name the name
     * @return the name on one line
     */
    public static String of(String name) {
        return of(name.getBytes(StandardCharsets.UTF_8), "");
    }

    /**
     * Quotes a name if needed.
     *
     * @param name the bytes of the name
     * @param prefix the text before it, within the quotes
     * @return prefix and name on one line
     */
    public static String of(byte[] name, String prefix) {
        StringBuilder out = new StringBuilder();
        boolean isPlain = true;
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        ByteBuffer in = ByteBuffer.wrap(name);
        CharBuffer chars = CharBuffer.allocate(2);
        while (in.hasRemaining()) {
            int from = in.position();
            int length = lengthOfCharacter(name[from]);
            ByteBuffer one = in.duplicate().limit(Math.min(from + length, name.length));
            CoderResult result = decoder.reset().decode(one, chars.clear(), true);
            int next = result.isError() ? from + 1 : one.position();
            String character = result.isError() ? "" : chars.flip().toString();
            if (character.equals("\"") || character.equals("\\")) {
                out.append('\\').append(character);
                isPlain = false;
            } else if (!character.isEmpty() && Printable.isVisible(character.codePointAt(0))) {
                out.append(character);
            } else {
                isPlain = false;
                for (int i = from; i < next; i++) {
                    out.append(escape(name[i]));
                }
            }
            in.position(next);
        }
        return isPlain ? prefix + out : '"' + prefix + out + '"';
    }

    private static int lengthOfCharacter(byte start) {
        int first = start & 0xFF;
        if (first < 0xC0) {
            return 1;
        }
        return first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
    }

    private static String escape(byte b) {
        return switch (b) {
            case '\n' -> "\\n";
            case '\t' -> "\\t";
            case '\r' -> "\\r";
            default -> String.format("\\%03o", b & 0xFF);
        };
    }
}
