package io.github.eciregistry;

import java.io.Serializable;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import org.apache.commons.lang3.CharUtils;
import org.apache.commons.lang3.StringUtils;
import org.jspecify.annotations.Nullable;

/**
 * One thing that is wrong with an input: what kind it is, what was expected and found, and where.
 *
 * <p>A problem has the place its input has: an {@linkplain #offset() offset} in a single value such as an image
 * reference, a {@linkplain #position() position} in a text of several lines, a {@linkplain #path() path} in an object.
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
     * Returns a problem without a place.
     *
     * @param code the kind of problem
     * @param input the text that is at fault, whole and as given
     * @param message what was expected and what was found; characters that do not show, line breaks among them, are
     *     escaped in it
     * @return the problem
     */
    public static Problem of(ProblemCode code, String input, String message) {
        return new Problem(
                Objects.requireNonNull(code, "code"),
                visible(message),
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
     * @return a changed copy
     * @throws IllegalArgumentException if the offset is negative
     */
    public Problem atOffset(int newOffset) {
        if (newOffset < 0) {
            throw new IllegalArgumentException("offset counts from 0: " + newOffset);
        }
        return new Problem(code, message, input, newOffset, position, path, hint);
    }

    /**
     * Returns this problem at a position of the text it was found in.
     *
     * @param newPosition line and column
     * @return a changed copy
     */
    public Problem atPosition(TextPosition newPosition) {
        return new Problem(code, message, input, offset, Objects.requireNonNull(newPosition), path, hint);
    }

    /**
     * Returns this problem at a path of the object it was found in.
     *
     * @param newPath field names joined by dots, list items by number: {@code spec.containers[1].image}
     * @return a changed copy
     */
    public Problem atPath(String newPath) {
        return new Problem(code, message, input, offset, position, Objects.requireNonNull(newPath), hint);
    }

    /**
     * Returns this problem with a corrected input.
     *
     * @param newHint a text that is right where the input is wrong
     * @return a changed copy
     */
    public Problem withHint(String newHint) {
        return new Problem(code, message, input, offset, position, path, Objects.requireNonNull(newHint));
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
     * Returns what was expected and what was found, in one line for people.
     *
     * @return the message, whose wording may change between releases
     */
    public String message() {
        return message;
    }

    /**
     * Returns the text at fault, whole and as given. It may be long, hold control characters or credentials; use
     * {@link #quote} to show it.
     *
     * @return the text
     */
    public String input() {
        return input;
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
     * Returns where in a text of several lines the problem is.
     *
     * @return line and column, or empty if the input is not part of such a text
     */
    public Optional<TextPosition> position() {
        return Optional.ofNullable(position);
    }

    /**
     * Returns where in an object the problem is.
     *
     * @return a path such as {@code spec.containers[1].image}, or empty if the input is not part of an object
     */
    public Optional<String> path() {
        return Optional.ofNullable(path);
    }

    /**
     * Returns a corrected text that parses.
     *
     * @return the text, or empty where none can be told
     */
    public Optional<String> hint() {
        return Optional.ofNullable(hint);
    }

    /**
     * Returns a text in double quotes that is safe to print: control characters and line separators escaped, at most
     * 120 characters of it, and credentials ({@code user:password@}) masked.
     *
     * @param text any text
     * @return the quoted text
     */
    public static String quote(String text) {
        String shown = text.indexOf('@') < 0 ? text : maskCredentials(text);
        int end = Math.min(shown.length(), QUOTE_LIMIT);
        StringBuilder out = new StringBuilder(end + 8).append('"');
        for (int i = 0; i < end; i++) {
            appendEscaped(out, shown.charAt(i));
        }
        return (end < shown.length() ? out.append('…') : out).append('"').toString();
    }

    /** Masks credentials in each part of a text that blanks, commas and slashes separate. */
    private static String maskCredentials(String text) {
        StringBuilder out = new StringBuilder(text.length());
        int start = 0;
        for (int i = 0; i <= text.length(); i++) {
            if (i == text.length() || text.charAt(i) <= ' ' || text.charAt(i) == '/' || text.charAt(i) == ',') {
                int at = endOfCredentials(text, start, i);
                out.append(at < 0 ? "" : "***").append(text, at < 0 ? start : at, Math.min(i + 1, text.length()));
                start = i + 1;
            }
        }
        return out.toString();
    }

    /**
     * Returns the offset of the last {@code @} of a part, or -1 where no credentials stand before it: these have a colon
     * or follow {@code //}, and what follows them is no digest.
     */
    private static int endOfCredentials(String text, int start, int end) {
        int at = text.lastIndexOf('@', end - 1);
        if (at < start || text.regionMatches(true, at + 1, "sha", 0, 3)) {
            return -1;
        }
        int colon = text.indexOf(':', start);
        boolean hasPassword = colon >= 0 && colon < at;
        return hasPassword || text.startsWith("//", start - 2) ? at : -1;
    }

    private static void appendEscaped(StringBuilder out, char c) {
        if (c == '"' || c == '\\') {
            out.append('\\');
        }
        appendVisible(out, c);
    }

    /** Returns a text with what does not show escaped: where other parsers tell what they found, it stands as it is. */
    private static String visible(String text) {
        if (StringUtils.isAsciiPrintable(text)) {
            return text;
        }
        StringBuilder out = new StringBuilder(text.length() + 8);
        for (int i = 0; i < text.length(); i++) {
            appendVisible(out, text.charAt(i));
        }
        return out.toString();
    }

    private static void appendVisible(StringBuilder out, char c) {
        switch (c) {
            case '\n' -> out.append("\\n");
            case '\r' -> out.append("\\r");
            case '\t' -> out.append("\\t");
            default -> {
                if (Character.isISOControl(c)
                        || Character.getType(c) == Character.FORMAT
                        || c == 0x2028
                        || c == 0x2029) {
                    out.append(CharUtils.unicodeEscaped(c));
                } else {
                    out.append(c);
                }
            }
        }
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
     * Returns the problem for people: position and path where it has them, the message, and the hint on a line of its
     * own.
     */
    @Override
    public String toString() {
        StringBuilder out = new StringBuilder();
        if (position != null) {
            out.append(position).append(": ");
        }
        if (path != null) {
            out.append(visible(path)).append(": ");
        }
        out.append(message);
        if (hint != null) {
            out.append(System.lineSeparator()).append("  hint: ").append(visible(hint));
        }
        return out.toString();
    }
}
