package io.github.eciregistry.doctor;

import io.github.eciregistry.annotation.AnnotationKeys;
import io.github.eciregistry.internal.pod.EciMarker;
import java.util.List;
import java.util.Map;

/** Where a pod runs, by what its object and the objects around it say. */
enum Placement {
    /** On ECI: it is marked for it, or ECI set an annotation on it. */
    ECI,
    /** On Container Compute Service, whose keys differ. */
    ACS,
    /** On an ordinary node, where neither key is read. */
    NODE,
    /** Nothing says where. */
    UNKNOWN;

    /** ECI sets these on its pods (Alibaba Cloud, "ECI pod annotations", read 2026-11-30). */
    private static final List<String> SET_BY_ECI = List.of(
            "k8s.aliyun.com/eci-instance-id",
            "k8s.aliyun.com/eci-platform-version",
            "k8s.aliyun.com/eci-created-by-template",
            "k8s.aliyun.com/eci-instance-spec",
            "k8s.aliyun.com/eci-request-id");

    static Placement of(ClusterObject pod, Cluster cluster, boolean isServerless) {
        if (pod.kind().equals("ImageCache")) {
            return ECI;
        }
        if (EciMarker.isAcs(pod.value())) {
            return ACS;
        }
        Map<String, String> annotations = pod.annotations();
        boolean isMarked = EciMarker.of(pod.value()) == EciMarker.Certainty.CERTAIN
                || SET_BY_ECI.stream().anyMatch(annotations::containsKey);
        String node = pod.text("spec", "nodeName");
        ClusterObject nodeObject = node.isEmpty() ? null : cluster.find("v1", "Node", "", node);
        if (nodeObject != null && !isMarkedBySystem(annotations)) {
            boolean isVirtual = "virtual-kubelet".equals(nodeObject.labels().get("type")) || isMarked;
            return isVirtual ? ECI : NODE;
        }
        Map<String, String> namespace = cluster.namespaceLabels(pod.namespace());
        boolean isNamespaceMarked = EciMarker.NAMESPACE_LABELS.entrySet().stream()
                .anyMatch(label -> label.getValue().equals(namespace.get(label.getKey())));
        if (isMarked || isServerless || isNamespaceMarked) {
            return ECI;
        }
        return node.isEmpty() ? UNKNOWN : NODE;
    }

    private static boolean isMarkedBySystem(Map<String, String> annotations) {
        return SET_BY_ECI.stream().anyMatch(annotations::containsKey);
    }

    /** Returns the keys that are read there. */
    AnnotationKeys keys() {
        return this == ACS ? AnnotationKeys.ACS : AnnotationKeys.ECI;
    }
}
