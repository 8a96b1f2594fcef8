package io.github.eciregistry.manifest;

import static io.github.eciregistry.manifest.EditAssertions.ANNOTATOR;
import static io.github.eciregistry.manifest.EditAssertions.assertAdds;
import static io.github.eciregistry.manifest.EditAssertions.assertBecomes;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.eciregistry.Problem;
import io.github.eciregistry.annotation.AnnotationKeys;
import io.github.eciregistry.kind.PodLocation;
import io.github.eciregistry.kind.WorkloadKind;
import io.github.eciregistry.kind.WorkloadKinds;
import org.junit.jupiter.api.Test;

/** Which pods the annotator finds in an object, in lists, and by whose table. */
class ManifestKindsTest {

    /** The file of {@code kubernetes.pod-template-file.default}; Flink sets the image of the main container itself. */
    @Test
    void annotatesAPodTemplateOfFlinkForTheImagesThatItNames() {
        assertAdds("""
                 apiVersion: v1
                 kind: Pod
                 metadata:
                   name: pod-template
                +  annotations:
                +    k8s.aliyun.com/plain-http-registry: "192.168.1.10:5000"
                 spec:
                   initContainers:
                   - name: fetch
                     image: busybox:1.36
                   containers:
                   - name: flink-main-container
                     image: 192.168.1.10:5000/shop/flink:1.20
                """);
        String withoutImage = """
                apiVersion: v1
                kind: Pod
                metadata:
                  name: pod-template
                spec:
                  containers:
                  - name: flink-main-container
                    volumeMounts:
                    - {name: logs, mountPath: /opt/flink/log}
                """;
        assertBecomes(withoutImage, withoutImage);
    }

    @Test
    void annotatesTheItemsOfAList() {
        assertAdds("""
                 kind: List
                 apiVersion: v1
                 items:
                 - kind: Pod
                   apiVersion: v1
                   metadata:
                     name: a
                +    annotations:
                +      k8s.aliyun.com/insecure-registry: "harbor.pre.com"
                   spec:
                     containers:
                     - image: harbor.pre.com/a
                 - kind: Service
                   apiVersion: v1
                 -   apiVersion: serving.knative.dev/v1
                     kind: Service
                     spec:
                         template:
                +            metadata:
                +                annotations:
                +                    k8s.aliyun.com/insecure-registry: "harbor.pre.com"
                             spec:
                                 containers:
                                 - image: harbor.pre.com/b
                """);
    }

    @Test
    void takesTheKindOfAnItemFromItsListIfTheItemStatesNone() {
        assertAdds("""
                 apiVersion: apps/v1
                 kind: DeploymentList
                 items:
                 - metadata: {name: a}
                   spec:
                     template:
                +      metadata:
                +        annotations:
                +          k8s.aliyun.com/insecure-registry: "harbor.pre.com"
                       spec:
                         containers:
                         - image: harbor.pre.com/a
                 - apiVersion: v1
                   kind: Pod
                +  metadata:
                +    annotations:
                +      k8s.aliyun.com/insecure-registry: "harbor.pre.com"
                   spec:
                     containers:
                     - image: harbor.pre.com/a
                """);
        String half = """
                apiVersion: apps/v1
                kind: DeploymentList
                items:
                - apiVersion: apps/v1
                  spec: {template: {spec: {containers: [{image: harbor.pre.com/a}]}}}
                """;
        assertThat(ANNOTATOR.annotate(half).problems())
                .extracting(Problem::toString)
                .containsExactly("4:3: items[0]: expected apiVersion and kind, found containers and no kind");
        String untyped = "apiVersion: v1\nkind: List\nitems:\n- spec: {containers: [{image: harbor.pre.com/a}]}\n";
        assertThat(ANNOTATOR.annotate(untyped).text()).isSameAs(untyped);
    }

    @Test
    void overridesOnlyWhatIsOverriddenAlready() {
        assertAdds("""
                 apiVersion: argoproj.io/v1alpha1
                 kind: Workflow
                 spec:
                +  podMetadata:
                +    annotations:
                +      k8s.aliyun.com/plain-http-registry: "reg.test:80"
                +      k8s.aliyun.com/insecure-registry: "harbor.pre.com"
                   templates:
                   - name: a
                     container:
                       image: harbor.pre.com/a
                   - name: b
                     metadata:
                       annotations:
                         k8s.aliyun.com/insecure-registry: "harbor.pre.com"
                +        k8s.aliyun.com/plain-http-registry: "reg.test:80"
                     script:
                       image: reg.test:80/b
                """);
    }

    @Test
    void annotatesEachPodThatAnObjectDescribes() {
        assertAdds("""
                 apiVersion: sparkoperator.k8s.io/v1beta2
                 kind: SparkApplication
                 spec:
                   image: harbor.pre.com/spark
                   driver:
                     cores: 1
                +    annotations:
                +      k8s.aliyun.com/insecure-registry: "harbor.pre.com"
                   restartPolicy: {}
                """);
    }

    @Test
    void annotatesAPodInsideAnotherWhereBothEndTogether() {
        assertAdds("""
                 apiVersion: serving.kserve.io/v1alpha1
                 kind: ServingRuntime
                 spec:
                   containers:
                   - image: harbor.pre.com/a
                   workerSpec:
                     containers:
                     - image: reg.test:80/b
                +    annotations:
                +      k8s.aliyun.com/plain-http-registry: "reg.test:80"
                +  annotations:
                +    k8s.aliyun.com/insecure-registry: "harbor.pre.com"
                """);
    }

    @Test
    void writesOtherKeysAndKinds() {
        WorkloadKinds kinds = WorkloadKinds.standard()
                .with(WorkloadKind.of("example.com", "Train", PodLocation.podTemplate("spec.worker")));
        ManifestEdit edit = ANNOTATOR
                .withKinds(kinds)
                .withKeys(AnnotationKeys.ECI, AnnotationKeys.ACS)
                .annotate("""
                        apiVersion: example.com/v2
                        kind: Train
                        spec:
                          worker:
                            spec:
                              containers:
                              - image: reg.test:80/a
                        """);
        assertThat(edit.text()).contains("""
                            metadata:
                              annotations:
                                k8s.aliyun.com/plain-http-registry: "reg.test:80"
                                registry.alibabacloud.com/plain-http-registry: "reg.test:80"
                            spec:
                        """);
    }
}
