package io.github.eciregistry.lint;

import io.github.eciregistry.Severity;
import io.github.eciregistry.internal.text.QuotedName;
import java.io.IOException;
import java.io.Writer;
import java.util.Locale;
import java.util.Map;

/** Reports for people. */
final class TextReport {

    private TextReport() {}

    static void write(Map<String, LintReport> reports, Writer out) throws IOException {
        for (Map.Entry<String, LintReport> report : reports.entrySet()) {
            for (Finding finding : report.getValue().findings()) {
                out.write(QuotedName.of(report.getKey()) + ":" + finding + (finding.isFixable() ? " [fixable]" : "")
                        + "\n");
            }
        }
    }

    static long count(Map<String, LintReport> reports, Severity severity) {
        return reports.values().stream()
                .mapToLong(report -> report.count(severity))
                .sum();
    }

    static String word(Severity severity) {
        return severity.name().toLowerCase(Locale.ROOT);
    }
}
