package io.github.eciregistry.internal.pod;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A marker in a pod that schedules, or may schedule, it to ECI (Alibaba Cloud, "Schedule pods to elastic container
 * instances", read 2026-11-23). A namespace's label, a profile or a serverless cluster may do so too, but are not
 * visible in the pod.
 *
 * @param place the part of the pod that it is in
 * @param key the key of the label, selector or annotation, or the key that a toleration or an expression names; empty
 *     for a node's name
 * @param value the value, or its prefix with {@code isPrefix}; empty for annotations, whose value is ignored
 * @param isPrefix whether it is a prefix: of the key for annotations, otherwise of the value
 * @param certainty its certainty
 */
public record EciMarker(Place place, String key, String value, boolean isPrefix, Certainty certainty) {

    /** The part of a pod that a marker is in. */
    public enum Place {
        /** {@code metadata.labels}. */
        LABEL,
        /** {@code metadata.annotations}. */
        ANNOTATION,
        /** {@code spec.nodeName}. */
        NODE_NAME,
        /** {@code spec.nodeSelector}. */
        NODE_SELECTOR,
        /** {@code spec.tolerations[*].key}. */
        TOLERATION,
        /** An expression {@code key In [value]} of the required node affinity. */
        NODE_AFFINITY
    }

    /** The certainty that a pod's markers give. */
    public enum Certainty {
        /** Nothing sends the pod to ECI. */
        NONE,
        /** The pod may run on ECI, or has settings that apply only on ECI. */
        PERHAPS,
        /** The pod runs on ECI. */
        CERTAIN
    }

    private static final String SELF_MANAGED_NODE = "k8s.aliyun.com/vnode";

    /** Set on the pods of ECI in serverless clusters (Alibaba Cloud, "ECI platform versions", read 2026-12-01). */
    private static final String PLATFORM_VERSION = "k8s.aliyun.com/eci-platform-version";

    /**
     * Sends pods to ECI in clusters older than Kubernetes 1.24 alone: discontinued in May 2023 (Alibaba Cloud, "Use
     * elastic resources", read 2026-12-01).
     */
    public static final String BURST_RESOURCE = "alibabacloud.com/burst-resource";

    /** The way from a pod to the terms of its required node affinity, of which one has to apply. */
    public static final List<String> AFFINITY_TERMS = List.of(
            "spec", "affinity", "nodeAffinity", "requiredDuringSchedulingIgnoredDuringExecution", "nodeSelectorTerms");

    /** All markers. */
    public static final List<EciMarker> ALL = List.of(
            new EciMarker(Place.LABEL, "alibabacloud.com/eci", "true", false, Certainty.CERTAIN),
            new EciMarker(Place.LABEL, "eci", "true", false, Certainty.CERTAIN),
            new EciMarker(Place.NODE_NAME, "", "virtual-kubelet", true, Certainty.CERTAIN),
            new EciMarker(Place.NODE_NAME, "", "virtual-node-eci", true, Certainty.CERTAIN),
            new EciMarker(Place.NODE_SELECTOR, "type", "virtual-kubelet", false, Certainty.CERTAIN),
            new EciMarker(Place.NODE_SELECTOR, SELF_MANAGED_NODE, "true", false, Certainty.CERTAIN),
            new EciMarker(Place.NODE_AFFINITY, "type", "virtual-kubelet", false, Certainty.CERTAIN),
            new EciMarker(Place.TOLERATION, "virtual-kubelet.io/provider", "", false, Certainty.PERHAPS),
            new EciMarker(Place.TOLERATION, SELF_MANAGED_NODE, "", false, Certainty.PERHAPS),
            new EciMarker(Place.ANNOTATION, PLATFORM_VERSION, "", false, Certainty.CERTAIN),
            new EciMarker(Place.ANNOTATION, BURST_RESOURCE, "", false, Certainty.PERHAPS),
            new EciMarker(Place.ANNOTATION, "k8s.aliyun.com/eci-", "", true, Certainty.PERHAPS));

    /** The labels of a namespace that send all its pods to ECI, each with its value. */
    public static final Map<String, String> NAMESPACE_LABELS = namespaceLabels();

    private static Map<String, String> namespaceLabels() {
        Map<String, String> labels = new LinkedHashMap<>();
        labels.put("alibabacloud.com/eci", "true");
        labels.put("eci", "true");
        labels.put("virtual-node-affinity-injection", "enabled");
        return Collections.unmodifiableMap(labels);
    }

    private static final String ACS_LABEL = "alibabacloud.com/acs";

    /** Returns the certainty from the markers of a pod or a pod template. */
    public static Certainty of(ObjectValue pod) {
        Certainty strongest = Certainty.NONE;
        for (EciMarker marker : ALL) {
            if (marker.certainty.compareTo(strongest) > 0 && marker.isIn(pod)) {
                strongest = marker.certainty;
            }
        }
        return strongest;
    }

    /** Checks whether a pod or a pod template is marked for Container Compute Service, which has its own keys. */
    public static boolean isAcs(ObjectValue pod) {
        return isText(pod.at("metadata", "labels", ACS_LABEL), "true", false);
    }

    /** Checks whether the key of an annotation is a marker, whatever its value. */
    public static boolean isAnnotation(String annotationKey) {
        for (EciMarker marker : ALL) {
            if (marker.place == Place.ANNOTATION && marker.isKey(annotationKey)) {
                return true;
            }
        }
        return false;
    }

    private boolean isKey(String text) {
        return isPrefix ? text.startsWith(key) : text.equals(key);
    }

    /** Returns the value in which a pod has this marker; null if it does not have it. */
    public @Nullable ObjectValue find(ObjectValue pod) {
        if (!isIn(pod)) {
            return null;
        }
        return switch (place) {
            case LABEL -> pod.at("metadata", "labels", key);
            case NODE_NAME -> pod.at("spec", "nodeName");
            case NODE_SELECTOR -> pod.at("spec", "nodeSelector", key);
            case TOLERATION -> pod.at("spec", "tolerations");
            case NODE_AFFINITY -> pod.at(AFFINITY_TERMS);
            case ANNOTATION -> pod.at("metadata", "annotations");
        };
    }

    private boolean isIn(ObjectValue pod) {
        return switch (place) {
            case LABEL -> isText(pod.at("metadata", "labels", key), value, false);
            case NODE_NAME -> isText(pod.at("spec", "nodeName"), value, isPrefix);
            case NODE_SELECTOR -> isText(pod.at("spec", "nodeSelector", key), value, false);
            case TOLERATION -> hasToleration(pod.at("spec", "tolerations"));
            case NODE_AFFINITY -> isRequired(pod.at(AFFINITY_TERMS));
            case ANNOTATION -> hasAnnotation(pod.at("metadata", "annotations"));
        };
    }

    private static boolean isText(@Nullable ObjectValue found, String expected, boolean isPrefix) {
        if (found == null) {
            return false;
        }
        return isPrefix ? found.text().startsWith(expected) : found.text().equals(expected);
    }

    private boolean hasToleration(@Nullable ObjectValue tolerations) {
        for (int i = 0; tolerations != null && i < tolerations.size(); i++) {
            if (tolerations.item(i).string("key").equals(key)) {
                return true;
            }
        }
        return false;
    }

    /** Checks whether one of the terms, of which any suffices, needs the value alone. */
    private boolean isRequired(@Nullable ObjectValue terms) {
        for (int i = 0; terms != null && i < terms.size(); i++) {
            ObjectValue expressions = terms.item(i).field("matchExpressions");
            for (int j = 0; expressions != null && j < expressions.size(); j++) {
                ObjectValue expression = expressions.item(j);
                ObjectValue values = expression.field("values");
                if (expression.string("key").equals(key)
                        && expression.string("operator").equals("In")
                        && values != null
                        && values.size() == 1
                        && values.item(0).text().equals(value)) {
                    return true;
                }
            }
        }
        return false;
    }

    private boolean hasAnnotation(@Nullable ObjectValue annotations) {
        boolean[] found = {false};
        if (annotations != null) {
            annotations.forEachField((name, each) -> found[0] |= isKey(name));
        }
        return found[0];
    }
}
