package io.github.eciregistry.importing;

import io.github.eciregistry.policy.Transport;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads {@code containerd_config} of node pools of Alibaba Cloud's Container Service for Kubernetes, as its API has it, at
 * any depth. Verification is skipped for {@code insecureRegistries} (<a
 * href="https://www.alibabacloud.com/help/en/ack/ack-managed-and-ack-dedicated/user-guide/customize-the-containerd-configurations-of-a-node-pool">Customize
 * the containerd configuration of a node pool</a>, read 2026-11-30).
 */
final class AckNodePoolReader {

    private static final List<String> KEYS = List.of("containerd_config", "containerdConfig", "ContainerdConfig");

    private AckNodePoolReader() {}

    static boolean hasConfig(ConfigNode root) {
        return !configs(root).isEmpty();
    }

    static void read(ConfigReading in) {
        for (ConfigNode config : configs(in.root())) {
            if (in.ofType(config, ValueType.MAPPING) == null) {
                continue;
            }
            ConfigNode mirrors = in.get(config, "registryMirrors");
            if (mirrors != null) {
                in.note(NoteCode.MIRROR_IGNORED, mirrors, "the nodes pull from mirrors first, ECI does not");
            }
            for (ConfigNode item : in.items(config, "insecureRegistries", ValueType.STRING)) {
                InsecureRegistries.read(in, List.of(item), "ACK", tried(item.text()));
            }
        }
    }

    private static Tried tried(String entry) {
        return Endpoint.parse(entry).isPlainHttp()
                ? new Tried(
                        List.of(Transport.SKIP_VERIFY, Transport.PLAIN_HTTP),
                        "ACK documents insecureRegistries as HTTPS without verification, but the address is http://")
                : Tried.UNVERIFIED;
    }

    private static List<ConfigNode> configs(ConfigNode node) {
        List<ConfigNode> found = new ArrayList<>();
        for (ConfigNode entry : node.entries()) {
            if (KEYS.contains(entry.key())) {
                found.add(entry);
            } else {
                found.addAll(configs(entry));
            }
        }
        node.items().forEach(item -> found.addAll(configs(item)));
        return found;
    }
}
