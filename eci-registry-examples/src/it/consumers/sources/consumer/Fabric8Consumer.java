package consumer;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.KubernetesListBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import io.github.eciregistry.admission.RegistryAdmission;
import io.github.eciregistry.fabric8.Drift;
import io.github.eciregistry.fabric8.RegistryAnnotator;
import io.github.eciregistry.fabric8.imagecache.ImageCache;
import io.github.eciregistry.fabric8.imagecache.ImageCaches;
import io.github.eciregistry.policy.RegistryPolicy;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * Uses the adapter: an object, a builder, a generic object, a list, and the ImageCache, to YAML and back; a review, and a
 * comparison with live objects.
 */
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
        Pod annotated = annotator.annotate(pod);
        System.out.println("object " + annotations(annotated));
        System.out.println("builder "
                + annotations(
                        new PodBuilder(pod).accept(annotator.visitor()).build()));
        System.out.println("list "
                + annotations(annotator
                        .annotate(new KubernetesListBuilder().addToItems(pod).build())
                        .getItems()
                        .get(0)));

        GenericKubernetesResource generic = new GenericKubernetesResource();
        generic.setApiVersion("argoproj.io/v1alpha1");
        generic.setKind("Rollout");
        generic.setAdditionalProperty(
                "spec",
                Map.of("template", Map.of("spec", Map.of("containers", List.of(Map.of("image", "192.168.1.10:5000/a"))))));
        System.out.println("generic " + annotator.report(generic).added());

        KubernetesSerialization serialization = new KubernetesSerialization();
        ImageCache cache =
                ImageCaches.forImages("web", List.of("192.168.1.10:5000/test/nginx:1.25"), List.of(), policy);
        ImageCache read = serialization.unmarshal(serialization.asYaml(cache), ImageCache.class);
        System.out.println("cache " + annotations(read) + " " + read.equals(cache));

        String review = """
                {"apiVersion": "admission.k8s.io/v1", "kind": "AdmissionReview", "request": {"uid": "1", "operation": "CREATE",
                "kind": {"group": "", "version": "v1", "kind": "Pod"}, "object": %s}}""";
        System.out.println("admission "
                + RegistryAdmission.using(policy)
                        .review(review.formatted(serialization.asJson(pod)).getBytes(StandardCharsets.UTF_8))
                        .patch()
                        .orElse("none"));
        System.out.println("drift " + Drift.of(policy, List.of(pod, annotated), List.of(cache)).lacking());
    }

    private static Map<String, String> annotations(HasMetadata object) {
        return object.getMetadata().getAnnotations();
    }
}
