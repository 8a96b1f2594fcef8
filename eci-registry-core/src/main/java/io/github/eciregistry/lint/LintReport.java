package io.github.eciregistry.lint;

import io.github.eciregistry.Severity;
import io.github.eciregistry.TextPosition;
import io.github.eciregistry.internal.document.LineIndex;
import java.util.List;
import java.util.Objects;

/**
 * What the linter found in one text.
 *
 * <p>Immutable and thread-safe.
 *
 * @since 0.1.0
 */
public final class LintReport {

    private final LineIndex lines;
    private final List<Finding> findings;
    private final List<Finding> suppressed;
    private final LintScope scope;

    LintReport(LineIndex lines, List<Finding> all, LintScope scope) {
        this.lines = lines;
        this.scope = scope;
        this.findings = all.stream().filter(f -> f.suppression().isEmpty()).toList();
        this.suppressed = all.stream().filter(f -> f.suppression().isPresent()).toList();
    }

    /**
     * Returns the findings to act on.
     *
     * @return the findings in the order of the text
     */
    public List<Finding> findings() {
        return findings;
    }

    /**
     * Returns the findings that a comment or the baseline suppresses.
     *
     * @return the findings in the order of the text
     */
    public List<Finding> suppressed() {
        return suppressed;
    }

    /**
     * Returns how many findings to act on have a severity.
     *
     * @param severity the severity
     * @return the number
     */
    public long count(Severity severity) {
        Objects.requireNonNull(severity, "severity");
        return findings.stream().filter(f -> f.severity() == severity).count();
    }

    /**
     * Returns what was looked at.
     *
     * @return the numbers of documents, pods and images, and the rules of the policy that decided about images
     */
    public LintScope scope() {
        return scope;
    }

    /** Returns the position of an offset of the text. */
    TextPosition position(int offset) {
        return lines.position(offset);
    }

    /** Returns the findings to act on, a line each. */
    @Override
    public String toString() {
        return String.join("\n", findings.stream().map(Finding::toString).toList());
    }
}
