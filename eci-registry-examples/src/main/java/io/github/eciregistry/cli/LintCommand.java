package io.github.eciregistry.cli;

import io.github.eciregistry.InvalidInputException;
import io.github.eciregistry.Problem;
import io.github.eciregistry.Severity;
import io.github.eciregistry.lint.Finding;
import io.github.eciregistry.lint.LintBaseline;
import io.github.eciregistry.lint.LintReport;
import io.github.eciregistry.lint.ManifestLinter;
import io.github.eciregistry.lint.ReportFormat;
import io.github.eciregistry.lint.Rule;
import io.github.eciregistry.policy.RegistryPolicy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code eci-registry lint}: finds mistakes around the registry annotations. */
@Command(
        name = "lint",
        mixinStandardHelpOptions = true,
        versionProvider = EciRegistryCommand.Version.class,
        sortOptions = false,
        customSynopsis = "eci-registry lint [OPTIONS] [FILE|DIR|-]...",
        descriptionHeading = "%n",
        description = "Finds mistakes around the registry annotations in Kubernetes manifests before they ship. With a"
                + " policy, also the images whose registry needs an annotation and has none.",
        parameterListHeading = "%n",
        optionListHeading = "%n",
        footerHeading = "%n",
        footer = {
            "A comment '# eci-registry:ignore ECI301' on a line or above it silences a rule there. All rules, each with"
                    + " an example and its cure:",
            "  https://github.com/eci-registry/eci-registry/blob/main/docs/lint-rules.md",
            "",
            "Findings go to standard output. A summary on standard error says how much was looked at, what was"
                    + " skipped, and which patterns of the policy match no image.",
            "",
            "@|bold Exit codes|@",
            "  0  no finding of the severity of --fail-on or above",
            "  1  there is one",
            "  2  the command line, the policy, the kinds or the baseline are not valid; nothing was done",
            "  3  a file or a document could not be handled (findings ECI001 to ECI007); the others were done",
            "  4  nothing to do: no manifest was found, or the policy needs no annotation",
            "",
            "@|bold Examples|@",
            "  eci-registry lint --policy policy.yaml manifests",
            "  eci-registry lint --fix --diff manifests",
            "  eci-registry lint --fix manifests",
            "  helm template app | eci-registry lint --fix > app.yaml",
            "  eci-registry lint --output sarif manifests > eci-registry.sarif",
        })
final class LintCommand implements Callable<Integer> {

    /** Picocli puts the real one here. */
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private PolicyOptions policyOptions = new PolicyOptions();

    @Mixin
    private KindsOptions kindsOptions = new KindsOptions();

    @Mixin
    private SearchOptions search = new SearchOptions();

    @Mixin
    private VerbosityOptions verbosity = new VerbosityOptions();

    @Option(
            names = "--fix",
            description = "Fix what can be fixed safely, list each fix on standard error, and report what is left. The"
                    + " fixed text of standard input goes to standard output, and the findings to standard error.")
    private boolean fix;

    @Option(names = "--diff", description = "With --fix: print the changes as a unified diff, and make none.")
    private boolean diff;

    @Option(
            names = "--output",
            paramLabel = "FORMAT",
            defaultValue = "text",
            description =
                    "text for people (default), json for programs, sarif for code hosts, github for the lines of pull"
                            + " requests, junit for CI systems, gcc for editors.")
    private ReportFormat format = ReportFormat.TEXT;

    @Option(
            names = "--fail-on",
            paramLabel = "SEVERITY",
            defaultValue = "error",
            description = "The lowest severity that gives exit code 1: error (default), warning or hint.")
    private Severity failOn = Severity.ERROR;

    @Option(
            names = "--disable",
            paramLabel = "RULE",
            split = ",",
            hideParamSyntax = true,
            description = "Rules to leave out, by code.")
    private List<String> disabled = new ArrayList<>();

    @Option(names = "--serverless", description = "Every pod of the cluster is an ECI pod, marked or not.")
    private boolean serverless;

    @Option(names = "--baseline", paramLabel = "FILE", description = "Findings that are known, and not reported.")
    private @Nullable Path baseline;

    @Option(
            names = "--write-baseline",
            paramLabel = "FILE",
            description = "Write a baseline of all findings, and report none.")
    private @Nullable Path newBaseline;

    @Parameters(
            arity = "0..*",
            paramLabel = "[FILE|DIR|-]...",
            hideParamSyntax = true,
            description = "A file, - for standard input (the default), or a directory: its *.yaml, *.yml and *.json at"
                    + " any depth, except what is hidden or in .gitignore, node_modules, the templates of Helm charts, and"
                    + " where links to directories lead.")
    private List<String> arguments = new ArrayList<>();

    private final Streams streams;

    LintCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() throws InterruptedException {
        requireUsable();
        Progress progress = new Progress(streams);
        Report report = verbosity.report(streams, progress);
        Optional<Settings> settings = SettingsFile.read(report);
        if (settings.isEmpty()) {
            return ExitCodes.USAGE;
        }
        policyOptions.use(settings.get());
        kindsOptions.use(settings.get());
        search.use(settings.get());
        Optional<RegistryPolicy> policy = policyOptions.readIfNamed(report);
        Optional<ManifestLinter> linter = policy.flatMap(read -> linter(settings.get(), read, report));
        if (linter.isEmpty()) {
            return ExitCodes.USAGE;
        }
        SkippedPaths skipped = new SkippedPaths(report);
        Summary summary = new Summary(report, skipped);
        Output output = new Output(streams, report, progress);
        FileLinter files = new FileLinter(linter.get(), mode(), streams, output, report, summary);
        Collection<Input> inputs = Inputs.collect(arguments, search, skipped, report);
        files.lintAll(inputs, progress);
        deliver(files.reports(), output, report);
        if (!output.isClosed()) {
            summary.print(policy.get(), outcome(files));
        }
        boolean isEmpty = inputs.isEmpty() && !skipped.hasNamed();
        boolean isIdle = isEmpty || (!policyOptions.nameNoRegistry() && policyOptions.isIdle(policy.get()));
        return exitCode(files.reports().values(), report, isIdle);
    }

    private void requireUsable() {
        if (diff && !fix) {
            throw new ParameterException(spec.commandLine(), "--diff needs --fix: it shows what --fix changes");
        }
        if (fix && format != ReportFormat.TEXT && (diff || readsStandardInput())) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--fix prints a text or a diff, so --output "
                            + format.name().toLowerCase(Locale.ROOT) + " has no place");
        }
    }

    private boolean readsStandardInput() {
        return arguments.isEmpty() || arguments.contains(Inputs.STANDARD_INPUT);
    }

    private FileLinter.FixMode mode() {
        if (!fix) {
            return FileLinter.FixMode.NONE;
        }
        return diff ? FileLinter.FixMode.DIFF : FileLinter.FixMode.WRITE;
    }

    /** Writes the baseline, or the findings: to standard error if a text or a diff is on standard output. */
    private void deliver(Map<String, LintReport> reports, Output output, Report report) {
        if (newBaseline != null) {
            try {
                Files.writeString(newBaseline, LintBaseline.of(reports.values()).toJson());
            } catch (IOException e) {
                report.failure(newBaseline.toString(), e);
            }
        } else if (fix && (diff || readsStandardInput())) {
            format.format(reports).lines().forEach(report::finding);
        } else {
            output.print(format.format(reports));
        }
    }

    private String outcome(FileLinter files) {
        Collection<LintReport> reports = files.reports().values();
        long fixable = findings(reports).filter(Finding::isFixable).count();
        long suppressed =
                reports.stream().mapToLong(each -> each.suppressed().size()).sum();
        return count(reports, Severity.ERROR, "error") + ", " + count(reports, Severity.WARNING, "warning") + ", "
                + count(reports, Severity.HINT, "hint") + "; "
                + (mode() == FileLinter.FixMode.WRITE ? files.fixed() + " fixed, " : "")
                + fixable + " fixable, " + suppressed + " suppressed";
    }

    private static String count(Collection<LintReport> reports, Severity severity, String word) {
        return Counted.of(
                reports.stream().mapToLong(each -> each.count(severity)).sum(), word);
    }

    private static Stream<Finding> findings(Collection<LintReport> reports) {
        return reports.stream().flatMap(lint -> lint.findings().stream());
    }

    private int exitCode(Collection<LintReport> reports, Report report, boolean isIdle) {
        boolean isReported = newBaseline == null;
        if (report.hasErrors() || (isReported && findings(reports).anyMatch(FileLinter::isUnreadable))) {
            return ExitCodes.FAILED;
        }
        boolean fails = findings(reports).anyMatch(finding -> finding.severity().compareTo(failOn) <= 0);
        if (isReported && fails) {
            return ExitCodes.FOUND;
        }
        return isIdle ? ExitCodes.NOTHING : ExitCodes.DONE;
    }

    private Optional<ManifestLinter> linter(Settings settings, RegistryPolicy policy, Report report) {
        ManifestLinter linter = settings.applyTo(ManifestLinter.using(policy)).withKinds(kindsOptions.read(report));
        for (String code : disabled) {
            Optional<Rule> rule = RuleCodes.find(code);
            if (rule.isEmpty()) {
                report.error("--disable", RuleCodes.unknown(code, quote(code)));
            } else {
                linter = linter.without(rule.get());
            }
        }
        try {
            linter = baseline == null ? linter : linter.withBaseline(LintBaseline.parse(Files.readString(baseline)));
        } catch (InvalidInputException e) {
            e.problems().forEach(problem -> report.problem("--baseline", problem));
        } catch (IOException e) {
            report.failure("--baseline", e);
        }
        return report.hasErrors() ? Optional.empty() : Optional.of(serverless ? linter.serverless() : linter);
    }

    /** Quotes a code, or all of them if together they look like credentials with a comma in them. */
    private String quote(String code) {
        String all = String.join(",", disabled);
        return Problem.quote(all).contains("***") ? Problem.quote(all) : Problem.quote(code);
    }
}
