package io.github.eciregistry.fabric8;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.builder.VisitableBuilder;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.KubernetesList;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import io.fabric8.kubernetes.model.annotation.Group;
import io.fabric8.kubernetes.model.annotation.Version;
import io.github.eciregistry.agreement.Builders;
import io.github.eciregistry.fabric8.imagecache.ImageCache;
import io.github.eciregistry.fabric8.imagecache.ImageCaches;
import io.github.eciregistry.policy.RegistryPolicy;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What has to work with every fabric8 from 6.7 on. Objects are read from text: a fluent method that a test calls is not the
 * same method in all of them.
 */
@Tag("every-fabric8")
class EveryFabric8Test {

    private static final KubernetesSerialization SERIALIZATION = new KubernetesSerialization();
    private static final RegistryPolicy POLICY = RegistryPolicy.builder()
            .plainHttp("192.168.0.0/16")
            .skipVerify("harbor.pre.com")
            .build();
    private static final RegistryAnnotator ANNOTATOR = RegistryAnnotator.using(POLICY);
    private static final String POD = """
            {"metadata": {"name": "web"}, "spec": {
              "initContainers": [{"name": "init", "image": "busybox"}],
              "containers": [{"name": "web", "image": "192.168.1.10:5000/web:1"}],
              "volumes": [{"name": "data", "emptyDir": {}},
                {"name": "model", "image": {"reference": "harbor.pre.com/model:1"}}]}}""";
    private static final String BOTH =
            "{k8s.aliyun.com/insecure-registry=harbor.pre.com, k8s.aliyun.com/plain-http-registry=192.168.1.10:5000}";

    /** Returns an object with {@link #POD} where its kind has its pod template. */
    private static HasMetadata read(String apiVersion, String kind, @Nullable String path) {
        String spec = POD;
        List<String> steps = path == null ? List.of() : List.of(path.split("\\."));
        for (int i = steps.size() - 1; i >= 0; i--) {
            spec = "{\"" + steps.get(i) + "\": " + spec + "}";
        }
        String head = "{\"apiVersion\": \"" + apiVersion + "\", \"kind\": \"" + kind + "\", ";
        String metadata = steps.isEmpty() ? "" : "\"metadata\": {\"name\": \"web\"}, ";
        return SERIALIZATION.unmarshal(head + metadata + spec.substring(1));
    }

    private static String annotations(HasMetadata object, @Nullable String path) {
        Object value = SERIALIZATION.convertValue(object, Map.class);
        for (String step : ((path == null ? "" : path + ".") + "metadata.annotations").split("\\.", -1)) {
            value = Objects.requireNonNull(((Map<?, ?>) value).get(step), step);
        }
        return new TreeMap<>((Map<?, ?>) value).toString();
    }

    @ParameterizedTest
    @CsvSource({
        "v1, Pod,",
        "v1, PodTemplate, template",
        "v1, ReplicationController, spec.template",
        "apps/v1, Deployment, spec.template",
        "apps/v1, StatefulSet, spec.template",
        "apps/v1, DaemonSet, spec.template",
        "apps/v1, ReplicaSet, spec.template",
        "batch/v1, Job, spec.template",
        "batch/v1, CronJob, spec.jobTemplate.spec.template"
    })
    void annotatesObjectsAndBuilders(String apiVersion, String kind, @Nullable String path) {
        HasMetadata object = read(apiVersion, kind, path);
        VisitableBuilder<?, ?> builder = Builders.of(object);

        HasMetadata annotated = ANNOTATOR.annotate(object);

        assertThat(object).isNotInstanceOf(GenericKubernetesResource.class);
        assertThat(annotations(annotated, path)).isEqualTo(BOTH);
        assertThat(builder.accept(ANNOTATOR.visitor()).build()).isEqualTo(annotated);
        assertThat(ANNOTATOR.annotate(annotated)).isSameAs(annotated);
        assertThat(ANNOTATOR.report(object).added()).hasSize(2);
    }

    @Test
    void annotatesListsAndKindsWithoutAClass() {
        KubernetesList list = new KubernetesList(
                "v1",
                List.of(
                        read("apps/v1", "Deployment", "spec.template"),
                        read("argoproj.io/v1alpha1", "Rollout", "spec.template")),
                "List",
                null);

        KubernetesList annotated = ANNOTATOR.annotate(list);

        assertThat(list.getItems().get(1)).isInstanceOf(GenericKubernetesResource.class);
        assertThat(annotated.getItems())
                .extracting(item -> annotations(item, "spec.template"))
                .containsExactly(BOTH, BOTH);
    }

    @Test
    void annotatesClassesOfUsers() {
        Rollout rollout = new Rollout();
        rollout.setMetadata(new ObjectMeta());
        rollout.getMetadata().setName("web");
        rollout.setSpec(Map.of(
                "template", Map.of("spec", Map.of("containers", List.of(Map.of("image", "harbor.pre.com/web:1"))))));

        AnnotationReport<Rollout> report = ANNOTATOR.report(rollout);

        assertThat(report.problems()).isEmpty();
        assertThat(annotations(report.object(), "spec.template"))
                .isEqualTo("{k8s.aliyun.com/insecure-registry=harbor.pre.com}");
    }

    @Test
    void comparesLivePodsAndCaches() {
        Pod pod = (Pod) read("v1", "Pod", null);
        pod.getMetadata().setUid("u");
        ImageCache cache = ImageCaches.forImages("web", List.of("harbor.pre.com/web:1"), List.of(), POLICY);
        cache.getMetadata().setAnnotations(null);
        cache.getMetadata().setUid("u");

        Drift drift = Drift.of(POLICY, List.of(pod), List.of(cache));

        assertThat(drift.lacking()).extracting(Drift.Finding::kind).containsExactly("Pod", "ImageCache");
    }

    @Test
    void makesWritesAndReadsImageCaches() {
        ImageCache cache = ImageCaches.forImages(
                "web", List.of("192.168.1.10:5000/web:1", "harbor.pre.com/web:1"), List.of("default:harbor"), POLICY);
        cache.setAdditionalProperty("extra", true);

        String text = SERIALIZATION.asYaml(cache);
        HasMetadata read = SERIALIZATION.unmarshal(text);

        assertThat(text).isEqualTo("""
                        ---
                        apiVersion: "eci.alibabacloud.com/v1"
                        kind: "ImageCache"
                        metadata:
                          annotations:
                            k8s.aliyun.com/plain-http-registry: "192.168.1.10:5000"
                            k8s.aliyun.com/insecure-registry: "harbor.pre.com"
                          name: "web"
                        spec:
                          images:
                          - "192.168.1.10:5000/web:1"
                          - "harbor.pre.com/web:1"
                          imagePullSecrets:
                          - "default:harbor"
                        extra: true
                        """);
        assertThat(read).isEqualTo(cache);
        assertThat(ImageCaches.validate(cache)).isEmpty();
        assertThat(ANNOTATOR.annotate(cache)).isSameAs(cache);
        cache.getMetadata().setAnnotations(null);
        assertThat(annotations(ANNOTATOR.annotate(cache), null)).isEqualTo(BOTH);
    }

    /** A user's class of a kind that the table knows. */
    @Group("argoproj.io")
    @Version("v1alpha1")
    @SuppressWarnings("serial")
    public static final class Rollout extends CustomResource<Map<String, Object>, Void> {}
}
