package io.github.eciregistry.diagnosis;

/**
 * The kind of remedy for a failed pull. Names are stable: a released name never changes its meaning.
 *
 * @since 0.1.0
 */
public enum RemedyKind {
    /** List the registry in the plain HTTP annotation. */
    SET_PLAIN_HTTP,
    /** Skip verification for the registry, or install a trusted certificate on it. */
    SET_SKIP_VERIFY,
    /** Take the registry out of the plain HTTP annotation. */
    UNSET_PLAIN_HTTP,
    /** Probe the registry to find out which protocol it uses; the message alone does not show it. */
    PROBE,
    /** Repair the registry's certificate or its TLS settings; no annotation can. */
    TLS,
    /** Repair the registry, a proxy in front of it, or the token service that it advertises. */
    REGISTRY,
    /** Make the registry's name resolvable for ECI. */
    DNS,
    /** Make the registry reachable: egress, routes, security groups, proxies. */
    NETWORK,
    /** Give credentials that may pull the image. */
    CREDENTIALS,
    /** Correct the image reference. */
    REFERENCE,
    /** Build or push the image again. */
    IMAGE,
    /** Give the pod or the image cache more storage. */
    STORAGE,
    /** Change the pod specification. */
    POD,
    /** Change quotas, permissions, zones or the balance of the Alibaba Cloud account. */
    ACCOUNT,
    /** Correct the image cache specified in the pod, or wait for it. */
    IMAGE_CACHE,
    /** Wait and let the pull be tried again. */
    WAIT,
    /** Repair the node or its container runtime. */
    NODE,
    /** Read another message: this one says only that there was a failure. */
    READ_OTHER_MESSAGE,
    /** Nothing: no failure was reported. */
    NOTHING,
    /** Unknown. */
    UNKNOWN
}
