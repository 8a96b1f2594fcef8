package io.github.eciregistry.fabric8.imagecache;

import org.jspecify.annotations.Nullable;

/**
 * Tells what became of image caches. Nothing here calls a server.
 *
 * <p>The rules are those that Alibaba Cloud documents for the ImageCache resource, read 2026-11-23 (<a href="https://www.alibabacloud.com/help/doc-detail/268706.htm">fields</a>).
 */
public final class ImageCaches {

    private ImageCaches() {}

    /**
     * Tells whether a cache can be used.
     *
     * @param cache a cache, or null for one that is not there
     * @return true if its phase is {@code Ready}
     */
    public static boolean isReady(@Nullable ImageCache cache) {
        return "Ready".equals(phase(cache));
    }

    /**
     * Tells whether a cache has failed and will not become ready by waiting.
     *
     * @param cache a cache, or null for one that is not there
     * @return true if its phase is {@code Failed} or {@code UpdateFailed}
     */
    public static boolean isFailed(@Nullable ImageCache cache) {
        String phase = phase(cache);
        return "Failed".equals(phase) || "UpdateFailed".equals(phase);
    }

    private static @Nullable String phase(@Nullable ImageCache cache) {
        return cache == null || cache.getStatus() == null
                ? null
                : cache.getStatus().getPhase();
    }
}
