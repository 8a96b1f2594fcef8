package io.github.eciregistry.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.admissionregistration.v1.MutatingWebhook;
import io.fabric8.kubernetes.api.model.admissionregistration.v1.MutatingWebhookConfiguration;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.github.eciregistry.export.ExportTarget;
import io.github.eciregistry.export.PolicyExport;
import io.github.eciregistry.lint.ManifestLinter;
import io.github.eciregistry.policy.PolicyFile;
import io.github.eciregistry.policy.RegistryPolicy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

/** The manifests in {@code deploy}, before anything has rendered them. */
class DeployManifestsTest {

    private static final Path DEPLOY = Path.of("deploy");
    private static final Path BASE = DEPLOY.resolve("base");
    private static final Map<String, String> LABELS = Map.of("app.kubernetes.io/name", "eci-registry-webhook");

    private static final JsonMapper YAML = JsonMapper.builder(new YAMLFactory())
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .annotationIntrospector(new NoAnySetter())
            .build();

    /** Fabric8's classes keep every field that they do not know; here it is a mistake. */
    private static final class NoAnySetter extends JacksonAnnotationIntrospector {
        private static final long serialVersionUID = 1L;

        @Override
        public Boolean hasAnySetter(Annotated annotated) {
            return false;
        }
    }

    private static <T extends HasMetadata> T read(String file, Class<T> type) throws IOException {
        return YAML.readValue(Files.readString(BASE.resolve(file)), type);
    }

    private static List<JsonNode> documents(Path file) throws IOException {
        return YAML.readerFor(JsonNode.class)
                .<JsonNode>readValues(Files.readString(file))
                .readAll();
    }

    private static Stream<Path> manifests() throws IOException {
        try (Stream<Path> files = Files.walk(DEPLOY)) {
            return files.filter(file -> file.toString().endsWith(".yaml")).toList().stream();
        }
    }

    private static Deployment deployment() throws IOException {
        return read("deployment.yaml", Deployment.class);
    }

    private static PodSpec pod() throws IOException {
        return deployment().getSpec().getTemplate().getSpec();
    }

    private static Container container() throws IOException {
        return pod().getContainers().get(0);
    }

    private static List<MutatingWebhook> webhooks() throws IOException {
        List<MutatingWebhook> all =
                new ArrayList<>(read("mutatingwebhookconfiguration.yaml", MutatingWebhookConfiguration.class)
                        .getWebhooks());
        JsonNode patch = documents(DEPLOY.resolve("components/only-eci-pods/webhooks.yaml"))
                .get(0);
        for (JsonNode webhook : patch.path("value")) {
            all.add(YAML.treeToValue(webhook, MutatingWebhook.class));
        }
        return all;
    }

    @Test
    void haveOnlyFieldsThatKubernetesKnows() throws IOException {
        assertThat(read("namespace.yaml", Namespace.class).getMetadata().getName())
                .isEqualTo("eci-registry");
        assertThat(read("serviceaccount.yaml", ServiceAccount.class).getAutomountServiceAccountToken())
                .isFalse();
        assertThat(read("networkpolicy.yaml", NetworkPolicy.class).getSpec().getEgress())
                .isEmpty();
        assertThat(deployment().getSpec().getReplicas()).isGreaterThanOrEqualTo(2);
        assertThat(webhooks()).hasSize(5);
    }

