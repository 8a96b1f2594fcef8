package io.github.eciregistry.importing;

/**
 * The kind of an import's {@linkplain RegistryImport.Note note}. Names are stable: programs may compare them, and a
 * released name never changes its meaning.
 *
 * @since 0.1.0
 */
public enum NoteCode {
    // The policy is weaker, wider or narrower than the source

    /** The source verifies with its own CA, which ECI does not support; the policy skips verification instead. */
    CA_NOT_SUPPORTED,
    /** The source's setting applies to some of a registry's repositories; the policy applies to all of them. */
    NAMESPACE_WIDENED,
    /** The source means a host without a port; the policy's pattern matches the host with any port, too. */
    PORT_WIDENED,
    /** The source's CIDR block also matches names that resolve into it; the policy matches literal addresses only. */
    NAMES_NOT_RESOLVED,

    // Settings that the annotations cannot express

    /** The source shows a client certificate, which ECI cannot. */
    CLIENT_CERTIFICATE,
    /** The source pulls from a mirror instead of the registry in the image reference; ECI does not. */
    MIRROR_IGNORED,
    /** The source sends images of this name to another location; the rule applies to that location. */
    LOCATION_REMAPPED,
    /** The source blocks the registry. */
    BLOCKED,
    /** The source has credentials, which are not read. */
    CREDENTIALS_IGNORED,

    // Left out

    /** The setting applies to all registries that are not listed; such a rule is never imported. */
    WILDCARD_FOR_ALL,
    /**
     * The registry is the node itself, and on ECI the instance itself: {@code localhost}, {@code 0.0.0.0} and similar.
     */
    LOOPBACK,
    /** The registry is Docker Hub, which is always reached over verified HTTPS. */
    DOCKER_HUB,
    /** The registry is a well-known public one, for which verification is never skipped. */
    PUBLIC_REGISTRY,
    /** The registry is an IPv6 address, which the documentation of the annotations does not cover. */
    IPV6_REGISTRY,
    /** The source pulls from the registry, but does not state how it is reached. */
    TRANSPORT_NOT_STATED,
    /** Another setting overrides this one by the source's rules. */
    OVERRIDDEN,
    /** The settings are for a version of the format other than the file's, so that the source does not read them. */
    OTHER_VERSION,
    /** The settings are in another directory; import it separately. */
    FOLDER_NOT_READ,
    /** The file does not name its registry, or the directory it is in does not. */
    REGISTRY_UNKNOWN,
    /** The source ignores or rejects this key. */
    UNKNOWN_KEY,
    /** Part of the file, such as a Kubernetes object of another kind, has no relevant settings. */
    PART_NOT_READ,
    /** No registry of the import needs an annotation, so the policy changes no manifest. */
    NO_RULE,

    // Spelling differences

    /** The registry is written with a scheme, which the source drops or should not have. */
    SCHEME_STRIPPED,
    /** The source interprets this address differently from what it appears to be. */
    MISREAD_ADDRESS
}
