package io.github.eciregistry.internal.document;

/** A place in a text that moves forward by spaces and lines. */
final class TextCursor {

    final String text;
    final int end;
    int at;

    TextCursor(String text, int start, int end) {
        this.text = text;
        this.at = start;
        this.end = end;
    }

    boolean isAtEnd() {
        return at >= end;
    }

    char current() {
        return text.charAt(at);
    }

    /** Skips spaces and returns their number. */
    int skipSpaces() {
        int from = at;
        while (at < end && text.charAt(at) == ' ') {
            at++;
        }
        return at - from;
    }

    boolean isLineEnd(int i) {
        return i >= end || text.charAt(i) == '\n' || text.charAt(i) == '\r';
    }

    boolean isBlankOrLineEnd(int i) {
        return isLineEnd(i) || text.charAt(i) == ' ';
    }

    /** Moves to the next line. */
    void nextLine() {
        int lineBreak = text.indexOf('\n', at);
        at = lineBreak < 0 || lineBreak >= end ? end : lineBreak + 1;
    }

    /** Checks whether the line has only spaces and a comment after an offset. */
    boolean restIsBlank(int from) {
        int i = from;
        while (i < end && text.charAt(i) == ' ') {
            i++;
        }
        return isLineEnd(i) || (i > from && text.charAt(i) == '#');
    }
}
