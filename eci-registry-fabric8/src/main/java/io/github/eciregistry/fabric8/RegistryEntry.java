package io.github.eciregistry.fabric8;

import io.github.eciregistry.policy.Transport;
import io.github.eciregistry.reference.Registry;
import java.util.Objects;

/**
 * A registry that the annotations of a pod or an image cache list or need.
 *
 * @param outcome the result for this registry
 * @param path the path of the annotations, such as {@code spec.template.metadata.annotations}
 * @param registry the registry, as in the images
 * @param transport the transport, which determines the annotation: {@link Transport#PLAIN_HTTP} or
 *     {@link Transport#SKIP_VERIFY}
 * @since 0.1.0
 */
public record RegistryEntry(Outcome outcome, String path, Registry registry, Transport transport) {

    /** Creates an entry. */
    public RegistryEntry {
        Objects.requireNonNull(outcome, "outcome");
        Objects.requireNonNull(path, "path");
        Objects.requireNonNull(registry, "registry");
        Objects.requireNonNull(transport, "transport");
    }

    /**
     * The result for a registry.
     *
     * @since 0.1.0
     */
    public enum Outcome {
        /** An image needs it; it was not listed, and is now. */
        ADDED,
        /** An image needs it, and it is listed already. */
        KEPT,
        /** An image needs it, and it is listed in the other annotation, where it stays. */
        CONFLICTING,
        /** An image needs it, and it cannot be added: the object exists already, or its annotations are too large. */
        MISSING,
        /** It is listed, and no image uses it. It stays. */
        USELESS
    }

    /** Returns the entry for people, such as {@code ADDED 192.168.1.10:5000 PLAIN_HTTP at metadata.annotations}. */
    @Override
    public String toString() {
        return outcome + " " + registry + " " + transport + " at " + path;
    }
}
