package io.github.eciregistry.cli;

import io.github.eciregistry.Problem;
import io.github.eciregistry.lint.Rule;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.lang3.StringUtils;

/** Finds the rules that people name, by code such as {@code ECI301} or by name such as {@code PORT_MISSING}. */
final class RuleCodes {

    /** Two typing errors at most; more, and it is another word. */
    private static final int MAX_DISTANCE = 2;

    private static final int MAX_LENGTH = 40;

    private RuleCodes() {}

    /** Returns the rule of a code or a name, in any letter case. */
    static Optional<Rule> find(String text) {
        return Rule.ofCode(text)
                .or(() -> Arrays.stream(Rule.values())
                        .filter(rule -> rule.name().equalsIgnoreCase(text))
                        .findFirst());
    }

    /** Returns what to say about a text that names no rule, with the rule that was probably meant. */
    static String unknown(String text) {
        return unknown(text, Problem.quote(text));
    }

    /**
     * Returns what to say about a text that names no rule.
     *
     * @param shown the text as it is shown
     */
    static String unknown(String text, String shown) {
        String meant = nearest(text)
                .map(rule -> "; did you mean " + rule.code() + " (" + rule.name() + ")?")
                .orElse("");
        return "expected the code of a rule such as ECI301, found " + shown + meant;
    }

    private static Optional<Rule> nearest(String text) {
        String wanted = text.toUpperCase(Locale.ROOT).replace('-', '_');
        if (wanted.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        return Arrays.stream(Rule.values())
                .filter(rule -> distance(wanted, rule) <= MAX_DISTANCE)
                .min(Comparator.comparingInt(rule -> distance(wanted, rule)));
    }

    /** A digit of a code may be missing or too many; with another digit it is another rule. */
    @SuppressWarnings("deprecation") // Commons Text has the method that is not, and is not here.
    private static int distance(String wanted, Rule rule) {
        boolean isCode = wanted.length() == rule.code().length() && wanted.startsWith("ECI");
        int code = isCode ? Integer.MAX_VALUE : StringUtils.getLevenshteinDistance(wanted, rule.code());
        return Math.min(code > 1 ? Integer.MAX_VALUE : code, StringUtils.getLevenshteinDistance(wanted, rule.name()));
    }
}
