package io.github.eciregistry.cli;

import io.github.eciregistry.InvalidInputException;
import io.github.eciregistry.Problem;
import io.github.eciregistry.Severity;
import io.github.eciregistry.lint.LintBaseline;
import io.github.eciregistry.lint.LintReport;
import io.github.eciregistry.lint.ManifestLinter;
import io.github.eciregistry.lint.ReportFormat;
import io.github.eciregistry.lint.Rule;
import io.github.eciregistry.manifest.ManifestEdit;
import io.github.eciregistry.policy.RegistryPolicy;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

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
            "@|bold Exit codes|@",
            "  0  no finding of the severity of --fail-on or above",
            "  1  there is one",
            "  2  the command line, the policy or the baseline is not valid",
            "  3  a file could not be read or written; the others were done",
            "",
            "@|bold Examples|@",
            "  eci-registry lint --policy policy.yaml manifests",
            "  eci-registry lint --fix manifests",
            "  eci-registry lint --output sarif manifests > eci-registry.sarif",
        })
final class LintCommand implements Callable<Integer> {

    @Mixin
    private PolicyOptions policyOptions = new PolicyOptions();

    @Mixin
    private KindsOptions kindsOptions = new KindsOptions();

    @Option(names = "--fix", description = "Repair the files where a repair is safe, and report what is left.")
    private boolean fix;

    @Option(
            names = "--output",
            paramLabel = "FORMAT",
            defaultValue = "text",
            description = "text for people (default), json for programs, sarif for code hosts.")
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
            description = "A file, - for standard input (the default), or a directory: its *.yaml, *.yml and *.json.")
    private List<String> files = new ArrayList<>();

    private final Streams streams;

    LintCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() throws InterruptedException {
        Report report = new Report(streams, new Progress(streams));
        Optional<ManifestLinter> linter = linter(report);
        if (linter.isEmpty()) {
            return ExitCodes.USAGE;
        }
        Map<String, LintReport> reports = new LinkedHashMap<>();
        for (Input input : Inputs.collect(files.isEmpty() ? List.of(Inputs.STANDARD_INPUT) : files, report)) {
            lint(input, linter.get(), reports, report);
        }
        if (newBaseline != null) {
            try {
                Files.writeString(newBaseline, LintBaseline.of(reports.values()).toJson());
            } catch (IOException e) {
                report.failure(newBaseline.toString(), e);
            }
            return report.hasErrors() ? ExitCodes.FAILED : ExitCodes.DONE;
        }
        try {
            Writer out = new OutputStreamWriter(streams.out(), StandardCharsets.UTF_8);
            format.write(reports, out);
        } catch (IOException e) {
            report.outputFailure(e);
        }
        if (report.hasErrors()) {
            return ExitCodes.FAILED;
        }
        boolean fails = reports.values().stream()
                .flatMap(lint -> lint.findings().stream())
                .anyMatch(finding -> finding.severity().compareTo(failOn) <= 0);
        return fails ? ExitCodes.WOULD_CHANGE : ExitCodes.DONE;
    }

    private Optional<ManifestLinter> linter(Report report) throws InterruptedException {
        ManifestLinter linter = ManifestLinter.create();
        if (!policyOptions.nameNoRegistry()) {
            Optional<RegistryPolicy> policy = policyOptions.read(report);
            if (policy.isEmpty()) {
                return Optional.empty();
            }
            linter = ManifestLinter.using(policy.get());
        }
        linter = linter.withKinds(kindsOptions.read(report));
        for (String code : disabled) {
            Optional<Rule> rule = Rule.ofCode(code);
            if (rule.isEmpty()) {
                report.error("--disable", "expected the code of a rule such as ECI301, found " + quote(code));
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

    private void lint(Input input, ManifestLinter linter, Map<String, LintReport> reports, Report report) {
        try {
            if (input.file().isEmpty()) {
                String text = Utf8.decode(Content.read(streams.in()));
                reports.put(input.name().text(), linter.lint(text));
                return;
            }
            AtomicFile file = AtomicFile.read(input.file().get());
            String text = Utf8.decode(file.content());
            if (fix) {
                ManifestEdit edit = linter.fix(text);
                if (edit.isChanged()) {
                    file.replaceWith(edit.text().getBytes(StandardCharsets.UTF_8));
                    text = edit.text();
                }
            }
            reports.put(input.name().text(), linter.lint(text));
        } catch (InvalidInputException e) {
            e.problems().forEach(problem -> report.problem(input.shownName(), problem));
        } catch (IOException e) {
            report.failure(input.shownName(), e);
        } catch (OutOfMemoryError e) {
            report.error(input.shownName(), "too large for the memory that Java has; -Xmx gives it more");
        }
    }

    /** Quotes a code, or all of them if together they look like credentials with a comma in them. */
    private String quote(String code) {
        String all = String.join(",", disabled);
        return Problem.quote(all).contains("***") ? Problem.quote(all) : Problem.quote(code);
    }
}
