package io.github.eciregistry.fabric8;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EphemeralContainer;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.Volume;
import io.github.eciregistry.annotation.AnnotationMerge;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Annotates a pod template, and whatever has metadata to annotate. */
final class PodTemplates {

    private PodTemplates() {}

    /**
     * Annotates a pod template.
     *
     * @param template the template, or a pod in the form of one
     * @param base its path in the object, with a dot at its end, or empty
     * @param live the pod if it exists already, else null
     * @return the template itself if it needs nothing, else a copy that shares its spec
     */
    static PodTemplateSpec annotate(PodTemplateSpec template, String base, @Nullable LiveObject live, ObjectRun run) {
        PodRun pod = run.pod(base, "metadata.annotations", live);
        if (template.getSpec() != null) {
            addImages(template.getSpec(), pod);
        }
        ObjectMeta metadata = annotate(template.getMetadata(), pod, true);
        if (metadata == null || metadata == template.getMetadata()) {
            return template;
        }
        PodTemplateSpec copy = ShallowCopies.of(template);
        copy.setMetadata(metadata);
        return copy;
    }

    /** The order is that of the table of kinds, so that the registries come in the same order from any form. */
    private static void addImages(PodSpec spec, PodRun pod) {
        addImages(spec.getInitContainers(), "spec.initContainers", Container::getImage, pod);
        addImages(spec.getContainers(), "spec.containers", Container::getImage, pod);
        addImages(spec.getEphemeralContainers(), "spec.ephemeralContainers", EphemeralContainer::getImage, pod);
        if (spec.getVolumes() != null) {
            for (int i = 0; i < spec.getVolumes().size(); i++) {
                Volume volume = spec.getVolumes().get(i);
                if (volume != null && volume.getImage() != null) {
                    int index = i;
                    pod.image(volume.getImage().getReference(), () -> "spec.volumes[" + index + "].image.reference");
                }
            }
        }
    }

    private static <T> void addImages(
            @Nullable List<T> containers, String path, Function<T, String> image, PodRun pod) {
        if (containers == null) {
            return;
        }
        for (int i = 0; i < containers.size(); i++) {
            T container = containers.get(i);
            if (container != null) {
                int index = i;
                pod.image(image.apply(container), () -> path + "[" + index + "].image");
            }
        }
    }

    /**
     * Annotates the metadata of a pod or an image cache whose images are known.
     *
     * @param metadata the metadata, null for none
     * @param isPod whether it is a pod, which may get the label for ECI
     * @return the metadata as given if they need nothing, else a copy that has its own annotations and labels
     */
    static @Nullable ObjectMeta annotate(@Nullable ObjectMeta metadata, PodRun pod, boolean isPod) {
        Map<String, String> annotations = mapOrEmpty(metadata == null ? null : metadata.getAnnotations());
        List<AnnotationMerge.Change> changes = pod.changesOf(annotations);
        Map<String, String> labels = mapOrEmpty(metadata == null ? null : metadata.getLabels());
        boolean needsLabel = isPod && pod.needsLabel(labels, "metadata.labels");
        if (changes.isEmpty() && !needsLabel) {
            return metadata;
        }
        ObjectMeta copy = metadata == null ? new ObjectMeta() : ShallowCopies.of(metadata);
        if (!changes.isEmpty()) {
            Map<String, String> annotated = new LinkedHashMap<>(annotations);
            changes.forEach(change -> annotated.put(change.key(), change.after()));
            copy.setAnnotations(annotated);
        }
        if (needsLabel) {
            Map<String, String> labelled = new LinkedHashMap<>(labels);
            labelled.put(PodRun.ECI_LABEL, "true");
            copy.setLabels(labelled);
        }
        return copy;
    }

    private static Map<String, String> mapOrEmpty(@Nullable Map<String, String> map) {
        return map == null ? Map.of() : map;
    }
}
