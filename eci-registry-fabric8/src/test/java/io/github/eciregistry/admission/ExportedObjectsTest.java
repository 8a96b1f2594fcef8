package io.github.eciregistry.admission;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.KubernetesResource;
import io.fabric8.kubernetes.api.model.admissionregistration.v1.MutatingAdmissionPolicy;
import io.fabric8.kubernetes.api.model.admissionregistration.v1.MutatingAdmissionPolicyBinding;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.github.eciregistry.export.ExportTarget;
import io.github.eciregistry.export.PolicyExport;
import io.github.eciregistry.policy.RegistryPolicy;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is exported has the fields that Kubernetes knows, and no others. */
class ExportedObjectsTest {

    private final PolicyExport export = PolicyExport.using(RegistryPolicy.builder()
            .plainHttp("192.168.0.0/16", "reg.test.com:80")
            .skipVerify("*.corp.example")
            .build());

    @Test
    void isAMutatingAdmissionPolicyWithItsBinding() {
        String[] documents = export.withName("registries")
                .onlyEciPods()
                .exemptingNamespaces("kube-system")
                .to(ExportTarget.MUTATING_ADMISSION_POLICY)
                .split("(?m)^---$", -1);

        MutatingAdmissionPolicy policy = read(documents[0], MutatingAdmissionPolicy.class);
        assertThat(policy.getApiVersion()).isEqualTo("admissionregistration.k8s.io/v1");
        assertThat(policy.getMetadata().getName()).isEqualTo("registries");
        assertThat(policy.getSpec().getFailurePolicy()).isEqualTo("Ignore");
        assertThat(policy.getSpec().getReinvocationPolicy()).isEqualTo("IfNeeded");
        assertThat(policy.getSpec().getMatchConstraints().getResourceRules())
                .allSatisfy(rule -> assertThat(rule.getOperations()).containsExactly("CREATE"))
                .extracting(rule -> rule.getResources().get(0))
                .containsExactly("pods", "imagecaches");
        assertThat(policy.getSpec()
                        .getMatchConstraints()
                        .getNamespaceSelector()
                        .getMatchExpressions()
                        .get(0)
                        .getValues())
                .containsExactly("kube-system");
        assertThat(policy.getSpec().getMatchConditions()).singleElement().satisfies(condition -> {
            assertThat(condition.getName()).isEqualTo("not-from-a-node");
            assertThat(condition.getAdditionalProperties()).isEmpty();
        });
        assertThat(policy.getSpec().getVariables())
                .allSatisfy(variable -> assertThat(variable.getExpression()).isNotBlank())
                .allSatisfy(variable ->
                        assertThat(variable.getAdditionalProperties()).isEmpty());
        assertThat(policy.getSpec().getMutations().get(0).getPatchType()).isEqualTo("JSONPatch");
        assertThat(policy.getSpec().getMutations().get(0).getJsonPatch().getExpression())
                .contains("JSONPatch{");
        assertThat(policy.getSpec().getAdditionalProperties()).isEmpty();
        assertThat(policy.getSpec().getMatchConstraints().getAdditionalProperties())
                .isEmpty();

        MutatingAdmissionPolicyBinding binding = read(documents[1], MutatingAdmissionPolicyBinding.class);
        assertThat(binding.getApiVersion()).isEqualTo("admissionregistration.k8s.io/v1");
        assertThat(binding.getSpec().getPolicyName()).isEqualTo("registries");
    }

    @Test
    void isAConfigMap() {
        ConfigMap profile = read(
                PolicyExport.using(RegistryPolicy.builder()
                                .plainHttp("reg.test.com:80")
                                .build())
                        .matchingPodLabel("alibabacloud.com/eci", "true")
                        .to(ExportTarget.ECI_PROFILE),
                ConfigMap.class);

        assertThat(profile.getMetadata().getNamespace()).isEqualTo("kube-system");
        assertThat(profile.getMetadata().getName()).isEqualTo("eci-profile");
        assertThat(Serialization.unmarshal(profile.getData().get("selectors"), Object.class))
                .isEqualTo(List.of(Map.of(
                        "name", "eci-registry",
                        "objectSelector", Map.of("matchLabels", Map.of("alibabacloud.com/eci", "true")),
                        "effect",
                                Map.of(
                                        "annotations",
                                        Map.of("k8s.aliyun.com/plain-http-registry", "reg.test.com:80")))));
    }

    /** Reads a document and checks that its type loses nothing of it. */
    private static <T extends KubernetesResource> T read(String yaml, Class<T> type) {
        T object = Serialization.unmarshal(yaml, type);
        assertThat(Serialization.unmarshal(Serialization.asYaml(object), Object.class))
                .isEqualTo(Serialization.unmarshal(yaml, Object.class));
        return object;
    }
}
