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
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
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
            "eci-registry export --to kustomize|flux --policy FILE [--into DIR] [FILE|DIR|-]...",
        },
        descriptionHeading = "%n",
        description = "Writes a policy as an object that makes a cluster annotate pods as they are created, without a"
                + " webhook of your own, for 'kubectl apply -f -'; or the annotations of images as settings of a tool that"
                + " creates pods; or the annotations that manifests lack as patches.",
        parameterListHeading = "%n",
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
            "@|bold Patches|@",
            "  kustomize  a Component, for Kustomize, kubectl, Argo CD and Flux",
            "  flux       spec.postRenderers of a Flux HelmRelease",
            "These are for given manifests, rendered without the patches: one patch for each object that 'eci-registry"
                    + " annotate' would change. If something cannot be patched, it is reported and nothing is written."
                    + " A kustomization.yaml that this command did not write is left as it is.",
            "",
            "@|bold Exit codes|@",
            "  0  it was printed or written, or --check found nothing to change",
            "  1  --check found a file that is out of date",
            "  2  the command line or the policy is not valid",
            "  3  the target cannot express the policy or an option, an image is not valid, or a manifest"
                    + " cannot be read or patched; nothing was printed or written",
            "  4  nothing to do: no image of --image needs an annotation, or no manifest has a pod",
            "",
            "@|bold Examples|@",
            "  eci-registry export --to mutating-admission-policy --policy policy.yaml",
            "  eci-registry export --to eci-profile --skip-verify harbor.pre.com",
            "  eci-registry export --to spark-conf --policy policy.yaml --image harbor.pre.com/shop/spark:3.5",
            "  kubectl kustomize overlays/prod | eci-registry export --to kustomize --policy policy.yaml --into components/eci",
            "  eci-registry export --to kustomize --policy policy.yaml --into components/eci --check k8s",
            "  helm template shop ./chart | eci-registry export --to flux --policy policy.yaml",
        })
final class ExportCommand implements Callable<Integer> {

    @Option(
            names = "--to",
            required = true,
            paramLabel = "TARGET",
            converter = ExportTo.Converter.class,
            completionCandidates = ExportTo.Names.class,
            description = "What to write, see below.")
    private ExportTo to = new ExportTo(ExportTarget.MUTATING_ADMISSION_POLICY, null, null);

    @Option(
            names = "--image",
            paramLabel = "IMAGE",
            hideParamSyntax = true,
            description = "The images of the pods, for a format.")
    private List<String> images = new ArrayList<>();

    @Mixin
    private PolicyOptions policyOptions = new PolicyOptions();

    @Option(
            names = "--dialect",
            paramLabel = "PRODUCT",
            defaultValue = "eci",
            description = "Whose annotations to write: eci (default), acs or both.")
    private Dialect dialect = Dialect.ECI;

    @Mixin
    private PolicyExportOptions objectOptions = new PolicyExportOptions();

    @Mixin
    private PatchOptions patchOptions = new PatchOptions();

    @Mixin
    private VerbosityOptions verbosity = new VerbosityOptions();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private final Streams streams;

    ExportCommand(Streams streams) {
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
        patchOptions.use(settings.get());
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
        if (to.patches() != null) {
            return new PatchExport(to.patches(), patchOptions, dialect, streams, report)
                    .run(
                            policy.get(),
                            policyOptions.mayProbe(),
                            spec.root().commandLine().getParseResult().originalArgs());
        }
        if (to.settings() != null) {
            return printSettings(to.settings(), policy.get(), report);
        }
        Optional<PolicyExport> export =
                objectOptions.configure(PolicyExport.using(policy.get()).withKeys(dialect.keys()), report);
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
                            : "--image needs a format, such as --to spark-conf: this target reads the images of each pod");
        }
        if (to.object() == null && objectOptions.isUsed()) {
            throw usage(
                    isForImages
                            ? "of the options, a format takes those of the policy, --image and --dialect"
                            : "--name, --only-eci-pods, --exempt-namespace, --kubernetes, --match-label and"
                                    + " --match-namespace-label are for objects that a cluster applies");
        }
        patchOptions.requireUsable(to.patches());
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
