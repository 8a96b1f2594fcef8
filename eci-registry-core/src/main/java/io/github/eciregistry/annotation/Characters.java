package io.github.eciregistry.annotation;

/** Characters that people put into annotation values for others. */
final class Characters {

    private Characters() {}

    /** White space as Go trims it, which is what Kubernetes and the runtimes are written in. */
    static boolean isBlank(char c) {
        return c == ' ' || (c >= '\t' && c <= '\r') || (c >= 0x80 && (c == 0x85 || Character.isSpaceChar(c)));
    }

    /** Returns the length of a text without trailing whitespace. */
    static int lengthWithoutBlanks(String text) {
        int end = text.length();
        while (end > 0 && isBlank(text.charAt(end - 1))) {
            end--;
        }
        return end;
    }

    /** Checks for Chinese or Japanese punctuation or spaces, or a full-width ASCII character. */
    static boolean isFullWidth(char c) {
        return (c >= 0xFF01 && c <= 0xFF64) || c == '、' || c == '。';
    }

    /** Checks whether a character that no registry contains was intended as a separator. */
    static boolean isSeparator(char c) {
        return c == ',' || c == ';' || c == '，' || c == '；' || c == '、' || c == '､' || isBlank(c);
    }
}
