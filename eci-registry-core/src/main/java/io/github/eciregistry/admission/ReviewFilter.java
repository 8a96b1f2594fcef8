package io.github.eciregistry.admission;

import io.github.eciregistry.internal.pod.EciMarker;
import io.github.eciregistry.internal.pod.ObjectValue;
import io.github.eciregistry.kind.FieldPath;
import io.github.eciregistry.kind.PodLocation;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a review that are kept: those of {@code admission.k8s.io/v1} (<a
 * href="https://github.com/kubernetes/api/blob/master/admission/v1/types.go">types.go</a>, read 2026-11-23), those of a
 * Pod and an ImageCache in {@code io.github.eciregistry.kind}, and the markers for ECI. All others are skipped.
 */
final class ReviewFilter {

    /** The filter of a whole review. */
    static final ReviewFilter REVIEW = review();

    private final Map<String, ReviewFilter> fields = new HashMap<>();
    private @Nullable ReviewFilter items;
    private boolean isObject;
    private boolean keepsSomeKeys;

    private ReviewFilter() {}

    private static ReviewFilter review() {
        ReviewFilter review = new ReviewFilter();
        review.keep("apiVersion");
        review.keep("kind");
        ReviewFilter request = review.keep("request");
        for (String name : List.of("uid", "operation", "subResource", "namespace", "name")) {
            request.keep(name);
        }
        request.keep("userInfo", "groups", FieldPath.EVERY_ITEM);
        request.keep("kind", "group");
        request.keep("kind", "kind");
        ReviewFilter object = request.keep("object");
        keepPod(object);
        keepPod(request.keep("oldObject"));
        object.keep("metadata", "generateName");
        for (String name : List.of("kind", "name", "controller")) {
            object.keep("metadata", "ownerReferences", FieldPath.EVERY_ITEM, name);
        }
        for (EciMarker marker : EciMarker.ALL) {
            switch (marker.place()) {
                case LABEL -> object.keep("metadata", "labels", marker.key());
                case NODE_NAME -> object.keep("spec", "nodeName");
                case NODE_SELECTOR -> object.keep("spec", "nodeSelector", marker.key());
                case TOLERATION -> object.keep("spec", "tolerations", FieldPath.EVERY_ITEM, "key");
                case NODE_AFFINITY -> object.keepExpressions(EciMarker.AFFINITY_TERMS);
                case ANNOTATION -> {} // Kept by its key.
            }
        }
        return review;
    }

    /** Keeps the annotations and images of a pod or an image cache. */
    private static void keepPod(ReviewFilter object) {
        object.isObject = true;
        for (PodLocation location : List.of(Review.POD, Review.IMAGE_CACHE)) {
            object.keep(location.annotations().steps()).keepsSomeKeys = true;
            for (FieldPath image : location.images()) {
                object.keep(image.steps());
            }
        }
    }

    /** Keeps what the expressions of a node affinity require. */
    private void keepExpressions(List<String> terms) {
        ReviewFilter expression = keep(terms).keep(FieldPath.EVERY_ITEM, "matchExpressions", FieldPath.EVERY_ITEM);
        expression.keep("key");
        expression.keep("operator");
        expression.keep("values", FieldPath.EVERY_ITEM);
    }

    private ReviewFilter keep(String... steps) {
        return keep(List.of(steps));
    }

    private ReviewFilter keep(List<String> steps) {
        ReviewFilter filter = this;
        for (String step : steps) {
            if (step.equals(FieldPath.EVERY_ITEM)) {
                ReviewFilter next = filter.items == null ? new ReviewFilter() : filter.items;
                filter.items = next;
                filter = next;
            } else {
                filter = filter.fields.computeIfAbsent(step, name -> new ReviewFilter());
            }
        }
        return filter;
    }

    /** Returns the required type of a value here. */
    ObjectValue.Type type() {
        if (items != null) {
            return ObjectValue.Type.LIST;
        }
        return fields.isEmpty() && !keepsSomeKeys ? ObjectValue.Type.STRING : ObjectValue.Type.MAPPING;
    }

    /** Returns the filter of a field; null if the field is skipped. */
    @Nullable
    ReviewFilter field(String name) {
        return fields.get(name);
    }

    /** Returns the filter of the items of a list; null if the value is not a list. */
    @Nullable
    ReviewFilter items() {
        return items;
    }

    /** Checks whether this is the reviewed object, whose types are not those of a review. */
    boolean isObject() {
        return isObject;
    }

    /**
     * Checks whether this is a mapping with arbitrary keys, of which some are kept, with the total size of the rest.
     */
    boolean keepsSomeKeys() {
        return keepsSomeKeys;
    }
}
