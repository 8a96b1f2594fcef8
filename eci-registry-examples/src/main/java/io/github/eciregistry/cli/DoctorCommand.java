package io.github.eciregistry.cli;

import io.github.eciregistry.Problem;
import io.github.eciregistry.Severity;
import io.github.eciregistry.doctor.ClusterDoctor;
import io.github.eciregistry.doctor.ClusterDump;
import io.github.eciregistry.doctor.DoctorFinding;
import io.github.eciregistry.doctor.DoctorReport;
import io.github.eciregistry.policy.PolicyFile;
import io.github.eciregistry.policy.RegistryPolicy;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code eci-registry doctor}: says why images of a cluster are not pulled, and how each owner is fixed. */
@Command(
        name = "doctor",
        mixinStandardHelpOptions = true,
        versionProvider = EciRegistryCommand.Version.class,
        sortOptions = false,
        customSynopsis = "eci-registry doctor [OPTIONS] [FILE|-]...",
        descriptionHeading = "%n",
        description =
                "Examines a cluster: which images are not pulled, why, and how each Deployment, StatefulSet, Job or pod"
                        + " is fixed. Reads what kubectl get prints as JSON or YAML, or with --namespace, --all-namespaces or"
                        + " --context, lets kubectl read a live cluster. Changes nothing.",
        parameterListHeading = "%n",
        optionListHeading = "%n",
        footerHeading = "%n",
        footer = {
            "All verdicts, each with its fix:",
            "  https://github.com/eci-registry/eci-registry/blob/main/docs/doctor.md",
            "",
            "@|bold Exit codes|@",
            "  0  no finding of the severity of --fail-on or above",
            "  1  there is one",
            "  2  the command line or the policy is not valid",
            "  3  some of the input could not be read; the rest was examined",
            "  4  nothing to do: the input has no pods",
            "",
            "@|bold Examples|@",
            "  kubectl get pods,events,rs,deploy,sts,ds,jobs,cronjobs -A -o json | eci-registry doctor -",
            "  eci-registry doctor --from-dump dump --policy policy.yaml",
            "  eci-registry doctor --namespace shop --output patch",
        })
final class DoctorCommand implements Callable<Integer> {

    @Mixin
    private PolicyOptions policyOptions = new PolicyOptions();

    @Mixin
    private KindsOptions kindsOptions = new KindsOptions();

    @Mixin
    private KubectlOptions kubectl = new KubectlOptions();

    @Mixin
    private VerbosityOptions verbosity = new VerbosityOptions();

    @Option(
            names = "--from-dump",
            paramLabel = "DIR",
            description = "A directory that kubectl cluster-info dump --output-directory wrote.")
    private @Nullable Path directory;

    @Option(
            names = "--output",
            paramLabel = "FORMAT",
            defaultValue = "text",
            description =
                    "text for people (default), json for programs, markdown for an issue, policy for the registries that"
                            + " the messages prove, patch for kubectl patch lines.")
    private DoctorFormat format = DoctorFormat.TEXT;

    @Option(
            names = "--fail-on",
            paramLabel = "SEVERITY",
            defaultValue = "error",
            description = "The lowest severity that gives exit code 1: error (default), warning or hint.")
    private Severity failOn = Severity.ERROR;

    @Option(names = "--serverless", description = "Every pod of the cluster is an ECI pod, marked or not.")
    private boolean serverless;

    @Parameters(
            arity = "0..*",
            paramLabel = "[FILE|-]...",
            hideParamSyntax = true,
            description = "Files with objects, or - for standard input (the default).")
    private List<String> files = new ArrayList<>();

    private final Streams streams;

    DoctorCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() throws InterruptedException {
        Report report = verbosity.report(streams);
        Optional<Settings> settings = SettingsFile.read(report);
        if (settings.isEmpty()) {
            return ExitCodes.USAGE;
        }
        policyOptions.use(settings.get());
        kindsOptions.use(settings.get());
        RegistryPolicy policy = RegistryPolicy.empty();
        if (!policyOptions.nameNoRegistry()) {
            Optional<RegistryPolicy> read = policyOptions.read(report);
            if (read.isEmpty()) {
                return ExitCodes.USAGE;
            }
            policy = read.get();
        }
        ClusterDump.Builder builder = ClusterDump.builder(kindsOptions.read(report));
        if (report.hasErrors()) {
            return ExitCodes.USAGE;
        }
        read(builder, report);
        ClusterDump dump = builder.build();
        dump.problems().forEach(problem -> problem(report, problem));
        ClusterDoctor doctor = ClusterDoctor.using(policy);
        DoctorReport result = (serverless ? doctor.serverless() : doctor).examine(dump);
        boolean isEmpty = result.pods() == 0 && result.findings().isEmpty();
        if (isEmpty && !report.hasErrors()) {
            report.warning(
                    "doctor", "the input has no pods: let kubectl get pods,events,replicasets,deployments print it");
        }
        try {
            print(result);
        } catch (IOException e) {
            report.outputFailure(e);
        }
        boolean fails = result.findings().stream()
                .anyMatch(finding -> finding.verdict().severity().compareTo(failOn) <= 0);
        if (report.hasErrors()) {
            return ExitCodes.FAILED;
        }
        if (isEmpty) {
            return ExitCodes.NOTHING;
        }
        return fails ? ExitCodes.FOUND : ExitCodes.DONE;
    }

    private static void problem(Report report, Problem problem) {
        Problem bare = Problem.of(problem.code(), "", problem.message());
        report.problem(
                problem.path().orElse("-"),
                problem.position().map(bare::atPosition).orElse(bare));
    }

    private void read(ClusterDump.Builder dump, Report report) throws InterruptedException {
        try {
            if (directory != null) {
                dump.addDirectory(directory);
            }
            if (kubectl.isLive()) {
                kubectl.read(report, dump::add);
            }
        } catch (IOException e) {
            report.failure(directory == null || kubectl.isLive() ? "kubectl" : directory.toString(), e);
        }
        boolean isElsewhere = directory != null || kubectl.isLive();
        for (String file : files.isEmpty() && !isElsewhere ? List.of(Inputs.STANDARD_INPUT) : files) {
            try {
                if (file.equals(Inputs.STANDARD_INPUT)) {
                    dump.add("<stdin>", streams.in());
                } else {
                    try (InputStream in = Files.newInputStream(Path.of(file))) {
                        dump.add(file, in);
                    }
                }
            } catch (IOException e) {
                report.failure(file, e);
            } catch (InvalidPathException e) {
                report.error(file, "not a file name in this locale: " + e.getReason());
            }
        }
    }

    private void print(DoctorReport result) throws IOException {
        switch (format) {
            case TEXT -> write(DoctorText.of(result, streams.color()));
            case MARKDOWN -> write(DoctorMarkdown.of(result));
            case POLICY -> write(PolicyFile.toYaml(result.policy()));
            case PATCH ->
                write(result.findings().stream()
                        .flatMap(finding -> patch(finding).stream())
                        .distinct()
                        .collect(Collectors.joining()));
            case JSON -> Json.print(streams.out(), json -> DoctorJson.write(json, result));
        }
    }

    private static Optional<String> patch(DoctorFinding finding) {
        return finding.fix().command(finding.owner()).map(command -> {
            String git = finding.owner()
                    .manager()
                    .map(manager -> "# " + manager + " manages " + finding.owner() + ": make this change in Git\n")
                    .orElse("");
            return git + (git.isEmpty() ? "" : "# ") + command + "\n";
        });
    }

    private void write(String text) throws IOException {
        streams.out().write(text.getBytes(StandardCharsets.UTF_8));
        streams.out().flush();
    }
}
