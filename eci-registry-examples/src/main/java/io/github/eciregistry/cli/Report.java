package io.github.eciregistry.cli;

import io.github.eciregistry.Problem;
import io.github.eciregistry.Severity;
import io.github.eciregistry.internal.document.AtomicFile;
import io.github.eciregistry.internal.text.Printable;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Locale;

/**
 * Prints problems to standard error, as compilers do:
 *
 * <pre>
 * deploy.yaml:12:16: error: spec.template: what was expected and found [CODE]
 *   hint: a corrected text
 * </pre>
 */
final class Report {

    /** Longer than any message: file names have at most 4,096 bytes, and messages quote 120 characters at a time. */
    private static final int MAX_LINE = 8192;

    private final PrintWriter err;
    private final Progress progress;
    private final Verbosity verbosity;
    private boolean errors;

    /** How much is reported. */
    enum Verbosity {
        /** Errors and warnings. */
        QUIET,
        /** Also notes and a summary. */
        NORMAL,
        /** Also each thing that was looked at. */
        VERBOSE
    }

    Report(Streams streams, Progress progress) {
        this(streams, progress, Verbosity.NORMAL);
    }

    Report(Streams streams, Progress progress, Verbosity verbosity) {
        this.err = streams.err();
        this.progress = progress;
        this.verbosity = verbosity;
    }

    /** Prints a problem found in a file or an option. */
    void problem(String where, Problem problem) {
        StringBuilder message = new StringBuilder();
        problem.path().ifPresent(path -> message.append(path).append(": "));
        message.append(problem.message()).append(" [").append(problem.code()).append(']');
        String place =
                problem.position().map(position -> where + ":" + position).orElse(where);
        print(place, problem.code().severity(), message.toString());
        problem.hint().ifPresent(hint -> err.println(Printable.line("  hint: " + hint, MAX_LINE)));
    }

    /** Prints that a file could not be read or written. */
    void failure(String file, IOException e) {
        error(file, AtomicFile.reason(e));
    }

    /** Prints that standard output could not be written, unless its reader went away as {@code head} does. */
    void outputFailure(IOException e) {
        if (!isReaderGone(e)) {
            failure("<stdout>", e);
        }
    }

    /** Java gives the system's words and no code: EPIPE on Unix, ERROR_NO_DATA and ERROR_BROKEN_PIPE on Windows. */
    private static boolean isReaderGone(IOException e) {
        String message = String.valueOf(e.getMessage());
        return message.contains("Broken pipe")
                || message.contains("pipe is being closed")
                || message.contains("pipe has been ended");
    }

    /** Prints what could not be done. */
    void error(String where, String message) {
        print(where, Severity.ERROR, message);
    }

    /** Prints what was done but is likely not meant. */
    void warning(String where, String message) {
        print(where, Severity.WARNING, message);
    }

    /** Prints something that is as it should be, unless the report is quiet. */
    void status(String message) {
        if (verbosity != Verbosity.QUIET) {
            progress.clear();
            err.println(Printable.line(message, MAX_LINE));
        }
    }

    /** Prints a line of the summary that ends a command, unless the report is quiet. */
    void summary(String message) {
        status("summary: " + message);
    }

    /** Prints what only a verbose report has. */
    void detail(String message) {
        if (verbosity == Verbosity.VERBOSE) {
            status(message);
        }
    }

    boolean isVerbose() {
        return verbosity == Verbosity.VERBOSE;
    }

    /** Prints a line of findings that has no place on standard output. */
    void finding(String line) {
        progress.clear();
        err.println(Printable.line(line, MAX_LINE));
    }

    /** Returns whether an error was printed; warnings do not count. */
    boolean hasErrors() {
        return errors;
    }

    private void print(String where, Severity severity, String message) {
        errors |= severity == Severity.ERROR;
        progress.clear();
        err.println(Printable.line(where + ": " + severity.name().toLowerCase(Locale.ROOT) + ": " + message, MAX_LINE));
    }
}
