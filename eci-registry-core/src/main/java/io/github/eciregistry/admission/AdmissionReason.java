package io.github.eciregistry.admission;

/**
 * Why a decision is what it is: a stable code for metrics, logs and audit annotations. It tells what was found; {@link
 * AdmissionDecision.Outcome} tells what was done about it.
 *
 * @since 0.1.0
 */
public enum AdmissionReason {

    // The object was looked at

    /** Images need registries that the annotations do not list. */
    REGISTRIES_MISSING,
    /** The annotations list all registries that the images need. */
    REGISTRIES_LISTED,
    /** No image is in a registry that has to be listed. */
    NO_REGISTRY_NEEDED,
    /** A registry that an image needs is listed in the other of the two annotations, where it stays. */
    CONFLICTING_REGISTRY,
    /** With the registries that the images need, the annotations would be larger than Kubernetes takes. */
    ANNOTATIONS_TOO_LARGE,
    /** The annotations, or fields on the way to an image, are not of the type that Kubernetes gives them. */
    WRONG_TYPE,
    /** An image is no reference that a node could read. */
    INVALID_REFERENCE,
    /** An image is in a registry that is not among those allowed. */
    REGISTRY_NOT_ALLOWED,

    // The object was not looked at

    /** Neither the creation of an object nor an update that brings another image. */
    OTHER_OPERATION,
    /** An object that is neither a Pod nor an ImageCache. */
    OTHER_KIND,
    /** A part of an object, such as {@code pods/binding}. */
    SUBRESOURCE,
    /** The namespace is exempt. */
    EXEMPT_NAMESPACE,
    /** A node creates it: the mirror of a static pod, which runs already. */
    CREATED_BY_NODE,
    /** Neither the pod nor its namespace carries a marker for ECI. */
    NOT_ON_ECI,

    // The review cannot be answered

    /** The body is larger than the limit. */
    TOO_LARGE,
    /** The body is not UTF-8, or begins with a byte order mark. */
    NOT_UTF8,
    /** The body is not one JSON value, or ends too early. */
    NOT_JSON,
    /** The body nests deeper, has longer numbers or names, or more images, than any review has reason to. */
    LIMIT_EXCEEDED,
    /** A field that matters stands twice. */
    DUPLICATE_FIELD,
    /** The body is no AdmissionReview with a request, or lacks a field that every request has. */
    NOT_A_REVIEW,
    /** The body is an AdmissionReview of another version than {@code admission.k8s.io/v1}. */
    UNSUPPORTED_VERSION
}
