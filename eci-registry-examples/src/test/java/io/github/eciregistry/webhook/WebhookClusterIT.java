package io.github.eciregistry.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.admissionregistration.v1.MutatingWebhookConfiguration;
import io.fabric8.kubernetes.api.model.admissionregistration.v1.MutatingWebhookConfigurationBuilder;
import io.github.eciregistry.config.PolicyFile;
import io.github.eciregistry.fabric8.ClusterUnderTest;
import io.github.eciregistry.fabric8.RegistryAnnotator;
import io.github.eciregistry.fabric8.admission.RegistryAdmission;
import io.github.eciregistry.policy.RegistryPolicy;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.Socket;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The webhook registered with a real API server: the one that {@code KUBECONFIG} names, if the tests are run with {@code
 * -Deci.registry.it.kubeconfig=true}. It has to reach this machine, at the address from which this machine reaches it or
 * at that of {@code -Deci.registry.it.webhook.address}.
 */
class WebhookClusterIT {

    private static final Map<String, List<String>> PODS = Map.of(
            "plain-http", List.of("192.168.1.10:5000/test/nginx:latest"),
            "self-signed", List.of("harbor.pre.com/app@sha256:" + "0".repeat(64)),
            "both", List.of("harbor.pre.com/a", "192.168.1.10:5000/b", "harbor.pre.com/c"),
            "neither", List.of("nginx", "registry.k8s.io/pause:3.9"),
            "unreadable", List.of("192.168.1.10:5000/UPPER"));

    @TempDir
    private Path folder;

    @Test
    void annotatesThePodsThatAClusterCreates() throws Exception {
        assumeTrue(Boolean.getBoolean("eci.registry.it.kubeconfig"), "no cluster: -Deci.registry.it.kubeconfig=true");
        try (ClusterUnderTest cluster = ClusterUnderTest.open()) {
            String address = address(cluster.client().getMasterUrl());
            TestAuthority authority = new TestAuthority(address);
            RegistryPolicy policy = PolicyFile.parse(RunningWebhook.POLICY);
            WebhookServer server = start(authority);
            try {
                String namespace = cluster.namespace("webhook");
                cluster.create(configuration(
                        cluster.name("eci-registry-webhook"), namespace, authority, address, server.port()));
                Thread.sleep(Duration.ofSeconds(5).toMillis()); // The API server looks at configurations every second.
                PODS.forEach((name, images) -> {
                    assertAnnotated(cluster, policy, pod(name, namespace, images, false));
                    assertAnnotated(cluster, policy, pod(name + "-init", namespace, images, true));
                });
            } finally {
                server.stop();
            }
        }
    }

    private WebhookServer start(TestAuthority authority) throws Exception {
        Path policyFile = Files.writeString(folder.resolve("policy.yaml"), RunningWebhook.POLICY);
        authority.issue(folder.resolve("tls.crt"), folder.resolve("tls.key"));
        ServerSettings settings = new ServerSettings(
                policyFile,
                RegistryAdmission.using(RegistryPolicy.builder().build()),
                folder.resolve("tls.crt"),
                folder.resolve("tls.key"),
                null,
                0,
                OptionalInt.empty(),
                RunningWebhook.TIMEOUTS);
        return WebhookServer.start(settings, new JsonLog(new ByteArrayOutputStream(), Level.OFF));
    }

    private static String address(URL server) throws IOException {
        String given = System.getProperty("eci.registry.it.webhook.address");
        if (given != null) {
            return given;
        }
        int port = server.getPort() < 0 ? server.getDefaultPort() : server.getPort();
        try (Socket socket = new Socket(server.getHost(), port)) {
            return socket.getLocalAddress().getHostAddress();
        }
    }

    private static MutatingWebhookConfiguration configuration(
            String name, String namespace, TestAuthority authority, String address, int port) {
        String bundle = Base64.getEncoder().encodeToString(authority.pem().getBytes(StandardCharsets.UTF_8));
        return new MutatingWebhookConfigurationBuilder()
                .withNewMetadata()
                .withName(name)
                .endMetadata()
                .addNewWebhook()
                .withName("test.eci-registry.eciregistry.github.io")
                .withNewClientConfig()
                .withUrl("https://" + address + ":" + port + "/mutate")
                .withCaBundle(bundle)
                .endClientConfig()
                .addNewRule()
                .withApiGroups("")
                .withApiVersions("v1")
                .withResources("pods")
                .withOperations("CREATE")
                .endRule()
                .withNewNamespaceSelector()
                .addToMatchLabels("kubernetes.io/metadata.name", namespace)
                .endNamespaceSelector()
                .withFailurePolicy("Fail")
                .withSideEffects("None")
                .withAdmissionReviewVersions("v1")
                .endWebhook()
                .build();
    }

    private static Pod pod(String name, String namespace, List<String> images, boolean init) {
        List<Container> containers = images.stream()
                .map(image -> new ContainerBuilder()
                        .withName("c" + images.indexOf(image))
                        .withImage(image)
                        .build())
                .toList();
        Container other =
                new ContainerBuilder().withName("main").withImage("nginx").build();
        return new PodBuilder()
                .withNewMetadata()
                .withName(name)
                .withNamespace(namespace)
                .addToAnnotations("kept", "as it is")
                .endMetadata()
                .withNewSpec()
                .withInitContainers(init ? containers : List.of())
                .withContainers(init ? List.of(other) : containers)
                .endSpec()
                .build();
    }

    private static void assertAnnotated(ClusterUnderTest cluster, RegistryPolicy policy, Pod pod) {
        Map<String, String> expected =
                RegistryAnnotator.using(policy).annotate(pod).getMetadata().getAnnotations();
        Pod created = cluster.create(pod);
        Map<String, String> found =
                cluster.client().resource(created).get().getMetadata().getAnnotations();
        assertThat(found).as(pod.getMetadata().getName()).containsAllEntriesOf(expected);
        assertThat(found.containsKey("k8s.aliyun.com/plain-http-registry"))
                .isEqualTo(expected.containsKey("k8s.aliyun.com/plain-http-registry"));
        assertThat(found.containsKey("k8s.aliyun.com/insecure-registry"))
                .isEqualTo(expected.containsKey("k8s.aliyun.com/insecure-registry"));
    }
}
