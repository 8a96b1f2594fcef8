package io.github.eciregistry.doctor;

import io.github.eciregistry.InvalidInputException;
import io.github.eciregistry.annotation.RegistryAnnotations;
import io.github.eciregistry.policy.PublicRegistries;
import io.github.eciregistry.policy.RegistryPolicy;
import io.github.eciregistry.policy.Transport;
import io.github.eciregistry.reference.Registry;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What the messages of a cluster prove about registries, added to the policy that was given. Public registries are never
 * added, nor one of which the messages prove two different things.
 */
final class LearnedPolicy {

    private final RegistryPolicy merged;
    private final RegistryPolicy learned;
    private final Set<Registry> contradictory;

    private LearnedPolicy(RegistryPolicy merged, RegistryPolicy learned, Set<Registry> contradictory) {
        this.merged = merged;
        this.learned = learned;
        this.contradictory = contradictory;
    }

    static LearnedPolicy of(RegistryPolicy given, List<PullFailure> failures) {
        Comparator<Registry> byText =
                Comparator.comparing(registry -> registry.toString().toLowerCase(Locale.ROOT));
        Map<Registry, Set<Transport>> found = new TreeMap<>(byText);
        for (PullFailure failure : failures) {
            RegistryAnnotations needed = failure.diagnosis().remedy().annotations();
            needed.plainHttp().forEach(registry -> learn(found, registry, Transport.PLAIN_HTTP));
            needed.skipVerify().forEach(registry -> learn(found, registry, Transport.SKIP_VERIFY));
        }
        Set<Registry> contradictory = new TreeSet<>(byText);
        RegistryPolicy.Builder merged = RegistryPolicy.builder();
        RegistryPolicy.Builder learned = RegistryPolicy.builder();
        given.rules().stream()
                .filter(rule -> found.keySet().stream()
                        .noneMatch(registry -> rule.pattern().toString().equalsIgnoreCase(registry.toString())))
                .forEach(rule -> merged.add(rule.transport(), rule.pattern()));
        found.forEach((registry, transports) -> {
            if (transports.size() > 1) {
                contradictory.add(registry);
                given.ruleFor(registry).ifPresent(rule -> add(merged, rule.transport(), registry));
            } else {
                Transport transport = transports.iterator().next();
                add(merged, transport, registry);
                if (given.transportFor(registry) != transport) {
                    add(learned, transport, registry);
                }
            }
        });
        return new LearnedPolicy(merged.build(), learned.build(), contradictory);
    }

    private static void learn(Map<Registry, Set<Transport>> found, Registry registry, Transport transport) {
        if (!PublicRegistries.contains(registry)) {
            found.computeIfAbsent(registry, key -> new TreeSet<>()).add(transport);
        }
    }

    private static void add(RegistryPolicy.Builder policy, Transport transport, Registry registry) {
        try {
            policy.add(transport, registry.toString());
        } catch (InvalidInputException e) {
            // A host of an image that is not a pattern, such as a masked address, is advised about without a policy.
        }
    }

    /** Returns the given policy with what the messages prove; where both differ, the messages count. */
    RegistryPolicy merged() {
        return merged;
    }

    /** Returns what the messages prove and the given policy does not say. */
    RegistryPolicy learned() {
        return learned;
    }

    /** Returns whether the messages prove different things about a registry. */
    boolean isContradictory(Registry registry) {
        return contradictory.contains(registry);
    }
}
