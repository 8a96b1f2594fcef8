package io.github.eciregistry.lint;

import io.github.eciregistry.internal.text.QuotedName;
import java.io.IOException;
import java.io.Writer;
import java.util.Map;

/** Reports as workflow commands of GitHub Actions, which shows them at the lines of a pull request. */
final class GithubReport {

    private GithubReport() {}

    static void write(Map<String, LintReport> reports, Writer out) throws IOException {
        for (Map.Entry<String, LintReport> report : reports.entrySet()) {
            for (Finding finding : report.getValue().findings()) {
                String command = switch (finding.severity()) {
                    case ERROR -> "error";
                    case WARNING -> "warning";
                    case HINT -> "notice";
                };
                out.write("::%s file=%s,line=%d,endLine=%d,col=%d,title=%s::%s\n"
                        .formatted(
                                command,
                                property(QuotedName.of(report.getKey())),
                                finding.position().line(),
                                finding.endPosition().line(),
                                finding.position().column(),
                                finding.rule().code(),
                                data(finding.message())));
            }
        }
    }

    /** Escapes as the runner unescapes: actions/toolkit, packages/core/src/command.ts, read 2026-12-01. */
    private static String data(String text) {
        return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
    }

    private static String property(String text) {
        return data(text).replace(":", "%3A").replace(",", "%2C");
    }
}
