package io.github.eciregistry.cli;

import io.github.eciregistry.internal.document.AtomicFile;
import io.github.eciregistry.kind.WorkloadKinds;
import io.github.eciregistry.manifest.ManifestAnnotator;
import io.github.eciregistry.manifest.ManifestEdit;
import io.github.eciregistry.manifest.ManifestPod;
import io.github.eciregistry.policy.RegistryPolicy;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Exports the annotations that manifests lack as patches. The result is complete: if anything cannot be read, annotated or
 * patched, nothing is written.
 */
final class PatchExport {

    private static final Pattern SAFE = Pattern.compile("[A-Za-z0-9_@%+=:,./-]+");

    private final PatchFormat format;
    private final PatchOptions options;
    private final Dialect dialect;
    private final Streams streams;
    private final Report report;
    private int pods;
    private int annotatedPods;

    PatchExport(PatchFormat format, PatchOptions options, Dialect dialect, Streams streams, Report report) {
        this.format = format;
        this.options = options;
        this.dialect = dialect;
        this.streams = streams;
        this.report = report;
    }

    /**
     * Exports the patches, and returns the exit code.
     *
     * @param mayProbe whether registries that the policy does not name are asked
     * @param arguments the command line, which a stale file is written with
     */
    int run(RegistryPolicy policy, boolean mayProbe, List<String> arguments) throws InterruptedException {
        WorkloadKinds kinds = options.kinds().read(report);
        if (report.hasErrors()) {
            return ExitCodes.USAGE;
        }
        SkippedPaths skipped = new SkippedPaths(report);
        Summary summary = new Summary(report, skipped);
        ProbedPolicy probed = new ProbedPolicy(policy, kinds, report);
        ObjectPatches patches = new ObjectPatches(report);
        InputText texts = new InputText(streams, report);
        for (Input input : Inputs.collect(options.files(), options.search(), skipped, report)) {
            Optional<String> text = texts.read(input);
            if (text.isEmpty()) {
                summary.addUnread();
                continue;
            }
            ManifestEdit edit = ManifestAnnotator.using(mayProbe ? probed.after(text.get()) : policy)
                    .withKinds(kinds)
                    .withKeys(dialect.keys())
                    .withUnknownKinds(options.unknownKinds())
                    .annotate(text.get());
            edit.problems().forEach(problem -> report.problem(input.shownName(), problem));
            summary.add(edit);
            pods += edit.pods().size();
            edit.pods().forEach(pod -> annotatedPods += pod.state() == ManifestPod.State.CORRECT ? 1 : 0);
            patches.add(input, edit);
        }
        int exitCode = deliver(patches.all(), arguments);
        summary.print(policy, Counted.of(patches.all().size(), "patch", "patches"));
        return report.hasErrors() ? ExitCodes.FAILED : exitCode;
    }

    private int deliver(List<ObjectPatch> patches, List<String> arguments) {
        String place = options.directory()
                .map(directory -> FileName.of(file(directory)).quoted())
                .orElse("export");
        if (report.hasErrors()) {
            report.warning(place, "not written because of the errors");
            return ExitCodes.FAILED;
        }
        if (pods == 0) {
            report.warning(place, "not written: no manifest has a pod");
            return ExitCodes.NOTHING;
        }
        String text = format.format(patches);
        try {
            if (options.directory().isPresent()) {
                return replace(file(options.directory().get()), place, text, arguments);
            }
            streams.out().write(text.getBytes(StandardCharsets.UTF_8));
            streams.out().flush();
        } catch (IOException e) {
            if (options.directory().isPresent()) {
                report.failure(place, e);
            } else {
                report.outputFailure(e);
            }
        }
        return ExitCodes.DONE;
    }

    private static Path file(Path directory) {
        return directory.resolve("kustomization.yaml");
    }

    private int replace(Path file, String place, String text, List<String> arguments) throws IOException {
        for (String other : List.of("kustomization.yml", "Kustomization")) {
            if (Files.exists(file.resolveSibling(other))) {
                report.error(place, "not written: Kustomize accepts one file only, and there is a " + other);
                return ExitCodes.FAILED;
            }
        }
        Optional<AtomicFile> old = Files.exists(file) ? Optional.of(AtomicFile.read(file)) : Optional.empty();
        // Git may give the lines of the file other ends.
        String oldText = old.map(found -> new String(found.content(), StandardCharsets.UTF_8).replace("\r\n", "\n"))
                .orElse("");
        if (old.isPresent() && !oldText.startsWith(format.header())) {
            report.error(place, "not written: the file there was not made by this command; name another directory");
            return ExitCodes.FAILED;
        }
        if (format.count(oldText) > format.count(text) && annotatedPods > 0) {
            report.warning(
                    place,
                    Counted.of(annotatedPods, "pod") + " already annotated, and "
                            + Counted.of(format.count(oldText) - format.count(text), "patch", "patches")
                            + " fewer than before: render the manifests without this component");
        }
        if (oldText.equals(text)) {
            report.status(place + " is up to date");
            return ExitCodes.DONE;
        }
        if (options.isCheck()) {
            streams.out().write((place + "\n").getBytes(StandardCharsets.UTF_8));
            streams.out().flush();
            report.warning(
                    place, (old.isPresent() ? "out of date" : "missing") + "; write it with: " + command(arguments));
            return ExitCodes.FOUND;
        }
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        if (old.isPresent()) {
            old.get().replaceWith(bytes);
        } else {
            AtomicFile.create(file, bytes);
        }
        report.status("wrote " + place);
        return ExitCodes.DONE;
    }

    private static String command(List<String> arguments) {
        return Stream.concat(
                        Stream.of("eci-registry"), arguments.stream().filter(argument -> !argument.equals("--check")))
                .map(argument ->
                        SAFE.matcher(argument).matches() ? argument : "'" + argument.replace("'", "'\\''") + "'")
                .collect(Collectors.joining(" "));
    }
}
