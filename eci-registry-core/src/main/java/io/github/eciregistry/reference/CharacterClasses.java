package io.github.eciregistry.reference;

/** The classes of characters that the grammar of {@link ImageReference} knows, as bits of one look-up. */
final class CharacterClasses {

    static final int LOWER = 1;
    static final int UPPER = 1 << 1;
    static final int DIGIT = 1 << 2;
    static final int DOT = 1 << 3;
    static final int UNDERSCORE = 1 << 4;
    static final int DASH = 1 << 5;
    static final int COLON = 1 << 6;
    static final int HEX = 1 << 7;

    static final int LETTER = LOWER | UPPER;
    static final int SEPARATOR = DOT | UNDERSCORE | DASH;
    static final int TAG_START = LETTER | DIGIT | UNDERSCORE;
    static final int TAG = TAG_START | DOT | DASH;

    /**
     * Returned by {@link #charAt} after the end of the text. The same character inside a text matches no rule either.
     */
    static final char END = 0;

    private static final byte[] CLASSES = new byte[256];

    static {
        fill('a', 'z', LOWER);
        fill('A', 'Z', UPPER);
        fill('0', '9', DIGIT | HEX);
        fill('a', 'f', LOWER | HEX);
        fill('A', 'F', UPPER | HEX);
        fill('.', '.', DOT);
        fill('_', '_', UNDERSCORE);
        fill('-', '-', DASH);
        fill(':', ':', COLON);
    }

    private CharacterClasses() {}

    private static void fill(char first, char last, int classes) {
        for (char c = first; c <= last; c++) {
            CLASSES[c] = (byte) classes;
        }
    }

    /** Returns the classes of the character at an index, 0 behind the text. */
    static int classesAt(String text, int index) {
        if (index >= text.length()) {
            return 0;
        }
        char c = text.charAt(index);
        return c < CLASSES.length ? CLASSES[c] : 0;
    }

    /** Returns the character at an index, {@link #END} behind the text. */
    static char charAt(String text, int index) {
        return index < text.length() ? text.charAt(index) : END;
    }
}
