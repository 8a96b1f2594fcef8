package io.github.eciregistry.admission;

import io.github.eciregistry.admission.Review.Image;
import io.github.eciregistry.kind.FieldPath;
import io.github.eciregistry.kind.PodLocation;
import java.util.List;

/**
 * The fields of a review that are read: those of {@code admission.k8s.io/v1} (<a
 * href="https://github.com/kubernetes/api/blob/master/admission/v1/types.go">types.go</a>, read 2026-11-23), those of a
 * Pod and an ImageCache that {@code io.github.eciregistry.kind} names, and the markers for ECI.
 */
final class ReviewFields {

    /** A review. */
    static final ReviewField REVIEW = review();

    /** The object that is created, of whose type the review is no proof. */
    static final ReviewField OBJECT = REVIEW.at("request", "object");

    private ReviewFields() {}

    private static ReviewField review() {
        ReviewField review = new ReviewField();
        review.at("apiVersion").isText((read, text, item) -> read.apiVersion = text);
        review.at("kind").isText((read, text, item) -> read.kind = text);
        ReviewField request = review.at("request").whenFound(read -> read.hasRequest = true);
        request.at("uid").isText((read, text, item) -> read.uid = text);
        request.at("operation").isText((read, text, item) -> read.operation = text);
        request.at("kind", "group").isText((read, text, item) -> read.group = text);
        request.at("kind", "kind").isText((read, text, item) -> read.objectKind = text);
        request.at("subResource").isText((read, text, item) -> read.subresource = text);
        request.at("namespace").isText((read, text, item) -> read.namespace = text);
        request.at("name").isText((read, text, item) -> read.name = text);
        ReviewField object = request.at("object").whenFound(read -> read.hasObject = true);
        addAnnotations(object);
        addImages(object, Review.POD);
        addImages(object, Review.IMAGE_CACHE);
        EciMarkers.addTo(object);
        return review;
    }

    private static void addAnnotations(ReviewField object) {
        object.at("metadata").whenFound(read -> read.hasMetadata = true).whenMisfit(read -> read.isUnpatchable = true);
        object.at("metadata", "annotations")
                .whenFound(read -> read.hasAnnotations = true)
                .whenMisfit(read -> read.isUnpatchable = true)
                .isEntries((read, key, value) -> {
                    EciMarkers.readAnnotation(read, key, value);
                    return read.addAnnotation(key, value);
                });
    }

    private static void addImages(ReviewField object, PodLocation location) {
        List<FieldPath> paths = location.images();
        for (int i = 0; i < paths.size(); i++) {
            int source = i;
            object.at(paths.get(i).steps())
                    .isText((read, text, item) -> read.addImage(new Image(location, source, item, text)));
        }
    }
}
