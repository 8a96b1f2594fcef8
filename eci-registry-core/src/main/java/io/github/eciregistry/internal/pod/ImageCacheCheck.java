package io.github.eciregistry.internal.pod;

import io.github.eciregistry.InvalidInputException;
import io.github.eciregistry.Problem;
import io.github.eciregistry.ProblemCode;
import io.github.eciregistry.reference.ImageReference;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Checks the fields of an ImageCache, which the server accepts unchecked (Alibaba Cloud, "Kubernetes ImageCache API",
 * 2022-12-27, read 2026-11-23). Lint and the fabric8 adapter report what it finds.
 */
public final class ImageCacheCheck {

    private static final int MIN_SIZE = 20;
    private static final int MAX_SIZE = 32_768;
    private static final int MIN_DAYS = 1;
    private static final int MAX_DAYS = 65_536;
    private static final int MANY_IMAGES = 20;
    private static final int MANY_SECRETS = 10;
    private static final int MAX_DIGITS = 9;

    private final ObjectValue cache;
    private final List<PodProblem> problems = new ArrayList<>();

    private ImageCacheCheck(ObjectValue cache) {
        this.cache = cache;
    }

    /** Returns the problems of an ImageCache, in the order of its fields. */
    public static List<PodProblem> problems(ObjectValue cache) {
        ImageCacheCheck check = new ImageCacheCheck(cache);
        check.name();
        check.images();
        check.secrets();
        check.range("imageCacheSize", MIN_SIZE, MAX_SIZE, "GiB");
        check.range("retentionDays", MIN_DAYS, MAX_DAYS, "days");
        return check.problems;
    }

    private void name() {
        ObjectValue metadata = cache.field("metadata");
        boolean isNamed = metadata != null
                && !(metadata.string("name").isEmpty()
                        && metadata.string("generateName").isEmpty());
        if (!isNamed) {
            add(
                    ProblemCode.IMAGE_CACHE_WITHOUT_NAME,
                    innermost("metadata", "name"),
                    "",
                    "expected a name or a generateName, found none");
        }
    }

    private void images() {
        ObjectValue images = cache.at("spec", "images");
        boolean isEmpty = images != null && images.type() == ObjectValue.Type.LIST && images.size() == 0;
        if (images == null || images.type() == ObjectValue.Type.NULL || isEmpty) {
            add(
                    ProblemCode.IMAGE_CACHE_WITHOUT_IMAGES,
                    innermost("spec", "images"),
                    "",
                    "expected at least one image, found none");
            return;
        }
        if (images.type() != ObjectValue.Type.LIST) {
            return; // Reported where the images are read.
        }
        many(images, MANY_IMAGES, "images");
        Map<String, String> seen = new HashMap<>();
        for (int i = 0; i < images.size(); i++) {
            ObjectValue image = images.item(i);
            if (isNew(image, seen)
                    && (image.type() == ObjectValue.Type.STRING || image.type() == ObjectValue.Type.NULL)) {
                image(image);
            }
        }
    }

    private void image(ObjectValue value) {
        ImageReference image;
        try {
            image = ImageReference.parse(value.text());
        } catch (InvalidInputException e) {
            e.problems().forEach(problem -> problems.add(new PodProblem(problem, value)));
            return;
        }
        if (image.digest().isEmpty() && image.tag().orElse("latest").equals("latest")) {
            add(
                    ProblemCode.IMAGE_CACHE_FLOATING_TAG,
                    value,
                    value.text(),
                    Problem.quote(value.text())
                            + " is cached as \"latest\" is when the cache is created: use a version or a digest");
        }
    }

    private void secrets() {
        ObjectValue secrets = cache.at("spec", "imagePullSecrets");
        if (secrets == null) {
            return;
        }
        many(secrets, MANY_SECRETS, "secrets");
        Map<String, String> seen = new HashMap<>();
        for (int i = 0; i < secrets.size(); i++) {
            ObjectValue secret = secrets.item(i);
            if (secret.type() == ObjectValue.Type.MAPPING || secret.type() == ObjectValue.Type.LIST) {
                add(
                        ProblemCode.IMAGE_CACHE_SECRET,
                        secret,
                        "",
                        "expected namespace:name, found " + secret.description() + ", as pods have it");
            } else if (isNew(secret, seen)) {
                CachePullSecret.problem(secret.text())
                        .ifPresent(problem -> problems.add(new PodProblem(problem, secret)));
            }
        }
    }

    private boolean isNew(ObjectValue value, Map<String, String> seen) {
        String first = seen.putIfAbsent(value.text(), value.path());
        boolean isRepeated = first != null && !value.text().isEmpty();
        if (isRepeated) {
            add(
                    ProblemCode.IMAGE_CACHE_DUPLICATE,
                    value,
                    value.text(),
                    Problem.quote(value.text()) + " is already " + first);
        }
        return !isRepeated;
    }

    private void many(ObjectValue list, int limit, String what) {
        if (list.size() > limit) {
            add(
                    ProblemCode.IMAGE_CACHE_MANY_ENTRIES,
                    list,
                    Integer.toString(list.size()),
                    "expected at most " + limit + " " + what + ", found " + list.size());
        }
    }

    private void range(String name, int min, int max, String unit) {
        ObjectValue value = cache.at("spec", name);
        if (value == null || value.type() == ObjectValue.Type.NULL) {
            return;
        }
        String text = value.text();
        boolean isNumber =
                value.type() == ObjectValue.Type.NUMBER && text.length() <= MAX_DIGITS && text.matches("[0-9]+");
        if (!isNumber || Integer.parseInt(text) < min || Integer.parseInt(text) > max) {
            boolean isShort = value.type() == ObjectValue.Type.NUMBER && text.length() <= 2 * MAX_DIGITS;
            String found = isShort ? text : text.isEmpty() ? value.description() : Problem.quote(text);
            add(
                    ProblemCode.IMAGE_CACHE_VALUE_OUT_OF_RANGE,
                    value,
                    text,
                    "expected a number from " + min + " to " + max + " " + unit + ", found " + found);
        }
    }

    /** Returns the value at the end of a path, or the last existing value on it. */
    private ObjectValue innermost(String... names) {
        ObjectValue value = cache;
        for (String name : names) {
            ObjectValue child = value.field(name);
            if (child == null) {
                return value;
            }
            value = child;
        }
        return value;
    }

    private void add(ProblemCode code, ObjectValue value, String input, String message) {
        problems.add(new PodProblem(Problem.of(code, input, message), value));
    }
}
