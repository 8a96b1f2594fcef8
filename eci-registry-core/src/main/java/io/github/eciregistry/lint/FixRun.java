package io.github.eciregistry.lint;

import io.github.eciregistry.TextEdit;
import io.github.eciregistry.manifest.ManifestEdit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;

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
        TreeMap<Integer, TextEdit> taken = new TreeMap<>();
        Set<List<TextEdit>> done = new HashSet<>();
        for (Finding finding : report.findings()) {
            List<TextEdit> fix = finding.fix();
            if (finding.rule() == rule
                    && !fix.isEmpty()
                    && !done.contains(fix)
                    && fix.stream().noneMatch(edit -> touches(taken, edit))) {
                done.add(fix);
                fix.forEach(edit -> taken.merge(edit.start(), edit, FixRun::joined));
            }
        }
        return new ArrayList<>(taken.values());
    }

    /** Two edits of one fix at one place: what comes first is an insertion. */
    private static TextEdit joined(TextEdit first, TextEdit second) {
        return new TextEdit(first.start(), second.end(), first.replacement() + second.replacement());
    }

    /** Tells whether an edit overlaps another; an insertion also if it is at the border of the other. */
    private static boolean touches(NavigableMap<Integer, TextEdit> taken, TextEdit edit) {
        Map.Entry<Integer, TextEdit> before = taken.floorEntry(edit.start());
        if (before != null && meet(before.getValue(), edit)) {
            return true;
        }
        Map.Entry<Integer, TextEdit> after = taken.higherEntry(edit.start());
        return after != null && meet(edit, after.getValue());
    }

    private static boolean meet(TextEdit first, TextEdit second) {
        boolean inserts = first.start() == first.end() || second.start() == second.end();
        return inserts ? second.start() <= first.end() : second.start() < first.end();
    }
}
