package io.github.eciregistry.probe;

/**
 * Why a probe's verdict is what it is. Names are stable: programs may compare them.
 *
 * @since 0.1.0
 */
public enum ReasonCode {
    /** The chain does not end at an authority this JVM trusts; self-signed certificates are the common case. */
    UNKNOWN_AUTHORITY,
    /** The certificate, or an authority it needs, has expired. */
    EXPIRED,
    /** The certificate is valid only from a later time on. */
    NOT_YET_VALID,
    /** The certificate is for other hosts. */
    NAME_MISMATCH,
    /** The registry is an IP address, but the certificate does not contain one. */
    NO_IP_SAN,
    /** The certificate has its host only in the common name, which Go clients no longer check. */
    COMMON_NAME_ONLY,
    /** The certificate is restricted to uses other than that of a server. */
    WRONG_KEY_USAGE,
    /** A certificate of the chain is signed with SHA-1 or MD5. */
    WEAK_SIGNATURE,
    /** The certificate has a critical extension that clients do not know. */
    CRITICAL_EXTENSION,
    /** The certificate is an ingress controller's default for hosts without one. */
    INGRESS_DEFAULT_CERTIFICATE,
    /** This JVM rejects the chain for a reason not listed here. */
    CERTIFICATE_REJECTED,

    /** The server offers no TLS version from 1.2 on. */
    OLD_PROTOCOL,
    /** The server shares no cipher suite, group or signature scheme with a Go client. */
    NO_COMMON_CIPHER,
    /** The server uses neither HTTP/1.1 nor HTTP/2 over TLS. */
    NO_COMMON_PROTOCOL,
    /** The server wants a certificate from the client. */
    CLIENT_CERTIFICATE_DEMANDED,
    /** The server's certificate cannot be parsed. */
    UNREADABLE_CERTIFICATE,
    /** The server broke off the TLS handshake with an alert. */
    TLS_ALERT,
    /** The TLS handshake failed for another reason. */
    HANDSHAKE_FAILED,

    /** The port answers a TLS handshake in plain HTTP. */
    SPEAKS_HTTP,
    /** The port answers a plain HTTP request in TLS. */
    SPEAKS_TLS,
    /** The port uses neither TLS nor HTTP. */
    UNKNOWN_PROTOCOL,
    /** The path {@code /v2/} does not exist. */
    NOT_FOUND,
    /** The path {@code /v2/} answers as no registry does. */
    UNEXPECTED_REPLY,
    /** The path {@code /v2/} answers that it cannot serve now. */
    SERVER_ERROR,
    /** The path {@code /v2/} redirects to a place that is not a registry. */
    REDIRECTED,
    /** Plain HTTP redirects to the registry's own HTTPS port. */
    REDIRECTS_TO_HTTPS,

    /** The name does not resolve. */
    UNKNOWN_HOST,
    /** Nothing listens on the port. */
    CONNECTION_REFUSED,
    /** There is no route to the host. */
    NO_ROUTE,
    /** No connection in time, or no reply while the other protocol has replied. */
    TIMED_OUT,
    /** Connected, but no complete reply in time. */
    NO_REPLY,
    /** The connection was reset. */
    CONNECTION_RESET,
    /** The connection was closed before a reply. */
    CONNECTION_CLOSED,
    /** The deadline of the whole call passed first. */
    DEADLINE_PASSED,
    /**
     * The host was not contacted because a server may not direct the probe to its address, such as a link-local one.
     */
    NOT_CONTACTED,

    /** The token service does not answer: it refuses connections, does not resolve, is down, busy or too slow. */
    TOKEN_SERVICE_UNREACHABLE,
    /** The token service uses plain HTTP but its URL says https, or vice versa. */
    TOKEN_SERVICE_SCHEME,
    /**
     * The token service is at an address that the registry's clients elsewhere cannot reach, such as a loopback one.
     */
    TOKEN_SERVICE_INTERNAL,
    /** The token service's answer is not one of a token service, or its TLS is unusable for clients. */
    TOKEN_SERVICE_UNUSABLE,
    /** The registry does not advertise an http or https URL for its token service. */
    TOKEN_REALM_INVALID,

    /** The host is {@code localhost} or a loopback or unspecified address: on ECI, the instance itself. */
    INSTANCE_ITSELF,
    /** The host is an IPv6 address, for which no annotation format is documented. */
    IPV6_ADDRESS
}
