package io.github.eciregistry.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.github.eciregistry.fabric8.AnnotationReport;
import io.github.eciregistry.fabric8.ClusterUnderTest;
import io.github.eciregistry.fabric8.Drift;
import io.github.eciregistry.fabric8.RegistryAnnotator;
import io.github.eciregistry.fabric8.imagecache.ImageCache;
import io.github.eciregistry.fabric8.imagecache.ImageCacheBuilder;
import io.github.eciregistry.fabric8.imagecache.ImageCaches;
import io.github.eciregistry.policy.PolicyFile;
import io.github.eciregistry.policy.RegistryPolicy;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The examples on an API server, see {@link ClusterUnderTest}. */
class ExamplesTest {

    private static final Path POLICY_FILE = Path.of("policy.yaml");
    private static final Map<String, String> PLAIN_HTTP =
            Map.of("k8s.aliyun.com/plain-http-registry", "192.168.1.10:5000");
    private static final Map<String, String> SKIP_VERIFY = Map.of("k8s.aliyun.com/insecure-registry", "harbor.pre.com");
    private static final String IMAGE = "192.168.1.10:5000/test/nginx:1.25";

    private final ClusterUnderTest cluster = ClusterUnderTest.open();
    private final KubernetesClient client = cluster.client();
    private RegistryPolicy policy = RegistryPolicy.empty();

    @BeforeEach
    void readPolicy() throws Exception {
        policy = PolicyFile.read(POLICY_FILE);
    }

    @AfterEach
    void close() {
        cluster.close();
    }

    @Test
    void aDeploymentIsBuiltForEci() {
        Deployment deployment = BuildDeployment.deployment("web", IMAGE, policy);
        deployment.getMetadata().setNamespace(cluster.namespace("build"));

        PodTemplateSpec template = cluster.create(deployment).getSpec().getTemplate();

        assertThat(template.getMetadata().getAnnotations()).isEqualTo(PLAIN_HTTP);
        assertThat(template.getMetadata().getLabels()).containsEntry("alibabacloud.com/eci", "true");
    }

    @Test
    void everyObjectOfAFileIsAnnotated() throws Exception {
        RegistryAnnotator annotator = RegistryAnnotator.using(policy);
        String namespace = cluster.namespace("yaml");
        cluster.install("/crd/imagecache-newer.yaml");
        for (String file : List.of("deployment-plain-http", "imagecache-plain-http")) {
            try (InputStream yaml = Files.newInputStream(Path.of("manifests", file + ".yaml"))) {
                List<AnnotationReport<HasMetadata>> reports = AnnotateYaml.annotate(client, yaml, annotator);

                assertThat(reports)
                        .singleElement()
                        .matches(report -> report.problems().isEmpty());
                HasMetadata object = reports.get(0).object();
                object.getMetadata().setName(cluster.name("yaml"));
                if (!(object instanceof ImageCache)) {
                    object.getMetadata().setNamespace(namespace);
                }
                HasMetadata created = cluster.create(object);
                assertThat(annotator.report(client.resource(created).get()).kept())
                        .hasSize(1);
            }
        }
    }

    @Test
    void anImageCacheIsCreatedAndWaitedFor() {
        ImageCache cache = imageCache("ready");
        CompletableFuture<ImageCache> creating =
                CompletableFuture.supplyAsync(() -> CreateImageCache.create(client, cache, Duration.ofMinutes(1)));

        setPhase(cache, "Ready");

        assertThat(ImageCaches.isReady(creating.join())).isTrue();
        assertThat(creating.join().getMetadata().getAnnotations()).isEqualTo(SKIP_VERIFY);
    }

    @Test
    void anImageCacheThatFailsIsToldOf() {
        ImageCache cache = imageCache("failed");
        CompletableFuture<ImageCache> creating =
                CompletableFuture.supplyAsync(() -> CreateImageCache.create(client, cache, Duration.ofMinutes(1)));

        setPhase(cache, "Failed");

        assertThatThrownBy(creating::join).hasMessageContaining("the cache was not made");
    }

    @Test
    void onlyThePodsOnEciAreAudited() {
        cluster.install("/crd/imagecache-newer.yaml");
        String namespace = cluster.namespace("audit");
        Pod bad = pod(namespace, "bad");
        Pod good = RegistryAnnotator.using(policy).annotate(pod(namespace, "good"));
        Pod elsewhere = pod(namespace, "elsewhere");
        elsewhere.getMetadata().setLabels(null);
        List.of(bad, good, elsewhere).forEach(cluster::create);

        Drift drift = AuditNamespace.audit(client, namespace, policy);

        assertThat(drift.findings())
                .filteredOn(finding -> finding.kind().equals("Pod"))
                .extracting(Drift.Finding::name)
                .containsExactly("bad");
    }

    @Test
    void aDeploymentIsKeptAnnotated() {
        String namespace = cluster.namespace("reconcile");
        ReconcileDeployments reconciler = new ReconcileDeployments(client, RegistryAnnotator.using(policy));
        Deployment deployment = BuildDeployment.deployment("web", IMAGE, RegistryPolicy.empty());
        deployment.getMetadata().setNamespace(namespace);
        Resource<Deployment> web =
                client.apps().deployments().inNamespace(namespace).withName("web");
        try (var informer = client.apps().deployments().inNamespace(namespace).inform(reconciler)) {
            assertThat(informer.isRunning()).isTrue();
            cluster.create(deployment);

            Deployment annotated = web.waitUntilCondition(ExamplesTest::hasItsAnnotation, 1, TimeUnit.MINUTES);

            assertThat(reconciler.reconcile(annotated)).isSameAs(annotated);
        }
    }

    static boolean hasItsAnnotation(Deployment deployment) {
        return deployment != null
                && PLAIN_HTTP.equals(
                        deployment.getSpec().getTemplate().getMetadata().getAnnotations());
    }

    private ImageCache imageCache(String name) {
        cluster.install("/crd/imagecache-newer.yaml");
        return ImageCaches.forImages(
                cluster.name(name), List.of("harbor.pre.com/test/nginx:1.25"), List.of("default:harbor"), policy);
    }

    private void setPhase(ImageCache cache, String phase) {
        Resource<ImageCache> resource = client.resource(cache);
        resource.waitUntilCondition(current -> current != null, 1, TimeUnit.MINUTES);
        resource.editStatus(current -> new ImageCacheBuilder(current)
                .editOrNewStatus()
                .withPhase(phase)
                .endStatus()
                .build());
    }

    static Pod pod(String namespace, String name) {
        return new PodBuilder()
                .withNewMetadata()
                .withNamespace(namespace)
                .withName(name)
                .addToLabels("alibabacloud.com/eci", "true")
                .endMetadata()
                .withNewSpec()
                .addToNodeSelector("eci-registry.example/never", "true")
                .addNewContainer()
                .withName("web")
                .withImage(IMAGE)
                .endContainer()
                .endSpec()
                .build();
    }
}
