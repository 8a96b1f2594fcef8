package io.github.eciregistry.kind;

/**
 * What happens to a pod that the table of kinds does not have, but whose shape shows it: {@code containers} with images in an
 * object of another kind, or at another place of a known kind.
 *
 * <p>The annotations of such a pod belong in the {@code metadata} beside the {@code spec} that has the containers, or in a
 * {@code podMetadata}, {@code podAnnotations} or {@code annotations} beside the containers. Whether the operator of the
 * kind passes them on to its pods, the shape does not show: hence the choice.
 *
 * @since 0.1.0
 */
public enum UnknownKinds {
    /** The pod is annotated where its shape shows the place; otherwise it is reported as with {@link #WARN}. */
    ANNOTATE,
    /**
     * Nothing is written, and every registry that needs an annotation is reported as {@link
     * io.github.eciregistry.ProblemCode#UNKNOWN_KIND}, a warning. The default.
     */
    WARN,
    /** Nothing is written and nothing is reported. */
    IGNORE
}
