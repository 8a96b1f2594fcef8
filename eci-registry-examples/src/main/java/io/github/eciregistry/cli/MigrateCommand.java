package io.github.eciregistry.cli;

import io.github.eciregistry.kind.WorkloadKinds;
import io.github.eciregistry.manifest.AcsMigration;
import java.util.Collection;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code eci-registry migrate}: rewrites manifests for ECI as manifests for ACS. */
@Command(
        name = "migrate",
        mixinStandardHelpOptions = true,
        versionProvider = EciRegistryCommand.Version.class,
        sortOptions = false,
        customSynopsis = "eci-registry migrate --to acs [OPTIONS] [FILE|DIR|-]...",
        descriptionHeading = "%n",
        description = "Rewrites the registry annotations and labels of ECI in manifests as those of Container Compute"
                + " Service (ACS), in place, and reports what has no counterpart.",
        parameterListHeading = "%n",
        optionListHeading = "%n",
        footerHeading = "%n",
        footer = {
            "@|bold What is changed|@",
            "  k8s.aliyun.com/plain-http-registry  becomes registry.alibabacloud.com/plain-http-registry",
            "  k8s.aliyun.com/insecure-registry    becomes registry.alibabacloud.com/insecure-registry",
            "  alibabacloud.com/eci, eci: \"true\"   becomes alibabacloud.com/acs: \"true\"",
            "Values and all other bytes stay. Other annotations of ECI, placement on virtual nodes and ImageCaches are"
                    + " reported as warnings [NOT_MIGRATED] and left as they are.",
            "",
            "@|bold Exit codes|@",
            "  0  done, perhaps with warnings",
            "  1  --check found something to change",
            "  2  the command line is not valid; nothing was done",
            "  3  a file or a document could not be handled; the others were done",
            "  4  there was nothing to migrate: no manifest was found",
            "",
            "@|bold Examples|@",
            "  eci-registry migrate --to acs --diff manifests",
            "  eci-registry migrate --to acs --write manifests",
        })
final class MigrateCommand implements Callable<Integer> {

    /** The products that manifests can be migrated to. */
    enum Product {
        ACS
    }

    @Option(names = "--to", required = true, paramLabel = "acs", description = "The product to migrate to: acs.")
    private Product to = Product.ACS;

    @Mixin
    private KindsOptions kindsOptions = new KindsOptions();

    @Mixin
    private SearchOptions search = new SearchOptions();

    @Mixin
    private VerbosityOptions verbosity = new VerbosityOptions();

    @Mixin
    private EditOptions edit = new EditOptions();

    private final Streams streams;

    MigrateCommand(Streams streams) {
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
        kindsOptions.use(settings.get());
        search.use(settings.get());
        edit.requireUsable();
        WorkloadKinds kinds = kindsOptions.read(report);
        if (report.hasErrors()) {
            return ExitCodes.USAGE;
        }
        EditRun.Editor editor = switch (to) {
            case ACS -> AcsMigration.create().withKinds(kinds)::migrate;
        };
        Output output = new Output(streams, report, progress);
        SkippedPaths skipped = new SkippedPaths(report);
        Summary summary = new Summary(report, skipped);
        EditRun run = new EditRun(editor, edit.mode(), edit.exactNames(), streams, output, report, summary);

        Collection<Input> inputs = Inputs.collect(edit.files(), search, skipped, report);
        run.editAll(inputs, true, progress);
        if (!output.isClosed()) {
            summary.printFiles(run.changedFiles(), edit.mode().isWritten());
        }
        if (report.hasErrors()) {
            return ExitCodes.FAILED;
        }
        if (edit.isCheck() && run.hasChanges()) {
            return ExitCodes.FOUND;
        }
        return inputs.isEmpty() && !skipped.hasNamed() ? ExitCodes.NOTHING : ExitCodes.DONE;
    }
}
