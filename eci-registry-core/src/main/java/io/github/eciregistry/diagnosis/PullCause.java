package io.github.eciregistry.diagnosis;

/**
 * Why an image pull failed, or the meaning of another message about a pull. Names are stable: programs may compare
 * them, and a released name never changes its meaning.
 *
 * @since 0.1.0
 */
public enum PullCause {
    /** The registry uses plain HTTP but was contacted over HTTPS. */
    HTTP_REGISTRY_ASKED_OVER_HTTPS(Rank.FAILURE, true),
    /**
     * Nothing listens on port 443 of a self-managed registry whose reference has no port: it probably serves plain HTTP
     * on port 80.
     */
    HTTP_ONLY_ON_80_DIALLED_443(Rank.FAILURE, true),
    /** The registry uses HTTPS but was contacted over plain HTTP. */
    HTTPS_REGISTRY_ASKED_OVER_HTTP(Rank.FAILURE, true),
    /** The port's answer is not TLS; the message does not show whether it is HTTP. */
    NOT_TLS_ON_PORT(Rank.FAILURE, true),
    /**
     * The registry advertises a token service with a scheme that the service does not use, or with an unsupported one.
     */
    TOKEN_REALM_SCHEME_MISMATCH(Rank.FAILURE, false),

    /**
     * The certificate is self-signed or signed by an authority that the node does not know, or fails verification for a
     * reason that has no separate cause.
     */
    X509_UNKNOWN_AUTHORITY(Rank.FAILURE, true),
    /** The certificate was issued for other names or addresses. */
    X509_NAME_MISMATCH(Rank.FAILURE, true),
    /** The certificate has expired or is not valid yet. */
    X509_EXPIRED_OR_NOT_YET_VALID(Rank.FAILURE, true),
    /** The certificate may not be used by a server. */
    X509_KEY_USAGE(Rank.FAILURE, true),
    /**
     * The certificate has a critical extension that the node does not support. Skipping verification helps only if the
     * node can parse the certificate at all, so not if the message says that parsing failed.
     */
    X509_UNPARSABLE_OR_UNHANDLED(Rank.FAILURE, true),
    /** The certificate cannot be read; that happens before it is verified. */
    X509_UNPARSABLE(Rank.FAILURE, false),
    /** The registry demands a client certificate. */
    TLS_CLIENT_CERT_REQUIRED(Rank.FAILURE, false),
    /** The TLS handshake was refused or did not end: protocol version, cipher, server name, or a device in between. */
    TLS_HANDSHAKE(Rank.FAILURE, false),

    /** The name of the registry is unknown to the resolver. */
    DNS_NO_SUCH_HOST(Rank.FAILURE, false),
    /** The resolver did not answer, or not usefully. */
    DNS_TEMPORARY(Rank.FAILURE, false),
    /** The address refused the connection. */
    CONNECTION_REFUSED(Rank.FAILURE, false),
    /** There is no route to the address. */
    NETWORK_UNREACHABLE(Rank.FAILURE, false),
    /** No answer came in time, or the pull did not end in time. */
    NETWORK_TIMEOUT(Rank.FAILURE, false),
    /** The connection was reset. */
    CONNECTION_RESET(Rank.FAILURE, false),
    /** The connection ended in the middle of an answer. */
    CONNECTION_CUT(Rank.FAILURE, false),
    /** The proxy that the node uses could not be reached, or refused. */
    PROXY(Rank.FAILURE, false),

