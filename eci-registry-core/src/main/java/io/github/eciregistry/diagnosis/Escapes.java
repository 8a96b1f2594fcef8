package io.github.eciregistry.diagnosis;

/** Takes back what logs and encodings do to a message: backslash escapes, once or several times, and terminal colours. */
final class Escapes {

    private static final char ESCAPE = 0x1b;

    private Escapes() {}

    /**
     * Resolves {@code \"}, {@code \/}, {@code \n}, {@code \t}, {@code \r} and {@code \}{@code u0026}, whatever the number
     * of backslashes, and drops ANSI sequences. {@code \x15} stays: a message shows the first bytes of an answer so.
     */
    static String resolve(String text) {
        if (text.indexOf('\\') < 0 && text.indexOf(ESCAPE) < 0) {
            return text;
        }
        StringBuilder out = new StringBuilder(text.length());
        int i = 0;
        while (i < text.length()) {
            char c = text.charAt(i);
            if (c == '\\') {
                i = resolveEscape(text, i, out);
            } else {
                out.append(c);
                i++;
            }
        }
        return out.indexOf(String.valueOf(ESCAPE)) < 0 ? out.toString() : withoutColours(out.toString());
    }

    /** Resolves a run of backslashes and what it escapes; returns the index after it. */
    private static int resolveEscape(String text, int start, StringBuilder out) {
        int i = start;
        while (i < text.length() && text.charAt(i) == '\\') {
            i++;
        }
        if (i == text.length()) {
            out.append('\\');
            return i;
        }
        char escaped = text.charAt(i);
        switch (escaped) {
            case '"', '\'', '/', ' ' -> out.append(escaped);
            case 'n', 'r', 't' -> out.append(' ');
            case 'u' -> {
                int decoded = hex(text, i + 1);
                if (decoded >= 0) {
                    out.append((char) decoded);
                    return i + 5;
                }
                out.append('\\').append(escaped);
            }
            default -> out.append('\\').append(escaped);
        }
        return i + 1;
    }

    private static int hex(String text, int start) {
        int value = 0;
        for (int i = start; i < start + 4; i++) {
            int digit = i < text.length() ? Character.digit(text.charAt(i), 16) : -1;
            if (digit < 0) {
                return -1;
            }
            value = value * 16 + digit;
        }
        return value;
    }

    /** Drops the sequences {@code ESC [ … letter}, as terminals use them for colours, and any other escape character. */
    static String withoutColours(String text) {
        if (text.indexOf(ESCAPE) < 0) {
            return text;
        }
        StringBuilder out = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) != ESCAPE) {
                out.append(text.charAt(i));
            } else if (i + 1 < text.length() && text.charAt(i + 1) == '[') {
                i += 2;
                while (i < text.length() && (text.charAt(i) == ';' || Character.digit(text.charAt(i), 10) >= 0)) {
                    i++;
                }
            }
        }
        return out.toString();
    }
}
