package io.github.eciregistry.cli;

import io.github.eciregistry.manifest.ManifestImages;
import io.github.eciregistry.policy.RegistryPolicy;
import io.github.eciregistry.probe.ProbeResult;
import io.github.eciregistry.probe.RegistryProbe;
import io.github.eciregistry.reference.ImageReference;
import io.github.eciregistry.reference.Registry;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A policy that grows: registries that no pattern names are asked which protocol they use, each once. */
final class ProbedPolicy {

    private final Report report;
    private final RegistryProbe probe = RegistryProbe.create();
    private final Set<Registry> asked = new HashSet<>();
    private RegistryPolicy policy;

    ProbedPolicy(RegistryPolicy policy, Report report) {
        this.policy = policy;
        this.report = report;
    }

    /** Warns where a probe found that pulls do not work. */
    static void warnUnlessPullable(ProbeResult result, Report report) {
        if (!result.isPullable()) {
            report.warning(result.registry().toString(), result.verdict() + ": " + result.advice());
        }
    }

    /** Returns the policy after the registries of a manifest were asked. */
    RegistryPolicy after(String manifest) throws InterruptedException {
        List<Registry> unknown = ManifestImages.of(manifest).stream()
                .map(ImageReference::registry)
                .filter(registry ->
                        !registry.isDockerHub() && policy.ruleFor(registry).isEmpty())
                .filter(asked::add)
                .toList();
        if (!unknown.isEmpty()) {
            RegistryPolicy.Builder grown = policy.toBuilder();
            for (ProbeResult result : probe.probeAll(unknown)) {
                result.addTo(grown);
                warnUnlessPullable(result, report);
            }
            policy = grown.build();
        }
        return policy;
    }
}
