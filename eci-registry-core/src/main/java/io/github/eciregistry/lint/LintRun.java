package io.github.eciregistry.lint;

import io.github.eciregistry.internal.document.Document;
import io.github.eciregistry.internal.document.Documents;
import io.github.eciregistry.internal.document.LineIndex;
import io.github.eciregistry.lint.Finding.Draft;
import io.github.eciregistry.lint.Finding.Suppression;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Lints one text. */
final class LintRun {

    private final String text;
    private final Settings settings;
    private final LineIndex lines;

    LintRun(String text, Settings settings) {
        this.text = text;
        this.settings = settings;
        this.lines = new LineIndex(text);
    }

    /** A place that aliases or locations of a kind reach twice is told of once. */
    LintReport report() {
        List<Draft> sorted = new ArrayList<>();
        Set<Object> known = new HashSet<>();
        ScopeCounter scope = new ScopeCounter(settings.policy());
        for (Document document : Documents.read(text)) {
            scope.add(document);
            for (Draft draft : new DocumentLinter(text, document, lines, settings, scope).lint()) {
                if (known.add(List.of(draft.rule(), draft.start(), draft.message()))) {
                    sorted.add(draft);
                }
            }
        }
        sorted.sort(Comparator.comparingInt(Draft::start)
                .thenComparing(Draft::rule)
                .thenComparingInt(Draft::end)
                .thenComparing(Draft::message));
        Suppressions comments = Suppressions.of(text);
        Map<String, Integer> alike = new HashMap<>();
        List<Finding> findings = new ArrayList<>(sorted.size());
        for (Draft draft : sorted) {
            String hash = Fingerprint.of(draft, text);
            findings.add(finding(draft, hash + ":" + alike.merge(hash, 1, Integer::sum), comments));
        }
        return new LintReport(lines, findings, scope.scope());
    }

    private Finding finding(Draft draft, String fingerprint, Suppressions comments) {
        Optional<Suppression> suppression = Optional.empty();
        if (comments.cover(draft.rule(), lines.position(draft.start()).line())) {
            suppression = Optional.of(Suppression.COMMENT);
        } else if (settings.baseline().holds(fingerprint)) {
            suppression = Optional.of(Suppression.BASELINE);
        }
        return new Finding(
                draft,
                settings.severities().getOrDefault(draft.rule(), draft.rule().severity()),
                lines.position(draft.start()),
                lines.position(draft.end()),
                fingerprint,
                suppression);
    }
}
