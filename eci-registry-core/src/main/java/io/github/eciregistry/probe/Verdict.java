package io.github.eciregistry.probe;

/**
 * What a probe found: how a node can pull from the registry, or why it cannot.
 *
 * @since 0.1.0
 */
public enum Verdict {
    /** HTTPS with a certificate that public authorities vouch for: nothing has to be listed. */
    HTTPS,
    /** HTTPS with a certificate that fails verification: it works only where that is skipped. */
    SELF_SIGNED_HTTPS,
    /** Plain HTTP, no TLS. */
    PLAIN_HTTP,
    /** HTTPS that fails even without verification: an old protocol, a client certificate demanded, no common cipher. */
    UNUSABLE_HTTPS,
    /**
     * A well-known public registry did not prove who it is. Something stands between, or a name resolves wrongly;
     * skipping verification would hand the pull to it, so no transport is recommended.
     */
    INTERCEPTED,
    /**
     * The registry answers, but the token service that it names cannot be used: it refuses connections, does not resolve,
     * uses another protocol than its URL says, or is at an internal address. No pull can work, with an annotation or
     * without, until the registry's configuration is corrected. For a {@link RelatedHost}, that it is such a service.
     */
    UNUSABLE_TOKEN_SERVICE,
    /**
     * The server, or its token service, is down, busy or too slow: it answers with 429 or 5xx, or shows a certificate and
     * then does not reply in time. Its transport is known if {@link ProbeResult#transport()} has one.
     */
    UNAVAILABLE,
    /** Something answers, and it is not a registry. */
    NOT_A_REGISTRY,
    /** Nothing answers. */
    UNREACHABLE,
    /** Only for a {@link RelatedHost}: it is at an address where a registry may not send the probe, so it was not asked. */
    NOT_ASKED
}
