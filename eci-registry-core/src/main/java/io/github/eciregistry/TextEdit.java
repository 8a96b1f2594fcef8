package io.github.eciregistry;

import java.util.Comparator;
import java.util.Objects;

/**
 * A change to a text: the part from {@code start} up to {@code end} becomes {@code replacement}. With {@code start}
 * equal to {@code end} it inserts.
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
     * Compares the ranges: by where they start, then by where they end. Edits that insert different texts at one place
     * compare as 0 although they are not equal, so that sorting keeps them in their order.
     */
    @Override
    public int compareTo(TextEdit other) {
        return ORDER.compare(this, other);
    }

    /** Returns the edit for people, with what may be a credential masked in the replacement. */
    @Override
    public String toString() {
        return start + " to " + end + " becomes " + Problem.quote(replacement);
    }
}
