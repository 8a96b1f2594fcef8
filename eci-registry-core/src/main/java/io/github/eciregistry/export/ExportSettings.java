package io.github.eciregistry.export;

import io.github.eciregistry.annotation.AnnotationKeys;
import io.github.eciregistry.policy.RegistryPolicy;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The caller's settings.
 *
 * @param policy the policy
 * @param name the name of the exported object
 * @param keys the annotations to write
 * @param onlyEciPods whether to skip pods without a marker for ECI
 * @param exemptNamespaces the namespaces whose pods are skipped, or null if not specified
 * @param podLabels the labels of pods that get a static value
 * @param namespaceLabels the labels of their namespaces
 * @param release the Kubernetes release of the cluster, or null if not specified
 */
record ExportSettings(
        RegistryPolicy policy,
        String name,
        List<AnnotationKeys> keys,
        boolean onlyEciPods,
        @Nullable Set<String> exemptNamespaces,
        Map<String, String> podLabels,
        Map<String, String> namespaceLabels,
        @Nullable KubernetesRelease release) {

    /** Namespaces that a cluster needs to start are exempt, as in the webhook's manifests. */
    private static final Set<String> EXEMPT_BY_DEFAULT = Set.of("kube-system");

    Set<String> exemptOrDefault() {
        return exemptNamespaces == null ? EXEMPT_BY_DEFAULT : exemptNamespaces;
    }

    ExportSettings withName(String newName) {
        return new ExportSettings(
                policy, newName, keys, onlyEciPods, exemptNamespaces, podLabels, namespaceLabels, release);
    }

    ExportSettings withKeys(List<AnnotationKeys> newKeys) {
        return new ExportSettings(
                policy, name, newKeys, onlyEciPods, exemptNamespaces, podLabels, namespaceLabels, release);
    }

    ExportSettings withOnlyEciPods() {
        return new ExportSettings(policy, name, keys, true, exemptNamespaces, podLabels, namespaceLabels, release);
    }

    ExportSettings withExemptNamespaces(Set<String> namespaces) {
        return new ExportSettings(policy, name, keys, onlyEciPods, namespaces, podLabels, namespaceLabels, release);
    }

    ExportSettings withPodLabels(Map<String, String> labels) {
        return new ExportSettings(policy, name, keys, onlyEciPods, exemptNamespaces, labels, namespaceLabels, release);
    }

    ExportSettings withNamespaceLabels(Map<String, String> labels) {
        return new ExportSettings(policy, name, keys, onlyEciPods, exemptNamespaces, podLabels, labels, release);
    }

    ExportSettings withRelease(KubernetesRelease newRelease) {
        return new ExportSettings(
                policy, name, keys, onlyEciPods, exemptNamespaces, podLabels, namespaceLabels, newRelease);
    }

    KubernetesRelease releaseOrStable() {
        return release == null ? KubernetesRelease.STABLE : release;
    }
}
