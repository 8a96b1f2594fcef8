package io.github.eciregistry.internal.text;

/**
 * Makes untrusted text safe to print. Escapes control characters (C0, DEL, C1), format characters such as the
 * bidirectional controls, line and paragraph separators, and halves of surrogate pairs.
 */
public final class Printable {

    private static final String ELLIPSIS = "…";

    private Printable() {}

    /**
     * Escapes all invisible characters, including line breaks and tabs.
     *
     * @param text any text
     * @return the escaped text, or the text itself if all of it is visible
     */
    public static String line(String text) {
        return escaped(text);
    }

    /**
     * Escapes all invisible characters, and truncates the text.
     *
     * @param text any text
     * @param limit the maximum length to show, in UTF-16 units; a surrogate pair is not split
     * @return the text, with an ellipsis if it was truncated
     */
    public static String line(String text, int limit) {
        return text.length() <= limit ? line(text) : line(cut(text, limit)) + ELLIPSIS;
    }

    /**
     * Escapes the characters in a file that a terminal interprets: control characters, the bidirectional controls, line
     * and paragraph separators, and halves of surrogate pairs. Line feeds, tabs and a carriage return before a line
     * feed are kept, as are other format characters, which some scripts need.
     *
     * @param text any text
     * @return the escaped text, or the text itself if nothing in it is escaped
     */
    public static String content(String text) {
        StringBuilder out = new StringBuilder(text.length());
        int i = 0;
        while (i < text.length()) {
            int c = text.codePointAt(i);
            int end = i + Character.charCount(c);
            boolean isFormat = Character.getType(c) == Character.FORMAT && !isBidirectional(c);
            boolean isLineEnd = c == '\n' || (c == '\r' && text.startsWith("\n", end));
            if (isVisible(c) || isFormat || isLineEnd || c == '\t') {
                out.append(text, i, end);
            } else {
                text.substring(i, end).chars().forEach(unit -> append(out, (char) unit));
            }
            i = end;
        }
        return out.toString();
    }

    private static boolean isBidirectional(int c) {
        return c == 0x061C
                || c == 0x200E
                || c == 0x200F
                || (c >= 0x202A && c <= 0x202E)
                || (c >= 0x2066 && c <= 0x2069);
    }

    private static String cut(String text, int limit) {
        boolean partsPair = limit > 0 && Character.isHighSurrogate(text.charAt(limit - 1));
        return text.substring(0, partsPair ? limit - 1 : limit);
    }

    private static String escaped(String text) {
        int first = firstHidden(text);
        if (first == text.length()) {
            return text;
        }
        StringBuilder out = new StringBuilder(text.length() + 16).append(text, 0, first);
        int i = first;
        while (i < text.length()) {
            int c = text.codePointAt(i);
            int end = i + Character.charCount(c);
            if (isVisible(c)) {
                out.append(text, i, end);
            } else {
                text.substring(i, end).chars().forEach(unit -> append(out, (char) unit));
            }
            i = end;
        }
        return out.toString();
    }

    private static int firstHidden(String text) {
        int i = 0;
        while (i < text.length()) {
            int c = text.codePointAt(i);
            if (!isVisible(c)) {
                return i;
            }
            i += Character.charCount(c);
        }
        return i;
    }

    private static void append(StringBuilder out, char c) {
        switch (c) {
            case '\n' -> out.append("\\n");
            case '\r' -> out.append("\\r");
            case '\t' -> out.append("\\t");
            default -> out.append(String.format("\\u%04x", (int) c));
        }
    }

    /**
     * Checks whether a terminal displays a character without interpreting it.
     *
     * @param codePoint a code point; half of a surrogate pair is not visible
     * @return whether it is visible
     */
    public static boolean isVisible(int codePoint) {
        if (codePoint < 0x7F) {
            return codePoint >= ' ';
        }
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }
}
