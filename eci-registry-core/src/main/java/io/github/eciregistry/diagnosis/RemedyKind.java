package io.github.eciregistry.diagnosis;

/**
 * What has to be done about a failed pull. Names are stable: a name once released keeps its meaning.
 *
 * @since 0.1.0
 */
public enum RemedyKind {
    /** List the registry in the plain HTTP annotation. */
    SET_PLAIN_HTTP,
    /** List the registry in the self-signed annotation, or give it a certificate that is trusted. */
    SET_SELF_SIGNED,
    /** Take the registry out of the plain HTTP annotation. */
    UNSET_PLAIN_HTTP,
    /** Ask the registry which protocol it uses; the message alone does not tell. */
    PROBE,
    /** Repair the registry's certificate or its TLS settings; no annotation can. */
    TLS,
    /** Repair the registry, a proxy in front of it, or the token service that it names. */
    REGISTRY,
    /** Make the registry's name known to the resolver that ECI uses. */
    DNS,
    /** Open the way to the registry: egress, routes, security groups, proxies. */
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
    /** Correct the image cache that the pod names, or wait for it. */
    IMAGE_CACHE,
    /** Wait and let the pull be tried again. */
    WAIT,
    /** Repair the node or its container runtime. */
    NODE,
    /** Read another message: this one only says that there was a failure. */
    READ_OTHER_MESSAGE,
    /** Nothing: no failure was reported. */
    NOTHING,
    /** Unknown. */
    UNKNOWN
}
