package io.github.eciregistry.annotation;

/** Characters that people put into annotation values for others. */
final class Characters {

    private Characters() {}

    /** White space as Go trims it, which is what Kubernetes and the runtimes are written in. */
    static boolean isBlank(char c) {
        return c == ' ' || (c >= '\t' && c <= '\r') || (c >= 0x80 && (c == 0x85 || Character.isSpaceChar(c)));
    }

    /** Returns how much of a text is left without the blanks at its end. */
    static int lengthWithoutBlanks(String text) {
        int end = text.length();
        while (end > 0 && isBlank(text.charAt(end - 1))) {
            end--;
        }
        return end;
    }

    /** The comma, blank or punctuation of Chinese and Japanese text, or an ASCII character in full width. */
    static boolean isFullWidth(char c) {
        return (c >= 0xFF01 && c <= 0xFF64) || c == '、' || c == '。';
    }

    /** Tells whether a character, which no registry has, was meant to part two of them. */
    static boolean isSeparator(char c) {
        return c == ',' || c == ';' || c == '，' || c == '；' || c == '、' || c == '､' || isBlank(c);
    }
}
