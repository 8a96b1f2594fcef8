package io.github.eciregistry.admission;

import io.github.eciregistry.kind.PodLocation;
import io.github.eciregistry.kind.WorkloadKinds;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What was read of a review. A field that is missing or null is empty. */
final class Review {

    /** Where a Pod describes itself. */
    static final PodLocation POD = location("v1", "Pod");

    /** Where an ImageCache describes itself. */
    static final PodLocation IMAGE_CACHE = location("eci.alibabacloud.com/v1", "ImageCache");

    String apiVersion = "";
    String kind = "";
    boolean hasRequest;
    String uid = "";
    String operation = "";
    String group = "";
    String objectKind = "";
    String subresource = "";
    String namespace = "";
    String name = "";

    boolean hasObject;
    boolean hasMetadata;
    boolean hasAnnotations;

    /** Whether the annotations, or what they stand in, have a type that nothing can be added to. */
    boolean isUnpatchable;

    /** Whether something in the object sends it to ECI, or may. */
    boolean isMarked;

    /** The annotations that are texts. */
    final Map<String, String> annotations = new LinkedHashMap<>();

    /** The annotations that are neither texts nor null. */
    final Set<String> annotationsOfOtherTypes = new LinkedHashSet<>(0);

    /** Where the object, but for its annotations, is not of the type that its kind has. */
    final List<String> misfits = new ArrayList<>(0);

    private final List<Image> images = new ArrayList<>(4);

    /**
     * An image of the object.
     *
     * @param source which path of its location leads to it, from 0
     * @param item which item of the array on the path it is in
     * @param text the image as written
     */
    record Image(PodLocation location, int source, int item, String text) {

        /** Returns where the image stands, such as {@code spec.containers[1].image}. */
        String path() {
            return location.images().get(source).toString().replace(ReviewField.EVERY_ITEM, "[" + item + "]");
        }
    }

    private static PodLocation location(String apiVersion, String kind) {
        return WorkloadKinds.standard()
                .find(apiVersion, kind)
                .orElseThrow()
                .pods()
                .get(0);
    }

    void addImage(Image image) {
        images.add(image);
    }

    /** Returns the images in the order of the paths of a location, whatever the order of the fields. */
    List<Image> images(PodLocation location) {
        List<Image> ordered = new ArrayList<>(images.size());
        for (int source = 0; source < location.images().size(); source++) {
            for (Image image : images) {
                if (image.location() == location && image.source() == source) {
                    ordered.add(image);
                }
            }
        }
        return ordered;
    }

    /** Returns where the object stands; null if it is of no kind that is annotated. */
    @Nullable
    PodLocation location() {
        if (group.isEmpty() && objectKind.equals("Pod")) {
            return POD;
        }
        return group.equals("eci.alibabacloud.com") && objectKind.equals("ImageCache") ? IMAGE_CACHE : null;
    }

    boolean addAnnotation(String key, @Nullable String value) {
        boolean isNew = !annotations.containsKey(key) && !annotationsOfOtherTypes.contains(key);
        if (value != null) {
            annotations.put(key, value);
        } else {
            annotationsOfOtherTypes.add(key);
        }
        return isNew;
    }
}
