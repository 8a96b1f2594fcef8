package io.github.eciregistry.cli;

import io.github.eciregistry.kind.WorkloadKinds;
import io.github.eciregistry.manifest.ManifestImages;
import io.github.eciregistry.policy.RegistryPolicy;
import io.github.eciregistry.probe.ProbeResult;
import io.github.eciregistry.probe.RegistryProbe;
import io.github.eciregistry.reference.ImageReference;
import io.github.eciregistry.reference.Registry;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A policy that grows: registries that no pattern names are asked which protocol they use, each once. */
final class ProbedPolicy {

    private final WorkloadKinds kinds;
    private final Report report;
    private @Nullable RegistryProbe probe;
    private final Set<Registry> asked = new HashSet<>();
    private RegistryPolicy policy;
    private int decided;

    ProbedPolicy(RegistryPolicy policy, WorkloadKinds kinds, Report report) {
        this.policy = policy;
        this.kinds = kinds;
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
        return after(ManifestImages.of(manifest, kinds).stream()
                .map(ImageReference::registry)
                .toList());
    }

    /** Returns the policy after these registries were asked, except those that it names and those asked before. */
    RegistryPolicy after(Collection<Registry> registries) throws InterruptedException {
        List<Registry> unknown = registries.stream()
                .filter(registry ->
                        !registry.isDockerHub() && policy.ruleFor(registry).isEmpty())
                .filter(asked::add)
                .toList();
        if (!unknown.isEmpty()) {
            RegistryPolicy.Builder grown = policy.toBuilder();
            if (probe == null) {
                probe = RegistryProbe.create();
            }
            for (ProbeResult result : probe.probeAll(unknown)) {
                result.addTo(grown);
                decided += result.isPullable() ? 1 : 0;
                warnUnlessPullable(result, report);
            }
            policy = grown.build();
        }
        return policy;
    }

    /** Returns how many registries were asked. */
    int asked() {
        return asked.size();
    }

    /** Returns how many of the registries that were asked can be pulled from. */
    int decided() {
        return decided;
    }
}
