package io.github.eciregistry.annotation;

import io.github.eciregistry.InvalidInputException;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Corrects a value: each registry once, with its own correction, separated by commas. */
final class ValueCorrection {

    private ValueCorrection() {}

    /** Returns the corrected value, or empty if there is no element or one that cannot be corrected. */
    static Optional<String> of(Collection<String> elements) {
        Set<String> registries = new LinkedHashSet<>();
        for (String element : elements) {
            for (int start = 0; start < element.length(); ) {
                int end = endOfPart(element, start);
                String registry = end == start ? "" : registryOf(element.substring(start, end));
                if (registry == null) {
                    return Optional.empty();
                }
                if (!registry.isEmpty()) {
                    registries.add(registry);
                }
                start = end + 1;
            }
        }
        return registries.isEmpty() ? Optional.empty() : Optional.of(String.join(",", registries));
    }

    private static int endOfPart(String element, int start) {
        int end = start;
        while (end < element.length() && !Characters.isSeparator(element.charAt(end))) {
            end++;
        }
        return end;
    }

    private static @Nullable String registryOf(String part) {
        try {
            return RegistryElement.parse(part).toString();
        } catch (InvalidInputException e) {
            String hint = e.problems().get(0).hint().orElse(null);
            return hint != null && RegistryElement.isRegistry(hint) ? hint : null;
        }
    }
}
