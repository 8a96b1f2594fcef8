package io.github.eciregistry.internal.pod;

import java.util.Set;

/**
 * The API groups of Kubernetes itself. Which of their kinds have pods is known completely.
 *
 * <p>Source: <a href="https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.34/">Kubernetes API reference,
 * 1.34</a>, with the groups that older versions serve and that of the metrics server, read on 2026-12-01.
 */
public final class KubernetesGroups {

    private static final Set<String> ALL = Set.of(
            "",
            "admission.k8s.io",
            "admissionregistration.k8s.io",
            "apiextensions.k8s.io",
            "apiregistration.k8s.io",
            "apps",
            "audit.k8s.io",
            "authentication.k8s.io",
            "authorization.k8s.io",
            "autoscaling",
            "batch",
            "certificates.k8s.io",
            "coordination.k8s.io",
            "discovery.k8s.io",
            "events.k8s.io",
            "extensions",
            "flowcontrol.apiserver.k8s.io",
            "imagepolicy.k8s.io",
            "internal.apiserver.k8s.io",
            "metrics.k8s.io",
            "networking.k8s.io",
            "node.k8s.io",
            "policy",
            "rbac.authorization.k8s.io",
            "resource.k8s.io",
            "scheduling.k8s.io",
            "storage.k8s.io",
            "storagemigration.k8s.io");

    private KubernetesGroups() {}

    /** Checks whether a group is one of Kubernetes itself. */
    public static boolean contain(String group) {
        return ALL.contains(group);
    }
}
