package io.github.eciregistry.admission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.admissionregistration.v1.MutatingAdmissionPolicy;
import io.fabric8.kubernetes.api.model.admissionregistration.v1.MutatingAdmissionPolicyBinding;
import io.fabric8.kubernetes.api.model.admissionregistration.v1.MutatingAdmissionPolicyBindingBuilder;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.github.eciregistry.annotation.AnnotationKeys;
import io.github.eciregistry.export.ExportTarget;
import io.github.eciregistry.export.PolicyExport;
import io.github.eciregistry.fabric8.ClusterUnderTest;
import io.github.eciregistry.fabric8.RegistryAnnotator;
import io.github.eciregistry.fabric8.imagecache.ImageCache;
import io.github.eciregistry.fabric8.imagecache.ImageCacheBuilder;
import io.github.eciregistry.policy.RegistryPolicy;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The exported policy on an API server that evaluates it: one of Kubernetes 1.36 or newer that {@code KUBECONFIG} names, see
 * {@link ClusterUnderTest}. Objects are created in dry runs.
 */
class ExportedPolicyClusterTest {

    private static final RegistryPolicy POLICY = RegistryPolicy.builder()
            .plainHttp("192.168.0.0/16", "[fd00::]/8", "*.plain.example")
            .skipVerify("harbor.pre.com", "*.self.example:8443")
            .https("good.plain.example")
            .build();
    private static final String SKIP_VERIFY = "harbor.pre.com/team/app:1";
    private static final String PLAIN_HTTP = "192.168.1.10:5000/test/nginx@sha256:" + "0".repeat(64);

    private static final Map<String, String> MARKER = Map.of("alibabacloud.com/eci", "true");

    private final ClusterUnderTest cluster = ClusterUnderTest.open();

    /** Labels of the objects of a test, the only ones to which its policy is bound. */
    private final Map<String, String> labels = Map.of("eci-registry.example/test", cluster.name("exported"));

    @BeforeEach
    void needsAServerThatEvaluatesPolicies() {
        assumeTrue(ClusterUnderTest.isReal(), "no cluster: -Deci.registry.it.kubeconfig=true");
        assumeTrue(cluster.serves(new MutatingAdmissionPolicy()), "the server has no MutatingAdmissionPolicy v1");
    }

    @AfterEach
    void close() {
        cluster.close();
    }

    @Test
    void annotatesAsTheLibraryDoes() throws InterruptedException {
        String namespace = cluster.namespace("exported");
        AnnotationKeys[] keys = {AnnotationKeys.ECI, AnnotationKeys.ACS};
        apply(PolicyExport.using(POLICY).withKeys(keys), namespace);
        RegistryAnnotator annotator = RegistryAnnotator.using(POLICY).withKeys(keys);

        for (Pod pod : List.of(
                pod(Map.of(), PLAIN_HTTP),
                pod(Map.of("kept", "as it is"), SKIP_VERIFY),
                pod(Map.of(), "nginx", "docker.io/library/nginx", "registry.k8s.io/pause:3.9"),
                pod(Map.of(), SKIP_VERIFY, PLAIN_HTTP, "harbor.pre.com:8443/b", PLAIN_HTTP, "nginx"),
                pod(Map.of(), "a.plain.example/c", "good.plain.example/c", "q.self.example:8443/c", "q.self.example/c"),
                pod(Map.of(), "[fd00::1]:5000/c", "[fe80::1]/c", "192.169.0.1/c", "192.168.1/c"),
                pod(Map.of(), "192.168.1.10:5000/UPPER", SKIP_VERIFY),
                pod(Map.of("k8s.aliyun.com/plain-http-registry", "10.0.0.1:80, "), PLAIN_HTTP),
                pod(Map.of("k8s.aliyun.com/insecure-registry", "192.168.1.10:5000"), PLAIN_HTTP, SKIP_VERIFY),
                pod(Map.of("k8s.aliyun.com/insecure-registry", "harbor.pre.com"), SKIP_VERIFY),
                pod(Map.of(), registries(100)),
                withInitContainers(pod(Map.of(), "nginx", SKIP_VERIFY, PLAIN_HTTP)))) {
            Pod expected = annotator.annotate(new PodBuilder(pod).build());

            assertThat(annotationsOf(created(pod, namespace))).as("%s", pod).isEqualTo(annotationsOf(expected));
        }
    }

