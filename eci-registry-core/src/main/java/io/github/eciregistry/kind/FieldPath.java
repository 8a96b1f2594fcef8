package io.github.eciregistry.kind;

import static io.github.eciregistry.ProblemCode.INVALID_FIELD_PATH;

import io.github.eciregistry.InvalidInputException;
import io.github.eciregistry.Problem;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.lang3.CharUtils;
import org.jspecify.annotations.Nullable;

/**
 * A path to fields of a Kubernetes object, such as {@code spec.template.spec.containers[*].image}.
 *
 * <p>Field names are joined by dots; {@code [*]} after a name stands for every item of the list there. The empty text
 * is the object itself. A field name holds ASCII letters, digits, {@code -} and {@code _}.
 *
 * <p>Immutable and thread-safe. Two paths are equal if their texts are.
 *
 * @since 0.1.0
 */
public final class FieldPath {

    /** The step of {@link #steps()} that stands for every item of a list. */
    public static final String EVERY_ITEM = "[*]";

    private final String text;
    private final List<String> steps;

    private FieldPath(String text, List<String> steps) {
        this.text = text;
        this.steps = steps;
    }

    /**
     * Reads a path from its text.
     *
     * @param text the text, such as {@code spec.images[*]}; empty for the object itself
     * @return the path
     * @throws InvalidInputException if a field name is empty or holds another character, with its offset
     */
    public static FieldPath parse(String text) {
        List<String> steps = new ArrayList<>();
        int i = 0;
        while (i < text.length()) {
            int begin = i;
            while (i < text.length() && isNameCharacter(text.charAt(i))) {
                i++;
            }
            if (i == begin) {
                throw invalid(text, i, "expected a field name");
            }
            steps.add(text.substring(begin, i));
            while (text.startsWith(EVERY_ITEM, i)) {
                steps.add(EVERY_ITEM);
                i += EVERY_ITEM.length();
            }
            if (i == text.length()) {
                break;
            }
            if (text.charAt(i) != '.') {
                throw invalid(text, i, "expected a dot or [*]");
            }
            i++;
            if (i == text.length()) {
                throw invalid(text, i, "expected a field name");
            }
        }
        return new FieldPath(text, List.copyOf(steps));
    }

    private static boolean isNameCharacter(char c) {
        return CharUtils.isAsciiAlphanumeric(c) || c == '-' || c == '_';
    }

    private static InvalidInputException invalid(String text, int offset, String expected) {
        String found = offset < text.length() ? "'" + text.charAt(offset) + "'" : "the end";
        return new InvalidInputException(Problem.of(
                        INVALID_FIELD_PATH,
                        text,
                        "invalid field path " + Problem.quote(text) + " at " + offset + ": " + expected + ", found "
                                + found)
                .atOffset(offset));
    }

    /**
     * Returns the field names in order, with {@link #EVERY_ITEM} where the path goes into a list.
     *
     * @return the steps, unmodifiable, empty for the object itself
     */
    public List<String> steps() {
        return steps;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof FieldPath that && text.equals(that.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    /** Returns the text of the path. */
    @Override
    public String toString() {
        return text;
    }
}
