package io.github.eciregistry.importing;

import io.github.eciregistry.Problem;
import io.github.eciregistry.ProblemCode;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads the registries in containerd's own {@code config.toml}, in the table that the version of the format has for them
 * (<a href="https://github.com/containerd/containerd/blob/301026e58c619e63d09c0ec411012e54c0124b03/docs/cri/registry.md">containerd
 * docs/cri/registry.md</a>, read 2026-11-23).
 *
 * <p>An {@code http://} endpoint is tried over plain HTTP alone, whatever the options for TLS.
 */
final class CriConfigReader {

    /** The plugin of each version, from 1. */
    private static final String[] PLUGINS = {"cri", "io.containerd.grpc.v1.cri", "io.containerd.cri.v1.images"};

    private static final Set<String> REGISTRY_KEYS = Set.of("config_path", "mirrors", "configs", "auths", "headers");

    private final ConfigReading in;

    private CriConfigReader(ConfigReading in) {
        this.in = in;
    }

    static void read(ConfigReading in) {
        ConfigNode plugins = in.mapping(in.root(), "plugins");
        ConfigNode version = in.get(in.root(), "version");
        for (int i = 0; i < PLUGINS.length; i++) {
            ConfigNode registry = in.mapping(in.mapping(plugins, PLUGINS[i]), "registry");
            if (registry != null && version != null && !version.text().equals(String.valueOf(i + 1))) {
                String message =
                        "the table is of version " + (i + 1) + ", the file of another: containerd does not read it";
                in.note(NoteCode.OTHER_VERSION, registry, message);
            } else if (registry != null) {
                new CriConfigReader(in).registry(registry);
            }
        }
    }

    private void registry(ConfigNode registry) {
        ConfigNode folders = in.string(registry, "config_path");
        if (folders != null && !folders.text().isEmpty()) {
            String message = "the registries are in " + Problem.quote(folders.text())
                    + ": import that directory, unless this import includes it";
            in.note(NoteCode.FOLDER_NOT_READ, folders, message);
            refuseBesideFolders(in.mapping(registry, "mirrors"));
            for (ConfigNode config : in.entries(registry, "configs")) {
                refuseBesideFolders(config.type() == ValueType.MAPPING ? in.mapping(config, "tls") : null);
            }
            return;
        }
        if (in.get(registry, "auths") != null && !in.entries(registry, "auths").isEmpty()) {
            in.note(NoteCode.CREDENTIALS_IGNORED, registry, "credentials are ignored");
        }
        in.noteUnknownKeys(registry, REGISTRY_KEYS, "containerd");
        new MirrorsAndConfigs(in, registry, RegistriesDialect.CONTAINERD).read();
    }

    /** containerd does not start with {@code config_path} and the settings that it replaces. */
    private void refuseBesideFolders(@Nullable ConfigNode settings) {
        if (settings != null && !settings.entries().isEmpty()) {
            String message = "expected config_path or " + settings.key() + ", found both";
            in.problem(ProblemCode.CONFLICTING_SETTINGS, settings, "", message);
        }
    }
}
