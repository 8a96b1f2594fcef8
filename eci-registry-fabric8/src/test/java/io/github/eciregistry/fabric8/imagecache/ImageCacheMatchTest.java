package io.github.eciregistry.fabric8.imagecache;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpecBuilder;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.github.eciregistry.fabric8.imagecache.ImageCacheMatch.Reason;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImageCacheMatchTest {

    private static final String NGINX = "192.168.1.10:5000/test/nginx:1.25";
    private static final String BUSYBOX = "busybox:1.36";
    private static final String ID = "imc-2zebxkiifuyzzlhl";

    /** The pod has NGINX and BUSYBOX; the annotations are written {@code key=value key=value}, without prefix. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // what the cache lists         | annotations                              | reason           |
                // explanation
                "both   |                                              | ALL_IMAGES        | the cache has 2 of the pod's 2 images",
                "nginx  |                                              | SOME_IMAGES       | the cache has 1 of the pod's 2 images",
                "none   |                                              | NO_IMAGE          | the cache has 0 of the pod's 2 images",
                "both   | eci-auto-imc=true                            | ALL_IMAGES        | the cache has 2 of the pod's 2 images",
                "both   | eci-auto-imc=false                           | NOT_AUTOMATIC     | the pod turns automatic matching off",
                "both   | eci-image-cache=true                         | ALL_IMAGES        | the cache has 2 of the pod's 2 images",
                "both   | eci-image-cache=false                        | NOT_AUTOMATIC     | the pod turns automatic matching off",
                "both   | eci-auto-imc=true eci-image-cache=false      | ALL_IMAGES        | the cache has 2 of the pod's 2 images",
                "both   | eci-auto-imc=                                | ALL_IMAGES        | the cache has 2 of the pod's 2 images",
                "nginx  | imc-perfect-match=true                       | TOO_FEW_IMAGES    | the cache has 1 of the pod's 2 images, and the pod asks for all",
                "both   | imc-perfect-match=true                       | ALL_IMAGES        | the cache has 2 of the pod's 2 images",
                "nginx  | imc-perfect-match=false                      | SOME_IMAGES       | the cache has 1 of the pod's 2 images",
                "nginx  | imc-match-count-request=1                    | SOME_IMAGES       | the cache has 1 of the pod's 2 images",
                "nginx  | imc-match-count-request=2                    | TOO_FEW_IMAGES    | the cache has 1 of the pod's 2 images, and the pod asks for \"2\"",
                "both   | imc-match-count-request=3                    | TOO_FEW_IMAGES    | the cache has 2 of the pod's 2 images, and the pod asks for \"3\"",
                "both   | imc-match-count-request=many                 | TOO_FEW_IMAGES    | the cache has 2 of the pod's 2 images, and the pod asks for \"many\"",
                "none   | imc-match-count-request=0                    | NO_IMAGE          | the cache has 0 of the pod's 2 images",
                "nginx  | imc-perfect-match=true imc-match-count-request=1 | TOO_FEW_IMAGES | the cache has 1 of the pod's 2 images, and the pod asks for all",
                "both   | imc-perfect-match=true imc-match-count-request=9 | ALL_IMAGES    | the cache has 2 of the pod's 2 images",
                "none   | eci-imc-id=imc-2zebxkiifuyzzlhl              | NAMED             | the pod names the cache \"imc-2zebxkiifuyzzlhl\"",
                "none   | eci-image-snapshot-id=imc-2zebxkiifuyzzlhl   | NAMED             | the pod names the cache \"imc-2zebxkiifuyzzlhl\"",
                "both   | eci-imc-id=imc-other                         | OTHER_CACHE_NAMED | the pod names the cache \"imc-other\", this one is \"imc-2zebxkiifuyzzlhl\"",
                "both   | eci-imc-id=imc-other eci-image-snapshot-id=imc-2zebxkiifuyzzlhl | OTHER_CACHE_NAMED | the pod names the cache \"imc-other\", this one is \"imc-2zebxkiifuyzzlhl\"",
                "nginx  | eci-imc-id=imc-2zebxkiifuyzzlhl eci-auto-imc=false imc-perfect-match=true | NAMED | the pod names the cache \"imc-2zebxkiifuyzzlhl\"",
            })
    void followsTheDocumentedRules(String listed, @Nullable String annotations, Reason reason, String explanation) {
        ImageCache cache = cache(
                switch (listed) {
                    case "both" -> new String[] {BUSYBOX, NGINX, "unused:1"};
                    case "nginx" -> new String[] {NGINX};
                    default -> new String[] {"unused:1"};
                });

        ImageCacheMatch match = ImageCaches.matches(cache, pod(annotations, NGINX, BUSYBOX));

        assertThat(match.reason()).isEqualTo(reason);
        assertThat(match.explanation()).isEqualTo(explanation);
        assertThat(match).hasToString(reason + ": " + explanation);
        assertThat(match.isMatch())
                .isEqualTo(
                        switch (reason) {
                            case NAMED, ALL_IMAGES, SOME_IMAGES -> true;
                            default -> false;
                        });
    }

    @Test
    void comparesImagesAsTheyAreWritten() {
        ImageCache cache = cache("nginx:latest", "docker.io/library/busybox:1.36", "Reg.test.com/a:1");

        ImageCacheMatch match = ImageCaches.matches(cache, pod(null, "nginx", "busybox:1.36", "reg.test.com/a:1"));

        assertThat(match.reason()).isEqualTo(Reason.NO_IMAGE);
        assertThat(match.missingImages()).containsExactly("nginx", "busybox:1.36", "reg.test.com/a:1");
    }

    @Test
    void tellsWhichImagesAreCachedInitContainersFirst() {
        Pod pod = new PodBuilder(pod(null, NGINX, "redis:7", BUSYBOX, NGINX))
                .editSpec()
                .addNewInitContainer()
                .withImage(BUSYBOX)
                .endInitContainer()
                .endSpec()
                .build();

        ImageCacheMatch match = ImageCaches.matches(cache(NGINX, BUSYBOX), pod);

        assertThat(match.cachedImages()).containsExactly(BUSYBOX, NGINX);
        assertThat(match.missingImages()).containsExactly("redis:7");
        assertThat(match.explanation()).isEqualTo("the cache has 2 of the pod's 3 images");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Pending", "Creating", "Failed", "ready"})
    void usesOnlyAReadyCache(String phase) {
        ImageCache cache = cache(NGINX);
        cache.getStatus().setPhase(phase);

        ImageCacheMatch automatic = ImageCaches.matches(cache, pod(null, NGINX));
        ImageCacheMatch named = ImageCaches.matches(cache, pod("eci-imc-id=" + ID, NGINX));

        assertThat(automatic).hasToString("NOT_READY: the cache is not ready");
        assertThat(named).hasToString("NOT_READY: the cache is not ready; a pod that names it is not created");
        assertThat(automatic.isMatch()).isFalse();
        assertThat(named.isMatch()).isFalse();
    }

    @Test
    void saysThatImagesAreMissingRatherThanThatTheCacheIsNotReady() {
        ImageCache cache = cache(NGINX);
        cache.setStatus(null);

        assertThat(ImageCaches.matches(cache, pod(null, BUSYBOX)).reason()).isEqualTo(Reason.NO_IMAGE);
        assertThat(ImageCaches.matches(cache, pod("eci-imc-id=" + ID, NGINX)))
                .hasToString("OTHER_CACHE_NAMED: the pod names the cache \"" + ID + "\", this one has no id");
    }

    @Test
    void readsAPodTemplateAsItReadsAPod() {
        Pod pod = pod("imc-perfect-match=true", NGINX, BUSYBOX);
        PodTemplateSpec template = new PodTemplateSpecBuilder()
                .withMetadata(pod.getMetadata())
                .withSpec(pod.getSpec())
                .build();

        ImageCacheMatch match = ImageCaches.matches(cache(NGINX), pod);

        assertThat(ImageCaches.matches(cache(NGINX), template)).isEqualTo(match).hasSameHashCodeAs(match);
        assertThat(ImageCaches.matches(cache(BUSYBOX), template)).isNotEqualTo(match);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--- {}",
                "--- {metadata: null, spec: null}",
                "--- {metadata: {annotations: null}, spec: {containers: null, initContainers: null}}",
                "--- {spec: {containers: [null, {image: null}, {name: a}]}}"
            })
    void takesNullAnywhere(String yaml) {
        Pod pod = Serialization.unmarshal(yaml, Pod.class);

        assertThat(ImageCaches.matches(cache(NGINX), pod))
                .hasToString("NO_IMAGE: the cache has 0 of the pod's 0 images");
        assertThat(ImageCaches.matches(Serialization.unmarshal("--- {spec: null}", ImageCache.class), pod)
                        .reason())
                .isEqualTo(Reason.NO_IMAGE);
    }

    private static ImageCache cache(String... images) {
        return new ImageCacheBuilder()
                .withNewSpec()
                .withImages(images)
                .endSpec()
                .withNewStatus()
                .withPhase("Ready")
                .withImageCacheId(ID)
                .endStatus()
                .build();
    }

    private static Pod pod(@Nullable String annotations, String... images) {
        Map<String, String> map = new LinkedHashMap<>();
        for (String annotation : annotations == null ? new String[0] : annotations.split(" ")) {
            map.put("k8s.aliyun.com/" + annotation.replaceFirst("=.*", ""), annotation.replaceFirst("[^=]*=", ""));
        }
        PodBuilder pod = new PodBuilder()
                .withNewMetadata()
                .withAnnotations(map)
                .endMetadata()
                .withNewSpec()
                .endSpec();
        for (String image : images) {
            pod.editSpec().addNewContainer().withImage(image).endContainer().endSpec();
        }
        return pod.build();
    }
}
