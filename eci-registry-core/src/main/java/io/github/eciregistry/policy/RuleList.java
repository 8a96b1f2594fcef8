package io.github.eciregistry.policy;

import io.github.eciregistry.InvalidInputException;
import io.github.eciregistry.Problem;
import io.github.eciregistry.ProblemCode;
import io.github.eciregistry.internal.text.Redaction;
import io.github.eciregistry.policy.RegistryPolicy.Rule;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The rules that a {@link RegistryPolicy.Builder} collects, and the checks before they become a policy. */
final class RuleList {

    /** More than a policy file of 1 MiB has room for. */
    private static final int MAX_PATTERNS = 200_000;

    /** In UTF-16 units, of all patterns together. */
    private static final int MAX_LENGTH = 16 * 1024 * 1024;

    private final List<Rule> rules = new ArrayList<>();

    void add(Rule rule) {
        rules.add(rule);
    }

    /** Adds a rule for each pattern; adds none and throws if patterns are not valid, with a problem for each. */
    void addAll(Transport transport, String... patterns) {
        List<Rule> added = new ArrayList<>(patterns.length);
        List<Problem> problems = new ArrayList<>(0);
        int shown = 0;
        for (String pattern : patterns) {
            Objects.requireNonNull(pattern, "pattern");
            try {
                added.add(new Rule(RegistryPattern.parse(pattern), transport));
            } catch (InvalidInputException e) {
                if (Redaction.endOfCredentials(pattern) > 0) {
                    problems.subList(shown, problems.size())
                            .replaceAll(problem -> Problem.of(problem.code(), "", Redaction.PART_OF_PASSWORD));
                    shown = problems.size();
                }
                problems.addAll(e.problems());
            }
        }
        if (!problems.isEmpty()) {
            throw new InvalidInputException(problems);
        }
        rules.addAll(added);
    }

    /** Returns each rule once; throws if two contradict each other or if they are too large. */
    List<Rule> distinct() {
        Map<RegistryPattern, Rule> byPattern = new LinkedHashMap<>();
        List<Problem> problems = new ArrayList<>(0);
        for (Rule rule : rules) {
            Rule first = byPattern.putIfAbsent(rule.pattern(), rule);
            if (first != null && first.transport() != rule.transport()) {
                problems.add(conflict(first, rule));
            }
        }
        if (!problems.isEmpty()) {
            throw new InvalidInputException(problems);
        }
        requireBounded(byPattern.keySet());
        return List.copyOf(byPattern.values());
    }

    private static void requireBounded(Collection<RegistryPattern> patterns) {
        long length = 0;
        for (RegistryPattern pattern : patterns) {
            length += pattern.toString().length();
        }
        if (patterns.size() > MAX_PATTERNS || length > MAX_LENGTH) {
            String message = "the policy is too large: it has " + patterns.size() + " patterns of " + length
                    + " characters, at most " + MAX_PATTERNS + " of " + MAX_LENGTH
                    + " are taken; use wildcards and CIDR blocks for registries that are reached alike";
            throw new InvalidInputException(Problem.of(ProblemCode.POLICY_TOO_LARGE, "", message));
        }
    }

    private static Problem conflict(Rule first, Rule second) {
        String text = second.pattern().toString();
        String message = "conflicting rules " + Problem.quote(text) + " for " + second.transport() + " and "
                + Problem.quote(first.pattern().toString()) + " for " + first.transport()
                + ": they match the same registries; keep one of them";
        return Problem.of(ProblemCode.CONFLICTING_RULES, text, message);
    }
}
