package io.github.eciregistry.lint;

import io.github.eciregistry.Severity;
import io.github.eciregistry.internal.text.QuotedName;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Map;

/**
 * Reports as JUnit XML, which every CI system shows as tests: a suite for each file, and a test case for each finding. A
 * hint is a case that passes; a file without findings has one that passes, too.
 */
final class JunitReport {

    private JunitReport() {}

    static void write(Map<String, LintReport> reports, Writer out) throws IOException {
        out.write("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"eci-registry\">\n");
        for (Map.Entry<String, LintReport> report : reports.entrySet()) {
            suite(QuotedName.of(report.getKey()), report.getValue().findings(), out);
        }
        out.write("</testsuites>\n");
    }

    private static void suite(String file, List<Finding> findings, Writer out) throws IOException {
        long failures = findings.stream().filter(JunitReport::isFailure).count();
        out.write("  <testsuite name=\"%s\" tests=\"%d\" failures=\"%d\">\n"
                .formatted(escaped(file), Math.max(1, findings.size()), failures));
        if (findings.isEmpty()) {
            out.write("    <testcase name=\"lint\" classname=\"%s\"/>\n".formatted(escaped(file)));
        }
        for (Finding finding : findings) {
            out.write("    <testcase name=\"%s at %s\" classname=\"%s\">\n"
                    .formatted(finding.rule().code(), finding.position(), escaped(file)));
            String text = escaped(file + ":" + finding);
            out.write(
                    isFailure(finding)
                            ? "      <failure type=\"%s\" message=\"%s\">%s</failure>\n"
                                    .formatted(finding.rule().code(), escaped(finding.message()), text)
                            : "      <system-out>%s</system-out>\n".formatted(text));
            out.write("    </testcase>\n");
        }
        out.write("  </testsuite>\n");
    }

    private static boolean isFailure(Finding finding) {
        return finding.severity() != Severity.HINT;
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
