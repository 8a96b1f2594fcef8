package io.github.eciregistry.lint;

import io.github.eciregistry.TextPosition;
import io.github.eciregistry.manifest.ManifestEdit;
import java.util.List;
import java.util.Objects;

/**
 * What {@link ManifestLinter#fixes} does to a text: the edits, and the findings that they fix.
 *
 * @param edit the edits and the text they give, without problems
 * @param fixed the findings that are fixed, in the order of the original text
 * @since 0.1.0
 */
public record LintFix(ManifestEdit edit, List<Fixed> fixed) {

    /** Copies the list. */
    public LintFix {
        Objects.requireNonNull(fixed, "fixed");
        Objects.requireNonNull(edit, "edit");
        fixed = List.copyOf(fixed);
    }

    /**
     * A finding that is fixed.
     *
     * @param rule the rule that found it
     * @param position where it is in the original text; if another fix brought it about, where that fix is
     * @param message what was found
     * @since 0.1.0
     */
    public record Fixed(Rule rule, TextPosition position, String message) {

        /** Checks that all parts are there. */
        public Fixed {
            Objects.requireNonNull(rule, "rule");
            Objects.requireNonNull(position, "position");
            Objects.requireNonNull(message, "message");
        }

        /** Returns the finding for people, such as {@code 12:7: fixed ECI201: …}. */
        @Override
        public String toString() {
            return position + ": fixed " + rule.code() + ": " + message;
        }
    }
}
