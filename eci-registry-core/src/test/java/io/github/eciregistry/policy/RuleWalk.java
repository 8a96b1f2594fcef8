package io.github.eciregistry.policy;

import io.github.eciregistry.policy.RegistryPolicy.Rule;
import io.github.eciregistry.reference.Registry;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The most specific rule by its text, found by looking at each. */
final class RuleWalk {

    private RuleWalk() {}

    static Optional<Rule> mostSpecific(List<Rule> rules, Registry registry) {
        return rules.stream()
                .filter(rule -> rule.pattern().matches(registry))
                .max(Comparator.comparingLong(rule -> specificity(rule.pattern().toString())));
    }

    private static long specificity(String pattern) {
        int slash = pattern.indexOf('/');
        int behindHost = Math.max(slash, pattern.indexOf(']'));
        boolean hasPort = pattern.indexOf(':', Math.max(behindHost, 0)) >= 0;
        long port = hasPort ? 1 : 0;
        if (slash >= 0) {
            int colon = pattern.indexOf(':', slash);
            String prefix = pattern.substring(slash + 1, colon < 0 ? pattern.length() : colon);
            return Long.parseLong(prefix) * 2 + port;
        }
        if (pattern.startsWith("*")) {
            return 1_000 + pattern.split(":", -1)[0].length() * 2L + port;
        }
        return 1_000_000 + port;
    }
}
