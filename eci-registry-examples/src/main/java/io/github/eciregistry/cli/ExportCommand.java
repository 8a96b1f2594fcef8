package io.github.eciregistry.cli;

import io.github.eciregistry.InvalidInputException;
import io.github.eciregistry.Problem;
import io.github.eciregistry.annotation.RegistryAnnotations;
import io.github.eciregistry.export.ExportTarget;
import io.github.eciregistry.export.PolicyExport;
import io.github.eciregistry.export.SettingsFormat;
import io.github.eciregistry.policy.RegistryPolicy;
import io.github.eciregistry.reference.ImageReference;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code eci-registry export}: writes a policy as an object that a cluster applies, or as a tool's settings. */
@Command(
        name = "export",
        mixinStandardHelpOptions = true,
        versionProvider = EciRegistryCommand.Version.class,
        sortOptions = false,
        customSynopsis = {
            "eci-registry export --to TARGET --policy FILE [OPTIONS]",
            "eci-registry export --to FORMAT --policy FILE --image IMAGE...",
        },
        descriptionHeading = "%n",
        description = "Writes a policy as an object that makes a cluster annotate pods as they are created, without a"
                + " webhook of your own, for 'kubectl apply -f -'; or the annotations of images as settings of a tool that"
                + " creates pods.",
        optionListHeading = "%n",
        footerHeading = "%n",
        footer = {
            "@|bold Targets|@",
            "  mutating-admission-policy  CEL in the API server, Kubernetes 1.36, or an earlier --kubernetes VERSION",
            "  kyverno                    the same CEL in Kyverno's MutatingPolicy",
            "  eci-profile                selectors of ACK's ConfigMap eci-profile",
            "  selector                   a Selector of the eci-profile you deploy yourself",
            "The first two read the images of each object and merge; they take --only-eci-pods and"
                    + " --exempt-namespace. The others give every pod with certain labels the same value; they take"
                    + " hosts only, --match-label and --match-namespace-label.",
            "",
            "@|bold Formats|@",
            "  spark-conf     lines of spark-defaults.conf, for driver and executors",
            "  flink-conf     lines of Flink's config.yaml, or flinkConfiguration of a FlinkDeployment",
            "  gitlab-runner  a table of GitLab Runner's config.toml",
            "  eci-openapi    parameters of CreateContainerGroup and CreateImageCache of ECI",
            "  acs-openapi    parameters of CreateImageCache of Container Compute Service",
            "These are for the images of --image; of the options, they take --dialect.",
            "",
            "@|bold Exit codes|@",
            "  0  the object or the settings were printed",
            "  2  the command line or the policy is not valid",
            "  3  the target cannot express the policy or an option, or an image is not valid; nothing was printed",
            "  4  nothing to do: no image needs an annotation",
            "",
            "@|bold Examples|@",
            "  eci-registry export --to mutating-admission-policy --policy policy.yaml",
            "  eci-registry export --to eci-profile --skip-verify harbor.pre.com",
            "  eci-registry export --to spark-conf --policy policy.yaml --image harbor.pre.com/shop/spark:3.5",
        })
final class ExportCommand implements Callable<Integer> {

    @Option(
            names = "--to",
            required = true,
            paramLabel = "TARGET",
            converter = ExportTo.Converter.class,
            completionCandidates = ExportTo.Names.class,
            description = "What to write, see below.")
    private ExportTo to = new ExportTo(ExportTarget.MUTATING_ADMISSION_POLICY, null);

    @Option(
            names = "--image",
            paramLabel = "IMAGE",
            hideParamSyntax = true,
            description = "The images of the pods, for a format.")
    private List<String> images = new ArrayList<>();

    @Mixin
    private PolicyOptions policyOptions = new PolicyOptions();

    @Option(names = "--name", paramLabel = "NAME", description = "The name of what is written (default: eci-registry).")
    private @Nullable String name;

    @Option(
            names = "--dialect",
            paramLabel = "PRODUCT",
            defaultValue = "eci",
            description = "Whose annotations to write: eci (default), acs or both.")
    private Dialect dialect = Dialect.ECI;

    @Option(
            names = "--only-eci-pods",
            description = "Leave pods alone that neither they nor their namespace mark for ECI.")
    private boolean onlyEciPods;

    @Option(
            names = "--exempt-namespace",
            paramLabel = "NAME",
            split = ",",
            hideParamSyntax = true,
            description = "Namespaces whose pods are left alone (default: kube-system).")
    private List<String> exemptNamespaces = new ArrayList<>();

    @Option(
            names = "--kubernetes",
            paramLabel = "VERSION",
            description = "The release of the cluster, such as 1.34, for mutating-admission-policy (default: 1.36).")
    private @Nullable String kubernetes;