    /** The registry refused the credentials, or the lack of them. Some answer so for an image that does not exist. */
    AUTH(Rank.FAILURE, false),
    /**
     * A server in front of the registry rejected the request regardless of credentials: it blocks the address, country
     * or request.
     */
    FORBIDDEN_BY_FRONT_END(Rank.FAILURE, false),
    /** A pull secret listed in the pod does not exist in its namespace. */
    PULL_SECRET_MISSING(Rank.HINT, false),
    /** The registry's limit on pulls, or the kubelet's limit on their rate, was exceeded. */
    RATE_LIMIT(Rank.FAILURE, false),
    /** The image, tag, digest or one of its layers does not exist in the registry. */
    NOT_FOUND(Rank.FAILURE, false),
    /** The image does not exist, or the client may not see it; the registry does not reveal which. */
    NOT_FOUND_OR_HIDDEN(Rank.FAILURE, false),
    /** The image exists, but not for the node's platform. */
    PLATFORM_MISMATCH(Rank.FAILURE, false),
    /** The runtime does not support this type of manifest, such as Docker's schema 1. */
    UNSUPPORTED_MANIFEST(Rank.FAILURE, false),
    /** The received content does not match its digest or size. */
    CONTENT_CORRUPT(Rank.FAILURE, false),
    /**
     * A policy refuses the image: its signature is missing or wrong, it has vulnerabilities or was not scanned. The
     * policy is that of the node, or of the registry (Harbor answers 412). Or the node cannot read its policy.
     */
    SIGNATURE_INVALID(Rank.FAILURE, false),
    /** There is not enough disk space for the image. */
    DISK_FULL(Rank.FAILURE, false),
    /** The text in the pod's image field is not an image reference. */
    INVALID_IMAGE_NAME(Rank.FAILURE, false),
    /** The repository in the image reference is invalid: it contains the API's {@code v2/}, or lacks the project. */
    INVALID_REFERENCE_PATH(Rank.FAILURE, false),
    /** The host answers, but not as a registry: a portal, a login page, another service. */
    NOT_A_REGISTRY(Rank.FAILURE, false),
    /** The host answers with a redirection that a registry does not make. */
    UNEXPECTED_REDIRECT(Rank.FAILURE, false),
    /** The registry reports an internal error. */
    REGISTRY_UNAVAILABLE(Rank.FAILURE, false),
    /** The pod's pull policy forbids pulling, and the image is not present. */
    NEVER_PULL(Rank.FAILURE, false),
    /** The kubelet cannot reach the container runtime of its node; no registry was contacted. */
    RUNTIME_UNAVAILABLE(Rank.FAILURE, false),

    /** The message says that a pull failed or is waiting, but not why; another message does. */
    WRAPPER_NO_CAUSE(Rank.WRAPPER, false),
    /** The kubelet waits between tries, and the reason that it repeats is cut off or unknown. */
    WRAPPER_WITH_CAUSE(Rank.WRAPPER, false),

    /** ECI found no image cache for the pod. Harmless: the images are pulled. */
    IMAGE_CACHE_MISSED(Rank.HARMLESS, false),
    /** ECI found an image cache for the pod. */
    IMAGE_CACHE_HIT(Rank.HARMLESS, false),
    /** ECI has begun to create an image cache; that may still fail. */
    IMAGE_CACHE_AUTO_CREATE_STARTED(Rank.HARMLESS, false),
    /** ECI could not create an image cache. */
    IMAGE_CACHE_AUTO_CREATE_FAILED(Rank.HINT, false),
    /** The image cache specified in the pod does not exist. */
    IMAGE_CACHE_NOT_FOUND(Rank.FAILURE, false),
    /** The image cache specified in the pod is not complete yet. */
    IMAGE_CACHE_NOT_READY(Rank.FAILURE, false),
    /** The cluster does not know the ImageCache kind. */
    IMAGECACHE_CRD_MISSING(Rank.FAILURE, false),
    /** ECI's service role lacks a permission. */
    ECI_UNAUTHORIZED(Rank.FAILURE, false),
    /** A quota or the balance of the Alibaba Cloud account is used up. */
    ECI_QUOTA(Rank.FAILURE, false),
    /** ECI currently has no capacity for the requested instance type. */
    ECI_NO_STOCK(Rank.FAILURE, false),
    /** The message comes from another cloud's product. */
    FOREIGN(Rank.FAILURE, false),

    /** The text contains no known message. */
    UNKNOWN(Rank.HARMLESS, false);

    /**
     * How informative messages with a cause are, the least first; of several messages, the most informative one is
     * used.
     */
    enum Rank {
        HARMLESS,
        WRAPPER,
        HINT,
        FAILURE
    }

    private final Rank rank;
    private final boolean curable;

    PullCause(Rank rank, boolean curable) {
        this.rank = rank;
        this.curable = curable;
    }

    Rank rank() {
        return rank;
    }

    /**
     * Checks whether setting or removing an ECI registry annotation can fix the failure. Even so, it may not be the
     * right fix: {@link PullDiagnosis#remedy()} takes the registry and the certainty of the cause into account, and
     * never advises skipping verification for a public registry.
     *
     * @return whether an annotation can help
     */
    public boolean isCurableByAnnotation() {
        return curable;
    }
}
