package io.github.eciregistry.fabric8.imagecache;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.EventBuilder;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.KubernetesList;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.client.dsl.base.CustomResourceDefinitionContext;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImageCacheTest {

    private static final String EVERYTHING = """
            ---
            apiVersion: "eci.alibabacloud.com/v1"
            kind: "ImageCache"
            metadata:
              annotations:
                k8s.aliyun.com/plain-http-registry: "192.168.1.10:5000"
              name: "web"
            spec:
              images:
              - "192.168.1.10:5000/test/nginx:1.25"
              - "busybox:1.36"
              imagePullSecrets:
              - "default:harbor"
              imageCacheSize: 25
              retentionDays: 7
              eliminationStrategy: "LRU"
            status:
              phase: "Ready"
              progress: "100%"
              imageCacheId: "imc-2zebxkiifuyzzlhl"
              startTime: "2026-11-23T05:00:00Z"
              lastUpdatedTime: "2026-11-23T05:13:00Z"
              expireDateTime: "2026-11-30T05:13:00Z"
              events:
              - apiVersion: "v1"
                kind: "Event"
                count: 1
                message: "Success pull image busybox:1.36"
                source:
                  component: "kubelet"
                  host: "eci"
                type: "Normal"
              flashSnapshots:
              - id: "s-1"
                size: null
            extra:
              nested: true
            """;

    @ParameterizedTest
    @CsvSource({
        "/imagecache/imagecache-plain-http.yaml, 192.168.1.10:5000/test/nginx:latest",
        "/imagecache/imagecache-self-signed.yaml, harbor.pre.com/test/nginx:latest"
    })
    void readsTheDocumentedManifestAsItStands(String manifest, String image) throws Exception {
        try (InputStream in = getClass().getResourceAsStream(manifest)) {
            assertThat(new KubernetesSerialization().<HasMetadata>unmarshal(in))
                    .isEqualTo(new ImageCacheBuilder()
                            .withNewMetadata()
                            .withName("imagecache-sample")
                            .endMetadata()
                            .withNewSpec()
                            .withImages(image)
                            .withImagePullSecrets("default:secret1", "default:secret2", "kube-system:secret3")
                            .withImageCacheSize(25)
                            .withRetentionDays(7)
                            .endSpec()
                            .build());
        }
    }

    @Test
    void isWrittenAsItWasReadWithFieldsItDoesNotKnow() {
        ImageCache cache = Serialization.unmarshal(EVERYTHING, ImageCache.class);

        assertThat(Serialization.asYaml(cache)).isEqualTo(EVERYTHING);
        assertThat(Serialization.unmarshal(Serialization.asJson(cache), ImageCache.class))
                .isEqualTo(cache);
        assertThat(Serialization.clone(cache)).isEqualTo(cache).isNotSameAs(cache);
        assertThat(cache.getAdditionalProperties()).isEqualTo(Map.of("extra", Map.of("nested", true)));
        assertThat(cache.getSpec().getAdditionalProperties()).isEqualTo(Map.of("eliminationStrategy", "LRU"));
        assertThat(cache.getStatus().getAdditionalProperties()).containsOnlyKeys("flashSnapshots");
    }

    @Test
    void survivesItsBuilder() {
        ImageCache cache = Serialization.unmarshal(EVERYTHING, ImageCache.class);

        assertThat(new ImageCacheBuilder(cache).build()).isEqualTo(cache).isNotSameAs(cache);
        assertThat(new ImageCacheSpecBuilder(cache.getSpec()).build()).isEqualTo(cache.getSpec());
        assertThat(new ImageCacheStatusBuilder(cache.getStatus()).build()).isEqualTo(cache.getStatus());
    }

    @Test
    void isSerializable() throws Exception {
        ImageCache cache = Serialization.unmarshal(EVERYTHING, ImageCache.class);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(cache);
        }

        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            assertThat(in.readObject()).isEqualTo(cache);
        }
    }

    @Test
    void hasANestedBuilderForEachPart() {
        ImageCache cache = new ImageCacheBuilder()
                .withNewMetadata()
                .withName("web")
                .addToAnnotations("k8s.aliyun.com/plain-http-registry", "192.168.1.10:5000")
                .endMetadata()
                .withNewSpec()
                .withImages("192.168.1.10:5000/test/nginx:1.25")
                .addToImages("busybox:1.36")
                .withImagePullSecrets("default:harbor")
                .withImageCacheSize(25)
                .withRetentionDays(7)
                .addToAdditionalProperties("eliminationStrategy", "LRU")
                .endSpec()
                .withNewStatus()
                .withPhase("Ready")
                .withProgress("100%")
                .withImageCacheId("imc-2zebxkiifuyzzlhl")
                .withStartTime("2026-11-23T05:00:00Z")
                .withLastUpdatedTime("2026-11-23T05:13:00Z")
                .withExpireDateTime("2026-11-30T05:13:00Z")
                .addNewEvent()
                .withCount(1)
                .withMessage("Success pull image busybox:1.36")
                .withNewSource("kubelet", "eci")
                .withType("Normal")
                .endEvent()
                .endStatus()
                .build();
        ImageCache read = Serialization.unmarshal(EVERYTHING, ImageCache.class);
        read.setAdditionalProperties(null);
        read.getStatus().setAdditionalProperties(null);

        assertThat(cache).isEqualTo(read).hasSameHashCodeAs(read);
        assertThat(cache.getSpec()).hasToString(read.getSpec().toString());
        assertThat(cache.getStatus()).hasToString(read.getStatus().toString());
    }

    @Test
    void doesNotChangeWithTheBuilderThatBuiltIt() {
        ImageCacheBuilder builder =
                new ImageCacheBuilder().withNewSpec().withImages("busybox:1.36").endSpec();
        ImageCache cache = builder.build();

        builder.editSpec().addToImages("alpine:3.20").endSpec().build();

        assertThat(cache.getSpec().getImages()).containsExactly("busybox:1.36");
    }

    @Test
    void doesNotChangeWithTheListsItWasGiven() {
        List<String> images = new ArrayList<>(List.of("busybox:1.36"));
        ImageCacheSpec spec = new ImageCacheSpec();
        spec.setImages(images);
        spec.setImagePullSecrets(images);

        images.clear();

        assertThat(spec.getImages()).containsExactly("busybox:1.36");
        assertThat(spec.getImagePullSecrets()).containsExactly("busybox:1.36");
    }

    @Test
    void writesOnlyWhatIsSet() {
        assertThat(Serialization.asJson(new ImageCache()))
                .isEqualTo("{\"apiVersion\":\"eci.alibabacloud.com/v1\",\"kind\":\"ImageCache\",\"metadata\":{}}");
        assertThat(Serialization.asJson(new ImageCacheSpec())).isEqualTo("{}");
        assertThat(Serialization.asJson(new ImageCacheStatus())).isEqualTo("{}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--- {}",
                "--- {metadata: null, spec: null, status: null}",
                "--- {spec: {images: null, imagePullSecrets: null, imageCacheSize: null, retentionDays: null}}",
                "--- {spec: {images: [null]}, status: {phase: null, events: [null]}}",
            })
    void readsNullAnywhere(String yaml) {
        ImageCache cache = Serialization.unmarshal(yaml, ImageCache.class);

        ImageCache same = Serialization.unmarshal(yaml, ImageCache.class);
        assertThat(cache).isEqualTo(same).hasSameHashCodeAs(same).hasToString(same.toString());
        if (cache.getSpec() != null) {
            assertThat(cache.getSpec().getImages()).isNotNull();
            assertThat(cache.getSpec().getImagePullSecrets()).isEmpty();
        }
        if (cache.getStatus() != null) {
            assertThat(cache.getStatus().getEvents()).isNotNull();
        }
    }

    @Test
    void differsInEveryField() {
        ImageCache cache = Serialization.unmarshal(EVERYTHING, ImageCache.class);
        List<ImageCache> others = Stream.<Consumer<ImageCache>>of(
                        other -> other.getMetadata().setName("other"),
                        other -> other.setAdditionalProperty("a", "b"),
                        other -> other.getSpec().setImages(List.of("a")),
                        other -> other.getSpec().setImagePullSecrets(List.of("a:b")),
                        other -> other.getSpec().setImageCacheSize(26),
                        other -> other.getSpec().setRetentionDays(8),
                        other -> other.getSpec().setAdditionalProperty("a", "b"),
                        other -> other.getStatus().setPhase("Failed"),
                        other -> other.getStatus().setProgress("99%"),
                        other -> other.getStatus().setImageCacheId("imc-1"),
                        other -> other.getStatus().setStartTime("a"),
                        other -> other.getStatus().setLastUpdatedTime("a"),
                        other -> other.getStatus().setExpireDateTime("a"),
                        other -> other.getStatus().setEvents(List.of()),
                        other -> other.getStatus().setAdditionalProperty("a", "b"))
                .map(change -> {
                    ImageCache other = new ImageCacheBuilder(cache).build();
                    change.accept(other);
                    return other;
                })
                .toList();

        assertThat(others).doesNotHaveDuplicates().doesNotContain(cache);
        assertThat(cache).isNotEqualTo(null).isNotEqualTo("web");
    }

    @Test
    void standsInAList() {
        KubernetesList list = Serialization.unmarshal(
                "--- {apiVersion: v1, kind: List, items: [" + Serialization.asJson(new ImageCache()) + "]}",
                KubernetesList.class);

        assertThat(list.getItems()).containsExactly(new ImageCache());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/crd/imagecache-older.yaml", "/crd/imagecache-newer.yaml"})
    void hasTheNamesOfItsDefinition(String resource) throws Exception {
        CustomResourceDefinition definition;
        try (InputStream in = getClass().getResourceAsStream(resource)) {
            definition = Serialization.unmarshal(in, CustomResourceDefinition.class);
        }

        CustomResourceDefinitionContext context =
                CustomResourceDefinitionContext.fromCustomResourceType(ImageCache.class);
        assertThat(context.getName()).isEqualTo(definition.getMetadata().getName());
        assertThat(context.getGroup()).isEqualTo(definition.getSpec().getGroup());
        assertThat(context.getVersion())
                .isEqualTo(definition.getSpec().getVersions().get(0).getName());
        assertThat(context.getKind()).isEqualTo(definition.getSpec().getNames().getKind());
        assertThat(context.getPlural())
                .isEqualTo(definition.getSpec().getNames().getPlural());
        assertThat(context.getScope())
                .isEqualTo(definition.getSpec().getScope())
                .isEqualTo("Cluster");
        assertThat(new ImageCache().getSingular()).isEqualTo("imagecache");
        assertThat(ImageCache.getShortNames(ImageCache.class))
                .containsAll(definition.getSpec().getNames().getShortNames());
    }

    @Test
    void keepsTheEventsOfItsStatus() {
        ImageCacheStatus status = new ImageCacheStatus();
        status.setEvents(Arrays.asList(new EventBuilder().withMessage("a").build(), null));

        assertThat(status.getEvents()).hasSize(2);
        status.setEvents(null);
        assertThat(status.getEvents()).isEmpty();
    }
}
