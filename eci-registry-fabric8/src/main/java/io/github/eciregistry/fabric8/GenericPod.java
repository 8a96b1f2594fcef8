package io.github.eciregistry.fabric8;

import io.github.eciregistry.annotation.AnnotationMerge;
import io.github.eciregistry.kind.FieldPath;
import io.github.eciregistry.kind.PodLocation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Annotates the pods at one location of a generic object. */
final class GenericPod {

    private final ObjectRun run;
    private final PodLocation location;
    private final @Nullable LiveObject live;
    private final boolean takesLabel;

    GenericPod(ObjectRun run, PodLocation location, @Nullable LiveObject live, boolean isPod) {
        this.run = run;
        this.location = location;
        this.live = live;
        this.takesLabel = isPod && !location.isOverriding() && run.settings().schedulesOnEci();
    }

    /**
     * Annotates one pod.
     *
     * @param place what describes the pod
     * @param path its path in the object
     * @return the place itself if it needs nothing, else a copy along the way to annotations and labels
     */
    Object annotate(Object place, String path) {
        String base = path.isEmpty() ? "" : path + ".";
        List<String> steps = location.annotations().steps();
        if (!isMap(place, path) || !isPod((Map<?, ?>) place, steps, base)) {
            return place;
        }
        Map<?, ?> pod = (Map<?, ?>) place;
        Map<String, String> existing = annotationsOf(pod, steps, base);
        if (existing == null || (location.isOverriding() && !run.settings().hasKeyIn(existing))) {
            return place;
        }
        PodRun podRun = run.pod(base, location.annotations().toString(), live);
        for (FieldPath image : location.images()) {
            Tree.visit(
                    pod,
                    image.steps(),
                    "",
                    (value, at) -> {
                        if (value instanceof String text) {
                            podRun.image(text, () -> at);
                        } else {
                            run.reportType(value, "expected an image reference", base + at);
                        }
                    },
                    (misfit, expected, at) -> run.reportType(misfit, expected, base + at));
        }
        Map<String, String> annotations = new LinkedHashMap<>();
        for (AnnotationMerge.Change change : podRun.changesOf(existing)) {
            annotations.put(change.key(), change.after());
        }
        Map<?, ?> annotated = annotations.isEmpty() ? pod : with(pod, steps, annotations);
        return takesLabel ? labelled(annotated, podRun, base) : annotated;
    }

    /** Checks whether there is such a pod, and whether annotations can be written to it. */
    private boolean isPod(Map<?, ?> pod, List<String> steps, String base) {
        if (at(pod, location.required().steps()) == null) {
            return false;
        }
        Map<?, ?> map = pod;
        for (int i = 0; i < steps.size(); i++) {
            Object child = map.get(steps.get(i));
            if (child == null) {
                return true;
            }
            if (!isMap(child, base + String.join(".", steps.subList(0, i + 1)))) {
                return false;
            }
            map = (Map<?, ?>) child;
        }
        return true;
    }

    private boolean isMap(Object value, String path) {
        if (!(value instanceof Map)) {
            run.reportType(value, "expected fields", path);
            return false;
        }
        return true;
    }

    /** Returns the annotations that are texts; null if a registry annotation is none. */
    private @Nullable Map<String, String> annotationsOf(Map<?, ?> pod, List<String> steps, String base) {
        Map<String, String> texts = new LinkedHashMap<>();
        if (!(at(pod, steps) instanceof Map<?, ?> annotations)) {
            return texts;
        }
        for (Map.Entry<?, ?> entry : annotations.entrySet()) {
            if (entry.getValue() instanceof String text) {
                texts.put(String.valueOf(entry.getKey()), text);
            } else if (entry.getValue() != null && run.settings().isKey(entry.getKey())) {
                String path = base + location.annotations() + "[" + entry.getKey() + "]";
                run.reportType(entry.getValue(), "expected a text of registries", path);
                return null;
            }
        }
        return texts;
    }

    private Map<?, ?> labelled(Map<?, ?> pod, PodRun podRun, String base) {
        List<String> annotationSteps = location.annotations().steps();
        List<String> steps = new ArrayList<>(annotationSteps.subList(0, annotationSteps.size() - 1));
        steps.add("labels");
        String path = String.join(".", steps);
        Object labels = at(pod, steps);
        if (labels != null && !isMap(labels, base + path)) {
            return pod;
        }
        boolean needed = podRun.needsLabel(labels instanceof Map<?, ?> map ? map : Map.of(), path);
        return needed ? with(pod, steps, Map.of(PodRun.ECI_LABEL, "true")) : pod;
    }

    private static @Nullable Object at(Map<?, ?> map, List<String> steps) {
        Object value = map;
        for (String step : steps) {
            value = value instanceof Map<?, ?> fields ? fields.get(step) : null;
        }
        return value;
    }

    /** Returns a copy of a map that has some more fields in the map at a path. */
    private static Map<?, ?> with(Map<?, ?> map, List<String> steps, Map<String, String> fields) {
        Map<Object, @Nullable Object> copy = new LinkedHashMap<>(map);
        if (steps.isEmpty()) {
            copy.putAll(fields);
            return copy;
        }
        Map<?, ?> child = map.get(steps.get(0)) instanceof Map<?, ?> existing ? existing : Map.of();
        copy.put(steps.get(0), with(child, steps.subList(1, steps.size()), fields));
        return copy;
    }
}
