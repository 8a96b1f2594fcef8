package io.github.eciregistry.benchmarks;

import io.github.eciregistry.annotation.RegistryAnnotations;
import io.github.eciregistry.policy.RegistryPolicy;
import io.github.eciregistry.reference.ImageReference;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What someone writes who annotates maps by hand: just enough for the documents of {@link ManifestText}. */
final class TreeAnnotations {

    private final RegistryPolicy policy;

    TreeAnnotations(RegistryPolicy policy) {
        this.policy = policy;
    }

    /** Annotates the pod template of an object if it has one, and returns the object. */
    Map<String, Object> annotate(Map<String, Object> object) {
        Map<String, Object> spec = fields(object.get("spec"));
        if ("CronJob".equals(object.get("kind"))) {
            spec = fields(fields(spec.get("jobTemplate")).get("spec"));
        }
        Map<String, Object> template = fields(spec.get("template"));
        Map<String, Object> pod = fields(template.get("spec"));
        List<ImageReference> images = new ArrayList<>();
        addImages(pod.get("initContainers"), images);
        addImages(pod.get("containers"), images);
        Map<String, String> annotations =
                RegistryAnnotations.forImages(policy, images).toMap();
        if (!annotations.isEmpty()) {
            Map<String, Object> metadata = fields(template.computeIfAbsent("metadata", key -> new LinkedHashMap<>()));
            fields(metadata.computeIfAbsent("annotations", key -> new LinkedHashMap<>()))
                    .putAll(annotations);
        }
        return object;
    }

    private static void addImages(@Nullable Object containers, List<ImageReference> images) {
        if (containers instanceof List<?> list) {
            list.forEach(container -> images.add(
                    ImageReference.parse(String.valueOf(fields(container).get("image")))));
        }
    }

    /** Returns a map as one of fields; an empty one where there is none. */
    @SuppressWarnings("unchecked")
    static Map<String, Object> fields(@Nullable Object value) {
        return value instanceof Map ? (Map<String, Object>) value : new LinkedHashMap<>();
    }
}
