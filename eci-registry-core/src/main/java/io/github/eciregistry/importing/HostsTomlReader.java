package io.github.eciregistry.importing;

import io.github.eciregistry.Problem;
import io.github.eciregistry.ProblemCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads containerd's {@code hosts.toml}: the hosts in the order of the file, then the server. Of these only those that
 * are the registry itself matter to ECI; the others are mirrors (<a
 * href="https://github.com/containerd/containerd/blob/00774fef8d2b34711b5a43fcf639650191adfb05/core/remotes/docker/config/hosts.go">containerd
 * core/remotes/docker/config/hosts.go</a>, read 2026-11-23).
 *
 * <p>An {@code http://} address with any option for TLS is tried over HTTPS first, unless its port is 80.
 */
final class HostsTomlReader {

    static final String FILE_NAME = "hosts.toml";

    /** The directory for every registry that does not have its own. */
    static final String DEFAULT_FOLDER = "_default";

    static final String DEFAULT_NOTE =
            "_default applies to every registry without its own directory: it is not imported";

    private static final Set<String> HOST_KEYS =
            Set.of("capabilities", "ca", "client", "skip_verify", "header", "override_path", "dial_timeout");
    static final Set<String> ROOT_KEYS =
            Stream.concat(HOST_KEYS.stream(), Stream.of("server", "host")).collect(Collectors.toUnmodifiableSet());
    private static final Set<String> CAPABILITIES = Set.of("pull", "resolve", "push", "referrers");

    private final ConfigReading in;
    private final String registry;
    private final List<Tried> tried = new ArrayList<>();
    private @Nullable ConfigNode place;

    private HostsTomlReader(ConfigReading in, String registry) {
        this.in = in;
        this.registry = registry;
    }

    /** Reads a file for the registry in the name of its directory, otherwise for its server. */
    static void read(ConfigReading in) {
        String folder = in.folderOf(FILE_NAME);
        read(in, folder == null ? "" : folder);
    }

    /** Reads a file in a directory of this name; an empty one if it is not known. */
    static void read(ConfigReading in, String directory) {
        ConfigNode server = in.string(in.root(), "server");
        String named = registryOf(directory);
        String registry = namesRegistry(named)
                ? named
                : server == null ? "" : Endpoint.parse(server.text()).registry();
        if (registry.equals(DEFAULT_FOLDER)) {
            in.note(NoteCode.WILDCARD_FOR_ALL, in.root(), DEFAULT_NOTE);
            return;
        }
        if (!namesRegistry(named)) {
            String unnamed = named.isEmpty()
                    ? "its directory is not known"
                    : "its directory " + Problem.quote(named) + " is not named after a registry";
            String message = registry.isEmpty()
                    ? "the file is for no registry: " + unnamed + ", and it has no server"
                    : "the file is read for its server " + Problem.quote(registry) + ": " + unnamed
                            + ", which is where containerd finds such a file";
            in.note(NoteCode.REGISTRY_UNKNOWN, server == null ? in.root() : server, message);
        }
        if (!registry.isEmpty()) {
            new HostsTomlReader(in, registry).read(server);
        }
    }

    /** Checks whether an image reference can have this as its registry, or it is the directory for all others. */
    static boolean namesRegistry(String directory) {
        return directory.indexOf('.') >= 0
                || directory.indexOf(':') >= 0
                || directory.equals("localhost")
                || directory.equals(DEFAULT_FOLDER);
    }

    /** Returns the registry that a directory applies to: {@code host_port_} means {@code host:port}. */
    static String registryOf(String folder) {
        int port = folder.length() < 2 ? -1 : folder.lastIndexOf('_', folder.length() - 2);
        boolean escaped = folder.endsWith("_")
                && port > 0
                && folder.substring(port + 1, folder.length() - 1).chars().allMatch(c -> c >= '0' && c <= '9');
        return escaped ? folder.substring(0, port) + ":" + folder.substring(port + 1, folder.length() - 1) : folder;
    }

    private void read(@Nullable ConfigNode server) {
        in.noteUnknownKeys(in.root(), ROOT_KEYS, "containerd");
        for (ConfigNode host : in.entries(in.root(), "host")) {
            if (in.ofType(host, ValueType.MAPPING) != null) {
                in.noteUnknownKeys(host, HOST_KEYS, "containerd");
                address(host.key(), host, host);
            }
        }
        if (server != null && !server.text().isEmpty()) {
            address(server.text(), server, in.root());
        } else {
            defaultServer(in.root());
        }
        ConfigNode at = place;
        if (at != null) {
            in.registry(registry, TlsOptions.joined(tried), at);
        }
    }

    /** Reads options for the registry itself over HTTPS, the default server. */
    private void defaultServer(ConfigNode options) {
        boolean pulls = pulls(options);
        TlsOptions tls = tls(options);
        if (pulls && tls.isPresent()) {
            add(Tried.of(tls.https()), tls, firstOf(options, "skip_verify", "ca", "client"));
        }
    }

    /** Reads one address with the options in a table. */
    private void address(String text, ConfigNode at, ConfigNode options) {
        Endpoint endpoint = Endpoint.parse(text);
        if (endpoint.hasCredentials()) {
            in.note(NoteCode.CREDENTIALS_IGNORED, at, "credentials are ignored");
        }
        boolean pulls = pulls(options);
        TlsOptions tls = tls(options);
        if (endpoint.scheme().isEmpty() && text.startsWith("http")) {
            String message = "containerd takes an address that begins with http for one with a scheme";
            in.note(NoteCode.MISREAD_ADDRESS, at, message);
        } else if (!endpoint.scheme().isEmpty() && !endpoint.scheme().startsWith("http")) {
            in.problem(ProblemCode.INVALID_SETTING, at, "", "expected http:// or https://, found another scheme");
        } else if (!isOwn(endpoint)) {
            String message = "containerd also pulls from " + Problem.quote(endpoint.registry()) + ", ECI only from "
                    + Problem.quote(registry);
            in.note(NoteCode.MIRROR_IGNORED, at, message);
        } else if (pulls) {
            add(endpoint.isPlainHttp() ? tls.forPlainHttp(endpoint.port()) : Tried.of(tls.https()), tls, at);
        }
    }

    private boolean isOwn(Endpoint endpoint) {
        return endpoint.registry().equalsIgnoreCase(registry)
                || (ConfigReading.isDockerHub(registry) && ConfigReading.isDockerHub(endpoint.registry()));
    }

    private void add(Tried address, TlsOptions tls, ConfigNode at) {
        if (!address.equals(Tried.PLAIN_HTTP)) {
            tls.note(in);
        }
        tried.add(address);
        place = place == null ? at : place;
    }

    /** Checks whether images are pulled from an address; it may be for pushing only. */
    private boolean pulls(ConfigNode options) {
        List<ConfigNode> capabilities = in.items(options, "capabilities", ValueType.STRING);
        boolean pulls = capabilities.isEmpty();
        for (ConfigNode capability : capabilities) {
            String word = capability.text().toLowerCase(Locale.ROOT);
            pulls |= word.equals("pull");
            if (!CAPABILITIES.contains(word)) {
                String message = "expected pull, resolve, push or referrers, found " + Problem.quote(word);
                in.problem(ProblemCode.INVALID_SETTING, capability, word, message);
            }
        }
        return pulls;
    }

    private TlsOptions tls(ConfigNode options) {
        Boolean skips = in.bool(options, "skip_verify");
        ConfigNode ca = in.get(options, "ca");
        ConfigNode client = in.get(options, "client");
        return new TlsOptions(Boolean.TRUE.equals(skips), ca, client, skips != null || ca != null || client != null);
    }

    private ConfigNode firstOf(ConfigNode parent, String... keys) {
        for (String key : keys) {
            ConfigNode value = in.get(parent, key);
            if (value != null) {
                return value;
            }
        }
        return parent;
    }
}
