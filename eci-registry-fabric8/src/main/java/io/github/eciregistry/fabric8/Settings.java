package io.github.eciregistry.fabric8;

import io.github.eciregistry.annotation.AnnotationKeys;
import io.github.eciregistry.kind.WorkloadKinds;
import io.github.eciregistry.policy.RegistryPolicy;
import java.util.List;

/**
 * What the caller decided.
 *
 * @param policy how each registry is reached
 * @param kinds where objects that are read generically describe pods
 * @param keys the annotations to write
 * @param schedulesOnEci whether pods get the label that has them run on ECI
 */
record Settings(RegistryPolicy policy, WorkloadKinds kinds, List<AnnotationKeys> keys, boolean schedulesOnEci) {

    /** Checks whether objects of a kind describe pods or contain objects that may. */
    boolean hasPodsIn(String apiVersion, String kind) {
        return kinds.find(apiVersion, kind).isPresent();
    }
}
