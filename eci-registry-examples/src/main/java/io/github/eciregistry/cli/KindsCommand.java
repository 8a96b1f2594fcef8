package io.github.eciregistry.cli;

import io.github.eciregistry.InvalidInputException;
import io.github.eciregistry.Problem;
import io.github.eciregistry.internal.document.AtomicFile;
import io.github.eciregistry.internal.document.FileContent;
import io.github.eciregistry.internal.document.Utf8;
import io.github.eciregistry.kind.WorkloadKind;
import io.github.eciregistry.kind.WorkloadKinds;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.lang3.StringUtils;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code eci-registry kinds}: prints the table of kinds, or derives kinds from CustomResourceDefinitions. */
@Command(
        name = "kinds",
        mixinStandardHelpOptions = true,
        versionProvider = EciRegistryCommand.Version.class,
        sortOptions = false,
        customSynopsis = "eci-registry kinds [--kinds FILE] [--from-crd FILE] [--output FORMAT]",
        descriptionHeading = "%n",
        description = "Prints which kinds of object are annotated, and where. With --from-crd, derives kinds from"
                + " CustomResourceDefinitions instead and prints them as a file for --kinds.",
        optionListHeading = "%n",
        footerHeading = "%n",
        footer = {
            "@|bold A file of kinds|@",
            "  kinds:",
            "    - group: apps.corp.example",
            "      kind: WebApp",
            "      pods:",
            "        - template: spec.template      # an ordinary pod template",
            "    - group: jobs.corp.example",
            "      kind: Batch",
            "      pods:",
            "        - at: spec                     # a pod of another shape",
            "          annotations: podAnnotations",
            "          images: [image, podSpec: pod]",
            "      objects: ['spec.manifests[*]']   # whole objects in the object",
            "All its fields: https://github.com/eci-registry/eci-registry/blob/main/docs/kinds.md",
            "",
            "@|bold Exit codes|@",
            "  0  the kinds were printed",
            "  2  the command line or a file of --kinds is not valid",
            "  3  a file of --from-crd could not be read, or has no pods",
            "",
            "@|bold Examples|@",
            "  eci-registry kinds --output yaml",
            "  kubectl get crd -o yaml | eci-registry kinds --from-crd - > kinds.yaml",
            "  eci-registry annotate --kinds kinds.yaml --policy policy.yaml manifests",
        })
final class KindsCommand implements Callable<Integer> {

    /** How the kinds are printed. */
    enum Format {
        /** For people. */
        TEXT,
        /** As a file of kinds in JSON. */
        JSON,
        /** As a file of kinds in YAML. */
        YAML
    }

    @Mixin
    private KindsOptions kindsOptions = new KindsOptions();

    @Option(
            names = "--from-crd",
            paramLabel = "FILE",
            description =
                    "A file of CustomResourceDefinitions, - for standard input, or a directory. Where their schemas"
                            + " have the shape of a pod, there is one.")
    private List<String> definitions = new ArrayList<>();

    @Option(
            names = "--output",
            paramLabel = "FORMAT",
            description = "text for people, json or yaml as a file of kinds (default: text, with --from-crd yaml).")
    private @Nullable Format format;

    private final Streams streams;

    KindsCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() {
        Report report = new Report(streams, new Progress(streams));
        WorkloadKinds kinds = kindsOptions.read(report);
        if (report.hasErrors()) {
            return ExitCodes.USAGE;
        }
        if (!definitions.isEmpty()) {
            kinds = derived(report);
        }
        Format chosen = format != null ? format : definitions.isEmpty() ? Format.TEXT : Format.YAML;
        String text = switch (chosen) {
            case TEXT -> table(kinds);
            case JSON -> kinds.toJson();
            case YAML -> kinds.toYaml();
        };
        try {
            streams.out().write(text.getBytes(StandardCharsets.UTF_8));
            streams.out().flush();
        } catch (IOException e) {
            report.outputFailure(e);
        }
        return report.hasErrors() ? ExitCodes.FAILED : ExitCodes.DONE;
    }

    private WorkloadKinds derived(Report report) {
        List<WorkloadKind> kinds = new ArrayList<>();
        for (Input input : Inputs.collect(definitions, report)) {
            try {
                byte[] content = input.file().isEmpty()
                        ? FileContent.read(streams.in())
                        : AtomicFile.read(input.file().get()).content();
                kinds.addAll(WorkloadKinds.fromCustomResourceDefinitions(
                                Utf8.decode(content),
                                problem -> report.problem(input.name().quoted(), problem))
                        .all());
            } catch (InvalidInputException e) {
                e.problems().forEach(problem -> report.problem(input.name().quoted(), problem));
            } catch (IOException e) {
                report.failure(input.name().quoted(), e);
            }
        }
        if (kinds.isEmpty() && !report.hasErrors()) {
            report.error(
                    "--from-crd", "no kind was derived: expected a CustomResourceDefinition whose schema has a pod");
        }
        return WorkloadKinds.none().with(kinds.toArray(WorkloadKind[]::new));
    }

    private static String table(WorkloadKinds kinds) {
        StringBuilder text = new StringBuilder();
        for (WorkloadKind kind : kinds.all()) {
            String versions = kind.versions().stream().sorted().collect(Collectors.joining(", "));
            text.append(printable(kind.kind()))
                    .append(" in ")
                    .append(kind.groups().stream()
                            .sorted()
                            .map(group -> group.isEmpty() ? "the core group" : printable(group))
                            .collect(Collectors.joining(", ")))
                    .append(versions.isEmpty() ? "" : ", only " + printable(versions))
                    .append('\n');
            Stream.concat(
                            kind.pods().stream().map(pod -> "  pods annotated at " + pod),
                            kind.objects().stream().map(path -> "  objects at " + path))
                    .forEach(line -> text.append(line).append('\n'));
        }
        return text.toString();
    }

    private static String printable(String text) {
        return StringUtils.isAsciiPrintable(text) ? text : Problem.quote(text);
    }
}
