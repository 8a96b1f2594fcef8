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
        int fixable = 0;
        int suppressed = 0;
        for (Map.Entry<String, LintReport> report : reports.entrySet()) {
            for (Finding finding : report.getValue().findings()) {
                out.write(QuotedName.of(report.getKey()) + ":" + finding + (finding.isFixable() ? " [fixable]" : "")
                        + "\n");
                fixable += finding.isFixable() ? 1 : 0;
            }
            suppressed += report.getValue().suppressed().size();
        }
        out.write("%s, %s, %s in %s; %d fixable, %d suppressed\n"
                .formatted(
                        plural(count(reports, Severity.ERROR), "error"),
                        plural(count(reports, Severity.WARNING), "warning"),
                        plural(count(reports, Severity.HINT), "hint"),
                        plural(reports.size(), "file"),
                        fixable,
                        suppressed));
    }

    static long count(Map<String, LintReport> reports, Severity severity) {
        return reports.values().stream()
                .mapToLong(report -> report.count(severity))
                .sum();
    }

    private static String plural(long count, String word) {
        return count + " " + word + (count == 1 ? "" : "s");
    }

    static String word(Severity severity) {
        return severity.name().toLowerCase(Locale.ROOT);
    }
}
