package io.github.eciregistry.lint;

import io.github.eciregistry.internal.document.ScalarNode;
import io.github.eciregistry.internal.document.SequenceNode;
import io.github.eciregistry.internal.pod.Field;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What in a pod template sends its pods to ECI (Alibaba Cloud, "Schedule pods to elastic container instances", read
 * 2026-11-23). A namespace's label, a profile or a serverless cluster may do it too, which no pod template shows.
 */
enum EciMarker {
    /** Nothing does. */
    NONE,
    /** Something may, or speaks of it. */
    PERHAPS,
    /** The pods run on ECI. */
    CERTAIN;

    private static final String VIRTUAL_NODE_TAINT = "virtual-kubelet.io/provider";
    private static final String SELF_MANAGED_NODE = "k8s.aliyun.com/vnode";

    static EciMarker of(PodContext pod) {
        Field labels = PlacementRules.descend(pod.place(), List.of("metadata", "labels"));
        Field spec = pod.place().child("spec");
        if (text(labels, "alibabacloud.com/eci").equals("true")
                || text(labels, "eci").equals("true")
                || text(spec, "nodeName").startsWith("virtual-kubelet")
                || text(spec, "nodeName").startsWith("virtual-node-eci")) {
            return CERTAIN;
        }
        Field selector = spec == null ? null : spec.child("nodeSelector");
        if (text(selector, "type").equals("virtual-kubelet")
                || text(selector, SELF_MANAGED_NODE).equals("true")) {
            return CERTAIN;
        }
        boolean speaksOfIt = pod.annotations().keySet().stream()
                .anyMatch(
                        key -> key.startsWith("k8s.aliyun.com/eci-") || key.equals("alibabacloud.com/burst-resource"));
        return speaksOfIt || toleratesVirtualNode(spec) ? PERHAPS : NONE;
    }

    private static boolean toleratesVirtualNode(@Nullable Field spec) {
        Field tolerations = spec == null ? null : spec.child("tolerations");
        if (tolerations == null || !(tolerations.node() instanceof SequenceNode items)) {
            return false;
        }
        for (int i = 0; i < items.items().size(); i++) {
            String key = text(tolerations.item(items.items().get(i), i), "key");
            if (key.equals(VIRTUAL_NODE_TAINT) || key.equals(SELF_MANAGED_NODE)) {
                return true;
            }
        }
        return false;
    }

    /** Returns whether the pods run on Container Compute Service, which has keys of its own. */
    static boolean isAcs(PodContext pod) {
        Field labels = PlacementRules.descend(pod.place(), List.of("metadata", "labels"));
        return text(labels, "alibabacloud.com/acs").equals("true");
    }

    static String text(@Nullable Field mapping, String name) {
        Field field = mapping == null ? null : mapping.child(name);
        return field != null && field.node() instanceof ScalarNode scalar ? scalar.value() : "";
    }
}
