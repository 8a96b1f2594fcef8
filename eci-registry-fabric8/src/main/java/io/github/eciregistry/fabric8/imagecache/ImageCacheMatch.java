package io.github.eciregistry.fabric8.imagecache;

import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.github.eciregistry.Problem;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The result of checking whether ECI would create a pod from an image cache, with the reason.
 *
 * <p>The rules, as documented in
 * <a href="https://www.alibabacloud.com/help/en/elastic-container-instance/latest/use-imagecache">Use an ImageCache to
 * accelerate pod creation</a> (version of 2026-04-01, read 2026-11-23), with the names of the pod's annotations after
 * the prefix {@code k8s.aliyun.com/}:
 *
 * <ol>
 *   <li>{@code eci-imc-id} (older: {@code eci-image-snapshot-id}) specifies the one cache to use, and takes precedence.
 *   If that cache is not ready, the pod is not created.
 *   <li>Otherwise ECI looks for a cache itself, unless {@code eci-auto-imc} (older: {@code eci-image-cache}) has any
 *   other value than {@code true}.
 *   <li>An image matches if the cache lists exactly the same text. ECI does not document whether {@code nginx} matches
 *   {@code nginx:latest}; here they differ.
 *   <li>With {@code imc-perfect-match: "true"} every image of the pod must match; otherwise at least the number in
 *   {@code imc-match-count-request}, if present; otherwise one.
 *   <li>A cache whose phase is not {@code Ready} is not used.
 * </ol>
 *
 * <p>The images of the pod's containers and init containers count, each once. This class does not know other caches, or
 * whether the pod runs on ECI at all. If several caches match automatically, ECI uses the one with the most matching
 * images, then with the largest matching images, then by creation time.
 *
 * <p>Immutable and thread-safe.
 *
 * @since 0.1.0
 */
public final class ImageCacheMatch {

    /**
     * Why a pod would or would not be made from a cache.
     *
     * @since 0.1.0
     */
    public enum Reason {
        /** It would: the pod specifies this cache. */
        NAMED(true),
        /** It would: every image of the pod is in the cache. */
        ALL_IMAGES(true),
        /** It would: enough images of the pod are in the cache, and the rest is pulled. */
        SOME_IMAGES(true),
        /** It would not: the pod specifies another cache. */
        OTHER_CACHE_NAMED(false),
        /** It would not: the pod turns automatic matching off. */
        NOT_AUTOMATIC(false),
        /** It would not: none of the pod's images is in the cache. */
        NO_IMAGE(false),
        /** It would not: fewer of the pod's images are in the cache than the pod asks for. */
        TOO_FEW_IMAGES(false),
        /** It would not yet: the cache matches and is not ready. */
        NOT_READY(false);

        private final boolean match;

        Reason(boolean match) {
            this.match = match;
        }
    }

    private static final String PREFIX = "k8s.aliyun.com/";

    private final Reason reason;
    private final String explanation;
    private final List<String> cached;
    private final List<String> missing;

    private ImageCacheMatch(Reason reason, String explanation, List<String> cached, List<String> missing) {
        this.reason = reason;
        this.explanation = explanation;
        this.cached = cached;
        this.missing = missing;
    }

    static ImageCacheMatch of(ImageCache cache, @Nullable ObjectMeta metadata, @Nullable PodSpec pod) {
        Map<String, String> annotations =
                metadata == null || metadata.getAnnotations() == null ? Map.of() : metadata.getAnnotations();
        Set<String> inCache = cache.getSpec() == null
                ? Set.of()
                : new HashSet<>(cache.getSpec().getImages());
        Set<String> images = PodImages.of(pod);
        List<String> cached = images.stream().filter(inCache::contains).toList();
        List<String> missing =
                images.stream().filter(image -> !inCache.contains(image)).toList();

        String id = first(annotations, "eci-imc-id", "eci-image-snapshot-id");
        ImageCacheMatch match =
                id != null ? named(cache, id, cached, missing) : automatic(annotations, cached, missing);
        if (match.isMatch() && !ImageCaches.isReady(cache)) {
            String consequence = id != null ? "; a pod that names it is not created" : "";
            return new ImageCacheMatch(Reason.NOT_READY, "the cache is not ready" + consequence, cached, missing);
        }
        return match;
    }

