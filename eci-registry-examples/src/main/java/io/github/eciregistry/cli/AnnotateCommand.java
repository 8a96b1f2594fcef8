package io.github.eciregistry.cli;

import io.github.eciregistry.kind.UnknownKinds;
import io.github.eciregistry.kind.WorkloadKinds;
import io.github.eciregistry.manifest.ManifestAnnotator;
import io.github.eciregistry.policy.RegistryPolicy;
import java.util.Collection;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code eci-registry annotate}: annotates manifests in files and in standard input. */
@Command(
        name = "annotate",
        mixinStandardHelpOptions = true,
        versionProvider = EciRegistryCommand.Version.class,
        sortOptions = false,
        customSynopsis = "eci-registry annotate [OPTIONS] [FILE|DIR|-]...",
        descriptionHeading = "%n",
        description = "Adds to Kubernetes manifests the annotations that ECI needs to pull images from"
                + " self-managed registries: those with plain HTTP or with a certificate that cannot be verified.",
        parameterListHeading = "%n",
        optionListHeading = "%n",
        footerHeading = "%n",
        footer = {
            "@|bold REGISTRY|@ is one of these; give several with commas between, or repeat the option.",
            "  harbor.pre.com:8443  this host with this port",
            "  harbor.pre.com       this host with any port or none",
            "  *.corp.example       every host below this domain",
            "  192.168.0.0/16       every address in this block",
            "The most specific pattern decides. The same patterns as a policy file:",
            "  plainHttp: [\"192.168.0.0/16\"]",
            "  skipVerify: [\"harbor.pre.com\", \"*.corp.example\"]",
            "  https: [\"192.168.7.7\"]",
            "",
            "@|bold What is changed|@",
            "Of the images of each pod, the registries that match a pattern are listed, as the image writes"
                    + " them, in an annotation of the pod template or ImageCache:",
            "  k8s.aliyun.com/plain-http-registry: \"192.168.1.10:5000\"",
            "  k8s.aliyun.com/insecure-registry: \"harbor.pre.com\"",
            "Existing values are kept. 'eci-registry kinds' lists the kinds that are known, and where their pods are"
                    + " annotated; --kinds adds yours. Files are YAML or JSON, also with lists and other documents.",
            "",
            "@|bold What is not changed|@",
            "Every other byte: comments, order, quotes, line ends. A document that is broken, or that cannot be"
                    + " edited without reaching another place, is reported and left as it is, and the others are"
                    + " done. No registry is contacted but with --probe. ECI reads the annotations when a pod is created; a pod that"
                    + " runs has to be created anew.",
            "",
            "@|bold Output|@",
            "The annotated text of one file or of standard input goes to standard output. Several files or a"
                    + " directory need --write, --diff or --check. Problems go to standard error:",
            "  FILE:LINE:COLUMN: error: what was expected and found [CODE]",
            "",
            "A summary ends them: how much was looked at, what was skipped, and which patterns match no image.",
            "",
            "@|bold Exit codes|@",
            "  0  done, perhaps with warnings",
            "  1  --check found something to change",
            "  2  the command line, the policy or the kinds are not valid; nothing was done",
            "  3  a file or a document could not be handled; the others were done",
            "  4  nothing to do: no manifest was found, the policy needs no annotation, or no registry that"
                    + " --probe asked can be pulled from",
            "",
            "@|bold Examples|@",
            "  eci-registry annotate --plain-http 192.168.1.10:5000 deployment.yaml",
            "  helm template app | eci-registry annotate --policy policy.yaml > app.yaml",
            "  eci-registry annotate --diff --skip-verify '*.corp.example' manifests",
            "  eci-registry annotate --write --policy policy.yaml manifests",
            "  eci-registry annotate --check --policy policy.yaml manifests || exit 1",
        })
final class AnnotateCommand implements Callable<Integer> {

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

    @Mixin
    private EditOptions edit = new EditOptions();

