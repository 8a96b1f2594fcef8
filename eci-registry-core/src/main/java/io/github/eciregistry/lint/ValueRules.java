package io.github.eciregistry.lint;

import io.github.eciregistry.Problem;
import io.github.eciregistry.ProblemCode;
import io.github.eciregistry.TextEdit;
import io.github.eciregistry.annotation.AnnotationKeys;
import io.github.eciregistry.annotation.AnnotationReading;
import io.github.eciregistry.internal.document.MappingNode;
import io.github.eciregistry.internal.document.ScalarNode;
import io.github.eciregistry.internal.pod.Field;
import io.github.eciregistry.internal.pod.PodProblem;
import io.github.eciregistry.internal.text.Redaction;
import io.github.eciregistry.reference.Registry;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.regex.Pattern;

/** What is wrong with a list of registries by itself. */
final class ValueRules {

    private static final int MAX_NUMBER = 40;

    /** What YAML 1.1 resolves to a number in base 60 (<a href="https://yaml.org/type/int.html">int</a>, 2005-01-18). */
    private static final Pattern BASE_60 = Pattern.compile("[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+(?:[.][0-9_]*)?");

    private ValueRules() {}

    static void check(PodContext pod, Findings findings) {
        if (pod.mapping() == null) {
            return;
        }
        check(pod.deepest(), ListedValue.of(pod, findings), findings);
        for (PodProblem found : pod.decision().problems()) {
            boolean isListed = found.problem()
                    .path()
                    .filter(findings.settings()::isRegistryKey)
                    .isPresent();
            if (found.problem().code() == ProblemCode.ANNOTATIONS_TOO_LARGE && !isListed) {
                findings.add(
                        Rule.ANNOTATIONS_TOO_LARGE,
                        pod.deepest(),
                        found.problem().message());
            }
        }
    }

    /** Checks the values of registry annotations that have no effect where they are. */
    static void misplaced(Field annotations, MappingNode mapping, Findings findings) {
        check(annotations, ListedValue.ofMisplaced(annotations, mapping, findings), findings);
    }

    private static void check(Field annotations, List<ListedValue> values, Findings findings) {
        Map<String, String> texts = new LinkedHashMap<>();
        values.forEach(value -> texts.put(value.key(), value.value()));
        for (AnnotationKeys pair : findings.settings().keys()) {
            isText(annotations, pair.plainHttp(), findings);
            isText(annotations, pair.skipVerify(), findings);
            for (Problem problem : AnnotationReading.of(texts, pair).problems()) {
                String key = problem.path().orElse("");
                values.stream()
                        .filter(value -> value.key().equals(key))
                        .findFirst()
                        .ifPresent(value -> problem(value, problem));
            }
        }
        values.forEach(ValueRules::types);
        values.forEach(ValueRules::registries);
    }

    private static void isText(Field annotations, String key, Findings findings) {
        Field field = annotations.child(key);
        if (field != null && !(field.node() instanceof ScalarNode)) {
            findings.add(
                    Rule.VALUE_NOT_TEXT,
                    field.node(),
                    annotations.path() + "[" + key + "]",
                    "the API server rejects a list or a mapping here: write one string of registries separated by commas",
                    List.of());
        }
    }

    private static void types(ListedValue listed) {
        ScalarNode scalar = listed.scalar();
        String value = listed.value();
        if (scalar.style() != ScalarNode.Style.PLAIN || scalar.isDecorated() || value.length() > MAX_NUMBER) {
            return;
        }
        String shown = Problem.quote(value);
        if (scalar.type() == ScalarNode.Type.BOOLEAN || scalar.type() == ScalarNode.Type.NUMBER) {
            String message = "the API server rejects " + shown + ", which is a number or a boolean: quote it";
            listed.add(Rule.VALUE_NOT_TEXT, 0, value.length(), message, listed.quote());
        } else if (BASE_60.matcher(value).matches()) {
            String message = "YAML 1.1 parsers read " + shown + " as a number in base 60: quote it";
            listed.add(Rule.NUMBER_IN_YAML_1_1, 0, value.length(), message, listed.quote());
        }
    }