    private static ImageCacheMatch named(ImageCache cache, String id, List<String> cached, List<String> missing) {
        String own = cache.getStatus() == null ? null : cache.getStatus().getImageCacheId();
        String named = "the pod names the cache " + Problem.quote(id);
        if (id.equals(own)) {
            return new ImageCacheMatch(Reason.NAMED, named, cached, missing);
        }
        String other = ", this one " + (own == null ? "has no id" : "is " + Problem.quote(own));
        return new ImageCacheMatch(Reason.OTHER_CACHE_NAMED, named + other, cached, missing);
    }

    private static ImageCacheMatch automatic(
            Map<String, String> annotations, List<String> cached, List<String> missing) {
        String automatic = first(annotations, "eci-auto-imc", "eci-image-cache");
        if (automatic != null && !automatic.equals("true")) {
            return new ImageCacheMatch(Reason.NOT_AUTOMATIC, "the pod turns automatic matching off", cached, missing);
        }
        String found =
                "the cache has " + cached.size() + " of the pod's " + (cached.size() + missing.size()) + " images";
        if (cached.isEmpty()) {
            return new ImageCacheMatch(Reason.NO_IMAGE, found, cached, missing);
        }
        boolean perfect = "true".equals(first(annotations, "imc-perfect-match"));
        String count = first(annotations, "imc-match-count-request");
        if (perfect && !missing.isEmpty()) {
            String wanted = ", and the pod asks for all";
            return new ImageCacheMatch(Reason.TOO_FEW_IMAGES, found + wanted, cached, missing);
        }
        if (!perfect && count != null && !isAtLeast(cached.size(), count)) {
            String wanted = ", and the pod asks for " + Problem.quote(count);
            return new ImageCacheMatch(Reason.TOO_FEW_IMAGES, found + wanted, cached, missing);
        }
        return new ImageCacheMatch(missing.isEmpty() ? Reason.ALL_IMAGES : Reason.SOME_IMAGES, found, cached, missing);
    }

    /** A count that is not a number is never reached. */
    private static boolean isAtLeast(int found, String count) {
        try {
            return found >= Integer.parseInt(count);
        } catch (NumberFormatException e) {
            return false;
        }
    }

    /** Returns the value of the first key that has one. */
    private static @Nullable String first(Map<String, String> annotations, String... keys) {
        for (String key : keys) {
            String value = annotations.get(PREFIX + key);
            if (value != null && !value.isEmpty()) {
                return value;
            }
        }
        return null;
    }

    /**
     * Tells whether the pod would be made from the cache.
     *
     * @return true for {@link Reason#NAMED}, {@link Reason#ALL_IMAGES} and {@link Reason#SOME_IMAGES}
     */
    public boolean isMatch() {
        return reason.match;
    }

    /**
     * Returns why.
     *
     * @return the reason that decided
     */
    public Reason reason() {
        return reason;
    }

    /**
     * Returns the reason for people, on one line.
     *
     * @return the explanation, whose wording may change between releases
     */
    public String explanation() {
        return explanation;
    }

    /**
     * Returns the pod's images that the cache lists.
     *
     * @return image texts, init containers first
     */
    public List<String> cachedImages() {
        return cached;
    }

    /**
     * Returns the pod's images that the cache does not list. They are pulled, or prevent the pod from using the cache.
     *
     * @return image texts, init containers first
     */
    public List<String> missingImages() {
        return missing;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ImageCacheMatch that
                && reason == that.reason
                && explanation.equals(that.explanation)
                && cached.equals(that.cached)
                && missing.equals(that.missing);
    }

    @Override
    public int hashCode() {
        return Objects.hash(reason, explanation, cached, missing);
    }

    /** Returns the reason and the explanation. */
    @Override
    public String toString() {
        return reason + ": " + explanation;
    }
}
