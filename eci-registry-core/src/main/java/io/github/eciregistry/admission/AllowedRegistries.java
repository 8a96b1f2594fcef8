package io.github.eciregistry.admission;

import io.github.eciregistry.policy.RegistryPolicy;
import io.github.eciregistry.reference.Registry;
import java.util.Arrays;

/**
 * The allowed registries for images.
 *
 * @param patterns the registries that match patterns; transports are ignored
 * @param dockerHub whether Docker Hub, which no pattern matches, is allowed
 */
record AllowedRegistries(RegistryPolicy patterns, boolean dockerHub) {

    private static final String DOCKER_HUB = "docker.io";

    static AllowedRegistries parse(String... texts) {
        String[] patterns =
                Arrays.stream(texts).filter(text -> !text.equals(DOCKER_HUB)).toArray(String[]::new);
        return new AllowedRegistries(RegistryPolicy.builder().https(patterns).build(), patterns.length < texts.length);
    }

    boolean allow(Registry registry) {
        return registry.isDockerHub() ? dockerHub : patterns.ruleFor(registry).isPresent();
    }
}
