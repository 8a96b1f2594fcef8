package io.github.eciregistry.importing;

import io.github.eciregistry.InvalidInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A format in which other systems keep how registries are reached. Each reads what its system reads, and refuses what
 * its system refuses, with line and column and everything that is wrong at once.
 *
 * <p>A file is UTF-8, at most 1 MiB, and nests at most 100 levels; YAML aliases are not followed. No other file than the
 * one named is looked for, and no network is used. Credentials in a file are never kept, and never in a message.
 *
 * <p>Formats in TOML need {@code com.fasterxml.jackson.dataformat:jackson-dataformat-toml}, which this library does not
 * bring along; if it is missing, reading such a file fails with {@link io.github.eciregistry.ProblemCode#LIBRARY_MISSING}.
 *
 * @since 0.1.0
 */
public enum ConfigFormat {
    /**
     * Docker's {@code daemon.json}: {@code insecure-registries}. Docker tries them over HTTPS without verification and
     * then over plain HTTP, so all are undecided.
     */
    DOCKER_DAEMON(ConfigSyntax.JSON, DockerDaemonReader::read),
    /**
     * The {@code registries.conf} of podman, skopeo, buildah and CRI-O, version 1 or 2. An {@code insecure} registry is
     * tried as Docker does and so undecided. Of a folder its {@code registries.conf} and the {@code *.conf} of its
     * {@code registries.conf.d} are read, or else its own {@code *.conf}, in the order of their names.
     */
    REGISTRIES_CONF(ConfigSyntax.TOML, in -> RegistriesConfReader.read(List.of(in), false)),
    /**
     * containerd's {@code hosts.toml}, or a folder such as {@code /etc/containerd/certs.d} with a folder for each
     * registry, Docker's {@code /etc/docker/certs.d} included. Which registry a {@code hosts.toml} is for, the name of
     * its folder says.
     */
    CONTAINERD_HOSTS(ConfigSyntax.TOML, HostsTomlReader::read),
    /** The registries in containerd's {@code config.toml}, version 1, 2 or 3. */
    CONTAINERD_CRI(ConfigSyntax.TOML, CriConfigReader::read),
    /** The {@code registries.yaml} of k3s and RKE2. */
    K3S_REGISTRIES(ConfigSyntax.YAML, K3sRegistriesReader::read),
    /** BuildKit's {@code buildkitd.toml}. */
    BUILDKIT(ConfigSyntax.TOML, BuildkitReader::read),
    /** The configuration of regclient: {@code regctl}'s in JSON, or {@code regsync}'s and {@code regbot}'s in YAML. */
    REGCLIENT(ConfigSyntax.YAML, RegclientReader::read);

    private final ConfigSyntax syntax;

    @SuppressWarnings("ImmutableEnumChecker") // a reference to a static method
    private final Consumer<ConfigReading> reader;

    ConfigFormat(ConfigSyntax syntax, Consumer<ConfigReading> reader) {
        this.syntax = syntax;
        this.reader = reader;
    }

    /**
     * Reads the text of a file.
     *
     * @param text the text; a byte order mark is skipped
     * @param name what to call the file in the result, such as its path; for a {@code hosts.toml} the folder in it names
     *     the registry, as in {@code harbor.pre.com/hosts.toml}
     * @return what the file says
     * @throws InvalidInputException if the file is not what its system reads, with all problems in the order of the text
     */
    public RegistryImport parse(String text, String name) {
        return read(SourceFile.of(name, text), false);
    }

    /**
     * Reads the text of a file as {@link #parse} does, and JSON also if it is not strict: with comments ({@code #},
     * {@code //}, {@code /*}), commas behind the last element, or anything behind the end. Docker refuses such a file.
     *
     * @param text the text; a byte order mark is skipped
     * @param name what to call the file in the result, such as its path
     * @return what the file says
     * @throws InvalidInputException if the file cannot be read this way either
     */
    public RegistryImport parseLenient(String text, String name) {
        return read(SourceFile.of(name, text), true);
    }

    /**
     * Reads a file, or a folder where the format has folders.
     *
     * @param path the file, whatever its name, or the folder
     * @return what it says; each place in it names the file as found from this path
     * @throws IOException if it cannot be read
     * @throws InvalidInputException if it is not what its system reads, with all problems of all files
     */
    public RegistryImport read(Path path) throws IOException {
        return read(path, false);
    }

    /**
     * Reads a file or folder as {@link #read(Path)} does, and JSON as {@link #parseLenient} does.
     *
     * @param path the file, whatever its name, or the folder
     * @return what it says; each place in it names the file as found from this path
     * @throws IOException if it cannot be read
     * @throws InvalidInputException if it cannot be read this way either
     */
    public RegistryImport readLenient(Path path) throws IOException {
        return read(path, true);
    }

    /**
     * Tells the format of a file or folder by its name, or else by what is in it.
     *
     * @param path a file or folder
     * @return the format; empty if neither name nor content tell one of these
     * @throws IOException if it cannot be read
     * @throws InvalidInputException if the content is TOML, and a library is missing that reads it
     */
    public static Optional<ConfigFormat> detect(Path path) throws IOException {
        return Optional.ofNullable(FormatDetection.of(path));
    }

    private RegistryImport read(Path path, boolean lenient) throws IOException {
        if (Files.isDirectory(path) && this == CONTAINERD_HOSTS) {
            ImportFindings findings = new ImportFindings();
            CertsFolder.read(path, findings);
            return findings.toImport();
        }
        if (Files.isDirectory(path) && this == REGISTRIES_CONF) {
            return RegistriesConfFolder.read(path);
        }
        return read(SourceFile.read(path), lenient);
    }

    private RegistryImport read(SourceFile source, boolean lenient) {
        ImportFindings findings = new ImportFindings();
        ConfigReading in = ConfigReading.of(source, syntaxOf(source, lenient), findings);
        if (in != null) {
            reader.accept(in);
        }
        return findings.toImport();
    }

    private ConfigSyntax syntaxOf(SourceFile source, boolean lenient) {
        boolean json = syntax == ConfigSyntax.JSON
                || (this == REGCLIENT && source.text().text().stripLeading().startsWith("{"));
        return json && lenient ? ConfigSyntax.LENIENT_JSON : json ? ConfigSyntax.JSON : syntax;
    }
}