    /** The component is one more entry, which is asked about updates alone, and only if they bring an image. */
    @Test
    void policeUpdatesWithoutCostForOthers() throws IOException {
        JsonNode patch = documents(DEPLOY.resolve("components/police-updates/webhooks.yaml"))
                .get(0);
        assertThat(patch.path("op").textValue()).isEqualTo("add");
        assertThat(patch.path("path").textValue()).isEqualTo("/webhooks/-");
        MutatingWebhook webhook = YAML.treeToValue(patch.path("value"), MutatingWebhook.class);
        MutatingWebhook creations = webhooks().get(0);
        assertThat(webhook.getRules()).singleElement().satisfies(rule -> {
            assertThat(rule.getOperations()).containsExactly("UPDATE");
            assertThat(rule.getResources()).containsExactly("pods", "pods/ephemeralcontainers");
        });
        assertThat(webhook.getMatchConditions())
                .singleElement()
                .satisfies(condition -> assertThat(condition.getExpression())
                        .contains("ephemeralcontainers", "spec.containers", "initContainers", "oldObject"));
        assertThat(webhook.getClientConfig()).isEqualTo(creations.getClientConfig());
        assertThat(webhook.getNamespaceSelector()).isEqualTo(creations.getNamespaceSelector());
        assertThat(webhook.getFailurePolicy()).isEqualTo("Fail");
        assertThat(webhooks())
                .allSatisfy(other -> assertThat(other.getRules())
                        .allSatisfy(rule -> assertThat(rule.getOperations()).containsExactly("CREATE")));
    }

    @Test
    void haveAPolicyThatTheServerReads() throws IOException {
        Map<String, String> data = read("policy.yaml", ConfigMap.class).getData();
        assertThat(PolicyFile.parse(data.getOrDefault("policy.yaml", "")).rules())
                .isNotEmpty();
    }

    @Test
    void agreeOnLabels() throws IOException {
        assertThat(deployment().getSpec().getTemplate().getMetadata().getLabels())
                .isEqualTo(LABELS);
        assertThat(deployment().getSpec().getSelector().getMatchLabels()).isEqualTo(LABELS);
        assertThat(read("service.yaml", Service.class).getSpec().getSelector()).isEqualTo(LABELS);
        assertThat(read("poddisruptionbudget.yaml", PodDisruptionBudget.class)
                        .getSpec()
                        .getSelector()
                        .getMatchLabels())
                .isEqualTo(LABELS);
        assertThat(read("networkpolicy.yaml", NetworkPolicy.class)
                        .getSpec()
                        .getPodSelector()
                        .getMatchLabels())
                .isEqualTo(LABELS);
        assertThat(pod().getTopologySpreadConstraints())
                .allSatisfy(
                        constraint -> assertThat(constraint.getLabelSelector().getMatchLabels())
                                .isEqualTo(LABELS));
    }

    @Test
    void agreeOnPorts() throws IOException {
        List<String> names =
                container().getPorts().stream().map(ContainerPort::getName).toList();
        Service service = read("service.yaml", Service.class);
        assertThat(names)
                .contains(service.getSpec().getPorts().get(0).getTargetPort().getStrVal());
        assertThat(container().getArgs())
                .contains("--port=" + container().getPorts().get(0).getContainerPort())
                .contains("--status-port=" + container().getPorts().get(1).getContainerPort());
        for (Probe probe : List.of(
                container().getStartupProbe(),
                container().getLivenessProbe(),
                container().getReadinessProbe())) {
            assertThat(probe.getHttpGet().getPort().getStrVal())
                    .isEqualTo("status")
                    .isIn(names);
        }
        assertThat(webhooks()).allSatisfy(webhook -> {
            assertThat(webhook.getClientConfig().getService().getPort())
                    .isEqualTo(service.getSpec().getPorts().get(0).getPort());
            assertThat(webhook.getClientConfig().getService().getName())
                    .isEqualTo(service.getMetadata().getName());
            assertThat(webhook.getClientConfig().getService().getNamespace()).isEqualTo("eci-registry");
            assertThat(webhook.getClientConfig().getService().getPath()).isEqualTo("/mutate");
        });
    }

