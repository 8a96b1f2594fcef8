package io.github.eciregistry.cli;

import io.github.eciregistry.Severity;
import io.github.eciregistry.kind.WorkloadKinds;
import io.github.eciregistry.manifest.ManifestAnnotator;
import io.github.eciregistry.manifest.ManifestEdit;
import io.github.eciregistry.policy.RegistryPolicy;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code eci-registry images}: lists the images of manifests, and what the policy says about each. */
@Command(
        name = "images",
        mixinStandardHelpOptions = true,
        versionProvider = EciRegistryCommand.Version.class,
        sortOptions = false,
        customSynopsis = "eci-registry images [OPTIONS] [FILE|DIR|-]...",
        descriptionHeading = "%n",
        description =
                "Lists the images of the pods in Kubernetes manifests: the registry of each, how it is reached, the"
                        + " pattern of the policy that decides so, and whether the pod has the annotation that it needs. Changes"
                        + " nothing, and needs no policy.",
        parameterListHeading = "%n",
        optionListHeading = "%n",
        footerHeading = "%n",
        footer = {
            "The column ANNOTATION is",
            "  present     the pod lists the registry in the annotation that it needs",
            "  missing     it does not; 'eci-registry annotate' adds it",
            "  not needed  the registry is reached over verified HTTPS",
            "Without a policy, the last three columns are not known. Images that are written alike are in one row if all"
                    + " their columns are alike; --output json has every place.",
            "",
            "@|bold Exit codes|@",
            "  0  the images were listed",
            "  2  the command line, the policy or the kinds are not valid; nothing was done",
            "  3  a file or a document could not be handled; the images of the others were listed",
            "  4  nothing to do: no manifest was found, or the policy needs no annotation",
            "",
            "@|bold Examples|@",
            "  eci-registry images manifests",
            "  eci-registry images --policy policy.yaml manifests",
            "  helm template app | eci-registry images --policy policy.yaml --output json",
        })
final class ImagesCommand implements Callable<Integer> {

    @Mixin
    private PolicyOptions policyOptions = new PolicyOptions();

    @Mixin
    private KindsOptions kindsOptions = new KindsOptions();

    @Mixin
    private SearchOptions search = new SearchOptions();

    @Mixin
    private VerbosityOptions verbosity = new VerbosityOptions();

    @Option(
            names = "--dialect",
            paramLabel = "DIALECT",
            defaultValue = "eci",
            description = "The annotations to look for: eci (default), acs or both.")
    private Dialect dialect = Dialect.ECI;

    @Option(
            names = "--output",
            paramLabel = "FORMAT",
            defaultValue = "text",
            description = "text for people (default) or json for programs.")
    private OutputFormat format = OutputFormat.TEXT;

    @Parameters(
            arity = "0..*",
            paramLabel = "[FILE|DIR|-]...",
            hideParamSyntax = true,
            description = "A file, - for standard input (the default), or a directory, which is searched as 'annotate'"
                    + " does.")
    private List<String> arguments = new ArrayList<>();

    private final Streams streams;

    ImagesCommand(Streams streams) {
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
        search.use(settings.get());
        boolean hasPolicy = !policyOptions.nameNoRegistry();
        Optional<RegistryPolicy> policy = policyOptions.readIfNamed(report);
        WorkloadKinds kinds = kindsOptions.read(report);
        if (policy.isEmpty() || report.hasErrors()) {
            return ExitCodes.USAGE;
        }
        SkippedPaths skipped = new SkippedPaths(report);
        Summary summary = new Summary(report, skipped);
        ProbedPolicy probed = new ProbedPolicy(policy.get(), kinds, report);
        InputText texts = new InputText(streams, report);
        List<ListedImage> images = new ArrayList<>();
        for (Input input : Inputs.collect(arguments, search, skipped, report)) {
            Optional<String> text = texts.read(input);
            if (text.isEmpty()) {
                summary.addUnread();
                continue;
            }
            RegistryPolicy current = policyOptions.mayProbe() ? probed.after(text.get()) : policy.get();
            ManifestEdit edit = ManifestAnnotator.using(current)
                    .withKinds(kinds)
                    .withKeys(dialect.keys())
                    .annotate(text.get());
            edit.problems().stream()
                    .filter(problem -> problem.code().severity() == Severity.ERROR)
                    .forEach(problem -> report.problem(input.shownName(), problem));
            summary.add(edit);
            edit.pods().forEach(pod -> images.addAll(ListedImage.of(input, pod, hasPolicy)));
        }
        print(images, report);
        summary.print(policy.get(), "");
        if (report.hasErrors()) {
            return ExitCodes.FAILED;
        }
        boolean isIdle = summary.isEmpty() || (hasPolicy && policyOptions.isIdle(policy.get()));
        return isIdle ? ExitCodes.NOTHING : ExitCodes.DONE;
    }

    private void print(List<ListedImage> images, Report report) {
        try {
            if (format == OutputFormat.JSON) {
                Json.print(streams.out(), json -> ListedImage.write(json, images));
            } else {
                streams.out().write(ImageTable.of(images).getBytes(StandardCharsets.UTF_8));
                streams.out().flush();
            }
        } catch (IOException e) {
            report.outputFailure(e);
        }
    }
}
