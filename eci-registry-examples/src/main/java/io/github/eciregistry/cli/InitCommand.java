package io.github.eciregistry.cli;

import io.github.eciregistry.kind.WorkloadKinds;
import io.github.eciregistry.manifest.ManifestAnnotator;
import io.github.eciregistry.manifest.ManifestEdit;
import io.github.eciregistry.policy.RegistryPolicy;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code eci-registry init}: writes the settings from the images of manifests. */
@Command(
        name = "init",
        mixinStandardHelpOptions = true,
        versionProvider = EciRegistryCommand.Version.class,
        sortOptions = false,
        customSynopsis = "eci-registry init [OPTIONS] [FILE|DIR]...",
        descriptionHeading = "%n",
        description =
                "Writes " + SettingsFile.NAME + ", which the other commands read: the policy of the options, and as"
                        + " comments the registries of the images for which the options give none. Nothing is guessed; --probe"
                        + " asks these registries.",
        parameterListHeading = "%n",
        optionListHeading = "%n",
        footerHeading = "%n",
        footer = {
            "@|bold Exit codes|@",
            "  0  the file was written",
            "  2  the command line, the policy or the kinds are not valid; nothing was written",
            "  3  a manifest could not be handled, or the file is there already or cannot be written",
            "  4  nothing to do: no image is from a registry that may need an annotation; nothing was written",
            "",
            "@|bold Examples|@",
            "  eci-registry init manifests",
            "  eci-registry init --probe manifests",
            "  eci-registry init --import daemon.json --undecided plain-http manifests",
        })
final class InitCommand implements Callable<Integer> {

    @Mixin
    private PolicyOptions policyOptions = new PolicyOptions();

    @Mixin
    private KindsOptions kindsOptions = new KindsOptions();

    @Mixin
    private SearchOptions search = new SearchOptions();

    @Mixin
    private VerbosityOptions verbosity = new VerbosityOptions();

    @Option(
            names = "--file",
            paramLabel = "FILE",
            description = "The file to write; by default " + SettingsFile.NAME + " in the working directory.")
    private Path file = Path.of(SettingsFile.NAME);

    @Parameters(
            arity = "0..*",
            paramLabel = "[FILE|DIR]...",
            hideParamSyntax = true,
            description =
                    "A file, or a directory, which is searched as 'annotate' does; by default the working directory.")
    private List<String> arguments = new ArrayList<>();

    private final Streams streams;

    InitCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() throws InterruptedException {
        Report report = verbosity.report(streams);
        Optional<RegistryPolicy> options = policyOptions.readIfNamed(report);
        WorkloadKinds kinds = kindsOptions.read(report);
        if (options.isEmpty() || report.hasErrors()) {
            return ExitCodes.USAGE;
        }
        SkippedPaths skipped = new SkippedPaths(report);
        Summary summary = new Summary(report, skipped);
        ProbedPolicy probed = new ProbedPolicy(options.get(), kinds, report);
        RegistryPolicy policy = options.get();
        InputText texts = new InputText(streams, report);
        FoundRegistries found = new FoundRegistries();
        List<String> named = arguments.isEmpty() ? List.of(".") : arguments;
        for (Input input : Inputs.collect(named, search, skipped, report)) {
            Optional<String> text = texts.read(input);
            if (text.isEmpty()) {
                summary.addUnread();
                continue;
            }
            policy = policyOptions.mayProbe() ? probed.after(text.get()) : policy;
            ManifestEdit edit = ManifestAnnotator.using(policy).withKinds(kinds).annotate(text.get());
            summary.add(edit);
            found.add(input, edit);
        }
        int exitCode = write(policy, found, report);
        summary.print(options.get(), "");
        return exitCode;
    }

    private int write(RegistryPolicy policy, FoundRegistries found, Report report) {
        if (policy.rules().isEmpty() && found.isEmpty()) {
            report.warning(FileName.of(file).quoted(), "not written: no image is from a registry of your own");
            return report.hasErrors() ? ExitCodes.FAILED : ExitCodes.NOTHING;
        }
        try {
            Files.writeString(file, found.toSettings(policy), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            report.status("wrote " + FileName.of(file).quoted());
        } catch (FileAlreadyExistsException e) {
            report.error(FileName.of(file).quoted(), "not written: there is such a file already; remove it first");
        } catch (IOException e) {
            report.failure(FileName.of(file).quoted(), e);
        }
        return report.hasErrors() ? ExitCodes.FAILED : ExitCodes.DONE;
    }
}
