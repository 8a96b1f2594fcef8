package io.github.eciregistry.kind;

import static io.github.eciregistry.ProblemCode.INVALID_FIELD_PATH;

import io.github.eciregistry.InvalidInputException;
import io.github.eciregistry.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.commons.lang3.CharUtils;
import org.jspecify.annotations.Nullable;

/**
 * A path to fields of a Kubernetes object, such as {@code spec.template.spec.containers[*].image}.
 *
 * <pre>
 * path   = [ ( name | quoted ) *( "." name | ".*" | quoted | "[*]" ) ]
 * name   = 1*( ASCII letter | digit | "-" | "_" )
 * quoted = '["' 1*( any character but '"', '*', '\' and control characters ) '"]'
 * </pre>
 *
 * <p>A name selects one field. {@code [*]} selects every item of a list, and {@code .*} every value of a mapping with
 * arbitrary keys, such as {@code spec.pytorchReplicaSpecs.*.template}. A name with other characters is quoted: {@code
 * spec.sparkConf["spark.kubernetes.container.image"]}. The empty string is the object itself.
 *
 * <p>Immutable and thread-safe. Two paths are equal if they have the same steps.
 *
 * @since 0.1.0
 */
public final class FieldPath {

    /** The step of {@link #steps()} that leads to every item of a list. */
    public static final String EVERY_ITEM = "[*]";

    /** The step of {@link #steps()} that leads to every value of a mapping. */
    public static final String EVERY_VALUE = "*";

    private static final String QUOTE_OPENS = "[\"";
    private static final String QUOTE_CLOSES = "\"]";

    private final List<String> steps;

    private FieldPath(List<String> steps) {
        this.steps = List.copyOf(steps);
    }

    /**
     * Parses a path.
     *
     * @param text the text, such as {@code spec.images[*]}; empty for the object itself
     * @return the path
     * @throws InvalidInputException if the text does not follow the grammar, with the offset of the first character
     *     that does not fit
     */
    public static FieldPath parse(String text) {
        Objects.requireNonNull(text, "text");
        List<String> steps = new ArrayList<>();
        int i = 0;
        while (i < text.length()) {
            if (!steps.isEmpty() && text.startsWith(EVERY_ITEM, i)) {
                steps.add(EVERY_ITEM);
                i += EVERY_ITEM.length();
            } else if (text.startsWith(QUOTE_OPENS, i)) {
                int end = endOfQuoted(text, i + QUOTE_OPENS.length());
                steps.add(text.substring(i + QUOTE_OPENS.length(), end));
                i = end + QUOTE_CLOSES.length();
            } else {
                int begin = steps.isEmpty() ? i : afterDot(text, i);
                i = endOfName(text, begin, !steps.isEmpty());
                steps.add(text.substring(begin, i));
            }
        }
        return new FieldPath(steps);
    }

    private static int afterDot(String text, int offset) {
        if (text.charAt(offset) != '.') {
            throw invalid(text, offset, "a dot or [*]");
        }
        return offset + 1;
    }

    private static int endOfName(String text, int begin, boolean mayBeEveryValue) {
        if (mayBeEveryValue && text.startsWith(EVERY_VALUE, begin)) {
            return begin + EVERY_VALUE.length();
        }
        int i = begin;
        while (i < text.length() && isNameCharacter(text.charAt(i))) {
            i++;
        }
        if (i == begin) {
            throw invalid(text, i, "a field name");
        }
        return i;
    }

    private static int endOfQuoted(String text, int begin) {
        int i = begin;
        while (i < text.length() && isQuotedCharacter(text.charAt(i))) {
            i++;
        }
        if (i == begin || !text.startsWith(QUOTE_CLOSES, i)) {
            throw invalid(text, i, i == begin ? "a field name" : QUOTE_CLOSES);
        }
        return i;
    }

    private static boolean isNameCharacter(char c) {
        return CharUtils.isAsciiAlphanumeric(c) || c == '-' || c == '_';
    }

    private static boolean isQuotedCharacter(char c) {
        return c != '"' && c != '*' && c != '\\' && !Character.isISOControl(c);
    }

    private static InvalidInputException invalid(String text, int offset, String expected) {
        String found = offset < text.length() ? "'" + text.charAt(offset) + "'" : "the end";
        return new InvalidInputException(Problem.of(
                        INVALID_FIELD_PATH,
                        text,
                        "invalid field path " + Problem.quote(text) + " at " + offset + ": expected " + expected
                                + ", found " + found)
                .atOffset(offset));
    }

    /**
     * Returns the field names in order, with {@link #EVERY_ITEM} for the items of a list and {@link #EVERY_VALUE} for
     * the values of a mapping. A field name contains no {@code *}, so a step is never ambiguous.
     *
     * @return the steps, unmodifiable, empty for the object itself
     */
    public List<String> steps() {
        return steps;
    }

    /**
     * Checks whether the path can lead to more than one value.
     *
     * @return whether one of the steps is {@link #EVERY_ITEM} or {@link #EVERY_VALUE}
     */
    public boolean isMultiple() {
        return steps.contains(EVERY_ITEM) || steps.contains(EVERY_VALUE);
    }

    /**
     * Returns the concatenation of this path and another one.
     *
     * @param further the path to append
     * @return the joined path; this path if the other one is empty, and vice versa
     */
    public FieldPath then(FieldPath further) {
        Objects.requireNonNull(further, "further");
        if (further.steps.isEmpty()) {
            return this;
        }
        List<String> joined = new ArrayList<>(steps);
        joined.addAll(further.steps);
        return new FieldPath(joined);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof FieldPath that && steps.equals(that.steps);
    }

    @Override
    public int hashCode() {
        return steps.hashCode();
    }

    /** Returns the text of the path, with quotes only where a name needs them. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (String step : steps) {
            if (step.equals(EVERY_ITEM)) {
                text.append(step);
            } else if (step.equals(EVERY_VALUE) || step.chars().allMatch(c -> isNameCharacter((char) c))) {
                text.append(text.isEmpty() ? "" : ".").append(step);
            } else {
                text.append(QUOTE_OPENS).append(step).append(QUOTE_CLOSES);
            }
        }
        return text.toString();
    }
}
