package io.github.eciregistry;

import java.util.Comparator;
import java.util.Objects;

/**
 * A change to a text: replaces the range from {@code start} (inclusive) to {@code end} (exclusive) with {@code
 * replacement}. If {@code start} equals {@code end}, the edit inserts text.
 *
 * @param start offset in UTF-16 units of the original text, from 0
 * @param end the offset after the last unit replaced, at least {@code start}
 * @param replacement the new text, empty to delete
 * @since 0.1.0
 */
public record TextEdit(int start, int end, String replacement) implements Comparable<TextEdit> {

    private static final Comparator<TextEdit> ORDER =
            Comparator.comparingInt(TextEdit::start).thenComparingInt(TextEdit::end);

    /**
     * Checks the range.
     *
     * @throws IllegalArgumentException if {@code start} is negative or after {@code end}
     */
    public TextEdit {
        Objects.requireNonNull(replacement, "replacement");
        if (start < 0 || end < start) {
            throw new IllegalArgumentException("not a range: " + start + " to " + end);
        }
    }

    /**
     * Compares edits by start, then by end. Edits that insert different texts at the same offset compare as 0 although
     * they are not equal, so a stable sort keeps their order.
     */
    @Override
    public int compareTo(TextEdit other) {
        return ORDER.compare(this, other);
    }

    /** Returns the edit for people, with possible credentials masked in the replacement. */
    @Override
    public String toString() {
        return start + " to " + end + " becomes " + Problem.quote(replacement);
    }
}
