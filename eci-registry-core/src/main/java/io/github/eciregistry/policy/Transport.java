package io.github.eciregistry.policy;

/**
 * How a registry is accessed.
 *
 * @since 0.1.0
 */
public enum Transport {
    /** HTTPS with a verified certificate: what ECI does without an annotation. */
    HTTPS,
    /** HTTPS whose certificate is not verified, whatever is wrong with it: the annotation calls it insecure. */
    SKIP_VERIFY,
    /** Plain HTTP, no TLS. */
    PLAIN_HTTP
}
