package io.github.eciregistry;

import io.github.eciregistry.internal.text.Printable;
import io.github.eciregistry.internal.text.Redaction;
import java.io.Serializable;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * One problem with an input: its kind, a message, and where it is.
 *
 * <p>The position depends on the input: an {@linkplain #offset() offset} in a single value such as an image
 * reference, a {@linkplain #position() position} in a multi-line text, a {@linkplain #path() path} in an object.
 *
 * <p>Immutable and thread-safe.
 *
 * @since 0.1.0
 */
public final class Problem implements Serializable {

    private static final long serialVersionUID = 1L;

    private static final int QUOTE_LIMIT = 120;

    private final ProblemCode code;
    private final String message;
    private final String input;
    private final int offset;
    private final @Nullable TextPosition position;
    private final @Nullable String path;
    private final @Nullable String hint;

    private Problem(
            ProblemCode code,
            String message,
            String input,
            int offset,
            @Nullable TextPosition position,
            @Nullable String path,
            @Nullable String hint) {
        this.code = code;
        this.message = message;
        this.input = input;
        this.offset = offset;
        this.position = position;
        this.path = path;
        this.hint = hint;
    }

    /**
     * Creates a problem without a position.
     *
     * @param code the kind of problem
     * @param input the invalid text, complete and as given; credentials in it are masked
     * @param message the message for people; quote input with {@link #quote}. Non-printable characters, including line
     *     breaks, are escaped
     * @return the problem
     */
    public static Problem of(ProblemCode code, String input, String message) {
        Objects.requireNonNull(message, "message");
        return new Problem(
                Objects.requireNonNull(code, "code"),
                Printable.line(message),
                Objects.requireNonNull(input, "input"),
                -1,
                null,
                null,
                null);
    }

    /**
     * Returns this problem at an offset of its input.
     *
     * @param newOffset UTF-16 units from 0; the input's length where it ends too early
     * @return the copy
     * @throws IllegalArgumentException if the offset is negative
     */
    public Problem atOffset(int newOffset) {
        if (newOffset < 0) {
            throw new IllegalArgumentException("offset counts from 0: " + newOffset);
        }
        return new Problem(code, message, input, newOffset, position, path, hint);
    }

    /**
     * Returns a copy of this problem with a position in its text.
     *
     * @param newPosition line and column
     * @return the copy
     */
    public Problem atPosition(TextPosition newPosition) {
        Objects.requireNonNull(newPosition, "newPosition");
        return new Problem(code, message, input, offset, Objects.requireNonNull(newPosition), path, hint);
    }

    /**
     * Returns a copy of this problem with a path in its object.
     *
     * @param newPath field names joined by dots, list items by number: {@code spec.containers[1].image}; credentials in
     *     it are masked
     * @return the copy
     */
    public Problem atPath(String newPath) {
        Objects.requireNonNull(newPath, "newPath");
        return new Problem(code, message, input, offset, position, Redaction.ofPath(newPath), hint);
    }

    /**
     * Returns this problem with a corrected input.
     *
     * @param newHint a text that is right where the input is wrong; credentials in it are masked
     * @return the copy
     */
    public Problem withHint(String newHint) {
        Objects.requireNonNull(newHint, "newHint");
        return new Problem(code, message, input, offset, position, path, Redaction.ofValue(newHint));
    }

    /**
     * Returns the kind of problem.
     *
     * @return a stable code
     */
    public ProblemCode code() {
        return code;
    }

    /**
     * Returns the message for people, on one line.
     *
     * @return the message, whose wording may change between releases
     */
    public String message() {
        return message;
    }

    /**
     * Returns the complete invalid text. Possible credentials are replaced by asterisks, one for each UTF-16 unit, so
     * that {@link #offset()} stays correct. Everything else is unchanged: the text may be long and contain control
     * characters, so use {@link #quote} to show it.
     *
     * @return the text
     */
    public String input() {
        return Redaction.inPlace(input);
    }

    /**
     * Returns where in {@link #input()} the problem is.
     *
     * @return UTF-16 units from 0, or empty if the input as a whole is at fault
     */
    public OptionalInt offset() {
        return offset < 0 ? OptionalInt.empty() : OptionalInt.of(offset);
    }

    /**
     * Returns the position of the problem in a multi-line text.
     *
     * @return line and column, or empty if the input is not part of a multi-line text
     */
    public Optional<TextPosition> position() {
        return Optional.ofNullable(position);
    }

    /**
     * Returns the path of the problem in an object.
     *
     * @return a path such as {@code spec.containers[1].image}, or empty if the input is not part of an object
     */
    public Optional<String> path() {
        return Optional.ofNullable(path);
    }

    /**
     * Returns a corrected text that parses.
     *
     * @return the text, or empty if no correction is known
     */
    public Optional<String> hint() {
        return Optional.ofNullable(hint);
    }

    /**
     * Quotes a text so that it is safe to print: non-printable characters are escaped, at most 120 characters are
     * shown, and possible credentials are masked: {@code user:password@} in any spelling, a token used as the user
     * name, the query of a URL, the value of a field such as {@code password}. A valid image reference, registry or
     * pattern is never masked.
     *
     * @param text any text
     * @return the quoted text
     */
    public static String quote(String text) {
        Objects.requireNonNull(text, "text");
        String shown = Redaction.ofValue(text).replace("\\", "\\\\").replace("\"", "\\\"");
        return '"' + Printable.line(shown, QUOTE_LIMIT) + '"';
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Problem that
                && code == that.code
                && offset == that.offset
                && message.equals(that.message)
                && input.equals(that.input)
                && Objects.equals(position, that.position)
                && Objects.equals(path, that.path)
                && Objects.equals(hint, that.hint);
    }

    @Override
    public int hashCode() {
        return Objects.hash(code, message, input, offset, position, path, hint);
    }

    /**
     * Returns the problem for people: position and path if present, the message, and the hint on a separate line.
     */
    @Override
    public String toString() {
        StringBuilder out = new StringBuilder();
        if (position != null) {
            out.append(position).append(": ");
        }
        if (path != null) {
            out.append(Printable.line(path)).append(": ");
        }
        out.append(message);
        if (hint != null) {
            out.append(System.lineSeparator()).append("  hint: ").append(Printable.line(hint));
        }
        return out.toString();
    }

    /** Serializes what is shown, not what is masked. */
    private Object writeReplace() {
        String shown = Redaction.inPlace(input);
        return shown.equals(input) ? this : new Problem(code, message, shown, offset, position, path, hint);
    }
}
