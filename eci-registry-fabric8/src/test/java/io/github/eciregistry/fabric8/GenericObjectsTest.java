package io.github.eciregistry.fabric8;

import static io.github.eciregistry.fabric8.Workloads.PLAIN_HTTP;
import static io.github.eciregistry.fabric8.Workloads.POLICY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.github.eciregistry.Problem;
import io.github.eciregistry.ProblemCode;
import io.github.eciregistry.kind.PodLocation;
import io.github.eciregistry.kind.UnknownKinds;
import io.github.eciregistry.kind.WorkloadKind;
import io.github.eciregistry.kind.WorkloadKinds;
import io.github.eciregistry.manifest.ManifestAnnotator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class GenericObjectsTest {

    private final RegistryAnnotator annotator = RegistryAnnotator.using(POLICY);

    static Stream<WorkloadKind> everyKind() {
        return WorkloadKinds.standard().all().stream();
    }

    @ParameterizedTest
    @MethodSource("everyKind")
    void annotatesAsTheTextOfTheObjectIsAnnotated(WorkloadKind kind) {
        GenericKubernetesResource object = GenericWorkloads.of(kind);
        GenericKubernetesResource before = Workloads.copy(object);
        String text = ManifestAnnotator.using(POLICY)
                .annotate(Workloads.SERIALIZATION.asYaml(object))
                .text();

        GenericKubernetesResource annotated = annotator.annotate(object);

        assertThat(annotated)
                .isEqualTo(Workloads.SERIALIZATION.unmarshal(text, GenericKubernetesResource.class))
                .isNotEqualTo(object);
        assertThat(object).isEqualTo(before);
        assertThat(annotator.annotate(annotated)).isSameAs(annotated);
    }

    @ParameterizedTest
    @MethodSource("everyKind")
    void findsEveryImageOfEveryPod(WorkloadKind kind) {
        AnnotationReport<GenericKubernetesResource> report = annotator.report(GenericWorkloads.of(kind));

        int pods = (int) kind.pods().stream().filter(pod -> !pod.isOverriding()).count();
        assertThat(report.problems()).isEmpty();
        assertThat(report.added().stream().map(RegistryEntry::path).distinct()).hasSizeGreaterThanOrEqualTo(pods);
        int images = kind.pods().stream()
                        .filter(pod -> !pod.isOverriding())
                        .mapToInt(pod -> pod.images().size())
                        .sum()
                + kind.objects().size();
        assertThat(report.added()).hasSizeGreaterThanOrEqualTo(images);
    }

    @Test
    void annotatesAKindOfTheUser() {
        WorkloadKinds kinds = WorkloadKinds.standard()
                .with(WorkloadKind.of("jobs.example", "Train", PodLocation.podTemplate("spec.workers[*].template")));
        GenericKubernetesResource object = Workloads.SERIALIZATION.unmarshal("""
                apiVersion: jobs.example/v1
                kind: Train
                metadata: {name: t}
                spec:
                  workers:
                  - template: {spec: {containers: [{image: "192.168.1.10:5000/a"}]}}
                  - template: {spec: {containers: [{image: nginx}]}}
                  - null
                """, GenericKubernetesResource.class);

        assertThat(annotator.annotate(object)).isSameAs(object);
        GenericKubernetesResource annotated = annotator.withKinds(kinds).annotate(object);
        assertThat(annotated.<String>get("spec", "workers", 0, "template", "metadata", "annotations", PLAIN_HTTP))
                .isEqualTo("192.168.1.10:5000");
        assertThat(annotated.<Object>get("spec", "workers", 1)).isSameAs(object.get("spec", "workers", 1));
    }

    @Test
    void reportsAKindThatIsNotKnownAndAnnotatesItOnRequest() {
        GenericKubernetesResource object = Workloads.SERIALIZATION.unmarshal("""
                apiVersion: jobs.example/v1
                kind: Train
                metadata: {name: t, annotations: {k8s.aliyun.com/plain-http-registry: a.b}}
                spec:
                  workers:
                  - template: {spec: {containers: [{image: "192.168.1.10:5000/a"}]}}
                """, GenericKubernetesResource.class);

        AnnotationReport<GenericKubernetesResource> report = annotator.report(object);

        assertThat(report.object()).isSameAs(object);
        assertThat(report.problems())
                .extracting(Problem::code, problem -> problem.path().orElseThrow())
                .containsExactly(
                        tuple(ProblemCode.MISPLACED_ANNOTATION, "metadata.annotations[" + PLAIN_HTTP + "]"),
                        tuple(ProblemCode.UNKNOWN_KIND, "spec.workers[0].template.spec.containers[0].image"));
        assertThat(annotator
                        .withUnknownKinds(UnknownKinds.IGNORE)
                        .report(object)
                        .problems())
                .extracting(Problem::code)
                .containsExactly(ProblemCode.MISPLACED_ANNOTATION);
        GenericKubernetesResource annotated =
                annotator.withUnknownKinds(UnknownKinds.ANNOTATE).annotate(object);
        assertThat(annotated.<String>get("spec", "workers", 0, "template", "metadata", "annotations", PLAIN_HTTP))
                .isEqualTo("192.168.1.10:5000");
        assertThat(annotator.withUnknownKinds(UnknownKinds.ANNOTATE).annotate(annotated))
                .isSameAs(annotated);
    }

    @Test
    void labelsWhereTheAnnotationsAre() {
        GenericKubernetesResource object = GenericWorkloads.of("sparkoperator.k8s.io", "SparkApplication");

        GenericKubernetesResource annotated = annotator.scheduleOnEci().annotate(object);

        assertThat(annotated.<Map<String, String>>get("spec", "driver", "labels"))
                .containsExactly(Map.entry("alibabacloud.com/eci", "true"));
        assertThat(annotated.<Map<String, String>>get("spec", "executor", "labels"))
                .containsExactly(Map.entry("alibabacloud.com/eci", "true"));
        assertThat(annotated.getMetadata().getLabels()).isNullOrEmpty();
        assertThat(annotator.scheduleOnEci().annotate(annotated)).isSameAs(annotated);
    }

    @Test
    void reportsWhatIsNoAnnotationAndNoImage() {
        GenericKubernetesResource object = Workloads.SERIALIZATION.unmarshal("""
                apiVersion: argoproj.io/v1alpha1
                kind: Rollout
                spec:
                  template:
                    metadata:
                      annotations:
                        k8s.aliyun.com/plain-http-registry: 5000
                    spec:
                      containers: [{image: "192.168.1.10:5000/a"}, {image: 7}]
                """, GenericKubernetesResource.class);

        AnnotationReport<GenericKubernetesResource> report = annotator.report(object);

        assertThat(report.object()).isSameAs(object);
        assertThat(report.problems())
                .extracting(Problem::code, problem -> problem.path().orElseThrow(), Problem::input, Problem::message)
                .containsExactly(
                        tuple(
                                ProblemCode.WRONG_TYPE,
                                "spec.template.metadata.annotations[" + PLAIN_HTTP + "]",
                                "5000",
                                "expected a string of registries, found a number"),
                        tuple(
                                ProblemCode.WRONG_TYPE,
                                "spec.template.spec.containers[1].image",
                                "7",
                                "expected an image reference, found a number"));
    }

    @Test
    void reportsImagesAndFieldsOfTheWrongType() {
        GenericKubernetesResource object = Workloads.SERIALIZATION.unmarshal("""
                apiVersion: apps.kruise.io/v1alpha1
                kind: UnitedDeployment
                spec:
                  template:
                    cloneSetTemplate: {spec: {template: {metadata: [], spec: {containers: [{image: harbor.pre.com/a}]}}}}
                    statefulSetTemplate: {spec: {template: text}}
                    deploymentTemplate:
                      spec: {template: {spec: {containers: [{image: {a: 1}}, {image: harbor.pre.com/a}, null, 5]}}}
                """, GenericKubernetesResource.class);

        AnnotationReport<GenericKubernetesResource> report = annotator.report(object);

        String template = "spec.template.%s.spec.template%s";
        assertThat(report.problems())
                .extracting(Problem::code, problem -> problem.path().orElseThrow(), Problem::message)
                .containsExactly(
                        tuple(
                                ProblemCode.WRONG_TYPE,
                                template.formatted("statefulSetTemplate", ""),
                                "expected a mapping, found a string"),
                        tuple(
                                ProblemCode.WRONG_TYPE,
                                template.formatted("cloneSetTemplate", ".metadata"),
                                "expected a mapping, found a list"),
                        tuple(
                                ProblemCode.WRONG_TYPE,
                                template.formatted("deploymentTemplate", ".spec.containers[0].image"),
                                "expected an image reference, found a mapping"),
                        tuple(
                                ProblemCode.WRONG_TYPE,
                                template.formatted("deploymentTemplate", ".spec.containers[3]"),
                                "expected a mapping, found a number"));
        assertThat(report.added())
                .extracting(RegistryEntry::path)
                .containsExactly(template.formatted("deploymentTemplate", ".metadata.annotations"));
    }

    @Test
    void reportsOnceWhatIsNoFieldsAndNoItemsOnTheWay() {
        GenericKubernetesResource rollout = new GenericKubernetesResource();
        rollout.setApiVersion("argoproj.io/v1alpha1");
        rollout.setKind("Rollout");
        rollout.setAdditionalProperty("spec", Workloads.deployment().getSpec());
        GenericKubernetesResource spark = new GenericKubernetesResource();
        spark.setApiVersion("sparkoperator.k8s.io/v1beta2");
        spark.setKind("SparkApplication");
        spark.setAdditionalProperty("spec", "text");
        GenericKubernetesResource pod = new GenericKubernetesResource();
        pod.setApiVersion("v1");
        pod.setKind("Pod");
        pod.setAdditionalProperty("spec", Map.of("containers", Map.of("image", "harbor.pre.com/a")));

        assertThat(List.of(annotator.report(rollout), annotator.report(spark), annotator.report(pod)))
                .flatExtracting(AnnotationReport::problems)
                .extracting(Problem::code, problem -> problem.path().orElseThrow(), Problem::message)
                .containsExactly(
                        tuple(
                                ProblemCode.WRONG_TYPE,
                                "spec",
                                "expected a mapping, found io.fabric8.kubernetes.api.model.apps.DeploymentSpec"),
                        tuple(ProblemCode.WRONG_TYPE, "spec", "expected a mapping, found a string"),
                        tuple(ProblemCode.WRONG_TYPE, "spec.containers", "expected a list, found a mapping"));
    }

    @Test
    void annotatesTheItemsOfListsAndTemplates() {
        Map<String, Object> pod = Map.of(
                "apiVersion",
                "v1",
                "kind",
                "Pod",
                "metadata",
                Map.of("name", "p", "namespace", "n", "uid", "4711"),
                "spec",
                Map.of("containers", List.of(Map.of("image", "harbor.pre.com/a"))));
        GenericKubernetesResource template = new GenericKubernetesResource();
        template.setApiVersion("template.openshift.io/v1");
        template.setKind("Template");
        template.setAdditionalProperty("objects", List.of(tree(Workloads.deployment()), pod));

        AnnotationReport<GenericKubernetesResource> report = annotator.report(template);

        assertThat(report.object().<Object>get("objects", 0))
                .isEqualTo(tree(annotator.annotate(Workloads.deployment())));
        assertThat(report.object().<Object>get("objects", 1)).isSameAs(pod);
        assertThat(report.problems())
                .extracting(Problem::code, problem -> problem.path().orElseThrow())
                .containsExactly(tuple(ProblemCode.ALREADY_CREATED, "objects[1].metadata.annotations"));
    }

    @Test
    void takesTheKindOfAnItemFromItsListIfTheItemStatesNone() {
        Map<String, Object> specification = Map.of("containers", List.of(Map.of("image", "harbor.pre.com/a")));
        Map<String, Object> rollout = Map.of("spec", Map.of("template", Map.of("spec", specification)));
        GenericKubernetesResource list = new GenericKubernetesResource();
        list.setApiVersion("argoproj.io/v1alpha1");
        list.setKind("RolloutList");
        list.setAdditionalProperty("items", List.of(rollout, Map.of("kind", "Rollout"), rollout));

        GenericKubernetesResource annotated = annotator.annotate(list);

        for (int item : List.of(0, 2)) {
            assertThat(annotated.<Object>get("items", item, "spec", "template", "metadata", "annotations"))
                    .isEqualTo(Map.of("k8s.aliyun.com/insecure-registry", "harbor.pre.com"));
        }
        list.setKind("List");
        assertThat(annotator.annotate(list)).isSameAs(list);
    }

    @Test
    void doesNotFollowListsThatNestWithoutEnd() {
        Map<String, Object> list = new LinkedHashMap<>(Map.of("apiVersion", "v1", "kind", "List"));
        list.put("items", List.of(list));
        GenericKubernetesResource object = new GenericKubernetesResource();
        object.setApiVersion("v1");
        object.setKind("List");
        object.setAdditionalProperty("items", List.of(list));

        AnnotationReport<GenericKubernetesResource> report = annotator.report(object);

        assertThat(report.object()).isSameAs(object);
        assertThat(report.problems())
                .extracting(Problem::code, Problem::message)
                .containsExactly(
                        tuple(ProblemCode.WRONG_TYPE, "expected at most 16 levels of objects that contain objects"));
    }

    @Test
    void annotatesAnObjectWithoutMetadata() {
        GenericKubernetesResource object = new GenericKubernetesResource();
        object.setApiVersion("v1");
        object.setKind("Pod");
        object.setAdditionalProperties(
                Map.of("spec", Map.of("containers", List.of(Map.of("image", "harbor.pre.com/a")))));

        assertThat(annotator.annotate(object).getMetadata())
                .isEqualTo(new ObjectMetaBuilder()
                        .addToAnnotations("k8s.aliyun.com/insecure-registry", "harbor.pre.com")
                        .build());
        object.setAdditionalProperties(null);
        assertThat(annotator.annotate(object)).isSameAs(object);
        object.setKind(null);
        assertThat(annotator.annotate(object)).isSameAs(object);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> tree(Object object) {
        return Workloads.SERIALIZATION.convertValue(object, Map.class);
    }
}
