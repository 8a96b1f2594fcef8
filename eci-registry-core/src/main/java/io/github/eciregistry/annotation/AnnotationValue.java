package io.github.eciregistry.annotation;

import io.github.eciregistry.InvalidInputException;
import io.github.eciregistry.Problem;
import io.github.eciregistry.ProblemCode;
import io.github.eciregistry.internal.AnnotationSize;
import io.github.eciregistry.internal.text.Redaction;
import io.github.eciregistry.reference.Registry;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.commons.lang3.StringUtils;
import org.jspecify.annotations.Nullable;

/**
 * The value of one annotation as written: its elements in order, and their problems. An element is the text between two
 * commas, without surrounding whitespace.
 */
final class AnnotationValue {

    private final String key;
    private final String text;
    private final Map<String, Integer> offsets;
    private final int credentialsEnd;
    private final List<Registry> registries = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>(0);

    private AnnotationValue(String key, String text) {
        this.key = key;
        this.text = text;
        this.credentialsEnd = Redaction.endOfCredentials(text);
        this.offsets = text.isEmpty() ? Map.of() : new LinkedHashMap<>();
    }

    /**
     * Reads the value of a key; null if the key is absent. A value that exceeds the size limit for all annotations is
     * not parsed: its size is the only problem.
     */
    static AnnotationValue read(String key, @Nullable String text) {
        AnnotationValue value = new AnnotationValue(key, text == null ? "" : text);
        if (text != null && text.length() <= AnnotationSize.LIMIT) {
            value.readElements();
        }
        return value;
    }

    private void readElements() {
        if (Characters.lengthWithoutBlanks(text) == 0) {
            problem(
                    ProblemCode.EMPTY_VALUE,
                    0,
                    "the value is empty: list at least one registry or remove the annotation");
            return;
        }
        int start = 0;
        while (start <= text.length()) {
            int comma = text.indexOf(',', start);
            int end = comma < 0 ? text.length() : comma;
            readElement(start, end);
            start = end + 1;
        }
        if (!problems.isEmpty()) {
            correction().ifPresent(hint -> problems.replaceAll(problem -> problem.withHint(hint)));
        }
    }

    /**
     * Returns an element that is safe to show: all text before an at sign in the value may be one password that
     * contains commas.
     */
    private String shown(String element, int start) {
        return start + element.length() < credentialsEnd ? "***" : Redaction.ofValue(element);
    }

    /** Returns a listed element in quotes, safe to show. */
    String quote(String element) {
        return Problem.quote(shown(element, offsets.getOrDefault(element, 0)));
    }

    /** Returns the corrected registries, unless some of them may be parts of a password that contains separators. */
    private Optional<String> correction() {
        boolean hasSeparator =
                text.substring(0, credentialsEnd).chars().anyMatch(c -> Characters.isSeparator((char) c));
        return hasSeparator ? Optional.empty() : ValueCorrection.of(offsets.keySet());
    }

    private void readElement(int from, int to) {
        int start = from;
        int end = to;
        while (start < end && Characters.isBlank(text.charAt(start))) {
            start++;
        }
        while (end > start && Characters.isBlank(text.charAt(end - 1))) {
            end--;
        }
        if (start == end) {
            problem(ProblemCode.EMPTY_ELEMENT, from, "expected a registry at " + from + ", found nothing");
            return;
        }
        if (start > from || end < to) {
            int blank = start > from ? from : end;
            problem(ProblemCode.BLANK_AROUND_REGISTRY, blank, "remove the whitespace around a registry, at " + blank);
        }
        readRegistry(text.substring(start, end), start);
    }

    private void readRegistry(String element, int start) {
        String shown = shown(element, start);
        if (offsets.putIfAbsent(element, start) != null) {
            String message = "duplicate registry " + Problem.quote(shown) + " at " + start;
            problem(ProblemCode.DUPLICATE_REGISTRY, start, message);
            return;
        }
        try {
            registries.add(RegistryElement.parse(element));
        } catch (InvalidInputException e) {
            Problem problem = e.problems().get(0);
            int offset = problem.offset().orElse(0);
            String message = shown.equals(Redaction.ofValue(element))
                    ? problem.message()
                    : "invalid registry " + Problem.quote(shown) + " at " + offset
                            + ": expected host or host:port as in the image, found what may be part of a password";
            problem(problem.code(), start + offset, message);
        }
    }

    private void problem(ProblemCode code, int offset, String message) {
        problems.add(Problem.of(code, text, message).atOffset(offset).atPath(key));
    }

    String key() {
        return key;
    }

    /** The value as written; empty where the key is absent. */
    String text() {
        return text;
    }

    /** The registries among the elements, in order, each once. */
    List<Registry> registries() {
        return registries;
    }

    List<Problem> problems() {
        return problems;
    }

    boolean lists(String element) {
        return offsets.containsKey(element);
    }

    /** A problem at an element that is listed. */
    Problem problemAt(String element, ProblemCode code, String message) {
        return Problem.of(code, text, message)
                .atOffset(offsets.getOrDefault(element, 0))
                .atPath(key);
    }

    /**
     * Returns the value with registries appended. Existing text is kept unless it is blank, except for line breaks at
     * its end, which a block scalar adds.
     */
    String with(List<Registry> added) {
        if (added.isEmpty()) {
            return text;
        }
        int end = Characters.lengthWithoutBlanks(text);
        if (end == 0) {
            return join(Set.of(), added);
        }
        String kept = StringUtils.stripEnd(text, "\r\n");
        return kept + (text.charAt(end - 1) == ',' ? "" : ",") + join(Set.of(), added);
    }

    /**
     * Returns the shortest value that lists every element, including those that are not registries, and the added
     * registries.
     */
    String normalizedWith(List<Registry> added) {
        boolean isUnread = text.length() > AnnotationSize.LIMIT;
        return isUnread || (offsets.isEmpty() && added.isEmpty()) ? text : join(offsets.keySet(), added);
    }

    /** The elements, then the registries, with a comma between two. */
    static String join(Set<String> elements, List<Registry> registries) {
        if (elements.isEmpty() && registries.size() == 1) {
            return registries.get(0).toString();
        }
        StringBuilder joined = new StringBuilder();
        for (String element : elements) {
            joined.append(element).append(',');
        }
        for (Registry registry : registries) {
            joined.append(registry).append(',');
        }
        joined.setLength(Math.max(joined.length() - 1, 0));
        return joined.toString();
    }
}
