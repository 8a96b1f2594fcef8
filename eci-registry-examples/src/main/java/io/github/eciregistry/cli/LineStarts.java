package io.github.eciregistry.cli;

import java.util.Arrays;

/** Where the lines of a text start, as diffs count them: a line ends behind {@code \n}, the last one at the end. */
final class LineStarts {

    private final int[] starts;
    private final int count;
    private final boolean open;

    LineStarts(String text) {
        int[] found = new int[16];
        int size = 0;
        int start = 0;
        while (start < text.length()) {
            if (size == found.length) {
                found = Arrays.copyOf(found, size * 2);
            }
            found[size++] = start;
            int end = text.indexOf('\n', start);
            start = end < 0 ? text.length() : end + 1;
        }
        this.count = size;
        this.starts = Arrays.copyOf(found, size + 1);
        this.starts[size] = text.length();
        this.open = size > 0 && !text.endsWith("\n");
    }

    /** Returns how many lines there are; 0 in an empty text. */
    int count() {
        return count;
    }

    /** Returns where a line starts, from 0; the length of the text for the line behind the last. */
    int start(int line) {
        return starts[line];
    }

    /** Returns the line of an offset. Where the last line is open the end of the text belongs to it. */
    int lineAt(int offset) {
        int found = Arrays.binarySearch(starts, 0, count + 1, offset);
        int line = found >= 0 ? found : -found - 2;
        return open ? Math.min(line, count - 1) : line;
    }
}
