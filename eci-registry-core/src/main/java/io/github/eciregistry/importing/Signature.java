package io.github.eciregistry.importing;

import io.github.eciregistry.Problem;
import io.github.eciregistry.ProblemCode;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * How a format is recognized by the keys of its files.
 *
 * @param typical whether a file is of the format, whatever its name
 * @param possible whether a file is of the format if its name or the caller says so
 * @param words some of the keys, for people
 */
record Signature(Predicate<ConfigNode> typical, Predicate<ConfigNode> possible, String words) {

    private static final Set<String> REGISTRIES_V1 = Set.of("search", "insecure", "block");

    private static final String REGISTRIES_V2 = "unqualified-search-registries credential-helpers short-name-mode"
            + " additional-layer-store-auth-helper aliases";

    private static final String BUILDKIT_KEYS = "worker insecure-entitlements frontend history otel provenanceEnvDir";

    static final Signature DOCKER_DAEMON = new Signature(
            root -> has(root, "insecure-registries registry-mirrors")
                    || (!is(root, "hosts", ValueType.MAPPING)
                            && root.entries().stream()
                                    .allMatch(entry -> DockerDaemonReader.KEYS.contains(entry.key()))),
            root -> root.entries().stream()
                    .anyMatch(entry -> DockerDaemonReader.KEYS.contains(entry.key())
                            || DockerDaemonReader.isMisspelled(entry.key())),
            "insecure-registries");

    static final Signature REGISTRIES_CONF = new Signature(
            root -> is(root, "registry", ValueType.LIST) || isRegistriesV1(root) || has(root, REGISTRIES_V2),
            root -> has(root, "registry") || isRegistriesV1(root) || has(root, REGISTRIES_V2),
            "[[registry]] or unqualified-search-registries");

    static final Signature CRIO = of(root -> has(root, "crio"), "[crio]");

    static final Signature CONTAINERD_HOSTS = new Signature(
            root -> is(root, "server", ValueType.STRING) || is(root, "host", ValueType.MAPPING),
            root -> HostsTomlReader.ROOT_KEYS.stream().anyMatch(key -> has(root, key)),
            "server or [host]");

    static final Signature CONTAINERD_CRI = new Signature(
            root -> has(root, "plugins disabled_plugins required_plugins proxy_plugins imports oom_score ttrpc"),
            root -> has(
                    root,
                    "plugins disabled_plugins required_plugins proxy_plugins imports oom_score ttrpc version root state"
                            + " temp plugin_dir grpc debug metrics cgroup timeouts stream_processors"),
            "[plugins] or version");

    static final Signature K3S_REGISTRIES = of(root -> has(root, "mirrors configs"), "mirrors or configs");

    static final Signature TALOS = of(
            root -> is(root, "machine", ValueType.MAPPING) && has(root, "version cluster debug persist machine"),
            "machine");

    static final Signature CLUSTER_OBJECTS = of(
            ClusterObjects::isRead,
            "apiVersion and kind of Rancher's or KubeKey's Cluster, or of another object that the documentation lists");

    static final Signature ACK_NODE_POOL = of(AckNodePoolReader::hasConfig, "containerd_config");

    static final Signature BUILDKIT = new Signature(
            root -> is(root, "registry", ValueType.MAPPING) || has(root, BUILDKIT_KEYS),
            root -> has(root, "registry debug trace root log dns grpc cdi system") || has(root, BUILDKIT_KEYS),
            "[registry.\"HOST\"]");

    static final Signature REGCLIENT = new Signature(
            root -> is(root, "hosts", ValueType.MAPPING) || is(root, "creds", ValueType.LIST),
            root -> has(root, "hosts creds"),
            "hosts or creds");

    static final Signature DOCKER_SETTINGS =
            of(DockerSettingsReader::hasRegistries, "docker, insecure-registry or InsecureRegistry");

    static final Signature DOCKER_FLAGS =
            of(root -> !root.entries().isEmpty(), "--insecure-registry or --registry-mirror");

    private static Signature of(Predicate<ConfigNode> keys, String words) {
        return new Signature(keys, keys, words);
    }

    /** Checks whether a file has any key of the format, if it has keys; if it has only others, that is a problem. */
    boolean accepts(ConfigReading in, List<ConfigNode> roots, String format) {
        if (in.root().entries().isEmpty() || in.hasProblems() || isPossibleFor(roots)) {
            return true;
        }
        ConfigNode first = in.root().entries().iterator().next();
        String message = "expected " + words + ", found only other keys, such as " + Problem.quote(first.key())
                + ": nothing in the file is read as " + format;
        in.problem(ProblemCode.UNKNOWN_FORMAT, first, "", message);
        return false;
    }

    boolean isTypicalOf(List<ConfigNode> roots) {
        return roots.stream().anyMatch(typical);
    }

    boolean isPossibleFor(List<ConfigNode> roots) {
        return roots.stream().anyMatch(possible);
    }

    private static boolean has(ConfigNode root, String keys) {
        return Arrays.stream(keys.split(" ")).anyMatch(key -> root.getIgnoringCase(key) != null);
    }

    private static boolean is(ConfigNode root, String key, ValueType type) {
        ConfigNode value = root.getIgnoringCase(key);
        return value != null && value.type() == type;
    }

    private static boolean isRegistriesV1(ConfigNode root) {
        ConfigNode registries = root.getIgnoringCase("registries");
        return registries != null
                && registries.type() == ValueType.MAPPING
                && REGISTRIES_V1.stream().anyMatch(key -> registries.getIgnoringCase(key) != null);
    }
}