    private static void registries(ListedValue listed) {
        for (ListedValue.Element element : listed.elements()) {
            Registry registry = element.registry();
            if (registry.isDockerHub()) {
                listed.add(
                        Rule.DOCKER_HUB_LISTED,
                        element,
                        "Docker Hub needs no annotation: its certificate is trusted",
                        List.of());
            } else if (registry.isLoopback()) {
                String message = Problem.quote(registry.toString())
                        + " is the ECI instance itself: list the address of the registry";
                listed.add(Rule.LOOPBACK_LISTED, element, message, List.of());
            }
        }
    }

    private static void problem(ListedValue listed, Problem problem) {
        int offset = problem.offset().orElse(0);
        int from = listed.startOfElement(offset);
        int to = Math.max(offset, listed.endOfElement(offset));
        String element = listed.value().substring(from, to);
        int begin = from + element.length() - element.stripLeading().length();
        int end = Math.max(begin, from + element.stripTrailing().length());
        switch (problem.code()) {
            case REGISTRY_HAS_SCHEME ->
                listed.add(
                        Rule.REGISTRY_WITH_SCHEME,
                        offset,
                        end,
                        problem.message(),
                        corrected(listed, from, to, element));
            case REGISTRY_HAS_PATH ->
                listed.add(
                        Rule.REGISTRY_WITH_PATH, offset, end, problem.message(), corrected(listed, from, to, element));
            case BLANK_AROUND_REGISTRY -> {
                List<TextEdit> fix = listed.replace(from, to, element.strip());
                listed.add(Rule.BLANK_IN_VALUE, offset, offset + 1, problem.message(), fix);
            }
            case BLANK_IN_REGISTRY -> {
                List<TextEdit> fix = separated(listed, from, to, element);
                listed.add(Rule.BLANK_IN_VALUE, offset, offset + 1, problem.message(), fix);
            }
            case EMPTY_ELEMENT -> listed.add(Rule.EMPTY_ELEMENT, from, to, problem.message(), listed.remove(from, to));
            case EMPTY_VALUE ->
                listed.add(Rule.EMPTY_VALUE, 0, listed.value().length(), problem.message(), listed.removeAll());
            case DUPLICATE_REGISTRY ->
                listed.add(Rule.DUPLICATE_REGISTRY, offset, end, problem.message(), listed.remove(from, to));
            case FULL_WIDTH_CHARACTER -> {
                List<TextEdit> fix = separated(listed, from, to, halfWidth(element));
                listed.add(Rule.FULL_WIDTH_CHARACTER, offset, offset + 1, problem.message(), fix);
            }
            case REGISTRY_HAS_WILDCARD -> listed.add(Rule.WILDCARD, offset, end, problem.message(), List.of());
            case REGISTRY_IS_CIDR -> listed.add(Rule.ADDRESS_BLOCK, begin, end, problem.message(), List.of());
            case REGISTRY_IS_PLACEHOLDER -> listed.add(Rule.PLACEHOLDER, offset, end, problem.message(), List.of());
            case ANNOTATIONS_TOO_LARGE ->
                listed.add(Rule.ANNOTATIONS_TOO_LARGE, 0, listed.value().length(), problem.message(), List.of());
            case REGISTRY_IN_BOTH -> listed.add(Rule.REGISTRY_IN_BOTH, offset, end, problem.message(), List.of());
            default -> listed.add(Rule.NOT_A_REGISTRY, begin, end, problem.message(), List.of());
        }
    }

    private static List<TextEdit> corrected(ListedValue listed, int from, int to, String element) {
        String registry = ListedValue.corrected(element.strip());
        return registry == null ? List.of() : listed.replace(from, to, registry);
    }

    /** Parts an element at its blanks and commas, if every part is a registry. */
    private static List<TextEdit> separated(ListedValue listed, int from, int to, String element) {
        if (!Redaction.isHarmless(element)) {
            return List.of(); // A password may have blanks and commas too.
        }
        StringJoiner parts = new StringJoiner(",");
        for (String part : element.replace(',', ' ').strip().split("\\s+", -1)) {
            String registry = ListedValue.corrected(part);
            if (registry == null) {
                return List.of();
            }
            parts.add(registry);
        }
        return listed.replace(from, to, parts.toString());
    }

    private static String halfWidth(String text) {
        StringBuilder out = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            out.append(halfWidth(text.charAt(i)));
        }
        return out.toString();
    }

    private static char halfWidth(char c) {
        return switch (c) {
            case '、', '､', '；', ';', '\u3000' -> ',';
            case '。', '｡' -> '.';
            default -> c >= '！' && c <= '～' ? (char) (c - 0xFEE0) : c;
        };
    }
}
