package io.github.eciregistry.lint;

import io.github.eciregistry.Problem;
import io.github.eciregistry.ProblemCode;
import io.github.eciregistry.TextEdit;
import io.github.eciregistry.internal.document.ScalarNode;
import io.github.eciregistry.internal.edit.ScalarPosition;
import io.github.eciregistry.internal.pod.Field;
import io.github.eciregistry.internal.pod.PodImage;
import io.github.eciregistry.reference.Registry;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The images of a pod, and the listed registries against them. */
final class ImageRules {

    private final boolean complete;
    private final Set<Registry> used = new LinkedHashSet<>();
    private final Map<String, Set<Registry>> usedByHost = new LinkedHashMap<>();
    private final Set<String> listed = new LinkedHashSet<>();

    private ImageRules(PodContext pod, List<ListedValue> values) {
        this.complete = pod.knowsAllImages();
        for (PodImage image : pod.images()) {
            Registry registry = image.registry();
            if (registry != null) {
                used.add(registry);
                usedByHost
                        .computeIfAbsent(registry.host().toLowerCase(Locale.ROOT), host -> new LinkedHashSet<>())
                        .add(registry);
            }
        }
        for (ListedValue value : values) {
            value.elements().forEach(element -> listed.add(element.registry().toString()));
        }
    }

    static void check(PodContext pod, Findings findings) {
        pod.images().forEach(image -> image(image, findings));
        List<ListedValue> values = ListedValue.of(pod, findings);
        ImageRules rules = new ImageRules(pod, values);
        for (ListedValue value : values) {
            value.elements().forEach(element -> rules.element(value, element));
        }
    }

    private static void image(PodImage image, Findings findings) {
        Problem problem = image.problem();
        if (problem == null) {
            return;
        }
        Field field = (Field) image.value();
        if (problem.code() == ProblemCode.WRONG_TYPE) {
            findings.add(Rule.WRONG_TYPE, field, problem.message());
        } else if (problem.code() == ProblemCode.IMAGE_NOT_RENDERED) {
            findings.add(Rule.IMAGE_NOT_RENDERED, field, problem.message());
        } else if (field.node() instanceof ScalarNode scalar) {
            int start = ScalarPosition.offset(
                    findings.text(), scalar, problem.offset().orElse(0));
            int end = Math.max(start, ScalarPosition.offset(findings.text(), scalar, Integer.MAX_VALUE));
            findings.add(Rule.INVALID_IMAGE, start, end, field.path(), problem.message(), List.of());
        }
    }

    private void element(ListedValue value, ListedValue.Element element) {
        Registry registry = element.registry();
        if (used.contains(registry) || registry.isDockerHub()) {
            return;
        }
        Set<Registry> meant = usedByHost.getOrDefault(registry.host().toLowerCase(Locale.ROOT), Set.of());
        String shown = Problem.quote(registry.toString());
        if (!meant.isEmpty()) {
            String message = shown + " matches no image: the images use " + Problem.quote(joined(meant));
            value.add(rule(registry, meant), element, message, replaced(value, element, meant));
        } else if (complete) {
            String message = "no image of the pod uses " + shown;
            value.add(Rule.UNUSED_REGISTRY, element, message, value.remove(element.from(), element.to()));
        }
    }

    private static Rule rule(Registry registry, Set<Registry> meant) {
        if (meant.stream().anyMatch(image -> image.port().equals(registry.port()))) {
            return Rule.CASE_NOT_OF_IMAGE;
        }
        return registry.port().isEmpty() ? Rule.PORT_MISSING : Rule.PORT_NOT_OF_IMAGE;
    }

    /** Writes those registries of the images instead that are not listed yet, if all images are known. */
    private List<TextEdit> replaced(ListedValue value, ListedValue.Element element, Set<Registry> meant) {
        if (!complete) {
            return List.of();
        }
        Set<Registry> missing = new LinkedHashSet<>(meant);
        missing.removeIf(registry -> listed.contains(registry.toString()));
        return missing.isEmpty()
                ? value.remove(element.from(), element.to())
                : value.replace(element.from(), element.to(), joined(missing));
    }

    private static String joined(Set<Registry> registries) {
        return String.join(",", registries.stream().map(Registry::toString).toList());
    }
}
