package io.github.eciregistry.lint;

import io.github.eciregistry.TextEdit;
import io.github.eciregistry.annotation.AnnotationMerge;
import io.github.eciregistry.internal.document.MappingNode;
import io.github.eciregistry.internal.edit.AnnotationTarget;
import io.github.eciregistry.internal.edit.AnnotationWriter;
import io.github.eciregistry.internal.pod.Field;
import io.github.eciregistry.internal.pod.PodDecision;
import io.github.eciregistry.internal.pod.PodImage;
import io.github.eciregistry.kind.FieldPath;
import io.github.eciregistry.kind.PodLocation;
import io.github.eciregistry.kind.WorkloadKind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One pod, or ImageCache, as the rules see it.
 *
 * @param kind the kind of its object
 * @param isImageCache whether it is an ImageCache of ECI
 * @param decision what it has, and what the policy says about it
 */
record PodContext(String kind, boolean isImageCache, PodDecision decision) {

    private static final FieldPath CONTAINER_IMAGES = FieldPath.parse("spec.containers[*].image");

    /** Returns where the pod is described. */
    Field place() {
        return (Field) decision.pod().pod();
    }

    PodLocation location() {
        return decision.pod().location();
    }

    /** Returns the annotations if the pod has them, otherwise the innermost mapping on the way to them. */
    Field deepest() {
        return (Field) decision.pod().deepest();
    }

    List<PodImage> images() {
        return decision.pod().images();
    }

    /** Returns whether the place has the shape of a pod template, with labels, a spec and all images in it. */
    boolean isPodTemplate() {
        return location().images().contains(CONTAINER_IMAGES)
                && location().annotations().toString().equals("metadata.annotations");
    }

    static boolean isImageCache(WorkloadKind kind) {
        return kind.kind().equals("ImageCache") && kind.groups().contains("eci.alibabacloud.com");
    }

    /** Returns whether every image that the pod pulls is here, and its registry known. */
    boolean knowsAllImages() {
        return (isPodTemplate() || isImageCache) && decision.pod().knowsAllImages();
    }

    /** Returns the mapping of the annotations if the pod has it. */
    @Nullable
    MappingNode mapping() {
        return decision.pod().hasAnnotations() && deepest().node() instanceof MappingNode mapping ? mapping : null;
    }

    /** Returns the edits that write annotations of this pod, in order; none if that is not safe. */
    List<TextEdit> edits(String text, List<AnnotationMerge.Change> changes) {
        AnnotationTarget target = AnnotationTarget.of(decision.pod());
        if (target == null || target.deepest().sharedAt() >= 0) {
            return List.of();
        }
        try {
            return AnnotationWriter.edits(text, target, changes);
        } catch (AnnotationWriter.Uneditable e) {
            return List.of();
        }
    }

    String path(String key) {
        return deepest().path() + "[" + key + "]";
    }
}
