package io.github.eciregistry.admission;

import org.jspecify.annotations.Nullable;

/**
 * What in a pod sends it to ECI, or may (Alibaba Cloud, "Schedule pods to elastic container instances", read 2026-11-23):
 *
 * <ul>
 *   <li>the label {@code alibabacloud.com/eci: "true"}, or its older form {@code eci: "true"};
 *   <li>a {@code nodeName} that begins with {@code virtual-kubelet} or {@code virtual-node-eci};
 *   <li>the {@code nodeSelector} {@code type: virtual-kubelet} or {@code k8s.aliyun.com/vnode: "true"};
 *   <li>a toleration with the key {@code virtual-kubelet.io/provider} or {@code k8s.aliyun.com/vnode};
 *   <li>the annotation {@code alibabacloud.com/burst-resource}, or one that begins with {@code k8s.aliyun.com/eci-}.
 * </ul>
 *
 * <p>Those that only may send a pod to ECI count, since the registry annotations do nothing on other nodes.
 */
final class EciMarkers {

    private static final String SELF_MANAGED_NODE = "k8s.aliyun.com/vnode";

    private EciMarkers() {}

    static void addTo(ReviewField object) {
        addText(object, "true", "metadata", "labels", "alibabacloud.com/eci");
        addText(object, "true", "metadata", "labels", "eci");
        addText(object, "virtual-kubelet", "spec", "nodeSelector", "type");
        addText(object, "true", "spec", "nodeSelector", SELF_MANAGED_NODE);
        object.at("spec", "nodeName").isText((read, name, item) -> {
            read.isMarked |= name.startsWith("virtual-kubelet") || name.startsWith("virtual-node-eci");
        });
        object.at("spec", "tolerations", ReviewField.EVERY_ITEM, "key").isText((read, key, item) -> {
            read.isMarked |= key.equals("virtual-kubelet.io/provider") || key.equals(SELF_MANAGED_NODE);
        });
    }

    private static void addText(ReviewField object, String marker, String... path) {
        object.at(path).isText((read, text, item) -> read.isMarked |= text.equals(marker));
    }

    static void readAnnotation(Review read, String key, @Nullable String value) {
        read.isMarked |= value != null
                && (key.startsWith("k8s.aliyun.com/eci-") || key.equals("alibabacloud.com/burst-resource"));
    }
}
