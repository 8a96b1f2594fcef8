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
    /** Something answers, and it is not a registry. */
    NOT_A_REGISTRY,
    /** Nothing answers. */
    UNREACHABLE
}
