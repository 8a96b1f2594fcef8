package io.github.eciregistry.importing;

import io.github.eciregistry.TextPosition;
import io.github.eciregistry.internal.document.CodePoints;
import io.github.eciregistry.internal.document.LineIndex;

/** The text of a file, and where in it an offset is. */
final class FileText {

    private final String text;
    private final LineIndex lines;
    private final CodePoints codePoints;

    FileText(String text) {
        this.text = text;
        this.lines = new LineIndex(text);
        this.codePoints = new CodePoints(text);
    }

    String text() {
        return text;
    }

    /** The offset of a code point, from 0 each. */
    int offsetOfCodePoint(int index) {
        return codePoints.offset(index);
    }

    TextPosition positionOf(int offset) {
        return lines.position(offset);
    }

    /** The line that an offset is in, without its end. */
    String lineAt(int offset) {
        int start = offset - (positionOf(offset).column() - 1);
        int end = start;
        while (end < text.length() && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
            end++;
        }
        return text.substring(start, end);
    }

    /** The first character that neither YAML nor JSON takes, or -1. */
    int firstUnprintable() {
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
