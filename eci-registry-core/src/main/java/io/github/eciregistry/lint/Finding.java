package io.github.eciregistry.lint;

import io.github.eciregistry.Severity;
import io.github.eciregistry.TextEdit;
import io.github.eciregistry.TextPosition;
import io.github.eciregistry.internal.text.Redaction;
import java.util.List;
import java.util.Optional;

/**
 * One thing that a {@link Rule} found in a text.
 *
 * <p>Immutable and thread-safe.
 *
 * @since 0.1.0
 */
public final class Finding {

    /**
     * Why a finding is not among those to act on.
     *
     * @since 0.1.0
     */
    public enum Suppression {
        /** A comment {@code # eci-registry:ignore} in the text. */
        COMMENT,
        /** The baseline holds it. */
        BASELINE
    }

    private final Draft draft;
    private final Severity severity;
    private final TextPosition position;
    private final TextPosition endPosition;
    private final String fingerprint;
    private final Optional<Suppression> suppression;

    /**
     * What a rule says.
     *
     * @param rule the rule
     * @param message what was found
     * @param start where it begins in the text
     * @param end the offset after it
     * @param path where it is in its document, empty for the document itself
     * @param object the kind and name of the object, for the fingerprint
     * @param fix the edits that mend it, empty where there is no safe fix
     */
    record Draft(Rule rule, String message, int start, int end, String path, String object, List<TextEdit> fix) {

        Draft withoutFix() {
            return fix.isEmpty() ? this : new Draft(rule, message, start, end, path, object, List.of());
        }
    }

    Finding(
            Draft draft,
            Severity severity,
            TextPosition position,
            TextPosition endPosition,
            String fingerprint,
            Optional<Suppression> suppression) {
        this.draft = draft;
        this.severity = severity;
        this.position = position;
        this.endPosition = endPosition;
        this.fingerprint = fingerprint;
        this.suppression = suppression;
    }

    /**
     * Returns the rule that found it.
     *
     * @return the rule
     */
    public Rule rule() {
        return draft.rule();
    }

    /**
     * Returns how much it matters: the severity the linter was told, else that of the rule.
     *
     * @return the severity
     */
    public Severity severity() {
        return severity;
    }

    /**
     * Returns what was found, in one line for people.
     *
     * @return the message, whose wording may change between releases
     */
    public String message() {
        return draft.message();
    }

    /**
     * Returns where it begins.
     *
     * @return the offset in UTF-16 units of the text, from 0
     */
    public int start() {
        return draft.start();
    }

    /**
     * Returns where it ends.
     *
     * @return the offset after the last unit, at least {@link #start()}
     */
    public int end() {
        return draft.end();
    }

    /**
     * Returns where it begins.
     *
     * @return line and column
     */
    public TextPosition position() {
        return position;
    }

    /**
     * Returns where it ends.
     *
     * @return line and column after the last character
     */
    public TextPosition endPosition() {
        return endPosition;
    }

    /**
     * Returns where it is in its document.
     *
     * @return a path such as {@code spec.template.spec.containers[1].image}, or empty if it is about the document
     */
    public Optional<String> path() {
        return draft.path().isEmpty() ? Optional.empty() : Optional.of(draft.path());
    }

    /**
     * Returns the edits that mend it, to be applied all or none.
     *
     * @return the edits of the text, in its order; empty where there is no safe fix
     */
    public List<TextEdit> fix() {
        return draft.fix();
    }

    /** Returns the edits as far as reports show them: none if what they write may have credentials in it. */
    List<TextEdit> shownFix() {
        boolean isHarmless = draft.fix().stream().map(TextEdit::replacement).allMatch(Redaction::isHarmless);
        return isHarmless ? draft.fix() : List.of();
    }

    /**
     * Returns whether it has a safe fix.
     *
     * @return whether {@link #fix()} holds edits
     */
    public boolean isFixable() {
        return !draft.fix().isEmpty();
    }

    /**
     * Returns what tells this finding from others of the same text and stays the same when lines are added above it: a
     * hash of its rule, object, path and text, and a number where several are alike.
     *
     * @return the fingerprint, such as {@code 0f3a2b4c5d6e7f80:1}
     */
    public String fingerprint() {
        return fingerprint;
    }

    /**
     * Returns why it is not to be acted on.
     *
     * @return the reason, or empty for a finding of {@link LintReport#findings()}
     */
    public Optional<Suppression> suppression() {
        return suppression;
    }

    /** Returns the finding for people, such as {@code 12:7: error ECI101: …}. */
    @Override
    public String toString() {
        return position + ": " + TextReport.word(severity) + " " + rule().code() + ": " + message();
    }
}
