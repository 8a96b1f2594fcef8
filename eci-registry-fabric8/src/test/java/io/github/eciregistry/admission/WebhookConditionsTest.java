package io.github.eciregistry.admission;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.eciregistry.admission.AdmissionDecision.Outcome;
import io.github.eciregistry.export.ExportTarget;
import io.github.eciregistry.export.PolicyExport;
import io.github.eciregistry.policy.RegistryPolicy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The conditions under which the deployed configurations have the API server ask the webhook. */
class WebhookConditionsTest {

    private static final Path DEPLOY = Path.of("../eci-registry-examples/deploy");

    private static final List<String> ANNOTATIONS = List.of(
            "k8s.aliyun.com/eci-",
            "k8s.aliyun.com/eci",
            "k8s.aliyun.com/eci-use-specs",
            "alibabacloud.com/burst-resource",
            "note");

    private static final CelAdmission ALL_PODS =
            webhooks("base/mutatingwebhookconfiguration.yaml", "webhooks").get(0);
    private static final List<CelAdmission> ONLY_ECI_PODS = webhooks("components/only-eci-pods/webhooks.yaml", "value");
    private static final CelAdmission MARKED_PODS = ONLY_ECI_PODS.get(0);

    private static List<CelAdmission> webhooks(String file, String field) {
        try {
            Object root =
                    new Load(LoadSettings.builder().build()).loadFromString(Files.readString(DEPLOY.resolve(file)));
            Object holder = root instanceof List<?> operations ? operations.get(0) : root;
            return CelAdmission.list(CelAdmission.map(holder).get(field)).stream()
                    .map(CelAdmission::map)
                    .map(CelAdmission::ofWebhook)
                    .toList();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    static Stream<AdmissionCase> cases() throws IOException {
        return AdmissionCase.all().filter(AdmissionCase::isAsked);
    }

    private static RegistryAdmission admission(AdmissionCase given) {
        return RegistryAdmission.using(given.policy()).exemptingNamespaces("kube-system", "eci-registry");
    }

    @ParameterizedTest
    @MethodSource("cases")
    void askAboutThePodsThatTheOptionLeavesIn(AdmissionCase given) throws IOException {
        RegistryAdmission admission = admission(given).onlyEciPods(namespace -> false);

        assertThat(MARKED_PODS.matches(CelAdmission.read(given.request())))
                .isEqualTo(admission.review(given.body()).outcome() != Outcome.NOT_APPLICABLE);
    }

    /** Updates are registered by the component that polices them. */
    static Stream<AdmissionCase> casesOtherThanUpdates() throws IOException {
        return cases().filter(given -> !given.request().getString("operation").equals("UPDATE"));
    }

    @ParameterizedTest
    @MethodSource("casesOtherThanUpdates")
    void askAboutAllPodsAndCachesThatAreCreated(AdmissionCase given) throws IOException {
        RegistryAdmission admission = admission(given);

        boolean isAsked = ALL_PODS.matches(CelAdmission.read(given.request()));

        assertThat(isAsked).isEqualTo(admission.review(given.body()).outcome() != Outcome.NOT_APPLICABLE);
    }

    /** Pods with what is a marker, and with what comes near one. */
    @Property(tries = 500)
    void tellPodsOnEciByTheSameMarkers(@ForAll Random random) throws IOException {
        Map<String, Object> metadata = new HashMap<>();
        some(
                random,
                metadata,
                "labels",
                entries(random, List.of("alibabacloud.com/eci", "eci", "app"), "true", "false"));
        some(random, metadata, "annotations", entries(random, ANNOTATIONS, "true", ""));
        Map<String, Object> specification = new HashMap<>();
        some(random, specification, "nodeName", any(random, "virtual-kubelet-b", "virtual-node-eci-0", "virtual-node"));
        List<String> nodeLabels = List.of("type", "k8s.aliyun.com/vnode");
        some(random, specification, "nodeSelector", entries(random, nodeLabels, "virtual-kubelet", "true", "ssd"));
        List<String> taints = List.of("key", "operator");
        String[] keys = {"virtual-kubelet.io/provider", "k8s.aliyun.com/vnode", "type"};
        List<Map<String, Object>> tolerations = List.of(entries(random, taints, keys), entries(random, taints, keys));
        some(random, specification, "tolerations", tolerations);
        some(random, specification, "affinity", affinity(random));
        Map<String, Object> request = creation(metadata, specification, "system:authenticated");
        byte[] review = new ObjectMapper()
                .writeValueAsBytes(
                        Map.of("apiVersion", "admission.k8s.io/v1", "kind", "AdmissionReview", "request", request));

        AdmissionDecision decision = RegistryAdmission.using(RegistryPolicy.empty())
                .onlyEciPods(namespace -> false)
                .review(review);

        assertThat(decision.reasonCode()).isIn(AdmissionReason.NOT_ON_ECI, AdmissionReason.NO_REGISTRY_NEEDED);
        assertThat(MARKED_PODS.matches(request))
                .as("%s", request)
                .isEqualTo(decision.reasonCode() != AdmissionReason.NOT_ON_ECI);
    }

    private static Map<String, Object> affinity(Random random) {
        Map<String, Object> expression = Map.of(
                "key", any(random, "type", "zone"),
                "operator", any(random, "In", "NotIn"),
                "values", List.of(any(random, "virtual-kubelet", "ssd")));
        Map<String, Object> terms =
                Map.of("nodeSelectorTerms", List.of(Map.of("matchExpressions", List.of(expression))));
        return Map.of("nodeAffinity", Map.of("requiredDuringSchedulingIgnoredDuringExecution", terms));
    }

    /** Puts a value into an object, or leaves it out. */
    private static void some(Random random, Map<String, Object> object, String field, Object value) {
        if (random.nextInt(3) == 0) {
            object.put(field, value);
        }
    }

    private static Map<String, Object> entries(Random random, List<String> keys, String... values) {
        Map<String, Object> entries = new HashMap<>();
        keys.forEach(key -> some(random, entries, key, any(random, values)));
        return entries;
    }

    private static String any(Random random, String... values) {
        return values[random.nextInt(values.length)];
    }

    @Test
    void neverAskAboutWhatANodeCreates() {
        Map<String, Object> labels = Map.of("labels", Map.of("eci", "true"));
        CelAdmission exported = CelAdmission.of(
                PolicyExport.using(RegistryPolicy.builder().plainHttp("a.corp").build())
                        .to(ExportTarget.MUTATING_ADMISSION_POLICY));
        List<CelAdmission> all = new ArrayList<>(ONLY_ECI_PODS);
        all.addAll(List.of(ALL_PODS, exported));
        for (CelAdmission webhook : all) {
            assertThat(webhook.matches(creation(labels, Map.of(), "system:authenticated")))
                    .isTrue();
            assertThat(webhook.matches(creation(labels, Map.of(), "system:nodes")))
                    .isFalse();
        }
    }

    private static Map<String, Object> creation(
            Map<String, Object> metadata, Map<String, Object> specification, String group) {
        Map<String, Object> request = new HashMap<>();
        request.put("uid", "1");
        request.put("kind", Map.of("group", "", "version", "v1", "kind", "Pod"));
        request.put("resource", Map.of("group", "", "version", "v1", "resource", "pods"));
        request.put("operation", "CREATE");
        request.put("userInfo", Map.of("groups", List.of(group)));
        request.put("object", Map.of("apiVersion", "v1", "kind", "Pod", "metadata", metadata, "spec", specification));
        return request;
    }
}