    @Test
    void startTheServerWithOptionsThatItHasAndFilesThatAreMounted() throws IOException {
        CommandLine.ParseResult options =
                WebhookCommand.commandLine().parseArgs(container().getArgs().toArray(String[]::new));
        assertThat(options.hasMatchedOption("--policy")).isTrue();
        assertThat(container().getVolumeMounts()).allSatisfy(mount -> {
            assertThat(container().getArgs()).anyMatch(argument -> argument.contains(mount.getMountPath() + "/"));
            assertThat(pod().getVolumes()).anyMatch(volume -> volume.getName().equals(mount.getName()));
        });
        assertThat(pod().getServiceAccountName())
                .isEqualTo(read("serviceaccount.yaml", ServiceAccount.class)
                        .getMetadata()
                        .getName());
        long seconds = Timeouts.DEFAULT.drain().plus(Timeouts.DEFAULT.stop()).toSeconds();
        assertThat(pod().getTerminationGracePeriodSeconds()).isGreaterThan(seconds);
    }

    /** The restricted profile of https://kubernetes.io/docs/concepts/security/pod-security-standards/, read 2026-11-23. */
    @Test
    void keepToTheRestrictedPodSecurity() throws IOException {
        assertThat(pod().getSecurityContext().getRunAsNonRoot()).isTrue();
        assertThat(pod().getSecurityContext().getSeccompProfile().getType()).isEqualTo("RuntimeDefault");
        assertThat(container().getSecurityContext().getAllowPrivilegeEscalation())
                .isFalse();
        assertThat(container().getSecurityContext().getReadOnlyRootFilesystem()).isTrue();
        assertThat(container().getSecurityContext().getCapabilities().getDrop()).containsExactly("ALL");
        assertThat(pod().getAutomountServiceAccountToken()).isFalse();
        assertThat(read("namespace.yaml", Namespace.class).getMetadata().getLabels())
                .containsEntry("pod-security.kubernetes.io/enforce", "restricted");
    }

    @Test
    void exemptWhatTheClusterAndTheWebhookNeed() throws IOException {
        assertThat(webhooks()).allSatisfy(webhook -> {
            assertThat(webhook.getNamespaceSelector()
                            .getMatchExpressions()
                            .get(0)
                            .getKey())
                    .isEqualTo("kubernetes.io/metadata.name");
            assertThat(webhook.getNamespaceSelector()
                            .getMatchExpressions()
                            .get(0)
                            .getOperator())
                    .isEqualTo("NotIn");
            assertThat(webhook.getNamespaceSelector()
                            .getMatchExpressions()
                            .get(0)
                            .getValues())
                    .containsExactly("kube-system", "eci-registry");
            assertThat(webhook.getObjectSelector())
                    .as("what everybody may write on a pod exempts none")
                    .isNull();
            assertThat(webhook.getSideEffects()).isEqualTo("None");
            assertThat(webhook.getReinvocationPolicy()).isEqualTo("IfNeeded");
            assertThat(webhook.getMatchPolicy()).isEqualTo("Equivalent");
            assertThat(webhook.getAdmissionReviewVersions()).containsExactly("v1");
            assertThat(webhook.getTimeoutSeconds()).isBetween(1, 30);
            assertThat(webhook.getMatchConditions()).isNotEmpty();
            assertThat(webhook.getName().split("\\.", -1)).hasSizeGreaterThanOrEqualTo(3);
        });
    }

    /** Whatever labels a namespace has, one entry asks about its pods: the first if none sends them to ECI. */
    @Test
    void knowTheNamespacesThatAnExportedPolicyKnows() throws IOException {
        Map<String, String> labels = labelsOfEciNamespaces();
        List<MutatingWebhook> onlyEciPods = webhooks().subList(1, webhooks().size());
        assertThat(onlyEciPods).hasSize(labels.size() + 1);
        for (int subset = 0; subset < 1 << labels.size(); subset++) {
            Map<String, String> namespace = new HashMap<>(Map.of("kubernetes.io/metadata.name", "shop"));
            int bit = 0;
            for (Map.Entry<String, String> label : labels.entrySet()) {
                namespace.put(label.getKey(), (subset >> bit++ & 1) == 1 ? label.getValue() : "other");
            }
            List<MutatingWebhook> asking = onlyEciPods.stream()
                    .filter(each -> selects(each, namespace))
                    .toList();
            assertThat(asking).as("%s", namespace).hasSize(1);
            assertThat(asking.get(0).equals(onlyEciPods.get(0))).isEqualTo(subset == 0);
        }
    }

