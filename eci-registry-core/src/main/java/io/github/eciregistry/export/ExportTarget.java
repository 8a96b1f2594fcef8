package io.github.eciregistry.export;

/**
 * The kinds of objects that a policy can be exported to.
 *
 * <p>The first two read the images of each object and merge annotations by the rules of {@link
 * io.github.eciregistry.annotation.AnnotationMerge}; they support every pattern. The last two add the same value to
 * every pod with certain labels, whatever its images; they support only hosts, and do not handle image caches.
 *
 * @since 0.1.0
 */
public enum ExportTarget {
    /**
     * A {@code MutatingAdmissionPolicy} with its binding, in {@code admissionregistration.k8s.io/v1}, which Kubernetes
     * serves from 1.36 (<a href="https://www.kubernetes.dev/resources/keps/3962/">KEP-3962</a>, read 2026-11-23), or in an
     * earlier version for {@linkplain PolicyExport#forKubernetes earlier releases}. The API server itself evaluates it.
     */
    MUTATING_ADMISSION_POLICY,
    /**
     * A {@code MutatingPolicy} of Kyverno, in {@code policies.kyverno.io/v1}, with the same CEL (<a
     * href="https://kyverno.io/docs/policy-types/mutating-policy/">MutatingPolicy</a>, read 2026-11-23). The older {@code
     * ClusterPolicy} is not written: its JMESPath cannot merge two lists in order.
     */
    KYVERNO,
    /**
     * The selectors of the ConfigMap {@code eci-profile} of ACK, which adds annotations that a pod lacks (<a
     * href="https://www.alibabacloud.com/help/en/ack/ack-managed-and-ack-dedicated/user-guide/configure-an-eci-profile">Configure
     * an ECI profile</a>, read 2026-11-23).
     */
    ECI_PROFILE,
    /**
     * A {@code Selector} of the eci-profile that users deploy themselves, in {@code eci.aliyun.com/v1}, which
     * overwrites the annotations of a pod (<a
     * href="https://github.com/aliyuneci/eci-profile/blob/71a69f84e00292ffafc843244bce3eafbe6b3a6c/pkg/policy/manager.go">aliyuneci/eci-profile</a>,
     * read 2026-11-23).
     */
    SELECTOR;

    /** Checks whether the target reads images, as opposed to adding a fixed value. */
    boolean readsImages() {
        return this == MUTATING_ADMISSION_POLICY || this == KYVERNO;
    }
}
