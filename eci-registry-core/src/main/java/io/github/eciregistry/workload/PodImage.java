package io.github.eciregistry.workload;

import static io.github.eciregistry.ProblemCode.IMAGE_NOT_RENDERED;
import static io.github.eciregistry.ProblemCode.WRONG_TYPE;

import io.github.eciregistry.InvalidInputException;
import io.github.eciregistry.Problem;
import io.github.eciregistry.document.ScalarNode;
import io.github.eciregistry.kind.FieldPath;
import io.github.eciregistry.kind.PodLocation;
import io.github.eciregistry.reference.ImageReference;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An image of a pod.
 *
 * @param field where it stands
 * @param reference the reference, or null where there is a problem
 * @param problem why there is no reference, without a place in the text; null where there is one
 */
public record PodImage(
        Field field,
        @Nullable ImageReference reference,
        @Nullable Problem problem) {

    /** Returns the images of a pod; fields that hold nothing are no images. */
    public static List<PodImage> of(Field pod, PodLocation location) {
        List<PodImage> images = new ArrayList<>();
        for (FieldPath path : location.images()) {
            pod.visit(path, field -> add(field, images));
        }
        return images;
    }

    private static void add(Field field, List<PodImage> images) {
        if (!(field.node() instanceof ScalarNode scalar)) {
            images.add(new PodImage(field, null, Problem.of(WRONG_TYPE, "", "expected an image reference")));
            return;
        }
        if (scalar.isNull() || scalar.is("")) {
            return;
        }
        String image = scalar.value();
        if (PodLocation.isParameter(image)) {
            String message = "found an image that is filled in later: " + Problem.quote(image);
            images.add(new PodImage(field, null, Problem.of(IMAGE_NOT_RENDERED, image, message)));
            return;
        }
        try {
            images.add(new PodImage(field, ImageReference.parse(image), null));
        } catch (InvalidInputException e) {
            images.add(new PodImage(field, null, e.problems().get(0)));
        }
    }
}