    private static Map<String, String> labelsOfEciNamespaces() {
        String exported = PolicyExport.using(
                        RegistryPolicy.builder().plainHttp("a.corp").build())
                .onlyEciPods()
                .to(ExportTarget.MUTATING_ADMISSION_POLICY);
        Matcher label = Pattern.compile("namespaceObject.*\\[\\?\"(.+)\"].* == \"(.+)\"")
                .matcher(exported);
        Map<String, String> labels = new LinkedHashMap<>();
        while (label.find()) {
            labels.put(label.group(1), label.group(2));
        }
        return labels;
    }

    private static boolean selects(MutatingWebhook webhook, Map<String, String> namespace) {
        return webhook.getNamespaceSelector().getMatchExpressions().stream()
                .allMatch(expression -> expression.getOperator().equals("In")
                        == expression.getValues().contains(namespace.get(expression.getKey())));
    }

    /** What the component for old clusters removes is a condition that the server checks by itself. */
    @Test
    void needNoConditionsBeforeKubernetes130() throws IOException {
        JsonNode patch = documents(DEPLOY.resolve("components/before-kubernetes-1.30/webhooks.yaml"))
                .get(0);
        assertThat(patch.path("op").textValue()).isEqualTo("remove");
        assertThat(patch.path("path").textValue()).isEqualTo("/webhooks/0/matchConditions");
        assertThat(webhooks().get(0).getMatchConditions())
                .singleElement()
                .satisfies(condition -> assertThat(condition.getExpression())
                        .isEqualTo("!('system:nodes' in request.userInfo.groups)"));
    }

    @Test
    void nameOnlyResourcesThatAreThere() throws IOException {
        for (Path file :
                manifests().filter(path -> path.endsWith("kustomization.yaml")).toList()) {
            JsonNode kustomization = documents(file).get(0);
            List<String> names = new ArrayList<>();
            kustomization.path("resources").forEach(resource -> names.add(resource.textValue()));
            kustomization.path("components").forEach(resource -> names.add(resource.textValue()));
            kustomization.path("patches").findValues("path").forEach(patch -> {
                if (!patch.textValue().startsWith("/")) {
                    names.add(patch.textValue());
                }
            });
            assertThat(names)
                    .isNotEmpty()
                    .allSatisfy(name -> assertThat(file.resolveSibling(name)).exists());
        }
    }

    @Test
    void makeTheCertificateThatTheDeploymentMounts() throws IOException {
        String secret = pod().getVolumes().get(1).getSecret().getSecretName();
        List<JsonNode> certificates = documents(DEPLOY.resolve("overlays/cert-manager/certificates.yaml"));
        assertThat(certificates).anySatisfy(certificate -> {
            assertThat(certificate.at("/spec/secretName").textValue()).isEqualTo(secret);
            assertThat(certificate.at("/spec/dnsNames/0").textValue())
                    .isEqualTo("eci-registry-webhook.eci-registry.svc");
        });
        JsonNode selfMade = documents(DEPLOY.resolve("overlays/self-made/kustomization.yaml"))
                .get(0);
        assertThat(selfMade.at("/secretGenerator/0/name").textValue()).isEqualTo(secret);
    }

    @ParameterizedTest
    @MethodSource("manifests")
    void leaveTheLinterNothingToSay(Path file) throws IOException {
        RegistryPolicy policy = PolicyFile.read(Path.of("policy.yaml"));
        assertThat(ManifestLinter.using(policy).lint(Files.readString(file)).findings())
                .isEmpty();
    }
}
