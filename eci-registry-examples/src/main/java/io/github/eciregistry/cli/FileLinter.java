package io.github.eciregistry.cli;

import io.github.eciregistry.InvalidInputException;
import io.github.eciregistry.internal.document.AtomicFile;
import io.github.eciregistry.internal.document.FileContent;
import io.github.eciregistry.internal.document.Utf8;
import io.github.eciregistry.lint.Finding;
import io.github.eciregistry.lint.LintFix;
import io.github.eciregistry.lint.LintReport;
import io.github.eciregistry.lint.ManifestLinter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
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

    void lintAll(Collection<Input> inputs, Progress progress) throws InterruptedException {
        progress.start(inputs.size());
        InputPipeline.run(inputs, true, this::lint, () -> {
            progress.step();
            return true;
        });
        progress.clear();
    }

    /** Lints an input, and returns what is to be reported of it. */
    private Runnable lint(Input input) {
        try {
            Optional<AtomicFile> file = input.file().isPresent()
                    ? Optional.of(AtomicFile.read(input.file().get()))
                    : Optional.empty();
            return lint(input, file.isPresent() ? file.get().content() : FileContent.read(streams.in()), file);
        } catch (IOException e) {
            return () -> {
                report.failure(input.shownName(), e);
                summary.addUnread();
            };
        } catch (OutOfMemoryError e) {
            return () -> {
                report.error(input.shownName(), "too large for the memory that Java has; -Xmx gives it more");
                summary.addUnread();
            };
        }
    }

    private Runnable lint(Input input, byte[] content, Optional<AtomicFile> file) {
        String text;
        try {
            text = Utf8.decode(content);
        } catch (InvalidInputException e) {
            return () -> {
                e.problems().forEach(problem -> report.problem(input.shownName(), problem));
                if (mode == FixMode.WRITE && file.isEmpty()) {
                    output.print(content);
                }
                summary.addUnread();
            };
        }
        if (mode == FixMode.NONE) {
            LintReport linted = linter.lint(text);
            return () -> add(input, linted);
        }
        LintFix fix = linter.fixes(text);
        if (mode == FixMode.DIFF) {
            LintReport linted = linter.lint(text);
            return () -> {
                if (fix.edit().isChanged()) {
                    Diffs.print(input, fix.edit(), streams, output, report);
                }
                add(input, linted);
            };
        }
        return write(input, text, fix, file);
    }

    /** Writes what the fixes make of a text. */
    private Runnable write(Input input, String text, LintFix fix, Optional<AtomicFile> file) {
        byte[] fixedText = fix.edit().text().getBytes(StandardCharsets.UTF_8);
        if (file.isPresent() && fix.edit().isChanged()) {
            try {
                file.get().replaceWith(fixedText);
            } catch (IOException e) {
                LintReport linted = linter.lint(text);
                return () -> {
                    report.failure(input.shownName(), e);
                    add(input, linted);
                };
            }
        }
        LintReport linted = linter.lint(fix.edit().text());
        return () -> {
            if (file.isEmpty()) {
                output.print(fixedText);
            }
            fixed += fix.fixed().size();
            fix.fixed().forEach(each -> report.status(input.shownName() + ":" + each));
            add(input, linted);
        };
    }

    private void add(Input input, LintReport linted) {
        reports.put(input.name().text(), linted);
        summary.add(linted.scope());
        report.detail(input.shownName() + ": " + Counted.of(linted.scope().documents(), "document") + ", "
                + Counted.of(linted.scope().pods(), "pod") + ", "
                + Counted.of(linted.findings().size(), "finding"));
    }

    /** Returns whether a finding says that its document was not read, or not understood: rules of the group ECI0. */
    static boolean isUnreadable(Finding finding) {
        return finding.rule().code().startsWith("ECI0");
    }
}
