package io.github.eciregistry.importing;

import io.github.eciregistry.Problem;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads the objects, with {@code apiVersion} and {@code kind}, in which cluster tools configure how nodes reach
 * registries. A file may contain several, including in a {@code List}.
 */
final class ClusterObjects {

    /** By group and kind; the readers of one model are the same. */
    private static final Map<String, Consumer<ConfigReading>> READERS = Map.ofEntries(
            Map.entry("provisioning.cattle.io/Cluster", ClusterObjects::rancher),
            Map.entry("kubekey.kubesphere.io/Cluster", KubeKeyReader::read),
            Map.entry("config.openshift.io/Image", OpenshiftReader::readImage),
            Map.entry("config.openshift.io/ImageDigestMirrorSet", OpenshiftReader::readMirrors),
            Map.entry("config.openshift.io/ImageTagMirrorSet", OpenshiftReader::readMirrors),
            Map.entry("operator.openshift.io/ImageContentSourcePolicy", OpenshiftReader::readMirrors),
            Map.entry("kubeone.k8c.io/KubeOneCluster", ClusterObjects::kubeOne),
            Map.entry("kubeone.io/KubeOneCluster", ClusterObjects::kubeOne),
            Map.entry("kind.x-k8s.io/Cluster", ClusterObjects::kind),
            Map.entry("k3d.io/Simple", ClusterObjects::k3d),
            Map.entry("skaffold/Config", ClusterObjects::skaffold));

    private static final String PULL_SECRET = "/Secret";
    private static final String FORCE_INSECURE = "secret.kubesphere.io/force-insecure";

    private ClusterObjects() {}

    /** Checks whether an object, or one in a list, is read. */
    static boolean isRead(ConfigNode object) {
        ConfigNode items = object.get("items");
        return READERS.containsKey(typeOf(object))
                || isForceInsecure(object)
                || (items != null && items.items().stream().anyMatch(ClusterObjects::isRead));
    }

    /** Returns group and kind, such as {@code config.openshift.io/Image}; empty if the mapping is not an object. */
    static String typeOf(ConfigNode object) {
        ConfigNode version = object.get("apiVersion");
        ConfigNode kind = object.get("kind");
        if (version == null || kind == null) {
            return "";
        }
        int slash = version.text().indexOf('/');
        return (slash < 0 ? "" : version.text().substring(0, slash)) + "/" + kind.text();
    }

    static void read(ConfigReading in) {
        ConfigNode object = in.root();
        Consumer<ConfigReading> reader = READERS.get(typeOf(object));
        if (reader != null) {
            reader.accept(in);
        } else if (isForceInsecure(object)) {
            pullSecret(in);
        } else if (object.get("items") != null) {
            in.items(object, "items", ValueType.MAPPING).forEach(item -> read(in.at(item)));
        } else if (!object.entries().isEmpty()) {
            ConfigNode kind = object.get("kind");
            String message = "nothing is read from an object of the kind "
                    + Problem.quote(kind == null ? "" : kind.text()) + ": it does not say how nodes reach registries";
            in.note(NoteCode.PART_NOT_READ, kind == null ? object : kind, message);
        }
    }

    private static void rancher(ConfigReading in) {
        ConfigNode config = in.mapping(in.mapping(in.root(), "spec"), "rkeConfig");
        new MirrorsAndConfigs(in, in.mapping(config, "registries"), RegistriesDialect.RANCHER).read();
    }

    private static void kubeOne(ConfigReading in) {
        ConfigNode runtime = in.mapping(in.mapping(in.root(), "containerRuntime"), "containerd");
        new MirrorsAndConfigs(in, runtime, RegistriesDialect.KUBEONE).read();
    }

    private static void kind(ConfigReading in) {
        for (ConfigNode patch : in.items(in.root(), "containerdConfigPatches", ValueType.STRING)) {
            ConfigReading config = in.embedded(patch, ConfigSyntax.TOML);
            if (config != null) {
                CriConfigReader.read(config);
            }
        }
    }

    private static void k3d(ConfigReading in) {
        ConfigNode config = in.string(in.mapping(in.root(), "registries"), "config");
        ConfigReading registries = config == null ? null : in.embedded(config, ConfigSyntax.YAML);
        if (registries != null) {
            new MirrorsAndConfigs(registries, registries.root(), RegistriesDialect.K3S).read();
        }
    }

    private static void skaffold(ConfigReading in) {
        List<ConfigNode> registries = in.items(in.mapping(in.root(), "build"), "insecureRegistries", ValueType.STRING);
        InsecureRegistries.read(in, registries, "Skaffold");
    }

    private static boolean isForceInsecure(ConfigNode object) {
        if (!typeOf(object).equals(PULL_SECRET)) {
            return false;
        }
        ConfigNode annotation = forceInsecure(object);
        return annotation != null && annotation.text().equals("true");
    }

    private static @Nullable ConfigNode forceInsecure(ConfigNode secret) {
        ConfigNode metadata = secret.get("metadata");
        ConfigNode annotations = metadata == null ? null : metadata.get("annotations");
        return annotations == null ? null : annotations.get(FORCE_INSECURE);
    }

    /** Its registry is in the data, with the credentials: only the metadata is read. */
    private static void pullSecret(ConfigReading in) {
        ConfigNode annotation = forceInsecure(in.root());
        String name = in.text(in.mapping(in.root(), "metadata"), "name");
        String message = "KubeSphere reaches the registry of the pull secret " + Problem.quote(name)
                + " over plain HTTP or without verification; its name is in the data, which is not read: probe the registry"
                + " and add it by hand";
        in.note(NoteCode.REGISTRY_UNKNOWN, annotation == null ? in.root() : annotation, message);
    }
}
