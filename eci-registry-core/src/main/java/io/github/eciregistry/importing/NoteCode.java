package io.github.eciregistry.importing;

/**
 * What a {@linkplain RegistryImport.Note note} of an import says. Names are stable: programs may compare them, and a name
 * once released keeps its meaning.
 *
 * @since 0.1.0
 */
public enum NoteCode {
    // The policy is weaker, wider or narrower than the source

    /** The source verifies with a CA of its own, which ECI cannot take; the policy skips verification instead. */
    CA_NOT_SUPPORTED,
    /** The source means a part of a registry's repositories; the policy means all of them. */
    NAMESPACE_WIDENED,
    /** The source means a host without a port; the policy's pattern matches the host with any port, too. */
    PORT_WIDENED,
    /** The source's block of addresses takes in names that resolve to them; the policy's literal addresses only. */
    NAMES_NOT_RESOLVED,

    // The source has what no annotation can tell ECI

    /** The source shows a client certificate, which ECI cannot. */
    CLIENT_CERTIFICATE,
    /** The source pulls from another place than the image reference says; ECI does not. */
    MIRROR_IGNORED,
    /** The source sends images of this name to another location; the rule is for the location, as ECI must be told. */
    LOCATION_REMAPPED,
    /** The source blocks the registry. */
    BLOCKED,
    /** The source has credentials, which are not read. */
    CREDENTIALS_IGNORED,

    // Left out

    /** The setting is for every registry that is not named; such a rule is never imported. */
    WILDCARD_FOR_ALL,
    /** The registry is the node itself, and on ECI the instance itself: {@code localhost}, {@code 0.0.0.0} and similar. */
    LOOPBACK,
    /** The registry is Docker Hub, which is always reached over verified HTTPS. */
    DOCKER_HUB,
    /** The registry is a well-known public one, for which verification is never skipped. */
    PUBLIC_REGISTRY,
    /** The registry is an IPv6 address, which the documentation of the annotations does not cover. */
    IPV6_REGISTRY,
    /** The source pulls from the registry, but does not state how it is reached. */
    TRANSPORT_NOT_STATED,
    /** Another setting takes this one's place, as the source's own rules say. */
    OVERRIDDEN,
    /** The settings are for a version of the format other than the file's, so that the source does not read them. */
    OTHER_VERSION,
    /** The settings are in another directory, which has to be imported separately. */
    FOLDER_NOT_READ,
    /** The file does not name its registry, or the directory it is in does not. */
    REGISTRY_UNKNOWN,
    /** The source ignores or rejects this key. */
    UNKNOWN_KEY,
    /** A part of the file, such as a Kubernetes object of another kind, has no settings that an import reads. */
    PART_NOT_READ,
    /** No registry of the import needs an annotation, so the policy changes no manifest. */
    NO_RULE,

    // Written in another way

    /** The registry is written with a scheme, which the source drops or should not have. */
    SCHEME_STRIPPED,
    /** The source reads this address in another way than it looks. */
    MISREAD_ADDRESS
}
