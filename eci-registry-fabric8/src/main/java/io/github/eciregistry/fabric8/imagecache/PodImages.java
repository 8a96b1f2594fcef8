package io.github.eciregistry.fabric8.imagecache;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.PodSpec;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The images that a pod's creation pulls: those of its init containers, then of its containers, each once. */
final class PodImages {

    private PodImages() {}

    static Set<String> of(@Nullable PodSpec pod) {
        Set<String> images = new LinkedHashSet<>();
        if (pod != null) {
            add(pod.getInitContainers(), images);
            add(pod.getContainers(), images);
        }
        return images;
    }

    private static void add(@Nullable List<Container> containers, Set<String> images) {
        if (containers == null) {
            return;
        }
        for (Container container : containers) {
            if (container != null && container.getImage() != null) {
                images.add(container.getImage());
            }
        }
    }
}
