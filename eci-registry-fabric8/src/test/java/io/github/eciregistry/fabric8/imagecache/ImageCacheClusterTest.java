package io.github.eciregistry.fabric8.imagecache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.list;

import io.fabric8.kubernetes.api.model.EventBuilder;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClientTimeoutException;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.github.eciregistry.fabric8.ClusterUnderTest;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * ImageCaches on an API server, see {@link ClusterUnderTest}. A cluster of ECI is not meant: it would make the caches, and
 * write their status beside the tests.
 */
class ImageCacheClusterTest {

    private static final String OLDER = "/crd/imagecache-older.yaml";
    private static final String NEWER = "/crd/imagecache-newer.yaml";

    private final ClusterUnderTest cluster = ClusterUnderTest.open();

    @AfterEach
    void close() {
        cluster.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {OLDER, NEWER})
    void isReadBackAsItWasCreated(String definition) {
        cluster.install(definition);
        ImageCache cache = cache("read-back");
        cache.getSpec().setAdditionalProperty("eliminationStrategy", "LRU");

        cluster.create(cache);

        ImageCache read = resource(cache).get();
        assertThat(read.getApiVersion()).isEqualTo("eci.alibabacloud.com/v1");
        assertThat(read.getKind()).isEqualTo("ImageCache");
        assertThat(read.getMetadata().getUid()).isNotEmpty();
        assertThat(read.getMetadata().getNamespace()).isNull();
        assertThat(read.getMetadata().getAnnotations())
                .containsEntry("k8s.aliyun.com/plain-http-registry", "192.168.1.10:5000");
        assertThat(read.getSpec()).isEqualTo(cache.getSpec());
        assertThat(read.getStatus()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {OLDER, NEWER})
    void listsAsItsOwnListType(String definition) {
        cluster.install(definition);
        ImageCache first = cluster.create(cache("list-a"));
        ImageCache second = cluster.create(cache("list-b"));

        assertThat(cluster.client().resources(ImageCache.class).list())
                .isInstanceOf(ImageCacheList.class)
                .extracting(list -> list.getItems().stream()
                        .map(ImageCacheClusterTest::nameOf)
                        .toList())
                .asInstanceOf(list(String.class))
                .contains(nameOf(first), nameOf(second));
    }

    @ParameterizedTest
    @ValueSource(strings = {OLDER, NEWER})
    void hasAStatusOfItsOwn(String definition) {
        cluster.install(definition);
        ImageCache created = cluster.create(cache("status"));
        ImageCacheStatus status = new ImageCacheStatusBuilder()
                .withPhase("Ready")
                .withProgress("100%")
                .withImageCacheId("imc-2zebxkiifuyzzlhl")
                .withStartTime("2026-11-23T05:00:00Z")
                .withLastUpdatedTime("2026-11-23T05:13:00Z")
                .withExpireDateTime("2026-11-30T05:13:00Z")
                .withEvents(new EventBuilder()
                        .withCount(1)
                        .withMessage("Success pull image 192.168.1.10:5000/test/nginx:1.25")
                        .withNewSource()
                        .withComponent("kubelet")
                        .withHost("eci")
                        .endSource()
                        .withType("Normal")
                        .build())
                .addToAdditionalProperties("flashSnapshotId", "s-1")
                .build();

        created.setStatus(status);
        cluster.client().resource(created).updateStatus();

        ImageCache read = resource(created).get();
        assertThat(read.getStatus()).isEqualTo(status);
        assertThat(read.getSpec()).isEqualTo(created.getSpec());
    }

    @Test
    void isCreatedFromTheDocumentedManifest() {
        cluster.install(NEWER);
        List<HasMetadata> loaded = cluster.client()
                .load(getClass().getResourceAsStream("/imagecache/imagecache-plain-http.yaml"))
                .items();
        assertThat(loaded).singleElement().isInstanceOf(ImageCache.class);
        ImageCache cache = (ImageCache) loaded.get(0);
        cache.getMetadata().setName(cluster.name(cache.getMetadata().getName()));

        cluster.create(cache);

        assertThat(resource(cache).get().getSpec()).isEqualTo(cache.getSpec());
    }

    @Test
    void isDeleted() {
        cluster.install(NEWER);
        ImageCache created = cluster.create(cache("deleted"));

        resource(created).delete();

        assertThat(resource(created).get()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Ready", "Failed", "UpdateFailed"})
    void isWaitedForUntilItIsReadyOrHasFailed(String phase) {
        cluster.install(NEWER);
        ImageCache created = cluster.create(cache("wait"));
        CompletableFuture<ImageCache> waiting = CompletableFuture.supplyAsync(
                () -> ImageCacheWait.untilFinished(resource(created), Duration.ofMinutes(1)));

        setPhase(created, "Creating");
        setPhase(created, phase);

        ImageCache finished = waiting.join();
        assertThat(nameOf(finished)).isEqualTo(nameOf(created));
        assertThat(finished.getStatus().getPhase()).isEqualTo(phase);
        assertThat(ImageCaches.isReady(finished)).isEqualTo(phase.equals("Ready"));
        assertThat(ImageCaches.isFailed(finished)).isNotEqualTo(phase.equals("Ready"));
    }

    @Test
    void isNotWaitedForBeyondTheTimeout() {
        cluster.install(NEWER);
        ImageCache created = cluster.create(cache("slow"));
        setPhase(created, "Creating");

        assertThatThrownBy(() -> ImageCacheWait.untilFinished(resource(created), Duration.ofMillis(50)))
                .isInstanceOf(KubernetesClientTimeoutException.class)
                .hasMessageContaining(nameOf(created));
    }

    @Test
    void isWaitedForBeforeItExists() {
        cluster.install(NEWER);
        ImageCache cache = cache("later");
        CompletableFuture<ImageCache> waiting = CompletableFuture.supplyAsync(
                () -> ImageCacheWait.untilFinished(resource(cache), Duration.ofSeconds(Long.MAX_VALUE)));

        setPhase(cluster.create(cache), "Ready");

        assertThat(nameOf(waiting.join())).isEqualTo(nameOf(cache));
    }

    private void setPhase(ImageCache cache, String phase) {
        resource(cache)
                .editStatus(current -> new ImageCacheBuilder(current)
                        .editOrNewStatus()
                        .withPhase(phase)
                        .endStatus()
                        .build());
    }

    private Resource<ImageCache> resource(ImageCache cache) {
        return cluster.client().resources(ImageCache.class).withName(nameOf(cache));
    }

    private ImageCache cache(String name) {
        return new ImageCacheBuilder()
                .withNewMetadata()
                .withName(cluster.name(name))
                .addToAnnotations("k8s.aliyun.com/plain-http-registry", "192.168.1.10:5000")
                .endMetadata()
                .withNewSpec()
                .withImages("192.168.1.10:5000/test/nginx:1.25")
                .withImagePullSecrets("default:harbor")
                .withImageCacheSize(25)
                .withRetentionDays(7)
                .endSpec()
                .build();
    }

    private static String nameOf(HasMetadata object) {
        return object.getMetadata().getName();
    }
}
