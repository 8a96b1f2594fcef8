package io.github.eciregistry.internal.pod;

import static io.github.eciregistry.ProblemCode.IMAGE_NOT_RENDERED;
import static io.github.eciregistry.ProblemCode.WRONG_TYPE;

import io.github.eciregistry.InvalidInputException;
import io.github.eciregistry.Problem;
import io.github.eciregistry.internal.document.MappingNode;
import io.github.eciregistry.internal.document.Node;
import io.github.eciregistry.internal.document.ScalarNode;
import io.github.eciregistry.kind.FieldPath;
import io.github.eciregistry.kind.PodLocation;
import io.github.eciregistry.reference.ImageReference;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An image of a pod, or what stands where images should.
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
        Set<Node> passed = Collections.newSetFromMap(new IdentityHashMap<>(0));
        for (FieldPath path : location.images()) {
            pod.visit(path, field -> add(field, images), (field, type) -> {
                if (passed.add(field.node())) {
                    images.add(mistyped(field, type == Field.Type.LIST ? "a list" : "a mapping"));
                }
            });
        }
        return images;
    }

    private static void add(Field field, List<PodImage> images) {
        if (!(field.node() instanceof ScalarNode scalar)) {
            images.add(mistyped(field, "an image reference"));
            return;
        }
        if (scalar.isNull() || scalar.is("")) {
            return;
        }
        String image = scalar.value();
        if (PodLocation.isParameter(image)) {
            images.add(parameter(field, image));
            return;
        }
        try {
            images.add(new PodImage(field, ImageReference.parse(image), null));
        } catch (InvalidInputException e) {
            images.add(new PodImage(field, null, e.problems().get(0)));
        }
    }

    /** What stands where an image is, or on the way to images, and is of another type. */
    private static PodImage mistyped(Field field, String expected) {
        if (field.node() instanceof ScalarNode scalar && PodLocation.isParameter(scalar.value())) {
            return parameter(field, scalar.value());
        }
        boolean isTemplate = field.node() instanceof MappingNode mapping && mapping.isTemplateBraces();
        return new PodImage(
                field,
                null,
                isTemplate ? UnsafeDocument.templateBraces() : Problem.of(WRONG_TYPE, "", "expected " + expected));
    }

    private static PodImage parameter(Field field, String text) {
        String message = "found an image that is filled in later: " + Problem.quote(text);
        return new PodImage(field, null, Problem.of(IMAGE_NOT_RENDERED, text, message));
    }
}
