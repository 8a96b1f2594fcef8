package io.github.eciregistry.cli;

import io.github.eciregistry.Problem;
import io.github.eciregistry.Severity;
import io.github.eciregistry.doctor.ClusterDoctor;
import io.github.eciregistry.doctor.ClusterDump;
import io.github.eciregistry.doctor.DoctorFinding;
import io.github.eciregistry.doctor.DoctorReport;
import io.github.eciregistry.doctor.Owner;
import io.github.eciregistry.kind.WorkloadKinds;
import io.github.eciregistry.policy.PolicyFile;
import io.github.eciregistry.policy.PublicRegistries;
import io.github.eciregistry.policy.RegistryPolicy;
import io.github.eciregistry.reference.Registry;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

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
                        + " --context, lets kubectl read a live cluster. Changes nothing without --fix.",
        parameterListHeading = "%n",
        optionListHeading = "%n",
        footerHeading = "%n",
        footer = {
            "All verdicts, each with its fix:",
            "  https://github.com/eci-registry/eci-registry/blob/main/docs/doctor.md",
            "",
            "@|bold Exit codes|@",
            "  0  no finding of the severity of --fail-on or above that --fix has not fixed",
            "  1  there is one",
            "  2  the command line or the policy is not valid",
            "  3  some of the input could not be read; the rest was examined",
            "  4  nothing to do: the input has no pods",
            "",
            "@|bold Examples|@",
            "  kubectl get pods,events,rs,deploy,sts,ds,jobs,cronjobs -A -o json | eci-registry doctor -",
            "  eci-registry doctor --from-dump dump --policy policy.yaml",
            "  eci-registry doctor --namespace shop --output patch",
            "  eci-registry doctor --namespace shop --source k8s",
            "  eci-registry doctor --namespace shop --fix",
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

    @Mixin
    private DoctorFixes fixes = new DoctorFixes();

    @Mixin
    private DoctorSource source = new DoctorSource();

    /** Picocli puts the real one here. */
    @Spec
    private CommandSpec spec = CommandSpec.create();

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
        fixes.requireUsable(kubectl.isLive(), files);
        if (source.isGiven() && format != DoctorFormat.TEXT) {
            throw new ParameterException(spec.commandLine(), "--source prints a diff, which needs --output text");
        }
        Optional<Settings> settings = SettingsFile.read(report);
        if (settings.isEmpty()) {
            return ExitCodes.USAGE;
        }
        policyOptions.use(settings.get());
        kindsOptions.use(settings.get());
        Optional<RegistryPolicy> policy = policyOptions.readIfNamed(report);
        WorkloadKinds kinds = kindsOptions.read(report);
        if (policy.isEmpty() || report.hasErrors()) {
            return ExitCodes.USAGE;
        }
        ClusterDump.Builder builder = ClusterDump.builder(kinds);
        read(builder, report);
        ClusterDump dump = builder.build();
        dump.problems().forEach(problem -> problem(report, problem));
        DoctorReport result = examine(dump, policy.get());
        if (policyOptions.mayProbe()) {
            result = examine(dump, probed(result, policy.get(), kinds, report));
        }
        boolean isEmpty = result.pods() == 0 && result.findings().isEmpty();
        if (isEmpty && !report.hasErrors()) {
            report.warning(
                    "doctor", "the input has no pods: let kubectl get pods,events,replicasets,deployments print it");
        }
        try {
            print(result);
            if (source.isGiven()) {
                write(source.diff(result, kinds, streams, report));
            }
        } catch (IOException e) {
            report.outputFailure(e);
        }
        Set<Owner> fixed = fixes.carryOut(result, kubectl.kubectl(), streams, report);
        return exitCode(result, fixed, isEmpty, report);
    }

    private DoctorReport examine(ClusterDump dump, RegistryPolicy policy) {
        ClusterDoctor doctor = ClusterDoctor.using(policy);
        return (serverless ? doctor.serverless() : doctor).examine(dump);
    }

    /** Returns the policy after the registries that failed were asked, from where the command runs. */
    private static RegistryPolicy probed(DoctorReport result, RegistryPolicy policy, WorkloadKinds kinds, Report report)
            throws InterruptedException {
        Set<Registry> failed = new LinkedHashSet<>();
        for (DoctorFinding finding : result.findings()) {
            finding.registry()
                    .filter(registry -> finding.cause().isPresent() && !PublicRegistries.contains(registry))
                    .ifPresent(failed::add);
        }
        if (!failed.isEmpty()) {
            report.status("probing " + Counted.of(failed.size(), "registry", "registries")
                    + " from here, which is not the cluster: from there, the answers may differ");
        }
        return new ProbedPolicy(policy, kinds, report).after(failed);
    }

    private int exitCode(DoctorReport result, Set<Owner> fixed, boolean isEmpty, Report report) {
        if (report.hasErrors()) {
            return ExitCodes.FAILED;
        }
        if (isEmpty) {
            return ExitCodes.NOTHING;
        }
        boolean fails = result.findings().stream()
                .filter(finding -> !fixed.contains(finding.owner()))
                .anyMatch(finding -> finding.verdict().severity().compareTo(failOn) <= 0);
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
