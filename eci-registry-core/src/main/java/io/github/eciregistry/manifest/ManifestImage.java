package io.github.eciregistry.manifest;

import io.github.eciregistry.Problem;
import io.github.eciregistry.TextPosition;
import io.github.eciregistry.policy.RegistryPolicy;
import io.github.eciregistry.policy.Transport;
import io.github.eciregistry.reference.Registry;
import java.util.Objects;
import java.util.Optional;

/**
 * An image of a {@link ManifestPod}, and what the policy says about its registry.
 *
 * @param text the image as it is written; a value of another type than a string gives its text, or an empty one
 * @param position where it is in the manifest
 * @param registry the registry, empty if the image is not a reference or its registry is filled in later
 * @param rule the rule of the policy that decides how the registry is reached; empty if no pattern matches it, and for
 *     Docker Hub
 * @param isListed whether the pod already lists the registry in the annotation that the rule asks for
 * @since 0.1.0
 */
public record ManifestImage(
        String text,
        TextPosition position,
        Optional<Registry> registry,
        Optional<RegistryPolicy.Rule> rule,
        boolean isListed) {

    /** Checks that all parts are there. */
    public ManifestImage {
        Objects.requireNonNull(text, "text");
        Objects.requireNonNull(position, "position");
        Objects.requireNonNull(registry, "registry");
        Objects.requireNonNull(rule, "rule");
    }

    /**
     * Returns how the policy says the registry is reached.
     *
     * @return the transport of the rule, {@link Transport#HTTPS} if there is none
     */
    public Transport transport() {
        return rule.map(RegistryPolicy.Rule::transport).orElse(Transport.HTTPS);
    }

    /**
     * Returns whether the pod has to list the registry in an annotation.
     *
     * @return whether the transport is another than verified HTTPS
     */
    public boolean needsAnnotation() {
        return transport() != Transport.HTTPS;
    }

    /** Returns the image for people, such as {@code 8:12: "10.1.1.1:5000/app:1"}, with credentials masked. */
    @Override
    public String toString() {
        return position + ": " + Problem.quote(text);
    }
}
