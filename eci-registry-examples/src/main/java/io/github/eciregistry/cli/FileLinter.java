package io.github.eciregistry.cli;

import io.github.eciregistry.InvalidInputException;
import io.github.eciregistry.lint.Finding;
import io.github.eciregistry.lint.LintFix;
import io.github.eciregistry.lint.LintReport;
import io.github.eciregistry.lint.ManifestLinter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Lints, and if asked for fixes, one input after the other. Whatever is wrong with one of them is reported. */
final class FileLinter {

    /** What becomes of the fixes. */
    enum FixMode {
        /** Nothing is fixed. */
        NONE,
        /** Files are replaced; the text of standard input is printed. */
        WRITE,
        /** The difference is printed. */
        DIFF
    }

    private final ManifestLinter linter;
    private final FixMode mode;
    private final Streams streams;
    private final Output output;
    private final Report report;
    private final Summary summary;
    private final Map<String, LintReport> reports = new LinkedHashMap<>();
    private int fixed;

    FileLinter(ManifestLinter linter, FixMode mode, Streams streams, Output output, Report report, Summary summary) {
        this.linter = linter;
        this.mode = mode;
        this.streams = streams;
        this.output = output;
        this.report = report;
        this.summary = summary;
    }

    /** Returns the report of each input that was read, by its name; with fixes written, of what they left. */
    Map<String, LintReport> reports() {
        return reports;
    }

    /** Returns how many findings were fixed. */
    int fixed() {
        return fixed;
    }

    void lint(Input input) {
        try {
            Optional<AtomicFile> file = input.file().isPresent()
                    ? Optional.of(AtomicFile.read(input.file().get()))
                    : Optional.empty();
            lint(input, file.isPresent() ? file.get().content() : Content.read(streams.in()), file);
            return;
        } catch (IOException e) {
            report.failure(input.shownName(), e);
        } catch (OutOfMemoryError e) {
            report.error(input.shownName(), "too large for the memory that Java has; -Xmx gives it more");
        }
        summary.addUnread();
    }

    private void lint(Input input, byte[] content, Optional<AtomicFile> file) {
        String text;
        try {
            text = Utf8.decode(content);
        } catch (InvalidInputException e) {
            e.problems().forEach(problem -> report.problem(input.shownName(), problem));
            if (mode == FixMode.WRITE && file.isEmpty()) {
                output.print(content);
            }
            summary.addUnread();
            return;
        }
        add(input, linter.lint(mode == FixMode.NONE ? text : fix(input, text, file)));
    }

    private void add(Input input, LintReport linted) {
        reports.put(input.name().text(), linted);
        summary.add(linted.scope());
        report.detail(input.shownName() + ": " + Counted.of(linted.scope().documents(), "document") + ", "
                + Counted.of(linted.scope().pods(), "pod") + ", "
                + Counted.of(linted.findings().size(), "finding"));
    }

    /** Delivers what the fixes make of a text, and returns the text that is there afterwards. */
    private String fix(Input input, String text, Optional<AtomicFile> file) {
        LintFix fix = linter.fixes(text);
        if (mode == FixMode.DIFF) {
            if (fix.edit().isChanged()) {
                Diffs.print(input, fix.edit(), streams, output, report);
            }
            return text;
        }
        byte[] fixedText = fix.edit().text().getBytes(StandardCharsets.UTF_8);
        if (file.isEmpty()) {
            output.print(fixedText);
        } else if (fix.edit().isChanged()) {
            try {
                file.get().replaceWith(fixedText);
            } catch (IOException e) {
                report.failure(input.shownName(), e);
                return text;
            }
        }
        fixed += fix.fixed().size();
        fix.fixed().forEach(each -> report.status(input.shownName() + ":" + each));
        return fix.edit().text();
    }

    /** Returns whether a finding says that its document was not read, or not understood: rules of the group ECI0. */
    static boolean isUnreadable(Finding finding) {
        return finding.rule().code().startsWith("ECI0");
    }
}
