package io.github.eciregistry.fabric8;

import io.github.eciregistry.annotation.AnnotationKeys;
import io.github.eciregistry.internal.pod.KubernetesGroups;
import io.github.eciregistry.kind.UnknownKinds;
import io.github.eciregistry.kind.WorkloadKinds;
import io.github.eciregistry.policy.RegistryPolicy;
import java.util.List;

/**
 * The caller's settings.
 *
 * @param policy the policy
 * @param kinds the kinds for generic objects
 * @param keys the annotations to write
 * @param schedulesOnEci whether pods get the label that schedules them on ECI
 * @param unknownKinds what happens to pods that the table of kinds does not have
 */
record Settings(
        RegistryPolicy policy,
        WorkloadKinds kinds,
        List<AnnotationKeys> keys,
        boolean schedulesOnEci,
        UnknownKinds unknownKinds) {

    /** Checks whether objects of a kind describe pods or contain objects that may, or have the shape of such ones. */
    boolean mayHavePodsIn(String apiVersion, String kind) {
        int slash = apiVersion.indexOf('/');
        String group = slash < 0 ? "" : apiVersion.substring(0, slash);
        return kinds.find(apiVersion, kind).isPresent()
                || (unknownKinds != UnknownKinds.IGNORE && !KubernetesGroups.contain(group));
    }

    Settings withKinds(WorkloadKinds newKinds) {
        return new Settings(policy, newKinds, keys, schedulesOnEci, unknownKinds);
    }

    Settings withKeys(List<AnnotationKeys> newKeys) {
        return new Settings(policy, kinds, newKeys, schedulesOnEci, unknownKinds);
    }

    Settings scheduledOnEci() {
        return new Settings(policy, kinds, keys, true, unknownKinds);
    }

    Settings withUnknownKinds(UnknownKinds newUnknownKinds) {
        return new Settings(policy, kinds, keys, schedulesOnEci, newUnknownKinds);
    }
}
