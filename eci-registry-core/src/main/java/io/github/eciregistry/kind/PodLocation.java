package io.github.eciregistry.kind;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where an object describes one sort of pod: the annotations these pods will carry, and the images they pull.
 *
 * <p>All paths start at {@link #base()}, which may name many places ({@code spec.templates[*]}); each place it names is
 * a pod of its own. A place that an object does not have is no pod.
 *
 * <p>Immutable and thread-safe.
 *
 * @since 0.1.0
 */
public final class PodLocation {

    private static final List<FieldPath> POD_SPEC_IMAGES = paths(
            "spec.initContainers[*].image",
            "spec.containers[*].image",
            "spec.ephemeralContainers[*].image",
            "spec.volumes[*].image.reference");
    private static final FieldPath METADATA_ANNOTATIONS = FieldPath.parse("metadata.annotations");

    private final FieldPath base;
    private final FieldPath annotations;
    private final List<FieldPath> images;
    private final boolean overriding;

    private PodLocation(FieldPath base, FieldPath annotations, List<FieldPath> images, boolean overriding) {
        this.base = base;
        this.annotations = annotations;
        this.images = images;
        this.overriding = overriding;
    }

    /**
     * Returns the location of an ordinary pod template: annotations in its metadata; images of its containers, init
     * containers, ephemeral containers and image volumes.
     *
     * @param base where the template stands, such as {@code spec.template}; empty if the object is itself a pod
     * @return the location
     * @throws io.github.eciregistry.InvalidInputException if the path is not valid
     */
    public static PodLocation podTemplate(String base) {
        return new PodLocation(FieldPath.parse(base), METADATA_ANNOTATIONS, POD_SPEC_IMAGES, false);
    }

    /**
     * Returns a location of any shape.
     *
     * @param base where the pod is described; empty for the object itself
     * @param annotations where its annotations stand, from {@code base}; without {@code [*]}. Where a field on the way is
     *     missing there is no such pod, unless {@link #isMetadata} tells that it may be added
     * @param images where its images stand, from {@code base}
     * @return the location
     * @throws io.github.eciregistry.InvalidInputException if a path is not valid
     * @throws IllegalArgumentException if the path of the annotations is empty or holds {@code [*]}
     */
    public static PodLocation of(String base, String annotations, String... images) {
        FieldPath annotationsPath = FieldPath.parse(annotations);
        if (annotationsPath.steps().isEmpty() || annotationsPath.steps().contains(FieldPath.EVERY_ITEM)) {
            throw new IllegalArgumentException(
                    "annotations stand at one place that has a name, not at \"" + annotations + "\"");
        }
        return new PodLocation(FieldPath.parse(base), annotationsPath, paths(images), false);
    }

    private static List<FieldPath> paths(String... texts) {
        return Stream.of(texts).map(FieldPath::parse).toList();
    }

    /**
     * Returns whether a field on the way to annotations is metadata, which may be added where it is missing. Every other
     * field describes a pod that an object without it does not have.
     *
     * @param field the name of the field
     * @return whether it is {@code metadata} or {@code podMetadata}
     */
    public static boolean isMetadata(String field) {
        return field.equals("metadata") || field.equals("podMetadata");
    }

    /**
     * Returns whether the text of an image is no reference but stands for one that is filled in later: Argo writes
     * {@code {{…}}}, Tekton {@code $(…)}, OpenShift and envsubst {@code ${…}}, ko {@code ko://…}.
     *
     * @param image the text of an image
     * @return whether it is, or holds, a parameter
     */
    public static boolean isParameter(String image) {
        return image.startsWith("ko://") || image.contains("{{") || image.contains("$(") || image.contains("${");
    }

    /**
     * Returns this location as one that only overrides another: pods get its annotations instead of those of a wider
     * location, so it matters only where it already has one of the registry annotations.
     *
     * @return a changed copy
     */
    public PodLocation overriding() {
        return new PodLocation(base, annotations, images, true);
    }

    /**
     * Returns where the pod is described.
     *
     * @return a path from the object, which may name many places
     */
    public FieldPath base() {
        return base;
    }

    /**
     * Returns where the annotations of the pod stand.
     *
     * @return a path from {@link #base()} that names one place
     */
    public FieldPath annotations() {
        return annotations;
    }

    /**
     * Returns where the images of the pod stand.
     *
     * @return paths from {@link #base()}, in the order in which their registries are listed
     */
    public List<FieldPath> images() {
        return images;
    }

    /**
     * Returns whether the location matters only where it already has one of the registry annotations.
     *
     * @return whether it overrides a wider location
     */
    public boolean isOverriding() {
        return overriding;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof PodLocation that
                && overriding == that.overriding
                && base.equals(that.base)
                && annotations.equals(that.annotations)
                && images.equals(that.images);
    }

    @Override
    public int hashCode() {
        return Objects.hash(base, annotations, images, overriding);
    }

    /** Returns the path of the annotations from the object, such as {@code spec.template.metadata.annotations}. */
    @Override
    public String toString() {
        return base.steps().isEmpty() ? annotations.toString() : base + "." + annotations;
    }
}
