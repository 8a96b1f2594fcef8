package io.github.eciregistry.internal.pod;

import static io.github.eciregistry.ProblemCode.IMAGE_NOT_RENDERED;

import io.github.eciregistry.InvalidInputException;
import io.github.eciregistry.Problem;
import io.github.eciregistry.reference.ImageReference;
import io.github.eciregistry.reference.Registry;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An image of a pod, or a value where an image should be.
 *
 * @param value where it is
 * @param reference the reference; null if there is a problem, or if part of it is set later
 * @param registry the registry; null if there is a problem
 * @param problem why the registry is unknown; null if it is known
 */
public record PodImage(
        ObjectValue value,
        @Nullable ImageReference reference,
        @Nullable Registry registry,
        @Nullable Problem problem) {

    /** Reads the value of an image field; null if it is empty, which means that something else fills it in. */
    static @Nullable PodImage of(ObjectValue value) {
        ObjectValue.Type type = value.type();
        if (type == ObjectValue.Type.NULL
                || (type == ObjectValue.Type.STRING && value.text().isEmpty())) {
            return null;
        }
        if (type != ObjectValue.Type.STRING) {
            return misplaced(value, "an image reference");
        }
        return of(value, 0);
    }

    /** Reads the reference that begins at an offset of a string. */
    static PodImage of(ObjectValue value, int begin) {
        String text = value.text().substring(begin);
        try {
            ImageReference reference = ImageReference.parse(text);
            return new PodImage(value, reference, reference.registry(), null);
        } catch (InvalidInputException e) {
            Problem problem = e.problems().get(0);
            return Placeholder.isIn(text)
                    ? parameter(value, text)
                    : new PodImage(
                            value,
                            null,
                            null,
                            problem.atOffset(begin + problem.offset().orElse(0)));
        }
    }

    /** Creates the result for a value of the wrong type at an image or on the path to one. */
    static PodImage misplaced(ObjectValue value, String expected) {
        if (value.type() == ObjectValue.Type.STRING && Placeholder.isIn(value.text())) {
            return parameter(value, value.text());
        }
        return new PodImage(
                value, null, null, PodProblem.wrongType(value, expected).problem());
    }

    private static PodImage parameter(ObjectValue value, String text) {
        Optional<Registry> registry = Placeholder.registryOf(text);
        if (registry.isPresent()) {
            return new PodImage(value, null, registry.get(), null);
        }
        String message = "the registry of this image is filled in later: " + Problem.quote(text);
        return new PodImage(value, null, null, Problem.of(IMAGE_NOT_RENDERED, text, message));
    }
}
