package io.github.eciregistry.fabric8.imagecache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.throwable;

import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodSpecBuilder;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.github.eciregistry.InvalidInputException;
import io.github.eciregistry.policy.RegistryPolicy;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ImageCachesTest {

    private static final RegistryPolicy POLICY = RegistryPolicy.builder()
            .plainHttp("192.168.0.0/16")
            .skipVerify("harbor.pre.com")
            .build();

    @Test
    void makesACacheWithTheAnnotationsItsImagesNeed() {
        ImageCache cache = ImageCaches.forImages(
                "web",
                List.of("192.168.1.10:5000/test/nginx:1.25", "harbor.pre.com/a/b:2", "busybox:1.36"),
                List.of("default:harbor"),
                POLICY);

        assertThat(Serialization.asYaml(cache)).isEqualTo("""
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
                          - "192.168.1.10:5000/test/nginx:1.25"
                          - "harbor.pre.com/a/b:2"
                          - "busybox:1.36"
                          imagePullSecrets:
                          - "default:harbor"
                        """);
        assertThat(ImageCaches.validate(cache)).isEmpty();
    }

    @Test
    void makesACacheWithoutAnnotationsIfNoneIsNeeded() {
        ImageCache cache = ImageCaches.forImages("web", List.of("busybox:1.36"), List.of(), POLICY);

        assertThat(cache.getMetadata().getAnnotations()).isEmpty();
        assertThat(cache.getSpec().getImagePullSecrets()).isEmpty();
    }

    @Test
    void takesARepeatedImageAndSecretOnce() {
        ImageCache cache = ImageCaches.forImages(
                "web", List.of("b:1", "a:1", "b:1"), List.of("d:s", "c:s", "d:s"), RegistryPolicy.empty());

        assertThat(cache.getSpec().getImages()).containsExactly("b:1", "a:1");
        assertThat(cache.getSpec().getImagePullSecrets()).containsExactly("d:s", "c:s");
    }

    @Test
    void canBeChangedAfterwards() {
        ImageCache cache = ImageCaches.forImages("web", List.of("busybox:1.36"), List.of(), POLICY);

        cache.getMetadata().getAnnotations().put("k8s.aliyun.com/imc-enable-reuse", "true");
        cache.getSpec().setRetentionDays(7);

        assertThat(ImageCaches.validate(cache)).isEmpty();
    }

    @Test
    void makesACacheOfAPodsImagesWithTheSecretsOfItsNamespace() {
        PodSpec pod = new PodSpecBuilder()
                .addNewInitContainer()
                .withImage("192.168.1.10:5000/test/init:1")
                .endInitContainer()
                .addNewContainer()
                .withImage("192.168.1.10:5000/test/nginx:1.25")
                .endContainer()
                .addNewContainer()
                .withImage("192.168.1.10:5000/test/init:1")
                .endContainer()
                .addNewContainer()
                .withName("without-image")
                .endContainer()
                .addNewImagePullSecret("harbor")
                .addNewImagePullSecret("other")
                .build();
        pod.getImagePullSecrets().add(null);

        ImageCache cache = ImageCaches.forImages("web", "shop", pod, POLICY);

        assertThat(cache.getSpec().getImages())
                .containsExactly("192.168.1.10:5000/test/init:1", "192.168.1.10:5000/test/nginx:1.25");
        assertThat(cache.getSpec().getImagePullSecrets()).containsExactly("shop:harbor", "shop:other");
        assertThat(cache.getMetadata().getAnnotations())
                .containsOnlyKeys("k8s.aliyun.com/plain-http-registry")
                .containsValue("192.168.1.10:5000");
    }

    @Test
    void refusesWhatEciWouldNotTakeWithEveryError() {
        assertThatThrownBy(() ->
                        ImageCaches.forImages("", Arrays.asList("Busybox:1", "nginx", null), List.of("harbor"), POLICY))
                .asInstanceOf(throwable(InvalidInputException.class))
                .extracting(e -> e.problems().stream()
                        .map(problem -> problem.path().orElseThrow())
                        .toList())
                .isEqualTo(List.of("metadata.name", "spec.images[0]", "spec.images[2]", "spec.imagePullSecrets[0]"));
    }

    @Test
    void refusesAPodWithoutImages() {
        PodSpec pod = new PodSpec();
        pod.setContainers(null);
        pod.setInitContainers(null);
        pod.setImagePullSecrets(null);

        assertThatThrownBy(() -> ImageCaches.forImages("web", "default", pod, POLICY))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("spec.images: expected at least one image, found none [IMAGE_CACHE_WITHOUT_IMAGES]");
    }

    @Test
    void knowsWhenACacheIsReadyOrHasFailed() {
        ImageCache cache = new ImageCacheBuilder()
                .withNewStatus()
                .withPhase("Creating")
                .endStatus()
                .build();
        assertThat(ImageCaches.isReady(cache)).isFalse();
        assertThat(ImageCaches.isFailed(cache)).isFalse();
        cache.getStatus().setPhase("Ready");
        assertThat(ImageCaches.isReady(cache)).isTrue();
        assertThat(ImageCaches.isFailed(cache)).isFalse();
        cache.getStatus().setPhase("Failed");
        assertThat(ImageCaches.isReady(cache)).isFalse();
        assertThat(ImageCaches.isFailed(cache)).isTrue();
        cache.setStatus(null);
        assertThat(ImageCaches.isReady(cache)).isFalse();
        assertThat(ImageCaches.isFailed(null)).isFalse();
    }
}
