package io.github.eciregistry.lint;

import io.github.eciregistry.TextEdit;
import io.github.eciregistry.TextPosition;
import io.github.eciregistry.internal.document.LineIndex;
import io.github.eciregistry.manifest.ManifestEdit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Fixes a text in passes: each applies those fixes of one rule that do not touch each other, and the next looks at what
 * they made of the text. Fixes of different rules might write the same annotation at two places.
 */
final class FixRun {

    /** More than any chain of fixes needs: each rule that knows one comes up a few times at most. */
    static final int MAX_PASSES = 100;

    private final Settings settings;

    FixRun(Settings settings) {
        this.settings = settings;
    }

    LintFix fix(String original) {
        EditedText edited = new EditedText(original);
        LineIndex lines = new LineIndex(original);
        List<LintFix.Fixed> fixed = new ArrayList<>();
        String text = original;
        for (int i = 0; i < MAX_PASSES; i++) {
            Pass pass = pass(text);
            if (!pass.edit().isChanged()) {
                break;
            }
            for (Finding finding : pass.fixed()) {
                TextPosition position = lines.position(edited.originalOffset(finding.start()));
                fixed.add(new LintFix.Fixed(finding.rule(), position, finding.message()));
            }
            edited.apply(pass.edit().edits());
            text = pass.edit().text();
        }
        fixed.sort(Comparator.comparing(LintFix.Fixed::position).thenComparing(LintFix.Fixed::rule));
        return new LintFix(ManifestEdit.of(original, edited.edits()), fixed);
    }

    /**
     * One pass.
     *
     * @param fixed the findings that it fixes, all of one rule
     * @param edit the edit, without changes if nothing can be fixed
     */
    record Pass(List<Finding> fixed, ManifestEdit edit) {}

    /** Returns the next pass over a text. */
    Pass pass(String text) {
        LintReport report = new LintRun(text, settings).report();
        Rule rule = report.findings().stream()
                .filter(Finding::isFixable)
                .map(Finding::rule)
                .min(Comparator.naturalOrder())
                .orElse(null);
        List<Finding> fixed = new ArrayList<>();
        EditSet edits = new EditSet();
        Set<List<TextEdit>> done = new HashSet<>();
        for (Finding finding : report.findings()) {
            List<TextEdit> fix = finding.fix();
            if (finding.rule() == rule && !fix.isEmpty() && (done.contains(fix) || edits.add(fix))) {
                done.add(fix);
                fixed.add(finding);
            }
        }
        return new Pass(fixed, ManifestEdit.of(text, edits.edits()));
    }
}
