package io.github.eciregistry.internal.document;

import org.jspecify.annotations.Nullable;

/** Converts counts of code points, which the YAML parser uses, to offsets in UTF-16 units. */
final class CodePoints {

    private final int @Nullable [] offsets;

    /** Creates an index of a text. */
    CodePoints(String text) {
        offsets = hasSurrogate(text) ? offsets(text) : null;
    }

    private static boolean hasSurrogate(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                return true;
            }
        }
        return false;
    }

    private static int[] offsets(String text) {
        int[] offsets = new int[text.codePointCount(0, text.length()) + 1];
        int offset = 0;
        for (int i = 0; i < offsets.length - 1; i++) {
            offsets[i] = offset;
            offset += Character.charCount(text.codePointAt(offset));
        }
        offsets[offsets.length - 1] = offset;
        return offsets;
    }

    /** Returns the offset of a code point, from 0 each; the end of the text for any behind it. */
    int offset(int codePoints) {
        return offsets == null ? codePoints : offsets[Math.min(codePoints, offsets.length - 1)];
    }
}
