package io.github.eciregistry.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.github.eciregistry.fabric8.ClusterUnderTest;
import io.github.eciregistry.fabric8.imagecache.ImageCache;
import io.github.eciregistry.fabric8.imagecache.ImageCacheBuilder;
import io.github.eciregistry.policy.RegistryPolicy;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The examples as programs, each in a process of its own, on an API server, see {@link ClusterUnderTest}. */
class ProgramsTest {

    private static final String ANNOTATION = "k8s.aliyun.com/plain-http-registry: \"192.168.1.10:5000\"";
    private static final String IMAGE = "192.168.1.10:5000/test/nginx:1.25";

    private final ClusterUnderTest cluster = ClusterUnderTest.open();
    private final KubernetesClient client = cluster.client();
    private final List<Process> started = new ArrayList<>();

    @AfterEach
    void close() {
        started.forEach(Process::destroyForcibly);
        cluster.close();
    }

    @Test
    void buildDeploymentPrintsOne() throws Exception {
        assertThat(outputOf(start(BuildDeployment.class)))
                .startsWith("---\n")
                .contains("kind: \"Deployment\"", ANNOTATION);
    }

    @Test
    void annotateYamlPrintsWhatAFileHolds() throws Exception {
        assertThat(outputOf(start(AnnotateYaml.class, "policy.yaml", "manifests/deployment-plain-http.yaml")))
                .contains("kind: \"Deployment\"", ANNOTATION);
    }

    @Test
    void auditNamespacePrintsWhatLacks() throws Exception {
        cluster.install("/crd/imagecache-newer.yaml");
        String namespace = cluster.namespace("audit");
        cluster.create(ExamplesTest.pod(namespace, "bad"));

        assertThat(outputOf(start(AuditNamespace.class, "policy.yaml", namespace)))
                .contains(
                        "Pod " + namespace + "/bad: lacks [192.168.1.10:5000]",
                        "delete it and create it again with the annotations");
    }

    @Test
    void createImageCacheWaitsUntilItIsReady() throws Exception {
        cluster.install("/crd/imagecache-newer.yaml");
        String name = cluster.name("program");
        Resource<ImageCache> cache = client.resources(ImageCache.class).withName(name);
        Process program = start(CreateImageCache.class, "policy.yaml", name, "default:harbor", IMAGE);
        try {
            cache.waitUntilCondition(Objects::nonNull, 1, TimeUnit.MINUTES);
            cache.editStatus(current -> new ImageCacheBuilder(current)
                    .editOrNewStatus()
                    .withPhase("Ready")
                    .withImageCacheId("imc-1")
                    .endStatus()
                    .build());

            assertThat(outputOf(program)).isEqualTo("Ready imc-1" + System.lineSeparator());
        } finally {
            cache.delete();
        }
    }

    @Test
    void reconcileDeploymentsAnnotatesThoseOfANamespace() throws Exception {
        String namespace = cluster.namespace("reconcile");
        Deployment deployment = BuildDeployment.deployment("web", IMAGE, RegistryPolicy.empty());
        deployment.getMetadata().setNamespace(namespace);
        cluster.create(deployment);

        start(ReconcileDeployments.class, "policy.yaml", namespace);

        Deployment annotated =
                client.resource(deployment).waitUntilCondition(ExamplesTest::hasItsAnnotation, 1, TimeUnit.MINUTES);
        assertThat(annotated.getMetadata().getNamespace()).isEqualTo(namespace);
    }

    private Process start(Class<?> program, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path")));
        if (!Boolean.getBoolean("eci.registry.it.kubeconfig")) {
            command.add("-Dkubernetes.master=" + client.getMasterUrl());
            command.add("-Dkubernetes.auth.tryKubeConfig=false");
        }
        command.add(program.getName());
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        started.add(process);
        return process;
    }

    private static String outputOf(Process process) throws IOException, InterruptedException {
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isZero();
        return output;
    }
}
