package io.github.eciregistry.fabric8.imagecache;

import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.github.eciregistry.InvalidInputException;
import io.github.eciregistry.Problem;
import io.github.eciregistry.ProblemCode;
import io.github.eciregistry.reference.ImageReference;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One look at one cache: collects what is wrong, in the order of the fields. */
final class ImageCacheValidation {

    private static final int MIN_SIZE = 20;
    private static final int MAX_SIZE = 32_768;
    private static final int MIN_DAYS = 1;
    private static final int MAX_DAYS = 65_536;
    private static final int MANY_IMAGES = 20;
    private static final int MANY_SECRETS = 10;

    private final List<Problem> problems = new ArrayList<>();

    List<Problem> of(ImageCache cache) {
        name(cache.getMetadata());
        ImageCacheSpec spec = cache.getSpec() == null ? new ImageCacheSpec() : cache.getSpec();
        images(spec.getImages());
        secrets(spec.getImagePullSecrets());
        range("spec.imageCacheSize", spec.getImageCacheSize(), MIN_SIZE, MAX_SIZE, "GiB");
        range("spec.retentionDays", spec.getRetentionDays(), MIN_DAYS, MAX_DAYS, "days");
        return List.copyOf(problems);
    }

    private void name(@Nullable ObjectMeta metadata) {
        if (metadata == null || (isEmpty(metadata.getName()) && isEmpty(metadata.getGenerateName()))) {
            add(
                    ProblemCode.IMAGE_CACHE_WITHOUT_NAME,
                    "metadata.name",
                    "",
                    "expected a name or a generateName, found none");
        }
    }

    private static boolean isEmpty(@Nullable String text) {
        return text == null || text.isEmpty();
    }

    private void images(List<String> images) {
        if (images.isEmpty()) {
            add(ProblemCode.IMAGE_CACHE_WITHOUT_IMAGES, "spec.images", "", "expected at least one image, found none");
        }
        many("spec.images", images.size(), MANY_IMAGES, "images");
        Map<String, Integer> seen = new HashMap<>();
        for (int i = 0; i < images.size(); i++) {
            String image = Objects.requireNonNullElse(images.get(i), "");
            String path = "spec.images[" + i + "]";
            if (isNew(image, path, "spec.images", seen, i)) {
                image(image, path);
            }
        }
    }

    private void image(String text, String path) {
        ImageReference image;
        try {
            image = ImageReference.parse(text);
        } catch (InvalidInputException e) {
            e.problems().forEach(problem -> problems.add(problem.atPath(path)));
            return;
        }
        if (image.digest().isEmpty() && image.tag().orElse("latest").equals("latest")) {
            add(
                    ProblemCode.IMAGE_CACHE_FLOATING_TAG,
                    path,
                    text,
                    Problem.quote(text)
                            + " stays what \"latest\" is when the cache is made: expected a tag that does not move");
        }
    }

    private void secrets(List<String> secrets) {
        many("spec.imagePullSecrets", secrets.size(), MANY_SECRETS, "secrets");
        Map<String, Integer> seen = new HashMap<>();
        for (int i = 0; i < secrets.size(); i++) {
            String secret = Objects.requireNonNullElse(secrets.get(i), "");
            String path = "spec.imagePullSecrets[" + i + "]";
            if (isNew(secret, path, "spec.imagePullSecrets", seen, i)) {
                CachePullSecret.problem(secret).ifPresent(problem -> problems.add(problem.atPath(path)));
            }
        }
    }

    private boolean isNew(String text, String path, String list, Map<String, Integer> seen, int index) {
        Integer first = seen.putIfAbsent(text, index);
        if (first != null) {
            add(
                    ProblemCode.IMAGE_CACHE_DUPLICATE,
                    path,
                    text,
                    Problem.quote(text) + " is already " + list + "[" + first + "]");
        }
        return first == null;
    }

    private void many(String path, int size, int limit, String what) {
        if (size > limit) {
            add(
                    ProblemCode.IMAGE_CACHE_MANY_ENTRIES,
                    path,
                    Integer.toString(size),
                    "expected at most " + limit + " " + what + ", found " + size);
        }
    }

    private void range(String path, @Nullable Integer value, int min, int max, String unit) {
        if (value != null && (value < min || value > max)) {
            add(
                    ProblemCode.IMAGE_CACHE_VALUE_OUT_OF_RANGE,
                    path,
                    value.toString(),
                    "expected " + min + " to " + max + " " + unit + ", found " + value);
        }
    }

    private void add(ProblemCode code, String path, String input, String message) {
        problems.add(Problem.of(code, input, message).atPath(path));
    }
}
