package io.github.eciregistry.fabric8;

import io.github.eciregistry.Problem;
import io.github.eciregistry.ProblemCode;
import io.github.eciregistry.annotation.AnnotationKeys;
import io.github.eciregistry.annotation.AnnotationMerge;
import io.github.eciregistry.annotation.AnnotationReading;
import io.github.eciregistry.annotation.RegistryAnnotations;
import io.github.eciregistry.fabric8.RegistryEntry.Outcome;
import io.github.eciregistry.internal.pod.PodDecision;
import io.github.eciregistry.internal.pod.PodImage;
import io.github.eciregistry.policy.Transport;
import io.github.eciregistry.reference.Registry;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One pod, or one image cache, that was decided about.
 *
 * @param decision the decision
 * @param path the path of its annotations
 * @param live the object if it exists in a cluster already, so that it cannot be changed; otherwise null
 */
record PodRun(PodDecision decision, String path, @Nullable LiveObject live) {

    /** Returns the annotations to write. */
    List<AnnotationMerge.Change> changes() {
        return live == null ? decision.changes() : List.of();
    }

    /** Returns the problem of an object that exists without the annotations it needs; null if it has them. */
    @Nullable
    Problem liveProblem() {
        if (live == null || decision.changes().isEmpty()) {
            return null;
        }
        RegistryAnnotations added = decision.added();
        String registries = Stream.concat(added.plainHttp().stream(), added.skipVerify().stream())
                .map(Registry::toString)
                .collect(Collectors.joining(", "));
        String message = live + " exists, and ECI reads its annotations only when it creates it: expected them to list "
                + registries + "; " + live.remedy();
        return Problem.of(ProblemCode.ALREADY_CREATED, live.name(), message).atPath(path);
    }

    void addEntriesTo(List<RegistryEntry> entries, List<AnnotationKeys> keys) {
        AnnotationMerge merge = decision.merge();
        boolean canWrite = merge != null && !decision.has(ProblemCode.ANNOTATIONS_TOO_LARGE);
        Map<Registry, Outcome> outcomes = new HashMap<>();
        if (merge != null) {
            put(decision.added(), live == null ? Outcome.ADDED : Outcome.MISSING, outcomes);
            put(merge.kept(), Outcome.KEPT, outcomes);
        }
        Outcome other = canWrite ? Outcome.CONFLICTING : Outcome.MISSING;
        forEach(
                decision.wanted(),
                (registry, transport) ->
                        entries.add(entry(outcomes.getOrDefault(registry, other), registry, transport)));

        if (decision.pod().knowsAllImages()) {
            addUselessTo(entries, keys);
        }
    }

    private void addUselessTo(List<RegistryEntry> entries, List<AnnotationKeys> allKeys) {
        Set<Registry> used =
                decision.pod().images().stream().map(PodImage::registry).collect(Collectors.toSet());
        Set<RegistryEntry> useless = new LinkedHashSet<>();
        for (AnnotationKeys keys : allKeys) {
            forEach(AnnotationReading.of(decision.pod().annotations(), keys).annotations(), (registry, transport) -> {
                if (!used.contains(registry)) {
                    useless.add(entry(Outcome.USELESS, registry, transport));
                }
            });
        }
        entries.addAll(useless);
    }

    private static void put(RegistryAnnotations registries, Outcome outcome, Map<Registry, Outcome> outcomes) {
        forEach(registries, (registry, transport) -> outcomes.put(registry, outcome));
    }

    private static void forEach(RegistryAnnotations registries, BiConsumer<Registry, Transport> action) {
        registries.plainHttp().forEach(registry -> action.accept(registry, Transport.PLAIN_HTTP));
        registries.skipVerify().forEach(registry -> action.accept(registry, Transport.SKIP_VERIFY));
    }

    private RegistryEntry entry(Outcome outcome, Registry registry, Transport transport) {
        return new RegistryEntry(outcome, path, registry, transport);
    }
}
