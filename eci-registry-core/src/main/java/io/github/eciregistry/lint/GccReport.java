package io.github.eciregistry.lint;

import io.github.eciregistry.Severity;
import io.github.eciregistry.internal.text.QuotedName;
import java.io.IOException;
import java.io.Writer;
import java.util.Map;

/** Reports as compilers write them, for editors and CI systems that read those. */
final class GccReport {

    private GccReport() {}

    static void write(Map<String, LintReport> reports, Writer out) throws IOException {
        for (Map.Entry<String, LintReport> report : reports.entrySet()) {
            for (Finding finding : report.getValue().findings()) {
                String severity = finding.severity() == Severity.HINT ? "note" : TextReport.word(finding.severity());
                out.write("%s:%s: %s: %s [%s]\n"
                        .formatted(
                                QuotedName.of(report.getKey()),
                                finding.position(),
                                severity,
                                finding.message(),
                                finding.rule().code()));
            }
        }
    }
}
