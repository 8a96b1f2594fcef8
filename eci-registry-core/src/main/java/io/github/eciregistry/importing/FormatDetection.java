package io.github.eciregistry.importing;

import io.github.eciregistry.InvalidInputException;
import io.github.eciregistry.ProblemCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Tells which format a file or folder is of. */
final class FormatDetection {

    private static final Map<String, ConfigFormat> BY_NAME = Map.of(
            "daemon.json", ConfigFormat.DOCKER_DAEMON,
            "hosts.toml", ConfigFormat.CONTAINERD_HOSTS,
            "config.toml", ConfigFormat.CONTAINERD_CRI,
            "registries.yaml", ConfigFormat.K3S_REGISTRIES,
            "registries.yml", ConfigFormat.K3S_REGISTRIES,
            "buildkitd.toml", ConfigFormat.BUILDKIT);

    private FormatDetection() {}

    static @Nullable ConfigFormat of(Path path) throws IOException {
        if (Files.isDirectory(path)) {
            return ofFolder(path);
        }
        String name = String.valueOf(path.getFileName());
        ConfigFormat byName = name.endsWith(".conf") ? ConfigFormat.REGISTRIES_CONF : BY_NAME.get(name);
        return byName != null ? byName : ofContent(path, name);
    }

    private static @Nullable ConfigFormat ofFolder(Path folder) throws IOException {
        boolean registriesConf = Files.isDirectory(folder.resolve(RegistriesConfFolder.DROP_INS))
                || !RegistriesConfFolder.confFiles(folder).isEmpty();
        if (registriesConf) {
            return ConfigFormat.REGISTRIES_CONF;
        }
        return CertsFolder.isOne(folder) ? ConfigFormat.CONTAINERD_HOSTS : null;
    }

    private static @Nullable ConfigFormat ofContent(Path file, String name) throws IOException {
        try {
            if (name.endsWith(".toml")) {
                return ofToml(ConfigTree.read(SourceFile.read(file).text(), ConfigSyntax.TOML)
                        .root());
            }
            if (name.endsWith(".json")) {
                return ofJson(ConfigTree.read(SourceFile.read(file).text(), ConfigSyntax.LENIENT_JSON)
                        .root());
            }
            boolean yaml = name.endsWith(".yaml") || name.endsWith(".yml");
            return yaml
                    ? ofYaml(ConfigTree.read(SourceFile.read(file).text(), ConfigSyntax.YAML)
                            .root())
                    : null;
        } catch (InvalidInputException e) {
            if (e.problems().get(0).code() == ProblemCode.LIBRARY_MISSING) {
                throw e;
            }
            return null;
        }
    }

    private static @Nullable ConfigFormat ofToml(ConfigNode root) {
        ConfigNode registry = root.get("registry");
        if (has(root, "plugins")) {
            return ConfigFormat.CONTAINERD_CRI;
        }
        if (registry != null) {
            return registry.type() == ValueType.LIST ? ConfigFormat.REGISTRIES_CONF : ConfigFormat.BUILDKIT;
        }
        if (has(root, "registries", "unqualified-search-registries")) {
            return ConfigFormat.REGISTRIES_CONF;
        }
        return has(root, "server", "host") ? ConfigFormat.CONTAINERD_HOSTS : null;
    }

    private static @Nullable ConfigFormat ofJson(ConfigNode root) {
        if (has(root, "insecure-registries", "registry-mirrors")) {
            return ConfigFormat.DOCKER_DAEMON;
        }
        return has(root, "hosts") ? ConfigFormat.REGCLIENT : null;
    }

    private static @Nullable ConfigFormat ofYaml(ConfigNode root) {
        if (has(root, "mirrors", "configs")) {
            return ConfigFormat.K3S_REGISTRIES;
        }
        return has(root, "creds") ? ConfigFormat.REGCLIENT : null;
    }

    private static boolean has(ConfigNode root, String... keys) {
        return Arrays.stream(keys).anyMatch(key -> root.get(key) != null);
    }
}
