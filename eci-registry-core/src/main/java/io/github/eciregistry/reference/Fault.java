package io.github.eciregistry.reference;

import io.github.eciregistry.Problem;
import io.github.eciregistry.ProblemCode;
import org.jspecify.annotations.Nullable;

/** The place where a text is wrong, before it is put into words. */
record Fault(ProblemCode code, int offset, String expected, String found) {

    private static final String PLACEHOLDER_CHARACTERS = "*<{$";

    /** Returns a fault that the character at the offset is. */
    static Fault at(ProblemCode code, String text, int offset, String expected) {
        return new Fault(code, offset, expected, characterAt(text, offset));
    }

    Problem in(String subject, String text, @Nullable String hint) {
        String message = "invalid " + subject + " " + Problem.quote(text) + " at " + offset + ": expected " + expected
                + ", found " + found;
        Problem problem = Problem.of(code, text, message).atOffset(offset);
        return hint == null ? problem : problem.withHint(hint);
    }

    private static String characterAt(String text, int offset) {
        if (offset == text.length()) {
            return "the end";
        }
        int c = text.codePointAt(offset);
        if (c == ' ') {
            return "whitespace";
        }
        if (c == '\n' || c == '\r') {
            return "a line break";
        }
        if (c == '\t') {
            return "a tab";
        }
        if (!isVisible(c)) {
            return codePoint(c);
        }
        String shown = "'" + Character.toString(c) + "'";
        if (isPlaceholderAt(text, offset)) {
            return shown + " of a placeholder that is to be filled in";
        }
        if (Correction.isFullWidth(text.charAt(offset))) {
            return shown + " in full width";
        }
        return c < 0x80 ? shown : shown + " (" + codePoint(c) + ")";
    }

    private static String codePoint(int c) {
        return String.format("U+%04X", c);
    }

    /**
     * Checks whether a character is part of a placeholder that templates and the vendor's pages use instead of a real
     * name.
     */
    static boolean isPlaceholderAt(String text, int offset) {
        return offset < text.length() && PLACEHOLDER_CHARACTERS.indexOf(text.charAt(offset)) >= 0;
    }

    private static boolean isVisible(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SPACE_SEPARATOR -> false;
            default -> true;
        };
    }
}
