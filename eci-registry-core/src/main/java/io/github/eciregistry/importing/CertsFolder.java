package io.github.eciregistry.importing;

import io.github.eciregistry.internal.text.Redaction;
import io.github.eciregistry.policy.Transport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Reads a folder such as {@code /etc/containerd/certs.d} or {@code /etc/docker/certs.d}, which has a folder for each
 * registry: with a {@code hosts.toml}, or else with certificates, {@code *.crt} for a CA and {@code *.cert} for a client.
 */
final class CertsFolder {

    private final ImportFindings findings;

    private CertsFolder(ImportFindings findings) {
        this.findings = findings;
    }

    /** Reads a folder of folders, or the folder of one registry. */
    static void read(Path folder, ImportFindings findings) throws IOException {
        CertsFolder reader = new CertsFolder(findings);
        List<Path> children = children(folder);
        if (children.stream().anyMatch(CertsFolder::isOfRegistry)) {
            reader.registry(folder.toAbsolutePath().normalize(), children);
            return;
        }
        Map<String, Path> byRegistry = new LinkedHashMap<>();
        for (Path child : children) {
            if (Files.isDirectory(child)) {
                Path first = byRegistry.putIfAbsent(HostsTomlReader.registryOf(nameOf(child)), child);
                if (first != null) {
                    reader.overridden(first, child);
                }
            }
        }
        for (Path child : byRegistry.values()) {
            reader.registry(child, children(child));
        }
    }

    /** Tells whether a folder is the one of a registry, or has one in it. */
    static boolean isOne(Path folder) throws IOException {
        List<Path> children = children(folder);
        for (Path child : children) {
            boolean below = Files.isDirectory(child) && children(child).stream().anyMatch(CertsFolder::isOfRegistry);
            if (below || isOfRegistry(child)) {
                return true;
            }
        }
        return false;
    }

    /**
     * The files and folders in a folder by name, without hidden ones. Of two folders for one registry {@code host_port_}
     * comes first, as it does for containerd.
     */
    private static List<Path> children(Path folder) throws IOException {
        try (Stream<Path> children = Files.list(folder)) {
            return children.filter(child -> !nameOf(child).startsWith("."))
                    .sorted(Comparator.comparing((Path child) -> !nameOf(child).endsWith("_"))
                            .thenComparing(CertsFolder::nameOf))
                    .toList();
        }
    }

    private static String nameOf(Path path) {
        return String.valueOf(path.getFileName());
    }

    private static boolean isOfRegistry(Path file) {
        String name = nameOf(file);
        return Files.isRegularFile(file)
                && (name.equals(HostsTomlReader.FILE_NAME) || name.endsWith(".crt") || name.endsWith(".cert"));
    }

    private void registry(Path folder, List<Path> files) throws IOException {
        Path hosts = folder.resolve(HostsTomlReader.FILE_NAME);
        if (Files.isRegularFile(hosts) && Files.size(hosts) > 0) {
            ConfigReading in = ConfigReading.ofFolder(hosts, ConfigSyntax.TOML, findings);
            if (in != null) {
                HostsTomlReader.read(in);
            }
            return;
        }
        for (Path file : files) {
            if (nameOf(file).endsWith(".crt") || nameOf(file).endsWith(".cert")) {
                certificate(HostsTomlReader.registryOf(nameOf(folder)), file);
            }
        }
    }

    /** Takes the certificate file itself, whose content is not read, for the place of what it means. */
    private void certificate(String registry, Path file) {
        ConfigReading in = ConfigReading.nothingIn(file.toString(), findings);
        if (nameOf(file).endsWith(".cert")) {
            TlsOptions.of(false, null, in.root()).note(in);
        } else if (registry.equals(HostsTomlReader.DEFAULT_FOLDER)) {
            in.note(NoteCode.WILDCARD_FOR_ALL, in.root(), HostsTomlReader.DEFAULT_NOTE);
        } else {
            TlsOptions.of(false, in.root(), null).note(in);
            in.registry(registry, List.of(Transport.SELF_SIGNED_HTTPS), in.root());
        }
    }

    private void overridden(Path first, Path second) {
        ConfigReading in = ConfigReading.nothingIn(second.toString(), findings);
        in.note(
                NoteCode.OVERRIDDEN,
                in.root(),
                "containerd reads the folder " + Redaction.ofValue(nameOf(first)) + " instead");
    }
}
