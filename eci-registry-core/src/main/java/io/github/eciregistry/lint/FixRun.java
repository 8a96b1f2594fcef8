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
    private static final int MAX_PASSES = 100;

    private final Settings settings;

    FixRun(Settings settings) {
        this.settings = settings;
    }

    LintFix fix(String original) {
        EditedText edited = new EditedText(original);
        LineIndex lines = new LineIndex(original);
        List<LintFix.Fixed> fixed = new ArrayList<>();
        String text = original;
        for (int pass = 0; pass < MAX_PASSES; pass++) {
            List<Finding> chosen = new ArrayList<>();
            List<TextEdit> edits = choose(new LintRun(text, settings).report(), chosen);
            if (edits.isEmpty()) {
                break;
            }
            for (Finding finding : chosen) {
                TextPosition position = lines.position(edited.originalOffset(finding.start()));
                fixed.add(new LintFix.Fixed(finding.rule(), position, finding.message()));
            }
            ManifestEdit step = ManifestEdit.of(text, edits);
            edited.apply(step.edits());
            text = step.text();
        }
        fixed.sort(Comparator.comparing(LintFix.Fixed::position).thenComparing(LintFix.Fixed::rule));
        return new LintFix(ManifestEdit.of(original, edited.edits()), fixed);
    }

    /** Returns the edits of a pass, and adds the findings that they fix to a list. */
    private static List<TextEdit> choose(LintReport report, List<Finding> chosen) {
        Rule rule = report.findings().stream()
                .filter(Finding::isFixable)
                .map(Finding::rule)
                .min(Comparator.naturalOrder())
                .orElse(null);
        EditSet edits = new EditSet();
        Set<List<TextEdit>> done = new HashSet<>();
        for (Finding finding : report.findings()) {
            List<TextEdit> fix = finding.fix();
            if (finding.rule() == rule && !fix.isEmpty() && (done.contains(fix) || edits.add(fix))) {
                done.add(fix);
                chosen.add(finding);
            }
        }
        return edits.edits();
    }
}
