package io.github.eciregistry.internal.document;

import io.github.eciregistry.TextPosition;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Converts offsets of a text to lines and columns. Lines are counted on the first call. */
public final class LineIndex {

    private static final TextPosition START = new TextPosition(1, 1);

    private final String text;
    private int @Nullable [] starts;

    /** Creates an index of a text. */
    public LineIndex(String text) {
        this.text = text;
    }

    /** Returns the position of an offset; byte order marks at the start of a line have no column. */
    public TextPosition position(int offset) {
        if (offset == 0) {
            return START;
        }
        if (starts == null) {
            starts = lineStarts(text);
        }
        int found = Arrays.binarySearch(starts, offset);
        int line = Math.max(0, found >= 0 ? found : -found - 2);
        return new TextPosition(line + 1, Math.max(0, offset - starts[line]) + 1);
    }

    /** Returns the offset of a position that this index gave. */
    public int offset(TextPosition position) {
        if (position.equals(START)) {
            return begin(text, 0);
        }
        if (starts == null) {
            starts = lineStarts(text);
        }
        return starts[position.line() - 1] + position.column() - 1;
    }

    private static int begin(String text, int line) {
        int i = line;
        while (i < text.length() && text.charAt(i) == '\uFEFF') {
            i++;
        }
        return i;
    }

    private static int[] lineStarts(String text) {
        int[] starts = new int[16];
        starts[0] = begin(text, 0);
        int count = 1;
        int length = text.length();
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if (c == '\n' || (c == '\r' && (i + 1 == length || text.charAt(i + 1) != '\n'))) {
                if (count == starts.length) {
                    starts = Arrays.copyOf(starts, count * 2);
                }
                starts[count++] = begin(text, i + 1);
            }
        }
        return Arrays.copyOf(starts, count);
    }
}
