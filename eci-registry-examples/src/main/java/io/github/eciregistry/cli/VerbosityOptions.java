package io.github.eciregistry.cli;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options that say how much a command reports on standard error. Errors and warnings are always reported. */
final class VerbosityOptions {

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = {"-q", "--quiet"},
            description = "Report errors and warnings only: no summary and no notes.")
    private boolean quiet;

    @Option(
            names = {"-v", "--verbose"},
            description = "Also report each pod or file that was looked at, and each that was skipped.")
    private boolean verbose;

    /** Returns a report that keeps to the options. */
    Report report(Streams streams, Progress progress) {
        if (quiet && verbose) {
            throw new ParameterException(spec.commandLine(), "--quiet and --verbose exclude each other");
        }
        Report.Verbosity verbosity = Report.Verbosity.NORMAL;
        if (quiet) {
            verbosity = Report.Verbosity.QUIET;
        } else if (verbose) {
            verbosity = Report.Verbosity.VERBOSE;
        }
        return new Report(streams, progress, verbosity);
    }

    /** Returns a report that keeps to the options, of a command that shows no progress. */
    Report report(Streams streams) {
        return report(streams, new Progress(streams));
    }
}