    @Option(
            names = "--dialect",
            paramLabel = "DIALECT",
            defaultValue = "eci",
            description = "The annotations to write: eci for k8s.aliyun.com/... (default), acs for those of Container"
                    + " Compute Service, registry.alibabacloud.com/..., or both.")
    private Dialect dialect = Dialect.ECI;

    @Option(
            names = "--unknown-kinds",
            paramLabel = "WHAT",
            defaultValue = "warn",
            description = "For pods that the table of kinds does not have: warn of registries that need an annotation"
                    + " (default), annotate where the shape of the pod shows the place, or ignore them.")
    private UnknownKinds unknownKinds = UnknownKinds.WARN;

    private final Streams streams;

    AnnotateCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() throws InterruptedException {
        Progress progress = new Progress(streams);
        Report report = verbosity.report(streams, progress);
        Optional<Settings> settings = SettingsFile.read(report);
        if (settings.isEmpty()) {
            return ExitCodes.USAGE;
        }
        policyOptions.use(settings.get());
        kindsOptions.use(settings.get());
        search.use(settings.get());
        requireUsable();
        Optional<RegistryPolicy> policy = policyOptions.read(report);
        WorkloadKinds kinds = kindsOptions.read(report);
        if (policy.isEmpty() || report.hasErrors()) {
            return ExitCodes.USAGE;
        }
        ProbedPolicy probed = new ProbedPolicy(policy.get(), kinds, report);
        Output output = new Output(streams, report, progress);
        SkippedPaths skipped = new SkippedPaths(report);
        Summary summary = new Summary(report, skipped);
        EditRun run = new EditRun(
                editor(policy.get(), kinds, probed), edit.mode(), edit.exactNames(), streams, output, report, summary);

        Collection<Input> inputs = Inputs.collect(edit.files(), search, skipped, report);
        // Registries are asked as manifests name them, so one manifest after the other.
        run.editAll(inputs, !policyOptions.mayProbe(), progress);
        if (!output.isClosed()) {
            summary.print(policy.get(), outcome(summary, probed));
        }
        if (report.hasErrors()) {
            return ExitCodes.FAILED;
        }
        if (edit.isCheck() && run.hasChanges()) {
            return ExitCodes.FOUND;
        }
        boolean isEmpty = inputs.isEmpty() && !skipped.hasNamed();
        boolean isIdle = isEmpty || policyOptions.isIdle(policy.get());
        boolean noneDecided = probed.asked() > 0 && probed.decided() == 0;
        return isIdle || noneDecided ? ExitCodes.NOTHING : ExitCodes.DONE;
    }

    private String outcome(Summary summary, ProbedPolicy probed) {
        String pods = summary.podOutcome(edit.mode().isWritten());
        return policyOptions.mayProbe()
                ? pods + "; " + Counted.of(probed.asked(), "registry", "registries") + " asked, " + probed.decided()
                        + " can be pulled from"
                : pods;
    }

    private EditRun.Editor editor(RegistryPolicy policy, WorkloadKinds kinds, ProbedPolicy probed) {
        ManifestAnnotator annotator = annotator(policy, kinds);
        return policyOptions.mayProbe()
                ? manifest -> annotator(probed.after(manifest), kinds).annotate(manifest)
                : annotator::annotate;
    }

    private ManifestAnnotator annotator(RegistryPolicy policy, WorkloadKinds kinds) {
        return ManifestAnnotator.using(policy)
                .withKinds(kinds)
                .withKeys(dialect.keys())
                .withUnknownKinds(unknownKinds);
    }

    private void requireUsable() {
        if (policyOptions.nameNoRegistry()) {
            throw usage("no registry is named: expected --plain-http, --skip-verify, --policy, --import, --probe or"
                    + " a policy in " + SettingsFile.NAME);
        }
        edit.requireUsable();
    }

    private ParameterException usage(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