    @Option(
            names = "--match-label",
            paramLabel = "KEY=VALUE",
            split = ",",
            hideParamSyntax = true,
            description = "Labels of the pods.")
    private Map<String, String> podLabels = new LinkedHashMap<>();

    @Option(
            names = "--match-namespace-label",
            paramLabel = "KEY=VALUE",
            split = ",",
            hideParamSyntax = true,
            description = "Labels of their namespaces.")
    private Map<String, String> namespaceLabels = new LinkedHashMap<>();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private final Streams streams;

    ExportCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() throws InterruptedException {
        Report report = new Report(streams, new Progress(streams));
        Optional<Settings> settings = SettingsFile.read(report);
        if (settings.isEmpty()) {
            return ExitCodes.USAGE;
        }
        policyOptions.use(settings.get());
        requireUsable();
        if (policyOptions.nameNoRegistry()) {
            throw usage(
                    "no registry is named: expected --plain-http, --skip-verify, --policy, --import, --probe or a policy in"
                            + " " + SettingsFile.NAME);
        }
        Optional<RegistryPolicy> policy = policyOptions.read(report);
        if (policy.isEmpty()) {
            return ExitCodes.USAGE;
        }
        if (to.settings() != null) {
            return printSettings(to.settings(), policy.get(), report);
        }
        Optional<PolicyExport> export = configured(policy.get(), report);
        return export.isEmpty()
                ? ExitCodes.USAGE
                : print(() -> export.get().to(Objects.requireNonNull(to.object())), report);
    }

    private void requireUsable() {
        boolean isForImages = to.settings() != null;
        if (isForImages == images.isEmpty()) {
            throw usage(
                    isForImages
                            ? "--image is missing: a format is for the images of the pods"
                            : "--image needs a format, such as --to spark-conf: the object reads the images of each pod");
        }
        boolean hasObjectOptions = name != null
                || onlyEciPods
                || kubernetes != null
                || !exemptNamespaces.isEmpty()
                || !podLabels.isEmpty()
                || !namespaceLabels.isEmpty();
        if (isForImages && hasObjectOptions) {
            throw usage("of the options, a format takes those of the policy, --image and --dialect");
        }
        if (to.settings() != null && !to.settings().hasKeys() && dialect != Dialect.ECI) {
            throw usage("--dialect is for annotations, and this format has none");
        }
    }

    private int printSettings(SettingsFormat format, RegistryPolicy policy, Report report) {
        for (String image : images) {
            ImageReference.tryParse(image)
                    .filter(reference -> policy.ruleFor(reference.registry()).isEmpty())
                    .ifPresent(reference -> report.warning(
                            Problem.quote(image),
                            "no pattern of the policy matches " + reference.registry()
                                    + ", so verified HTTPS is assumed"));
        }
        RegistryAnnotations annotations;
        try {
            annotations = RegistryAnnotations.forImages(policy, images.toArray(String[]::new));
        } catch (InvalidInputException e) {
            e.problems().forEach(problem -> report.problem("--image", problem));
            return ExitCodes.FAILED;
        }
        return annotations.isEmpty()
                ? ExitCodes.NOTHING
                : print(() -> format.format(annotations, dialect.keys()), report);
    }

    private ParameterException usage(String message) {
        return new ParameterException(spec.commandLine(), message);
    }

    /** Returns the export with the options, or empty if they are not valid; then everything that is wrong is reported. */
    private Optional<PolicyExport> configured(RegistryPolicy policy, Report report) {
        PolicyExport export = PolicyExport.using(policy).withKeys(dialect.keys());
        try {
            if (name != null) {
                export = export.withName(name);
            }
            if (onlyEciPods) {
                export = export.onlyEciPods();
            }
            if (kubernetes != null) {
                export = export.forKubernetes(kubernetes);
            }
            if (!exemptNamespaces.isEmpty()) {
                export = export.exemptingNamespaces(exemptNamespaces.toArray(String[]::new));
            }
            for (Map.Entry<String, String> label : podLabels.entrySet()) {
                export = export.matchingPodLabel(label.getKey(), label.getValue());
            }
            for (Map.Entry<String, String> label : namespaceLabels.entrySet()) {
                export = export.matchingNamespaceLabel(label.getKey(), label.getValue());
            }
            return Optional.of(export);
        } catch (InvalidInputException e) {
            e.problems().forEach(problem -> report.problem("export", problem));
            return Optional.empty();
        }
    }

    private int print(Supplier<String> text, Report report) {
        try {
            streams.out().write(text.get().getBytes(StandardCharsets.UTF_8));
            streams.out().flush();
        } catch (InvalidInputException e) {
            e.problems().forEach(problem -> report.problem("export", problem));
        } catch (IOException e) {
            report.outputFailure(e);
        }
        return report.hasErrors() ? ExitCodes.FAILED : ExitCodes.DONE;
    }
}
