package io.github.eciregistry.probe;

/**
 * The verdict of a probe: how a node can pull from the registry, or why it cannot.
 *
 * @since 0.1.0
 */
public enum Verdict {
    /** HTTPS with a publicly trusted certificate: no annotation is needed. */
    HTTPS,
    /** HTTPS with a certificate that fails verification: it works only where that is skipped. */
    SKIP_VERIFY,
    /** Plain HTTP, no TLS. */
    PLAIN_HTTP,
    /** HTTPS that fails even without verification: an old protocol, a client certificate demanded, no common cipher. */
    UNUSABLE_HTTPS,
    /**
     * A well-known public registry did not prove its identity. Another server intercepts the connection, or DNS is
     * wrong; skipping verification would pull from that server, so no transport is recommended.
     */
    INTERCEPTED,
    /**
     * The registry answers, but its token service cannot be used: it refuses connections, does not resolve, uses a
     * different protocol from its URL, or is at an internal address. No pull can work, with or without an annotation,
     * until the registry's configuration is corrected. For a {@link RelatedHost}: the host is such a token service.
     */
    UNUSABLE_TOKEN_SERVICE,
    /**
     * The server, or its token service, is down, busy or too slow: it answers with 429 or 5xx, or shows a certificate
     * and then does not reply in time. Its transport is known if {@link ProbeResult#transport()} has one.
     */
    UNAVAILABLE,
    /** Something answers, and it is not a registry. */
    NOT_A_REGISTRY,
    /** Nothing answers. */
    UNREACHABLE,
    /**
     * Only for a {@link RelatedHost}: it was not contacted, because a registry may not direct the probe to its address.
     */
    NOT_ASKED
}
