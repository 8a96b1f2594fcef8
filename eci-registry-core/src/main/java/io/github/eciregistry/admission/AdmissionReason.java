package io.github.eciregistry.admission;

/**
 * The reason for a decision: a stable code for metrics, logs and audit annotations. It describes the finding; {@link
 * AdmissionDecision.Outcome} describes the action.
 *
 * @since 0.1.0
 */
public enum AdmissionReason {

    // The object was looked at

    /** Images need registries that the annotations do not list. */
    REGISTRIES_MISSING,
    /** The annotations list all registries that the images need. */
    REGISTRIES_LISTED,
    /** No image is in a registry that must be listed. */
    NO_REGISTRY_NEEDED,
    /** A registry that an image needs is listed in the other of the two annotations, where it stays. */
    CONFLICTING_REGISTRY,
    /** With the registries that the images need, the annotations would exceed the Kubernetes size limit. */
    ANNOTATIONS_TOO_LARGE,
    /** The annotations, or fields on the path to an image, have the wrong type. */
    WRONG_TYPE,
    /** An image is not a valid reference. */
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
    /** Neither the pod nor its namespace has a marker for ECI. */
    NOT_ON_ECI,

    // The review cannot be answered

    /** The body is larger than the limit. */
    TOO_LARGE,
    /** The body is not UTF-8, or begins with a byte order mark. */
    NOT_UTF8,
    /** The body is not one JSON value, or ends too early. */
    NOT_JSON,
    /** The body exceeds the limit for nesting, the length of numbers or names, or the number of images. */
    LIMIT_EXCEEDED,
    /** A relevant field is duplicated. */
    DUPLICATE_FIELD,
    /** The body is not an AdmissionReview with a request, or lacks a required field. */
    NOT_A_REVIEW,
    /** The body is an AdmissionReview of another version than {@code admission.k8s.io/v1}. */
    UNSUPPORTED_VERSION
}
