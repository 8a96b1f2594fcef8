package io.github.eciregistry.doctor;

/**
 * How a finding is fixed. Names are stable.
 *
 * @since 0.1.0
 */
public enum FixKind {
    /** Patch the annotations of the pod template; the rollout replaces the pods. */
    PATCH,
    /** Patch the annotations of the pod template, then delete the pods that wait: nothing replaces them. */
    PATCH_AND_DELETE_PODS,
    /** Patch the annotations of the template; the next run has them. */
    PATCH_FOR_NEXT_RUN,
    /** Delete the object and create it again, with the annotations. */
    RECREATE,
    /** Delete the pod; what creates the next one gives it the annotations. */
    DELETE_PODS,
    /** Nothing in the annotations of the object: the fix is elsewhere, and the steps say where. */
    ELSEWHERE
}
