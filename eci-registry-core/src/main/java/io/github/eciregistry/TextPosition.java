package io.github.eciregistry;

import java.io.Serializable;

/**
 * A place in a text.
 *
 * @param line the line, from 1; a line ends at {@code \n}, {@code \r\n} or {@code \r}
 * @param column the column in the line, from 1, in UTF-16 units as {@link String#charAt} counts them
 * @since 0.1.0
 */
public record TextPosition(int line, int column) implements Comparable<TextPosition>, Serializable {

    /**
     * Creates a position.
     *
     * @throws IllegalArgumentException if either number is less than 1
     */
    public TextPosition {
        if (line < 1 || column < 1) {
            throw new IllegalArgumentException("line and column count from 1: " + line + ":" + column);
        }
    }

    @Override
    public int compareTo(TextPosition other) {
        return line != other.line ? Integer.compare(line, other.line) : Integer.compare(column, other.column);
    }

    /** Returns {@code line:column}, such as {@code 12:7}. */
    @Override
    public String toString() {
        return line + ":" + column;
    }
}
