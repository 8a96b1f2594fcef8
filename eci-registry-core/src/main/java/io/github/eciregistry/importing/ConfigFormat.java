package io.github.eciregistry.importing;

import io.github.eciregistry.InvalidInputException;
import io.github.eciregistry.importing.RegistryImport.ReadFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A configuration format in which another system defines how registries are accessed. Each format accepts and rejects
 * the same files as its system, and reports all problems at once with line and column. A file without any of the
 * format's keys is rejected; keys that the system ignores are noted.
 *
 * <p>A file is UTF-8, or UTF-16 with a byte order mark, has at most 1 MiB, and nests at most 100 levels; YAML aliases
 * are not followed. Reads only the given file and does not use the network. Credentials in a file are never stored or
 * included in messages.
 *
 * <p>Formats in TOML need {@code com.fasterxml.jackson.dataformat:jackson-dataformat-toml}, which is not a dependency
 * of this library; if it is missing, reading such a file fails with {@link
 * io.github.eciregistry.ProblemCode#LIBRARY_MISSING}.
 *
 * @see ConfigFiles#read(Path)
 * @since 0.1.0
 */
public enum ConfigFormat {
    /**
     * Docker's {@code daemon.json}: {@code insecure-registries}. Docker tries them over HTTPS without verification and
     * then over plain HTTP, so all are undecided.
     */
    DOCKER_DAEMON(ConfigSyntax.JSON, Signature.DOCKER_DAEMON, DockerDaemonReader::read),
    /**
     * The {@code registries.conf} of podman, skopeo, buildah and CRI-O, version 1 or 2. An {@code insecure} registry is
     * tried as in Docker, so it is undecided. In a directory, its {@code registries.conf} and the {@code *.conf} of its
     * {@code registries.conf.d} are read, otherwise its own {@code *.conf}, in the order of their names.
     */
    REGISTRIES_CONF(ConfigSyntax.TOML, Signature.REGISTRIES_CONF, in -> RegistriesConfReader.read(List.of(in), false)),
    /**
     * CRI-O's {@code crio.conf}: {@code insecure_registries}, which CRI-O tries as Docker does. In a directory, its
     * {@code crio.conf} and the {@code *.conf} of its {@code crio.conf.d} are read, otherwise its own {@code *.conf}.
     */
    CRIO(ConfigSyntax.TOML, Signature.CRIO, in -> CrioReader.read(List.of(in))),
    /**
     * containerd's {@code hosts.toml}, or a directory such as {@code /etc/containerd/certs.d} with a directory for each
     * registry, Docker's {@code /etc/docker/certs.d} included. The directory name determines which registry a {@code
     * hosts.toml} applies to; if it is not a registry, the file's {@code server} does.
     */
    CONTAINERD_HOSTS(ConfigSyntax.TOML, Signature.CONTAINERD_HOSTS, HostsTomlReader::read),
    /** The registries in containerd's {@code config.toml}, version 1, 2 or 3. */
    CONTAINERD_CRI(ConfigSyntax.TOML, Signature.CONTAINERD_CRI, CriConfigReader::read),
    /** The {@code registries.yaml} of k3s and RKE2. */
    K3S_REGISTRIES(ConfigSyntax.YAML, Signature.K3S_REGISTRIES, ConfigFormat::readK3s),
    /** {@code machine.registries} in a machine configuration of Talos. */
    TALOS(ConfigSyntax.YAML, Signature.TALOS, ConfigFormat::readTalos),
    /**
     * Objects with {@code apiVersion} and {@code kind}, in YAML or JSON: the clusters of Rancher, KubeKey, KubeOne,
     * kind and k3d, the image configuration and mirrors of OpenShift, a Skaffold configuration, and pull secrets with
     * KubeSphere's {@code force-insecure}, whose data is not read.
     */
    CLUSTER_OBJECTS(ConfigSyntax.YAML, Signature.CLUSTER_OBJECTS, ClusterObjects::read),
    /** {@code containerd_config} of node pools of ACK, as Alibaba Cloud's API has it, in JSON or YAML. */
    ACK_NODE_POOL(ConfigSyntax.YAML, Signature.ACK_NODE_POOL, AckNodePoolReader::read),
    /** BuildKit's {@code buildkitd.toml}. */
    BUILDKIT(ConfigSyntax.TOML, Signature.BUILDKIT, BuildkitReader::read),
    /** The configuration of regclient: {@code regctl}'s in JSON, or {@code regsync}'s and {@code regbot}'s in YAML. */
    REGCLIENT(ConfigSyntax.YAML, Signature.REGCLIENT, RegclientReader::read),
    /** The settings of Colima ({@code docker} in {@code colima.yaml}) and minikube ({@code insecure-registry}). */
    DOCKER_SETTINGS(ConfigSyntax.YAML, Signature.DOCKER_SETTINGS, DockerSettingsReader::read),
    /** The flags of dockerd in a systemd unit, {@code /etc/default/docker} or a script: {@code --insecure-registry}. */
    DOCKER_FLAGS(null, Signature.DOCKER_FLAGS, DockerFlags::read);

    private final @Nullable ConfigSyntax syntax;

    @SuppressWarnings("ImmutableEnumChecker") // references to static methods
    private final Signature signature;

    @SuppressWarnings("ImmutableEnumChecker") // a reference to a static method
    private final Consumer<ConfigReading> reader;

    ConfigFormat(@Nullable ConfigSyntax syntax, Signature signature, Consumer<ConfigReading> reader) {
        this.syntax = syntax;
        this.signature = signature;
        this.reader = reader;
    }

    private static void readK3s(ConfigReading in) {
        in.noteUnknownKeys(in.root(), Set.of("mirrors", "configs", "auths"), "k3s");
        new MirrorsAndConfigs(in, in.root(), RegistriesDialect.K3S).read();
    }

    private static void readTalos(ConfigReading in) {
        ConfigNode machine = in.mapping(in.root(), "machine");
        new MirrorsAndConfigs(in, in.mapping(machine, "registries"), RegistriesDialect.TALOS).read();
    }

    /**
     * Parses the text of a file.
     *
     * @param text the text; a byte order mark is skipped
     * @param name the name of the file in the result, such as its path; for a {@code hosts.toml}, its directory is the
     *     registry, as in {@code harbor.pre.com/hosts.toml}
     * @return the settings found
     * @throws InvalidInputException if the file is not valid for its system, with all problems in the order of the text
     */
    public RegistryImport parse(String text, String name) {
        Objects.requireNonNull(text, "text");
        Objects.requireNonNull(name, "name");
        return read(SourceFile.of(name, text), false);
    }

    /**
     * Parses the text of a file as {@link #parse} does, but accepts non-strict JSON: with comments ({@code #}, {@code
     * //}, {@code /*}), trailing commas, or text after the end. Docker rejects such a file.
     *
     * @param text the text; a byte order mark is skipped
     * @param name the name of the file in the result, such as its path
     * @return the settings found
     * @throws InvalidInputException if the file is not valid even so
     */
    public RegistryImport parseLenient(String text, String name) {
        Objects.requireNonNull(text, "text");
        Objects.requireNonNull(name, "name");
        return read(SourceFile.of(name, text), true);
    }

    /**
     * Reads a file, or a directory if the format uses directories.
     *
     * @param path the file, whatever its name, or the directory
     * @return the settings found; each place has the file's path, starting with {@code path}
     * @throws IOException if it cannot be read
     * @throws InvalidInputException if a file is not valid for its system, with all problems of all files
     */
    public RegistryImport read(Path path) throws IOException {
        Objects.requireNonNull(path, "path");
        return read(path, false);
    }

    /**
     * Reads a file or directory as {@link #read(Path)} does, and JSON as {@link #parseLenient} does.
     *
     * @param path the file, whatever its name, or the directory
     * @return the settings found; each place has the file's path, starting with {@code path}
     * @throws IOException if it cannot be read
     * @throws InvalidInputException if a file is not valid even so
     */
    public RegistryImport readLenient(Path path) throws IOException {
        Objects.requireNonNull(path, "path");
        return read(path, true);
    }

    private RegistryImport read(Path path, boolean lenient) throws IOException {
        if (Files.isDirectory(path)) {
            switch (this) {
                case CONTAINERD_HOSTS -> {
                    return CertsFolder.read(path);
                }
                case REGISTRIES_CONF -> {
                    return DropInFolder.REGISTRIES_CONF.read(path);
                }
                case CRIO -> {
                    return DropInFolder.CRIO.read(path);
                }
                default -> {
                    // read as a file, which fails with the system's reason
                }
            }
        }
        return read(SourceFile.read(path), lenient);
    }

    RegistryImport read(SourceFile source, boolean lenient) {
        ImportFindings findings = new ImportFindings();
        findings.file(ReadFile.used(source.name(), name()));
        documents(source, lenient, findings).forEach(reader);
        return findings.toImport(source.name());
    }

    private List<ConfigReading> documents(SourceFile source, boolean lenient, ImportFindings findings) {
        if (syntax == null) {
            return List.of(
                    ConfigReading.of(source, DockerFlags.find(source.text().text()), findings));
        }
        ConfigSyntax actual = syntaxOf(source, syntax, lenient);
        boolean several = this == TALOS || this == CLUSTER_OBJECTS;
        List<ConfigReading> documents = ConfigReading.documents(source, actual, several, findings);
        List<ConfigNode> roots = documents.stream().map(ConfigReading::root).toList();
        return documents.stream().allMatch(in -> signature.accepts(in, roots, name())) ? documents : List.of();
    }

    private ConfigSyntax syntaxOf(SourceFile source, ConfigSyntax declared, boolean lenient) {
        boolean json = declared == ConfigSyntax.JSON
                || (declared == ConfigSyntax.YAML
                        && this != K3S_REGISTRIES
                        && source.text().text().stripLeading().startsWith("{"));
        return json && lenient ? ConfigSyntax.LENIENT_JSON : json ? ConfigSyntax.JSON : declared;
    }

    Signature signature() {
        return signature;
    }

    /** Checks whether files of this format can be in a syntax. */
    boolean isIn(ConfigSyntax candidate) {
        return candidate == ConfigSyntax.LENIENT_JSON
                ? syntax == ConfigSyntax.JSON || syntax == ConfigSyntax.YAML
                : candidate == syntax;
    }
}
