package io.github.eciregistry.fabric8.imagecache;

import io.fabric8.kubernetes.client.dsl.Resource;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/**
 * Waits for a cache in a cluster. Creating a cache takes minutes.
 *
 * @since 0.1.0
 */
public final class ImageCacheWait {

    private ImageCacheWait() {}

    /**
     * Waits until a cache is ready or has failed, by watching it. The cache need not exist yet.
     *
     * <pre>{@code
     * ImageCache cache = ImageCacheWait.untilFinished(
     *         client.resources(ImageCache.class).withName("web"), Duration.ofMinutes(30));
     * if (ImageCaches.isFailed(cache)) {
     *     cache.getStatus().getEvents().forEach(event -> log(event.getMessage()));
     * }
     * }</pre>
     *
     * @param cache the cache in the cluster
     * @param timeout the maximum time to wait
     * @return the cache, for which {@link ImageCaches#isReady} or {@link ImageCaches#isFailed} is true
     * @throws io.fabric8.kubernetes.client.KubernetesClientTimeoutException if it is neither before the timeout
     * @throws io.fabric8.kubernetes.client.KubernetesClientException if the request to the server fails
     */
    public static ImageCache untilFinished(Resource<ImageCache> cache, Duration timeout) {
        Objects.requireNonNull(cache, "cache");
        Objects.requireNonNull(timeout, "timeout");
        return cache.waitUntilCondition(
                current -> ImageCaches.isReady(current) || ImageCaches.isFailed(current),
                TimeUnit.NANOSECONDS.convert(timeout),
                TimeUnit.NANOSECONDS);
    }
}
