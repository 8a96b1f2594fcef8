package io.github.eciregistry.cli;

import io.github.eciregistry.diagnosis.PullCause;
import io.github.eciregistry.lint.Rule;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Explains what a code means that the command printed: that of a lint rule, or the cause of a failed pull. */
final class Explanation {

    private static final String CAUSES =
            "https://github.com/eci-registry/eci-registry/blob/main/docs/pull-errors.md#causes-and-remedies";

    private Explanation() {}

    /** Returns the explanation of a word, or empty if it is neither the code or name of a rule nor the name of a cause. */
    static Optional<String> of(String word) {
        return RuleCodes.find(word)
                .map(Explanation::of)
                .or(() -> Arrays.stream(PullCause.values())
                        .filter(cause -> cause.name().equalsIgnoreCase(word))
                        .findFirst()
                        .map(Explanation::of));
    }

    private static String of(Rule rule) {
        return "rule:       " + rule.code() + " " + rule.name() + "\n"
                + "severity:   " + rule.severity().name().toLowerCase(Locale.ROOT)
                + (rule.isFixable() ? "; 'eci-registry lint --fix' fixes it where that is safe" : "") + "\n"
                + "finding:    " + rule.summary() + ".\n"
                + "remedy:     " + rule.advice() + "\n"
                + "example:    " + rule.helpUri() + "\n";
    }

    private static String of(PullCause cause) {
        return "cause:      " + cause.name() + "\n"
                + "annotation: "
                + (cause.isCurableByAnnotation()
                        ? "can help; give the whole message to 'eci-registry explain' for its value"
                        : "cannot help")
                + "\n"
                + "example:    " + CAUSES + "\n";
    }
}
