package io.github.eciregistry.lint;

import io.github.eciregistry.internal.document.MappingNode;
import io.github.eciregistry.internal.edit.AnnotationTarget;
import io.github.eciregistry.internal.pod.Field;
import io.github.eciregistry.internal.pod.PodImage;
import io.github.eciregistry.kind.FieldPath;
import io.github.eciregistry.kind.PodLocation;
import io.github.eciregistry.kind.WorkloadKind;
import io.github.eciregistry.reference.ImageReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One pod, or ImageCache, as the rules see it.
 *
 * @param kind the kind of its object
 * @param place where it is described
 * @param location what the kind says about it
 * @param slot where its annotations stand or belong
 * @param annotations the annotations it has
 * @param images its images
 */
record PodContext(
        WorkloadKind kind,
        Field place,
        PodLocation location,
        AnnotationTarget slot,
        Map<String, String> annotations,
        List<PodImage> images) {

    private static final FieldPath CONTAINER_IMAGES = FieldPath.parse("spec.containers[*].image");

    /** Returns whether the place has the shape of a pod template, with labels, a spec and all images in it. */
    boolean isPodTemplate() {
        return location.images().contains(CONTAINER_IMAGES)
                && location.annotations().toString().equals("metadata.annotations");
    }

    boolean isImageCache() {
        return isImageCache(kind);
    }

    static boolean isImageCache(WorkloadKind kind) {
        return kind.kind().equals("ImageCache") && kind.groups().contains("eci.alibabacloud.com");
    }

    /** Returns whether every image the pod pulls stands here and could be read. */
    boolean knowsAllImages() {
        return (isPodTemplate() || isImageCache())
                && !images.isEmpty()
                && images.stream().allMatch(image -> image.reference() != null);
    }

    List<ImageReference> references() {
        List<ImageReference> references = new ArrayList<>();
        for (PodImage image : images) {
            if (image.reference() != null) {
                references.add(image.reference());
            }
        }
        return references;
    }

    /** Returns the mapping of the annotations if the pod has it. */
    @Nullable
    MappingNode mapping() {
        return slot.isComplete() ? slot.mapping() : null;
    }

    /** Returns whether the annotations stand at this place alone. */
    boolean isEditable() {
        return slot.deepest().sharedAt() < 0;
    }

    String path(String key) {
        return slot.deepest().path() + "[" + key + "]";
    }
}