    @Test
    void annotatesImageCaches() throws InterruptedException {
        cluster.install("/crd/imagecache-newer.yaml");
        apply(
                PolicyExport.using(POLICY).onlyEciPods().exemptingNamespaces("kube-system"),
                cluster.namespace("exported"));
        ImageCache cache = new ImageCacheBuilder()
                .withNewMetadata()
                .withName(cluster.name("exported"))
                .withLabels(labels)
                .endMetadata()
                .withNewSpec()
                .withImages(PLAIN_HTTP, SKIP_VERIFY)
                .endSpec()
                .build();

        assertThat(awaitAnnotations(
                        () -> cluster.client().resource(cache).dryRun().create()))
                .containsOnly(
                        entry("k8s.aliyun.com/plain-http-registry", "192.168.1.10:5000"),
                        entry("k8s.aliyun.com/insecure-registry", "harbor.pre.com"));
    }

    @Test
    void leavesPodsAloneThatNeitherTheyNorTheirNamespaceMarkForEci() throws InterruptedException {
        String namespace = cluster.namespace("exported");
        String marked = cluster.create(new NamespaceBuilder()
                        .withNewMetadata()
                        .withName(cluster.name("marked"))
                        .withLabels(MARKER)
                        .endMetadata()
                        .build())
                .getMetadata()
                .getName();
        apply(PolicyExport.using(POLICY).onlyEciPods(), namespace);
        Pod pod = pod(Map.of(), SKIP_VERIFY);

        assertThat(annotationsOf(created(pod, namespace))).isEmpty();
        assertThat(annotationsOf(created(marked(pod), namespace)))
                .containsExactly(entry("k8s.aliyun.com/insecure-registry", "harbor.pre.com"));
        assertThat(annotationsOf(created(pod, marked)))
                .containsExactly(entry("k8s.aliyun.com/insecure-registry", "harbor.pre.com"));
    }

    /** Applies an export to what has the labels of this test, and waits until the server evaluates it. */
    private void apply(PolicyExport export, String namespace) throws InterruptedException {
        String[] documents = export.withName(cluster.name("exported"))
                .to(ExportTarget.MUTATING_ADMISSION_POLICY)
                .split("(?m)^---$", -1);
        cluster.create(Serialization.unmarshal(documents[0], MutatingAdmissionPolicy.class));
        MutatingAdmissionPolicyBinding binding =
                Serialization.unmarshal(documents[1], MutatingAdmissionPolicyBinding.class);
        cluster.create(new MutatingAdmissionPolicyBindingBuilder(binding)
                .editSpec()
                .withNewMatchResources()
                .withNewObjectSelector()
                .withMatchLabels(labels)
                .endObjectSelector()
                .endMatchResources()
                .endSpec()
                .build());
        awaitAnnotations(() -> created(marked(pod(Map.of(), SKIP_VERIFY)), namespace));
    }

    /** Creates an object, in dry runs, until it is annotated: servers learn of policies and of new kinds by and by. */
    private static Map<String, String> awaitAnnotations(Supplier<HasMetadata> created) throws InterruptedException {
        Instant end = Instant.now().plusSeconds(30);
        while (true) {
            Map<String, String> annotations = annotationsOf(created.get());
            if (!annotations.isEmpty()) {
                return annotations;
            }
            assertThat(Instant.now()).as("the policy is evaluated").isBefore(end);
            Thread.sleep(200);
        }
    }

    private Pod created(Pod pod, String namespace) {
        return cluster.client()
                .pods()
                .inNamespace(namespace)
                .resource(pod)
                .dryRun()
                .create();
    }

    private Pod pod(Map<String, String> annotations, String... images) {
        return new PodBuilder()
                .withNewMetadata()
                .withName("exported")
                .withLabels(labels)
                .withAnnotations(annotations.isEmpty() ? null : annotations)
                .endMetadata()
                .withNewSpec()
                .withContainers(IntStream.range(0, images.length)
                        .mapToObj(i -> new ContainerBuilder()
                                .withName("c" + i)
                                .withImage(images[i])
                                .build())
                        .toList())
                .endSpec()
                .build();
    }

    private static Pod marked(Pod pod) {
        return new PodBuilder(pod)
                .editMetadata()
                .addToLabels(MARKER)
                .endMetadata()
                .build();
    }

    /** The pod with all its containers but the first as init containers. */
    private static Pod withInitContainers(Pod pod) {
        List<Container> containers = pod.getSpec().getContainers();
        return new PodBuilder(pod)
                .editSpec()
                .withContainers(containers.get(0))
                .withInitContainers(containers.subList(1, containers.size()))
                .endSpec()
                .build();
    }

    private static String[] registries(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> "r" + i + ".plain.example/team/app:1")
                .toArray(String[]::new);
    }

    private static Map<String, String> annotationsOf(HasMetadata object) {
        Map<String, String> annotations = object.getMetadata().getAnnotations();
        return annotations == null ? Map.of() : annotations;
    }
}
