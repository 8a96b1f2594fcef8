package io.github.eciregistry.lint;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What sends a pod to ECI, so that its limits count; what may; and what does not, so that its annotations have no effect. */
class EciMarkerTest {

    private static final ManifestLinter LINTER = ManifestLinter.create();

    /** A pod that has a registry annotation and uses the network of its node. */
    private static String pod(String labels, String annotation, String spec) {
        return """
                apiVersion: v1
                kind: Pod
                metadata:
                  name: p
                  labels: {app: p%s}
                  annotations:
                    k8s.aliyun.com/plain-http-registry: a.b%s
                spec:
                  containers: [{image: a.b/c:1}]
                  hostNetwork: true%s
                """.formatted(
                        labels.isEmpty() ? "" : ", " + labels,
                        annotation.isEmpty() ? "" : "\n    " + annotation,
                        spec.isEmpty() ? "" : "\n  " + spec);
    }

    private static List<String> messages(String text) {
        return LINTER.lint(text).findings().stream()
                .map(finding -> finding.position() + " " + finding.rule().code() + " " + finding.message())
                .toList();
    }

    private static final String NONE =
            "7:5 ECI107 found registry annotations," + " and no label alibabacloud.com/eci: \"true\" on the pod";
    private static final String LIMIT = " ECI503 ECI does not support hostNetwork";

    @ParameterizedTest
    @ValueSource(strings = {"alibabacloud.com/eci: \"true\"", "eci: true"})
    void aLabelIsCertain(String label) {
        assertThat(messages(pod(label, "", ""))).containsExactly("10:16" + LIMIT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "alibabacloud.com/eci: \"false\"", "eci: 1", "alibabacloud.com/ecs: \"true\"", "eci: [true]"
            })
    void anotherLabelSaysNothing(String label) {
        assertThat(messages(pod(label, "", ""))).containsExactly(NONE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nodeName: virtual-kubelet",
                "nodeName: virtual-kubelet-cn-beijing-k",
                "nodeName: virtual-node-eci-0",
                "nodeSelector: {type: virtual-kubelet}",
                "nodeSelector: {k8s.aliyun.com/vnode: \"true\"}",
                "affinity: {nodeAffinity: {requiredDuringSchedulingIgnoredDuringExecution: {nodeSelectorTerms:"
                        + " [{matchExpressions: [{key: type, operator: In, values: [virtual-kubelet]}]}]}}}"
            })
    void aVirtualNodeIsCertain(String spec) {
        assertThat(messages(pod("", "", spec))).containsExactly("10:16" + LIMIT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tolerations: [{key: virtual-kubelet.io/provider}]",
                "tolerations: [{key: a}, {key: k8s.aliyun.com/vnode, operator: Exists}]"
            })
    void aTolerationSaysPerhaps(String spec) {
        assertThat(messages(pod("", "", spec))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"k8s.aliyun.com/eci-use-specs: 2-4Gi", "k8s.aliyun.com/eci-with-imc: a"})
    void anAnnotationOfEciSaysPerhaps(String annotation) {
        assertThat(messages(pod("", annotation, ""))).isEmpty();
    }

    @Test
    void thePlatformVersionIsCertain() {
        assertThat(messages(pod("", "k8s.aliyun.com/eci-platform-version: 1.1.0", "")))
                .hasSize(1)
                .allMatch(message -> message.endsWith(LIMIT));
    }

    @Test
    void theAnnotationThatBurstsIsReportedAsDiscontinued() {
        assertThat(messages(pod("", "alibabacloud.com/burst-resource: eci", "")))
                .containsExactly(
                        "8:5 ECI108 alibabacloud.com/burst-resource has no effect in Kubernetes 1.24 and newer: set the label"
                                + " alibabacloud.com/eci: \"true\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nodeName: node-1",
                "nodeSelector: {type: other}",
                "nodeSelector: {k8s.aliyun.com/vnode: \"false\"}",
                "nodeSelector: virtual-kubelet",
                "affinity: {nodeAffinity: {requiredDuringSchedulingIgnoredDuringExecution: {nodeSelectorTerms:"
                        + " [{matchExpressions: [{key: type, operator: NotIn, values: [virtual-kubelet]}]}]}}}",
                "affinity: {nodeAffinity: {requiredDuringSchedulingIgnoredDuringExecution: {nodeSelectorTerms:"
                        + " [{matchExpressions: [{key: type, operator: In, values: [virtual-kubelet, ecs]}]}]}}}",
                "tolerations: [{key: a}]",
                "tolerations: []",
                "tolerations: {key: virtual-kubelet.io/provider}"
            })
    void anotherNodeSaysNothing(String spec) {
        assertThat(messages(pod("", "", spec))).containsExactly(NONE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"k8s.aliyun.com/slb: a", "alibabacloud.com/burst: eci"})
    void anotherAnnotationSaysNothing(String annotation) {
        assertThat(messages(pod("", annotation, ""))).containsExactly(NONE);
    }
}
