package io.github.eciregistry.internal.edit;

import io.github.eciregistry.internal.document.ScalarNode;

/** Where in a text the characters of a scalar stand. */
public final class ScalarPosition {

    private ScalarPosition() {}

    /** Returns whether every character of the value stands in the text as it is, without escapes and line breaks. */
    public static boolean isVerbatim(String text, ScalarNode scalar) {
        int begin = begin(scalar);
        int length = scalar.end() - begin - (begin > scalar.start() ? 1 : 0);
        String value = scalar.value();
        return !scalar.isDecorated() && value.length() == length && text.startsWith(value, begin);
    }

    /** Returns where in the text an offset of the value stands, or where the scalar begins if escapes hide it. */
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
