package io.github.eciregistry.internal.edit;

import io.github.eciregistry.TextEdit;
import io.github.eciregistry.internal.document.Documents;
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

    /**
     * Returns whether a scalar has the intended value after a range of it is replaced. Reads the edited scalar again, by
     * itself.
     *
     * @param scalar a scalar that is {@linkplain #isVerbatim verbatim}
     * @param flow whether it is in brackets or braces
     * @param edit the edit of the text, within the scalar
     */
    public static boolean canReplace(String text, ScalarNode scalar, boolean flow, TextEdit edit) {
        int begin = begin(scalar);
        String written = text.substring(scalar.start(), edit.start())
                + edit.replacement()
                + text.substring(edit.end(), scalar.end());
        String intended = text.substring(begin, edit.start())
                + edit.replacement()
                + text.substring(edit.end(), begin + scalar.value().length());
        return intended.equals(Documents.scalarValue(written, flow));
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
