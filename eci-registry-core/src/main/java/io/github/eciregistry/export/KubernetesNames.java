package io.github.eciregistry.export;

import io.github.eciregistry.InvalidInputException;
import io.github.eciregistry.Problem;
import io.github.eciregistry.ProblemCode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Validates names and labels by Kubernetes' rules (<a
 * href="https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#syntax-and-character-set">Labels</a>, <a
 * href="https://kubernetes.io/docs/concepts/overview/working-with-objects/names/">Names</a>, read 2026-11-23).
 * Valid ones need quotes but no escapes in YAML, JSON and CEL.
 */
final class KubernetesNames {

    private static final int MAX_SUBDOMAIN = 253;
    private static final int MAX_LABEL = 63;

    private static final Pattern SUBDOMAIN =
            Pattern.compile("[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*");
    private static final Pattern LABEL = Pattern.compile("[a-z0-9]([-a-z0-9]*[a-z0-9])?");
    private static final Pattern WORD = Pattern.compile("[A-Za-z0-9]([-A-Za-z0-9_.]*[A-Za-z0-9])?");

    private KubernetesNames() {}

    static String checkedName(String name) {
        if (!fits(name, SUBDOMAIN, MAX_SUBDOMAIN)) {
            throw new InvalidInputException(invalid(
                    ProblemCode.INVALID_OBJECT_NAME,
                    name,
                    "name of an object",
                    "at most 253 lower-case letters, digits, '-' and '.', with a letter or digit at both ends"));
        }
        return name;
    }

    static Set<String> checkedNamespaces(String... names) {
        List<Problem> problems = new ArrayList<>(0);
        for (String name : names) {
            if (!fits(name, LABEL, MAX_LABEL)) {
                problems.add(invalid(
                        ProblemCode.INVALID_OBJECT_NAME,
                        name,
                        "name of a namespace",
                        "at most 63 lower-case letters, digits and '-', with a letter or digit at both ends"));
            }
        }
        if (!problems.isEmpty()) {
            throw new InvalidInputException(problems);
        }
        return new LinkedHashSet<>(List.of(names));
    }

    static void checkLabel(String key, String value) {
        List<Problem> problems = new ArrayList<>(0);
        int slash = key.indexOf('/');
        boolean hasPrefix = slash < 0 || fits(key.substring(0, slash), SUBDOMAIN, MAX_SUBDOMAIN);
        if (!hasPrefix || !fits(key.substring(slash + 1), WORD, MAX_LABEL)) {
            problems.add(invalid(
                    ProblemCode.INVALID_LABEL,
                    key,
                    "key of a label",
                    "an optional DNS subdomain and '/', then at most 63 letters, digits, '-', '_' and '.'"));
        }
        if (!value.isEmpty() && !fits(value, WORD, MAX_LABEL)) {
            problems.add(invalid(
                    ProblemCode.INVALID_LABEL,
                    value,
                    "value of a label",
                    "at most 63 letters, digits, '-', '_' and '.', with a letter or digit at both ends"));
        }
        if (!problems.isEmpty()) {
            throw new InvalidInputException(problems);
        }
    }

    /** The length comes first: a pattern may look at a character more than once. */
    private static boolean fits(String text, Pattern pattern, int maxLength) {
        return text.length() <= maxLength && pattern.matcher(text).matches();
    }

    private static Problem invalid(ProblemCode code, String text, String what, String expected) {
        return Problem.of(code, text, "invalid " + what + " " + Problem.quote(text) + ": expected " + expected);
    }
}
