package io.github.eciregistry.lint;

import io.github.eciregistry.TextEdit;
import io.github.eciregistry.manifest.ManifestEdit;
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

    ManifestEdit fix(String original) {
        EditedText edited = new EditedText(original);
        String text = original;
        for (int pass = 0; pass < MAX_PASSES; pass++) {
            List<TextEdit> edits = chosen(new LintRun(text, settings).report());
            if (edits.isEmpty()) {
                break;
            }
            ManifestEdit step = ManifestEdit.of(text, edits);
            edited.apply(step.edits());
            text = step.text();
        }
        return ManifestEdit.of(original, edited.edits());
    }

    private static List<TextEdit> chosen(LintReport report) {
        Rule rule = report.findings().stream()
                .filter(Finding::isFixable)
                .map(Finding::rule)
                .min(Comparator.naturalOrder())
                .orElse(null);
        EditSet chosen = new EditSet();
        Set<List<TextEdit>> done = new HashSet<>();
        for (Finding finding : report.findings()) {
            List<TextEdit> fix = finding.fix();
            if (finding.rule() == rule && !fix.isEmpty() && !done.contains(fix) && chosen.add(fix)) {
                done.add(fix);
            }
        }
        return chosen.edits();
    }
}
