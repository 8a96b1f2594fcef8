package io.github.eciregistry.fabric8;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.github.eciregistry.fabric8.imagecache.ImageCache;
import io.github.eciregistry.fabric8.imagecache.ImageCacheBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Annotates image caches. Their classes cannot be loaded without kubernetes-client-api, which is optional, so this
 * class looks them up by name first, and they are not used anywhere else.
 */
final class ImageCacheObjects {

    private static final String CLASS_NAME = "io.github.eciregistry.fabric8.imagecache.ImageCache";

    private ImageCacheObjects() {}

    static boolean isNamedAs(HasMetadata object) {
        return object.getClass().getName().equals(CLASS_NAME);
    }

    static boolean isNamedAsBuilder(Object element) {
        return element.getClass().getName().equals(CLASS_NAME + "Builder");
    }

    static HasMetadata annotate(HasMetadata object, ObjectRun run) {
        ImageCache cache = (ImageCache) object;
        ObjectMeta metadata = annotated(cache, run);
        if (metadata == cache.getMetadata()) {
            return cache;
        }
        ImageCache copy = new ImageCache();
        copy.setMetadata(metadata);
        copy.setSpec(cache.getSpec());
        copy.setStatus(cache.getStatus());
        copy.setAdditionalProperties(cache.getAdditionalProperties());
        return copy;
    }

    static void visit(Object element, ObjectRun run) {
        ImageCacheBuilder builder = (ImageCacheBuilder) element;
        ImageCache cache = builder.build();
        ObjectMeta metadata = annotated(cache, run);
        if (metadata != cache.getMetadata()) {
            builder.withMetadata(metadata);
        }
    }

    private static @Nullable ObjectMeta annotated(ImageCache cache, ObjectRun run) {
        Map<String, @Nullable Object> view = ObjectView.envelope(cache);
        if (cache.getSpec() != null) {
            view.put("spec", Map.of("images", new ArrayList<>(cache.getSpec().getImages())));
        }
        List<Edit> edits = run.decide(view);
        return edits.isEmpty() ? cache.getMetadata() : ObjectView.with(cache.getMetadata(), edits);
    }
}
