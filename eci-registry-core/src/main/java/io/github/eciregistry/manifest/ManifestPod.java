package io.github.eciregistry.manifest;

import io.github.eciregistry.TextPosition;
import java.util.List;
import java.util.Objects;

/**
 * A pod template, pod or ImageCache that a {@link ManifestAnnotator} found in a manifest: its images, and whether its
 * registry annotations are what the policy asks for.
 *
 * @param kind the kind of the object that describes the pod, such as {@code Deployment}
 * @param name the name of that object, after its namespace and a slash if it has one; empty if it has none
 * @param position where the pod is described
 * @param state what its annotations need
 * @param images its images in the order of the kind's table, including those that are not references
 * @since 0.1.0
 */
public record ManifestPod(String kind, String name, TextPosition position, State state, List<ManifestImage> images) {

    /** Copies the list. */
    public ManifestPod {
        Objects.requireNonNull(images, "images");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(position, "position");
        Objects.requireNonNull(state, "state");
        images = List.copyOf(images);
    }

    /**
     * What the annotations of a pod need.
     *
     * @since 0.1.0
     */
    public enum State {
        /** Nothing: no image is from a registry that needs an annotation. */
        NOT_NEEDED,
        /** Nothing: they already list every registry that needs it. */
        CORRECT,
        /** A registry is missing, and the edit adds it. */
        CHANGED,
        /** A registry is missing, and the edit does not add it; a problem gives the reason. */
        REFUSED
    }

    ManifestPod withState(State newState) {
        return new ManifestPod(kind, name, position, newState, images);
    }
}
