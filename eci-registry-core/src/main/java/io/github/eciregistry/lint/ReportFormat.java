package io.github.eciregistry.lint;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.Map;
import java.util.Objects;

/**
 * The forms in which reports are written.
 *
 * @since 0.1.0
 */
public enum ReportFormat {
    /** A line for each finding, {@code file:line:column: severity code: message}, for people. */
    TEXT,
    /** One JSON object with all findings, suppressed ones included, for programs. */
    JSON,
    /**
     * SARIF 2.1.0, which code hosts show on the lines (<a
     * href="https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/sarif-v2.1.0-os.html">OASIS standard</a>, read 2026-11-23).
     */
    SARIF,
    /**
     * A line for each finding as GCC writes them, {@code file:line:column: severity: message [code]}, for editors and CI
     * systems; a hint is a {@code note}.
     */
    GCC,
    /**
     * A workflow command of GitHub Actions for each finding, which is shown at its line (<a
     * href="https://docs.github.com/en/actions/reference/workflow-commands-for-github-actions">workflow commands</a>, read
     * 2026-12-01); a hint is a {@code notice}.
     */
    GITHUB,
    /**
     * JUnit XML, a suite for each file and a test case for each finding; errors and warnings are failures. A file without
     * findings has one case that passes.
     */
    JUNIT;

    /**
     * Writes reports. The writer is left open.
     *
     * @param reports the report of each file by its path, with {@code /} between folders, in the order to write them
     * @param out where to write
     * @throws IOException if the writer does
     */
    public void write(Map<String, LintReport> reports, Writer out) throws IOException {
        Objects.requireNonNull(reports, "reports");
        Objects.requireNonNull(out, "out");
        switch (this) {
            case TEXT -> TextReport.write(reports, out);
            case JSON -> JsonReport.write(reports, out);
            case SARIF -> SarifReport.write(reports, out);
            case GCC -> GccReport.write(reports, out);
            case GITHUB -> GithubReport.write(reports, out);
            case JUNIT -> JunitReport.write(reports, out);
        }
        out.flush();
    }

    /**
     * Returns reports as a text.
     *
     * @param reports the report of each file by its path, in the order to write them
     * @return the text
     */
    public String format(Map<String, LintReport> reports) {
        Objects.requireNonNull(reports, "reports");
        StringWriter out = new StringWriter();
        try {
            write(reports, out);
        } catch (IOException e) {
            throw new UncheckedIOException("writing a text to memory", e);
        }
        return out.toString();
    }
}
