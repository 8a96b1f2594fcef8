package consumer;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import io.github.eciregistry.fabric8.RegistryAnnotator;
import io.github.eciregistry.fabric8.imagecache.ImageCache;
import io.github.eciregistry.fabric8.imagecache.ImageCaches;
import io.github.eciregistry.policy.RegistryPolicy;
import java.util.List;

/** Uses the adapter: an object, a builder, and the ImageCache, to YAML and back. */
public final class Fabric8Consumer {

    private Fabric8Consumer() {}

    public static void main(String[] args) {
        RegistryPolicy policy =
                RegistryPolicy.builder().plainHttp("192.168.0.0/16").build();
        RegistryAnnotator annotator = RegistryAnnotator.using(policy);
        Pod pod = new PodBuilder()
                .withNewMetadata()
                .withName("web")
                .endMetadata()
                .withNewSpec()
                .addNewContainer()
                .withImage("192.168.1.10:5000/test/nginx:1.25")
                .endContainer()
                .endSpec()
                .build();
        System.out.println(annotator.annotate(pod).getMetadata().getAnnotations());
        System.out.println(new PodBuilder(pod)
                .accept(annotator.visitor())
                .build()
                .getMetadata()
                .getAnnotations());

        KubernetesSerialization serialization = new KubernetesSerialization();
        ImageCache cache =
                ImageCaches.forImages("web", List.of("192.168.1.10:5000/test/nginx:1.25"), List.of(), policy);
        ImageCache read = serialization.unmarshal(serialization.asYaml(cache), ImageCache.class);
        System.out.println(read.getMetadata().getAnnotations() + " " + read.equals(cache));
    }
}
