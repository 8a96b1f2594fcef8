package io.github.eciregistry.importing;

import io.github.eciregistry.Problem;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A format that people try to import, but that is not read.
 *
 * @param name the format, for people, with its article
 * @param reason why it is not read, or what to import instead
 * @param keys whether a file is of the format
 */
record UnreadFormat(String name, String reason, Predicate<ConfigNode> keys) {

    private static final List<UnreadFormat> ALL = List.of(
            new UnreadFormat(
                    "the registries.conf of Argo CD Image Updater",
                    "it says how the updater reads tags, not how nodes pull",
                    root -> firstItemHas(root.get("registries"), "api_url prefix")),
            new UnreadFormat(
                    "a runtime configuration file of GKE",
                    "its nodes do not run on Alibaba Cloud; list its registries with --plain-http or --skip-verify",
                    root -> has(root, "registryHosts privateRegistryAccessConfig")),
            new UnreadFormat(
                    "nerdctl's configuration",
                    "its insecure_registry is for all registries; import the directories of its hosts_dir instead",
                    root -> has(root, "insecure_registry hosts_dir cni_path snapshotter cgroup_manager")),
            new UnreadFormat(
                    "the configuration of a Docker client",
                    "it has credentials, not how registries are reached; import the daemon.json of the daemon instead",
                    root -> has(root, "auths credHelpers credsStore")),
            new UnreadFormat(
                    "a signature policy (policy.json)",
                    "it says which signatures are required; import registries.conf instead",
                    root -> has(root, "default") && has(root, "transports")),
            new UnreadFormat(
                    "a storage.conf",
                    "it is about local storage; import registries.conf instead",
                    root -> has(root, "storage")),
            new UnreadFormat(
                    "a containers.conf",
                    "it is about running containers; import registries.conf instead",
                    root -> has(root, "containers engine network secrets")),
            new UnreadFormat(
                    "a registries.d file for signatures",
                    "it says where signatures are; import registries.conf instead",
                    root -> has(root, "default-docker") || has(root, "docker")));

    /** Returns the format of an unsupported file, if it is known. */
    static Optional<String> describe(List<ConfigNode> roots) {
        for (ConfigNode root : roots) {
            String type = ClusterObjects.typeOf(root);
            if (!type.isEmpty()) {
                return Optional.of(object(type.substring(type.indexOf('/') + 1)));
            }
            for (UnreadFormat format : ALL) {
                if (format.keys.test(root)) {
                    return Optional.of("this is " + format.name + ", which is not read: " + format.reason);
                }
            }
        }
        return Optional.empty();
    }

    private static String object(String kind) {
        return "this is a Kubernetes object of the kind " + Problem.quote(kind)
                + ", which is not read: it does not say how nodes reach registries; flags of builds in it, such as"
                + " Kaniko's, are not read either";
    }

    private static boolean has(ConfigNode root, String keys) {
        return Arrays.stream(keys.split(" ")).anyMatch(key -> root.getIgnoringCase(key) != null);
    }

    private static boolean firstItemHas(@Nullable ConfigNode list, String keys) {
        return list != null && !list.items().isEmpty() && has(list.items().get(0), keys);
    }
}
