package io.github.eciregistry.policy;

import static io.github.eciregistry.FuzzInput.same;

import io.github.eciregistry.FuzzInput;
import io.github.eciregistry.InvalidInputException;
import io.github.eciregistry.Problem;
import io.github.eciregistry.reference.ImageReference;
import io.github.eciregistry.reference.Registry;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Fuzz target: each line is read as a registry and as a pattern; then all patterns decide on all registries. */
public final class RegistryPatternFuzz {

    private static final int MAX_LINES = 20;
    private static final List<Transport> TRANSPORTS = List.of(Transport.values());

    private RegistryPatternFuzz() {}

    public static void fuzzerTestOneInput(byte[] bytes) {
        List<RegistryPattern> patterns = new ArrayList<>();
        List<Registry> registries = new ArrayList<>();
        String[] lines = FuzzInput.text(bytes).split("\n", MAX_LINES);
        for (String line : lines) {
            Registry registry = registry(line);
            RegistryPattern pattern = pattern(line);
            if (registry != null) {
                registries.add(registry);
            }
            if (pattern != null && !patterns.contains(pattern)) {
                patterns.add(pattern);
            }
            if (pattern != null && registry != null) {
                FuzzInput.check(pattern.matches(registry), "a registry is no pattern that matches it");
            }
        }
        RegistryPolicy.Builder builder = RegistryPolicy.builder();
        for (int i = 0; i < patterns.size(); i++) {
            builder.add(TRANSPORTS.get(i % TRANSPORTS.size()), patterns.get(i));
        }
        RegistryPolicy policy = builder.build();
        for (Registry registry : registries) {
            same(policy.ruleFor(registry), RuleWalk.mostSpecific(policy.rules(), registry), "rule for " + registry);
        }
    }

    private static @Nullable Registry registry(String text) {
        Registry registry;
        try {
            registry = Registry.parse(text);
        } catch (InvalidInputException e) {
            refused(e, text).ifPresent(Registry::parse);
            return null;
        }
        same(registry.toString(), text.equals("index.docker.io") ? "docker.io" : text, "registry");
        same(Registry.parse(registry.toString()), registry, "registry read again");
        same(ImageReference.parse(text + "/app").registry(), registry, "registry of a reference");
        return registry;
    }

    private static @Nullable RegistryPattern pattern(String text) {
        RegistryPattern pattern;
        try {
            pattern = RegistryPattern.parse(text);
        } catch (InvalidInputException e) {
            refused(e, text).ifPresent(hint -> same(RegistryPattern.parse(hint).toString(), hint, "hint"));
            return null;
        }
        same(pattern.toString(), text, "pattern");
        same(RegistryPattern.parse(pattern.toString()), pattern, "pattern read again");
        return pattern;
    }

    private static Optional<String> refused(InvalidInputException e, String text) {
        FuzzInput.placed(e.problems(), text);
        Problem problem = e.problems().get(0);
        same(problem.input().length(), text.length(), "length of the input");
        return problem.hint();
    }
}
