package io.github.eciregistry.cli;

import io.github.eciregistry.kind.UnknownKinds;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Spec;

/** The options of patches: of which manifests, and where they go. */
final class PatchOptions {

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--into",
            paramLabel = "DIR",
            description = "For kustomize: write DIR/kustomization.yaml instead of standard output.")
    private @Nullable Path directory;

    @Option(
            names = "--check",
            description =
                    "With --into: write nothing, and print the name of the file if it is out of date; exit code 1 then.")
    private boolean check;

    @Option(
            names = "--unknown-kinds",
            paramLabel = "WHAT",
            defaultValue = "warn",
            description = "For patches, as in 'eci-registry annotate': warn (default), annotate or ignore.")
    private UnknownKinds unknownKinds = UnknownKinds.WARN;

    @Mixin
    private KindsOptions kinds = new KindsOptions();

    @Mixin
    private SearchOptions search = new SearchOptions();

    @Parameters(
            arity = "0..*",
            paramLabel = "[FILE|DIR|-]...",
            hideParamSyntax = true,
            description =
                    "For patches: the manifests, in files, in directories as 'eci-registry annotate' reads them, or"
                            + " in standard input (-, the default).")
    private List<String> files = new ArrayList<>();

    /** Takes settings, too. */
    void use(Settings settings) {
        kinds.use(settings);
        search.use(settings);
    }

    Optional<Path> directory() {
        return Optional.ofNullable(directory);
    }

    boolean isCheck() {
        return check;
    }

    UnknownKinds unknownKinds() {
        return unknownKinds;
    }

    KindsOptions kinds() {
        return kinds;
    }

    SearchOptions search() {
        return search;
    }

    List<String> files() {
        return files;
    }

    /** Checks the options against each other, and that there are none if nothing is patched. */
    void requireUsable(@Nullable PatchFormat format) {
        ParseResult line = spec.commandLine().getParseResult();
        boolean isUsed = !files.isEmpty()
                || Stream.of("--into", "--check", "--unknown-kinds", "--kinds", "--exclude", "--no-ignore")
                        .anyMatch(line::hasMatchedOption);
        if (format == null && isUsed) {
            throw usage("manifests, --into, --check, --unknown-kinds, --kinds, --exclude and --no-ignore need --to"
                    + " kustomize or --to flux");
        }
        if (files.contains("")) {
            throw usage("expected a file, a directory or -, found an empty argument");
        }
        if (format == PatchFormat.FLUX && directory != null) {
            throw usage("--into needs --to kustomize: what Flux reads is a part of your HelmRelease");
        }
        if (check && directory == null) {
            throw usage("--check needs --into, which names the directory to check");
        }
    }

    private ParameterException usage(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
