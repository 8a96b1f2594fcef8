package io.github.eciregistry.importing;

import io.github.eciregistry.importing.RegistryImport.ReadFile;
import io.github.eciregistry.internal.text.Redaction;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Reads a directory such as {@code /etc/containerd/certs.d} or {@code /etc/docker/certs.d}, which has a directory for
 * each registry, with either a {@code hosts.toml} or certificates: {@code *.crt} for a CA and {@code *.cert} for a
 * client.
 */
final class CertsFolder {

    private static final String FORMAT = "CONTAINERD_HOSTS";

    private final ImportFindings findings = new ImportFindings();

    private CertsFolder() {}

    /** Reads a directory of directories, or the directory of one registry. */
    static RegistryImport read(Path folder) throws IOException {
        CertsFolder reader = new CertsFolder();
        List<Path> children = children(folder);
        if (children.stream().anyMatch(CertsFolder::isOfRegistry)) {
            reader.registry(folder.toAbsolutePath().normalize(), folder, children);
        } else {
            reader.registries(children);
        }
        return reader.findings.toImport(folder.toString());
    }

    private void registries(List<Path> children) throws IOException {
        Map<String, Path> byRegistry = new LinkedHashMap<>();
        for (Path child : children) {
            if (!Files.isDirectory(child)) {
                skipped(child, "containerd reads directories here, not files");
            } else if (!isNamedAfterRegistry(child)) {
                skipped(child, "it is not named after a registry, so containerd does not read it");
            } else {
                Path first = byRegistry.putIfAbsent(HostsTomlReader.registryOf(nameOf(child)), child);
                if (first != null) {
                    skipped(child, "containerd reads the directory " + Redaction.ofValue(nameOf(first)) + " instead");
                    overridden(first, child);
                }
            }
        }
        for (Path child : byRegistry.values()) {
            registry(child, child, children(child));
        }
    }

    /** Checks whether a directory is the one of a registry, or has one in it. */
    static boolean isOne(Path folder) throws IOException {
        for (Path child : children(folder)) {
            boolean isHostsFile = nameOf(child).equals(HostsTomlReader.FILE_NAME) && Files.isRegularFile(child);
            boolean hasRegistry = Files.isDirectory(child)
                    && isNamedAfterRegistry(child)
                    && children(child).stream().anyMatch(CertsFolder::isOfRegistry);
            if (isHostsFile || hasRegistry || (isNamedAfterRegistry(folder) && isOfRegistry(child))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isNamedAfterRegistry(Path folder) {
        String name = nameOf(folder);
        return HostsTomlReader.namesRegistry(HostsTomlReader.registryOf(name)) && !name.endsWith(".d");
    }

    /**
     * The files and directories in a directory by name, without hidden ones. Of two directories for one registry {@code
     * host_port_} comes first, as it does for containerd.
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
        return Files.isRegularFile(file) && (nameOf(file).equals(HostsTomlReader.FILE_NAME) || isCertificate(file));
    }

    private static boolean isCertificate(Path file) {
        return nameOf(file).endsWith(".crt") || nameOf(file).endsWith(".cert");
    }

    /** Reads the files of one registry, whose directory has this absolute path. */
    private void registry(Path absolute, Path folder, List<Path> files) throws IOException {
        Path hosts = folder.resolve(HostsTomlReader.FILE_NAME);
        boolean hasHosts = Files.isRegularFile(hosts) && Files.size(hosts) > 0;
        if (hasHosts) {
            findings.file(ReadFile.used(hosts.toString(), FORMAT));
            ConfigReading in = ConfigReading.ofFolder(hosts, ConfigSyntax.TOML, findings);
            if (in != null && Signature.CONTAINERD_HOSTS.accepts(in, List.of(in.root()), FORMAT)) {
                HostsTomlReader.read(in, nameOf(absolute));
            }
        }
        for (Path file : files) {
            if (isCertificate(file) && !hasHosts) {
                findings.file(ReadFile.used(file.toString(), FORMAT));
                certificate(HostsTomlReader.registryOf(nameOf(absolute)), file);
            } else if (isCertificate(file)) {
                skipped(file, "containerd reads hosts.toml instead");
            } else if (!file.equals(hosts) || !hasHosts) {
                skipped(file, "it has no settings for reaching the registry");
            }
        }
    }

    private void skipped(Path file, String reason) {
        findings.file(ReadFile.skipped(file.toString(), reason));
    }

    /** Records the certificate file itself as the source; its content is not read. */
    private void certificate(String registry, Path file) {
        ConfigReading in = ConfigReading.nothingIn(file.toString(), findings);
        if (nameOf(file).endsWith(".cert")) {
            TlsOptions.of(false, null, in.root()).note(in);
        } else if (registry.equals(HostsTomlReader.DEFAULT_FOLDER)) {
            in.note(NoteCode.WILDCARD_FOR_ALL, in.root(), HostsTomlReader.DEFAULT_NOTE);
        } else {
            TlsOptions.of(false, in.root(), null).note(in);
            in.registry(registry, Tried.UNVERIFIED, in.root());
        }
    }

    private void overridden(Path first, Path second) {
        ConfigReading in = ConfigReading.nothingIn(second.toString(), findings);
        in.note(
                NoteCode.OVERRIDDEN,
                in.root(),
                "containerd reads the directory " + Redaction.ofValue(nameOf(first)) + " instead");
    }
}
