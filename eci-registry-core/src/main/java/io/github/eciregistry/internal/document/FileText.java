package io.github.eciregistry.internal.document;

import io.github.eciregistry.TextPosition;

/** The text of a file, and the lines and columns of its offsets. */
public final class FileText {

    private final String text;
    private final LineIndex lines;

    /** Creates a file from its text, which has no byte order mark. */
    public FileText(String text) {
        this.text = text;
        this.lines = new LineIndex(text);
    }

    /** Returns the text. */
    public String text() {
        return text;
    }

    /** Returns the line and column of an offset. */
    public TextPosition positionOf(int offset) {
        return lines.position(offset);
    }

    /** Returns the line that contains an offset, without its line break. */
    public String lineAt(int offset) {
        int start = offset - (positionOf(offset).column() - 1);
        int end = start;
        while (end < text.length() && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
            end++;
        }
        return text.substring(start, end);
    }

    /** Returns the offset of the first character that neither YAML nor JSON accepts, or -1. */
    public int firstUnprintable() {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean control = (c < ' ' && c != '\t' && c != '\n' && c != '\r') || (c >= 0x7F && c < 0xA0 && c != 0x85);
            if (control || c >= 0xFFFE || isLonelySurrogate(i)) {
                return i;
            }
        }
        return -1;
    }

    private boolean isLonelySurrogate(int at) {
        char c = text.charAt(at);
        return Character.isHighSurrogate(c)
                ? at + 1 == text.length() || !Character.isLowSurrogate(text.charAt(at + 1))
                : Character.isLowSurrogate(c) && (at == 0 || !Character.isHighSurrogate(text.charAt(at - 1)));
    }
}
