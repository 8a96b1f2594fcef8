package io.github.eciregistry.cli;

import io.github.eciregistry.manifest.ManifestEdit;
import io.github.eciregistry.manifest.ManifestImage;
import io.github.eciregistry.manifest.ManifestPod;
import io.github.eciregistry.policy.PolicyFile;
import io.github.eciregistry.policy.PublicRegistries;
import io.github.eciregistry.policy.RegistryPolicy;
import io.github.eciregistry.reference.Registry;
import java.util.LinkedHashMap;
import java.util.Map;

/** The registries of images for which a policy has no rule, without Docker Hub and other public ones. */
final class FoundRegistries {

    private final Map<Registry, String> places = new LinkedHashMap<>();
    private final Map<Registry, Integer> counts = new LinkedHashMap<>();

    /** Adds what a manifest has. */
    void add(Input input, ManifestEdit edit) {
        for (ManifestPod pod : edit.pods()) {
            for (ManifestImage image : pod.images()) {
                Registry registry = image.registry().orElse(null);
                if (registry != null && !registry.isDockerHub() && !PublicRegistries.contains(registry)) {
                    places.putIfAbsent(registry, input.shownName() + ":" + image.position());
                    counts.merge(registry, 1, Integer::sum);
                }
            }
        }
    }

    boolean isEmpty() {
        return places.isEmpty();
    }

    /** Returns the text of a settings file with a policy, and with the registries that it does not match as comments. */
    String toSettings(RegistryPolicy policy) {
        StringBuilder text = new StringBuilder();
        text.append(
                        "# yaml-language-server: $schema=https://raw.githubusercontent.com/eci-registry/eci-registry/main/docs/")
                .append("schemas/settings.schema.json\n");
        text.append("policy:\n");
        String lists = policy.rules().isEmpty() ? "plainHttp: []\nskipVerify: []\n" : PolicyFile.toYaml(policy);
        text.append(lists.indent(2));
        StringBuilder undecided = new StringBuilder();
        places.forEach((registry, place) -> {
            if (policy.ruleFor(registry).isEmpty()) {
                String count = Counted.of(counts.getOrDefault(registry, 0), "image");
                undecided.append("  #  - \"%s\"  # %s, first at %s\n".formatted(registry, count, place));
            }
        });
        if (undecided.length() > 0) {
            text.append("  # How these are reached is not known. Move each to a list above, unless its certificate is")
                    .append(" trusted;\n  # 'eci-registry probe' asks a registry.\n")
                    .append(undecided);
        }
        return text.toString();
    }
}
