package io.github.eciregistry.importing;

import io.github.eciregistry.InvalidInputException;
import io.github.eciregistry.Problem;
import io.github.eciregistry.ProblemCode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Detects the format of a file by its content. The file name decides only between possible formats, and selects the
 * format that reports the problems of an unrecognized file.
 */
final class FormatDetection {

    private static final Map<String, ConfigFormat> BY_NAME = Map.of(
            "daemon.json", ConfigFormat.DOCKER_DAEMON,
            "hosts.toml", ConfigFormat.CONTAINERD_HOSTS,
            "config.toml", ConfigFormat.CONTAINERD_CRI,
            "registries.yaml", ConfigFormat.K3S_REGISTRIES,
            "registries.yml", ConfigFormat.K3S_REGISTRIES,
            "registries.conf", ConfigFormat.REGISTRIES_CONF,
            "crio.conf", ConfigFormat.CRIO,
            "buildkitd.toml", ConfigFormat.BUILDKIT);

    private static final List<String> EXTENSIONS = List.of(".toml", ".conf", ".yaml", ".yml", ".json");

    private FormatDetection() {}

    /** Checks whether a system looks for a file of this name. */
    static boolean isKnownName(String fileName) {
        return BY_NAME.containsKey(fileName);
    }

    /** Reads a file of any format. */
    static RegistryImport read(Path path) throws IOException {
        SourceFile source = SourceFile.read(path);
        return of(source).read(source, false);
    }

    /** Returns the format of a file; throws if it is not supported. */
    static ConfigFormat of(SourceFile source) {
        String name = source.fileName();
        ConfigFormat named = BY_NAME.get(name);
        String text = source.text().text();
        List<InvalidInputException> faults = new ArrayList<>();
        for (ConfigSyntax syntax : syntaxes(name, text)) {
            List<ConfigNode> roots = roots(source, syntax, faults);
            if (roots.stream().anyMatch(root -> !root.entries().isEmpty())) {
                return of(source, roots, syntax, named);
            }
            if (!roots.isEmpty() && faults.isEmpty()) {
                return nothingIn(source, named);
            }
        }
        if (!DockerFlags.find(text).entries().isEmpty()) {
            return ConfigFormat.DOCKER_FLAGS;
        }
        if (text.stripLeading().startsWith("<")) {
            throw source.failure(
                    ProblemCode.UNKNOWN_FORMAT,
                    0,
                    "this is XML, such as a Maven build with Jib, which is not read: list its registries with --plain-http or"
                            + " --skip-verify");
        }
        if (named != null) {
            return named;
        }
        for (InvalidInputException fault : faults) {
            if (fault.problems().get(0).code() == ProblemCode.LIBRARY_MISSING) {
                throw fault;
            }
        }
        if (EXTENSIONS.stream().anyMatch(name::endsWith)) {
            throw faults.get(0);
        }
        throw source.failure(
                ProblemCode.UNKNOWN_FORMAT,
                0,
                "unrecognized configuration format, not TOML, YAML or JSON: specify the format with --format");
    }

    /**
     * Returns the documents of a file, or an empty list if it is not valid in this syntax, which is recorded as a
     * fault.
     */
    private static List<ConfigNode> roots(SourceFile source, ConfigSyntax syntax, List<InvalidInputException> faults) {
        try {
            return ConfigTree.read(source.text(), syntax, true).roots();
        } catch (InvalidInputException e) {
            faults.add(e);
            return List.of();
        }
    }

    private static List<ConfigSyntax> syntaxes(String name, String text) {
        if (text.stripLeading().startsWith("{")) {
            return List.of(ConfigSyntax.LENIENT_JSON, ConfigSyntax.YAML);
        }
        boolean yaml = name.endsWith(".yaml") || name.endsWith(".yml");
        return yaml ? List.of(ConfigSyntax.YAML, ConfigSyntax.TOML) : List.of(ConfigSyntax.TOML, ConfigSyntax.YAML);
    }

    private static ConfigFormat nothingIn(SourceFile source, @Nullable ConfigFormat named) {
        if (named == null) {
            throw source.failure(ProblemCode.UNKNOWN_FORMAT, 0, "the file has no settings, so its format is not known");
        }
        return named;
    }

    private static ConfigFormat of(
            SourceFile source, List<ConfigNode> roots, ConfigSyntax syntax, @Nullable ConfigFormat named) {
        if (named != null && named.signature().isPossibleFor(roots)) {
            return named;
        }
        for (ConfigFormat format : ConfigFormat.values()) {
            if (format.isIn(syntax) && format.signature().isTypicalOf(roots)) {
                return format;
            }
        }
        if (!DockerFlags.find(source.text().text()).entries().isEmpty()
                && roots.stream().allMatch(root -> ClusterObjects.typeOf(root).isEmpty())) {
            return ConfigFormat.DOCKER_FLAGS;
        }
        String known = UnreadFormat.describe(roots).orElse(null);
        if (known == null && named != null) {
            return named;
        }
        ConfigNode first = roots.stream()
                .flatMap(root -> root.entries().stream())
                .findFirst()
                .orElse(roots.get(0));
        String message = known != null
                ? known
                : "no format that is read has the key " + Problem.quote(first.key())
                        + " without any other of its own keys: --format names the format";
        throw source.failure(ProblemCode.UNKNOWN_FORMAT, first.keyOffset(), message);
    }
}
