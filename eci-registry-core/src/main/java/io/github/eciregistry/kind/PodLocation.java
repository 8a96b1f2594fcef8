package io.github.eciregistry.kind;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The location of a pod description in an object: the annotations that its pods get, and the images that they pull.
 *
 * <p>Paths start at {@link #base()}, which may match many places ({@code spec.templates[*]}). Each place is a separate
 * pod; an object without the place has no such pod. Missing fields on the path from there to the annotations are added.
 * Images that the object specifies once for many pods, such as {@code spec.image} of a Spark application, are {@link
 * #objectImages()}.
 *
 * <p>Immutable and thread-safe.
 *
 * @since 0.1.0
 */
public final class PodLocation {

    static final List<String> POD_SPEC_IMAGES = List.of(
            "initContainers[*].image",
            "containers[*].image",
            "ephemeralContainers[*].image",
            "volumes[*].image.reference");
    static final FieldPath METADATA_ANNOTATIONS = FieldPath.parse("metadata.annotations");
    static final FieldPath SPEC = FieldPath.parse("spec");

    private final FieldPath base;
    private final FieldPath annotations;
    private final List<FieldPath> objectImages;
    private final List<FieldPath> images;
    private final boolean overriding;

    private PodLocation(
            FieldPath base,
            FieldPath annotations,
            List<FieldPath> objectImages,
            List<FieldPath> images,
            boolean overriding) {
        this.base = base;
        this.annotations = annotations;
        this.objectImages = List.copyOf(objectImages);
        this.images = List.copyOf(images);
        this.overriding = overriding;
    }

    /**
     * Returns the location of an ordinary pod template: annotations in its metadata; images of its containers, init
     * containers, ephemeral containers and image volumes.
     *
     * @param base the path of the template, such as {@code spec.template}; empty if the object itself is a pod
     * @return the location
     * @throws io.github.eciregistry.InvalidInputException if the path is not valid
     */
    public static PodLocation podTemplate(String base) {
        Objects.requireNonNull(base, "base");
        return of(base, METADATA_ANNOTATIONS.toString()).withPodSpec(SPEC.toString());
    }

    /**
     * Returns a location of any shape.
     *
     * @param base where the pod is described; empty for the object itself
     * @param annotations where its annotations are, from {@code base}; without {@code [*]} and {@code .*}
     * @param images where its images are, from {@code base}; {@link #withPodSpec} adds those of a pod spec
     * @return the location
     * @throws io.github.eciregistry.InvalidInputException if a path is not valid
     * @throws IllegalArgumentException if the path of the annotations is empty, or can lead to several places
     */
    public static PodLocation of(String base, String annotations, String... images) {
        Objects.requireNonNull(base, "base");
        Objects.requireNonNull(annotations, "annotations");
        Objects.requireNonNull(images, "images");
        return of(FieldPath.parse(base), FieldPath.parse(annotations), List.of(), paths(images), false);
    }

    static PodLocation of(
            FieldPath base,
            FieldPath annotations,
            List<FieldPath> objectImages,
            List<FieldPath> images,
            boolean overriding) {
        if (annotations.steps().isEmpty() || annotations.isMultiple()) {
            throw new IllegalArgumentException(
                    "annotations are at one place that has a name, not at \"" + annotations + "\"");
        }
        return new PodLocation(base, annotations, objectImages, images, overriding);
    }

    private static List<FieldPath> paths(String... texts) {
        return Stream.of(texts).map(FieldPath::parse).toList();
    }

    /**
     * Returns this location with the images of a pod spec too: those of its containers, init containers, ephemeral
     * containers and image volumes.
     *
     * @param podSpec where the pod spec is, from {@link #base()}; empty if it is the base itself
     * @return the copy
     * @throws io.github.eciregistry.InvalidInputException if the path is not valid
     */
    public PodLocation withPodSpec(String podSpec) {
        Objects.requireNonNull(podSpec, "podSpec");
        return new PodLocation(base, annotations, objectImages, joined(images, podSpecImages(podSpec)), overriding);
    }

    static List<FieldPath> podSpecImages(String podSpec) {
        return podSpecImages(FieldPath.parse(podSpec));
    }

    static List<FieldPath> podSpecImages(FieldPath podSpec) {
        return POD_SPEC_IMAGES.stream().map(FieldPath::parse).map(podSpec::then).toList();
    }

    private static List<FieldPath> joined(List<FieldPath> first, List<FieldPath> second) {
        return Stream.concat(first.stream(), second.stream()).toList();
    }

    /**
     * Returns a copy of this location with images that are not part of {@link #base()} but are specified once for all
     * pods of the object.
     *
     * @param more the paths of the images, from the object, such as {@code spec.image}
     * @return the copy
     * @throws io.github.eciregistry.InvalidInputException if a path is not valid
     */
    public PodLocation withObjectImages(String... more) {
        Objects.requireNonNull(more, "more");
        return new PodLocation(base, annotations, joined(objectImages, paths(more)), images, overriding);
    }

    /**
     * Checks whether an image is a parameter that is replaced with a reference later: Argo uses
     * {@code {{…}}}, Tekton {@code $(…)}, OpenShift and envsubst {@code ${…}}, ko {@code ko://…}.
     *
     * @param image the text of an image
     * @return whether it is or contains a parameter
     */
    public static boolean isParameter(String image) {
        Objects.requireNonNull(image, "image");
        return image.startsWith("ko://") || image.contains("{{") || image.contains("$(") || image.contains("${");
    }

    /**
     * Returns this location as one that only overrides another: pods get its annotations instead of those of a wider
     * location, so it matters only where it already has one of the registry annotations.
     *
     * @return the copy
     */
    public PodLocation overriding() {
        return new PodLocation(base, annotations, objectImages, images, true);
    }

    /**
     * Returns where the pod is described.
     *
     * @return a path from the object, which may lead to many places
     */
    public FieldPath base() {
        return base;
    }

    /**
     * Returns where the annotations of the pod are.
     *
     * @return a path from {@link #base()} that leads to one place
     */
    public FieldPath annotations() {
        return annotations;
    }

    /**
     * Returns the paths of this pod's images that are not part of {@link #base()}.
     *
     * @return paths from the object, in the order in which their registries are listed, before those of {@link
     *     #images()}
     */
    public List<FieldPath> objectImages() {
        return objectImages;
    }

    /**
     * Returns the paths of the pod's images.
     *
     * @return paths from {@link #base()}, in the order in which their registries are listed
     */
    public List<FieldPath> images() {
        return images;
    }

    /**
     * Checks whether the location matters only where it already has one of the registry annotations.
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
                && objectImages.equals(that.objectImages)
                && images.equals(that.images);
    }

    @Override
    public int hashCode() {
        return Objects.hash(base, annotations, objectImages, images, overriding);
    }

    /** Returns the path of the annotations from the object, such as {@code spec.template.metadata.annotations}. */
    @Override
    public String toString() {
        return base.then(annotations).toString();
    }
}
