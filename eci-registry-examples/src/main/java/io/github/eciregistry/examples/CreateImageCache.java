package io.github.eciregistry.examples;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.github.eciregistry.fabric8.imagecache.ImageCache;
import io.github.eciregistry.fabric8.imagecache.ImageCacheWait;
import io.github.eciregistry.fabric8.imagecache.ImageCaches;
import io.github.eciregistry.policy.PolicyFile;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Creates an ImageCache with the annotations that its images need, and waits until it is made. */
public final class CreateImageCache {

    private CreateImageCache() {}

    /** Creates a cache of some images, with a secret to pull them, in the cluster that {@code kubectl} would use. */
    public static void main(String... args) throws IOException {
        if (args.length < 4) {
            System.err.println("usage: CreateImageCache POLICY-FILE NAME NAMESPACE:SECRET IMAGE...");
            return;
        }
        List<String> images = List.of(args).subList(3, args.length);
        ImageCache cache = ImageCaches.forImages(args[1], images, List.of(args[2]), PolicyFile.read(Path.of(args[0])));
        cache.getSpec().setRetentionDays(7);
        try (KubernetesClient client = new KubernetesClientBuilder().build()) {
            ImageCache made = create(client, cache, Duration.ofMinutes(30));
            System.out.println(
                    made.getStatus().getPhase() + " " + made.getStatus().getImageCacheId());
        }
    }

    /** Creates a cache and returns it once it is ready. */
    public static ImageCache create(KubernetesClient client, ImageCache cache, Duration timeout) {
        // @start region="create-cache"
        Resource<ImageCache> resource = client.resource(cache);
        resource.create();
        ImageCache finished = ImageCacheWait.untilFinished(resource, timeout);
        if (ImageCaches.isFailed(finished)) {
            throw new IllegalStateException(
                    "the cache was not made: " + finished.getStatus().getEvents());
        }
        return finished;
        // @end
    }
}
