package io.github.eciregistry.internal.edit;

import io.github.eciregistry.internal.document.ScalarNode;

/** The positions of a scalar's characters in a text. */
public final class ScalarPosition {

    private ScalarPosition() {}

    /** Checks whether every character of the value is written literally, without escapes and line breaks. */
    public static boolean isVerbatim(String text, ScalarNode scalar) {
        int begin = begin(scalar);
        int length = scalar.end() - begin - (begin > scalar.start() ? 1 : 0);
        String value = scalar.value();
        return !scalar.isDecorated() && value.length() == length && text.startsWith(value, begin);
    }

    /** Returns the offset in the text for an offset of the value, or the start of the scalar if escapes hide it. */
    public static int offset(String text, ScalarNode scalar, int offset) {
        return isVerbatim(text, scalar)
                ? begin(scalar) + Math.min(offset, scalar.value().length())
                : scalar.start();
    }

    private static int begin(ScalarNode scalar) {
        boolean quoted = scalar.style() != ScalarNode.Style.PLAIN && scalar.style() != ScalarNode.Style.BLOCK;
        return scalar.start() + (quoted ? 1 : 0);
    }
}
