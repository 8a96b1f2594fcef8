package io.github.eciregistry.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.admissionregistration.v1.MutatingWebhook;
import io.fabric8.kubernetes.api.model.admissionregistration.v1.MutatingWebhookBuilder;
import io.fabric8.kubernetes.api.model.admissionregistration.v1.MutatingWebhookConfiguration;
import io.fabric8.kubernetes.api.model.admissionregistration.v1.MutatingWebhookConfigurationBuilder;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.github.eciregistry.admission.RegistryAdmission;
import io.github.eciregistry.fabric8.ClusterUnderTest;
import io.github.eciregistry.fabric8.RegistryAnnotator;
import io.github.eciregistry.policy.PolicyFile;
import io.github.eciregistry.policy.RegistryPolicy;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
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
import java.util.Objects;
import java.util.OptionalInt;
import java.util.function.Consumer;
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
            "skip-verify", List.of("harbor.pre.com/app@sha256:" + "0".repeat(64)),
            "both", List.of("harbor.pre.com/a", "192.168.1.10:5000/b", "harbor.pre.com/c"),
            "neither", List.of("nginx", "registry.k8s.io/pause:3.9"),
            "unreadable", List.of("192.168.1.10:5000/UPPER"));

    /** What marks a pod for ECI. */
    private static final List<Consumer<PodBuilder>> MARKERS = List.of(
            pod -> pod.editMetadata()
                    .addToLabels("alibabacloud.com/eci", "true")
                    .endMetadata(),
            pod -> pod.editMetadata().addToLabels("eci", "true").endMetadata(),
            pod -> pod.editMetadata()
                    .addToAnnotations("k8s.aliyun.com/eci-spot-strategy", "SpotAsPriceGo")
                    .endMetadata(),
            pod -> pod.editSpec().withNodeName("virtual-kubelet-cn-beijing-k").endSpec(),
            pod -> pod.editSpec().addToNodeSelector("type", "virtual-kubelet").endSpec(),
            pod -> pod.editSpec()
                    .addNewToleration()
                    .withKey("virtual-kubelet.io/provider")
                    .withOperator("Exists")
                    .endToleration()
                    .endSpec());

    private static final List<MutatingWebhook> DEPLOYED = webhooks(deployed("base/mutatingwebhookconfiguration.yaml"));
    private static final List<MutatingWebhook> DEPLOYED_FOR_MARKED_PODS =
            webhooks(Map.of("webhooks", value(deployed("components/only-eci-pods/webhooks.yaml"))));

    @TempDir
    private Path folder;

    private static Object deployed(String file) {
        try {
            return Serialization.unmarshal(Files.readString(Path.of("deploy").resolve(file)), Object.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the value of the one operation of a JSON Patch. */
    private static Object value(Object patch) {
        return Objects.requireNonNull(((Map<?, ?>) ((List<?>) patch).get(0)).get("value"));
    }

    private static List<MutatingWebhook> webhooks(Object configuration) {
        return Serialization.unmarshal(Serialization.asYaml(configuration), MutatingWebhookConfiguration.class)
                .getWebhooks();
    }

    @Test
    void annotatesThePodsThatAClusterCreates() throws Exception {
        runWith(DEPLOYED, (cluster, namespace, configuration) -> {
            RegistryPolicy policy = PolicyFile.parse(RunningWebhook.POLICY);
            PODS.forEach((name, images) -> {
                assertAnnotated(cluster, policy, pod(name, namespace, images, false));
                assertAnnotated(cluster, policy, pod(name + "-init", namespace, images, true));
            });
        });
    }

    @Test
    void isAskedAboutMarkedPodsAloneIfTheConditionsSaySo() throws Exception {
        runWith(DEPLOYED_FOR_MARKED_PODS, (cluster, namespace, configuration) -> {
            assumeTrue(
                    configuration.getWebhooks().stream()
                            .noneMatch(webhook -> webhook.getMatchConditions().isEmpty()),
                    "the server has no matchConditions");
            Pod pod = pod("pod", namespace, List.of("harbor.pre.com/a"), false);

            assertThat(isAnnotated(cluster, pod)).isFalse();
            for (Consumer<PodBuilder> marker : MARKERS) {
                PodBuilder marked = new PodBuilder(pod);
                marker.accept(marked);
                assertThat(isAnnotated(cluster, marked.build()))
                        .as("%s", marked.build())
                        .isTrue();
            }
        });
    }

    /** Registers a webhook that runs here, by what is deployed but for its address and for a namespace of the test. */
    private void runWith(List<MutatingWebhook> deployed, Scenario scenario) throws Exception {
        assumeTrue(ClusterUnderTest.isReal(), "no cluster: -Deci.registry.it.kubeconfig=true");
        try (ClusterUnderTest cluster = ClusterUnderTest.open()) {
            String address = address(cluster.client().getMasterUrl());
            TestAuthority authority = new TestAuthority(address);
            WebhookServer server = start(authority);
            try {
                String namespace = cluster.namespace("webhook");
                String url = "https://" + address + ":" + server.port() + "/mutate";
                MutatingWebhookConfiguration configuration = cluster.create(new MutatingWebhookConfigurationBuilder()
                        .withNewMetadata()
                        .withName(cluster.name("eci-registry-webhook"))
                        .endMetadata()
                        .withWebhooks(deployed.stream()
                                .map(webhook -> here(webhook, namespace, authority, url))
                                .toList())
                        .build());
                Thread.sleep(Duration.ofSeconds(5).toMillis()); // The API server looks at configurations every second.
                scenario.run(cluster, namespace, configuration);
            } finally {
                server.stop();
            }
        }
    }

    private static MutatingWebhook here(
            MutatingWebhook webhook, String namespace, TestAuthority authority, String url) {
        return new MutatingWebhookBuilder(webhook)
                .withNewClientConfig()
                .withUrl(url)
                .withCaBundle(Base64.getEncoder().encodeToString(authority.pem().getBytes(StandardCharsets.UTF_8)))
                .endClientConfig()
                .editNamespaceSelector()
                .addToMatchLabels("kubernetes.io/metadata.name", namespace)
                .endNamespaceSelector()
                .withFailurePolicy("Fail")
                .build();
    }

    private interface Scenario {

        void run(ClusterUnderTest cluster, String namespace, MutatingWebhookConfiguration configuration);
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
                List.of(),
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

    private static boolean isAnnotated(ClusterUnderTest cluster, Pod pod) {
        return cluster.client()
                .resource(pod)
                .dryRun()
                .create()
                .getMetadata()
                .getAnnotations()
                .containsKey("k8s.aliyun.com/insecure-registry");
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
