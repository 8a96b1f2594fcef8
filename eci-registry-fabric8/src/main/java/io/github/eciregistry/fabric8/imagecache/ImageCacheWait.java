package io.github.eciregistry.fabric8.imagecache;

import io.fabric8.kubernetes.client.dsl.Resource;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Waits for a cache in a cluster. The making of a cache takes minutes.
 *
 * @since 0.1.0
 */
public final class ImageCacheWait {

    private ImageCacheWait() {}

    /**
     * Waits until a cache is ready or has failed, by watching it. A cache that does not exist is waited for too.
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
     * @param timeout how long to wait at most
     * @return the cache as it is then, for which {@link ImageCaches#isReady} or {@link ImageCaches#isFailed} holds
     * @throws io.fabric8.kubernetes.client.KubernetesClientTimeoutException if it is neither in time
     * @throws io.fabric8.kubernetes.client.KubernetesClientException if the server cannot be asked
     */
    public static ImageCache untilFinished(Resource<ImageCache> cache, Duration timeout) {
        return cache.waitUntilCondition(
                current -> ImageCaches.isReady(current) || ImageCaches.isFailed(current),
                TimeUnit.NANOSECONDS.convert(timeout),
                TimeUnit.NANOSECONDS);
    }
}
