package io.github.eciregistry.export;

import io.github.eciregistry.annotation.AnnotationKeys;
import io.github.eciregistry.policy.RegistryPolicy;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the caller decided.
 *
 * @param policy how each registry is reached
 * @param name the name of what is exported
 * @param keys the annotations to write
 * @param onlyEciPods whether pods without a marker for ECI are left alone
 * @param exemptNamespaces the namespaces whose pods are left alone
 * @param podLabels the labels of the pods that get a static value
 * @param namespaceLabels the labels of their namespaces
 */
record ExportSettings(
        RegistryPolicy policy,
        String name,
        List<AnnotationKeys> keys,
        boolean onlyEciPods,
        Set<String> exemptNamespaces,
        Map<String, String> podLabels,
        Map<String, String> namespaceLabels) {

    ExportSettings withName(String newName) {
        return new ExportSettings(policy, newName, keys, onlyEciPods, exemptNamespaces, podLabels, namespaceLabels);
    }

    ExportSettings withKeys(List<AnnotationKeys> newKeys) {
        return new ExportSettings(policy, name, newKeys, onlyEciPods, exemptNamespaces, podLabels, namespaceLabels);
    }

    ExportSettings withOnlyEciPods() {
        return new ExportSettings(policy, name, keys, true, exemptNamespaces, podLabels, namespaceLabels);
    }

    ExportSettings withExemptNamespaces(Set<String> namespaces) {
        return new ExportSettings(policy, name, keys, onlyEciPods, namespaces, podLabels, namespaceLabels);
    }

    ExportSettings withPodLabels(Map<String, String> labels) {
        return new ExportSettings(policy, name, keys, onlyEciPods, exemptNamespaces, labels, namespaceLabels);
    }

    ExportSettings withNamespaceLabels(Map<String, String> labels) {
        return new ExportSettings(policy, name, keys, onlyEciPods, exemptNamespaces, podLabels, labels);
    }
}
