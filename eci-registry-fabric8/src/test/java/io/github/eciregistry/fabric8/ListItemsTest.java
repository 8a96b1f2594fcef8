package io.github.eciregistry.fabric8;

import static io.github.eciregistry.fabric8.Workloads.POLICY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.KubernetesList;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.github.eciregistry.Problem;
import io.github.eciregistry.ProblemCode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What stands in lists that is not an object with a class of its own. */
class ListItemsTest {

    private static final Map<String, String> NEEDED = Map.of("k8s.aliyun.com/insecure-registry", "harbor.pre.com");

    private final RegistryAnnotator annotator = RegistryAnnotator.using(POLICY);

    @Test
    void listsInListsAreAnnotated() {
        KubernetesList list = Workloads.SERIALIZATION.unmarshal("""
                apiVersion: v1
                kind: List
                items:
                - apiVersion: v1
                  kind: List
                  items:
                  - {apiVersion: v1, kind: Pod, spec: {containers: [{image: harbor.pre.com/a}, {image: "a b"}]}}
                  - {apiVersion: v1, kind: Service}
                - {apiVersion: v1, kind: Pod, metadata: {name: p, uid: u}, spec: {containers: [{image: harbor.pre.com/a}]}}
                """, KubernetesList.class);
        String before = list.toString();

        AnnotationReport<KubernetesList> report = annotator.report(list);

        assertThat(list).hasToString(before);
        assertThat(itemsOf(report.object()).get(1)).isSameAs(itemsOf(list).get(1));
        List<?> inner = itemsOf((KubernetesList) itemsOf(report.object()).get(0));
        assertThat(((Pod) inner.get(0)).getMetadata().getAnnotations()).isEqualTo(NEEDED);
        assertThat(inner.get(1))
                .isSameAs(itemsOf((KubernetesList) itemsOf(list).get(0)).get(1));
        assertThat(report.problems())
                .extracting(Problem::code, problem -> problem.path().orElseThrow())
                .containsExactly(
                        tuple(ProblemCode.INVALID_REFERENCE_FORMAT, "items[0].items[0].spec.containers[1].image"),
                        tuple(ProblemCode.ALREADY_CREATED, "items[1].metadata.annotations"));
        assertThat(annotator.annotate(report.object())).isSameAs(report.object());
    }

    @Test
    void listsThatNestWithoutEndAreNotFollowed() {
        KubernetesList list = new KubernetesList();
        put(list, list);

        AnnotationReport<KubernetesList> report = annotator.report(list);

        assertThat(report.object()).isSameAs(list);
        assertThat(report.problems())
                .extracting(
                        Problem::code,
                        Problem::message,
                        problem -> problem.path().orElseThrow())
                .containsExactly(tuple(
                        ProblemCode.WRONG_TYPE,
                        "expected at most 16 levels of objects that contain objects",
                        "items[0]" + ".items[0]".repeat(15)));
    }

    @Test
    void itemsWithoutMetadataAreReported() {
        KubernetesList list = Workloads.SERIALIZATION.unmarshal("""
                apiVersion: v1
                kind: List
                items:
                - {apiVersion: v1, kind: PodList, items: [{apiVersion: v1, kind: Pod}]}
                """, KubernetesList.class);

        AnnotationReport<KubernetesList> report = annotator.report(list);

        assertThat(report.object()).isSameAs(list);
        assertThat(report.problems())
                .extracting(Problem::code, problem -> problem.path().orElseThrow(), Problem::message)
                .containsExactly(tuple(
                        ProblemCode.UNSUPPORTED_OBJECT,
                        "items[0]",
                        "expected an object with metadata or a List, found io.fabric8.kubernetes.api.model.PodList"));
    }

    @Test
    void objectsWithAClassAreReportedInAGenericList() {
        Pod pod = new PodBuilder().build();
        GenericKubernetesResource list = genericList(pod);

        AnnotationReport<GenericKubernetesResource> report = annotator.report(list);

        assertThat(report.object()).isSameAs(list);
        assertThat(report.problems())
                .extracting(Problem::code, problem -> problem.path().orElseThrow(), Problem::message, Problem::input)
                .containsExactly(tuple(
                        ProblemCode.WRONG_TYPE, "items[0]", "expected an object, found " + Pod.class.getName(), ""));
    }

    @Test
    void whatMadeALivePodIsNamedInAGenericList() {
        GenericKubernetesResource list = genericList(Map.of(
                "apiVersion",
                "v1",
                "kind",
                "Pod",
                "metadata",
                Map.of(
                        "name",
                        "web-1",
                        "uid",
                        "u",
                        "ownerReferences",
                        List.of("text", Map.of("kind", "ReplicaSet", "name", "web", "controller", true))),
                "spec",
                Map.of("containers", List.of(Map.of("image", "harbor.pre.com/a")))));

        assertThat(annotator.report(list).problems())
                .extracting(Problem::message)
                .containsExactly(
                        "Pod web-1 exists, and ECI reads its annotations only when it creates it: expected them"
                                + " to list harbor.pre.com; annotate the template of ReplicaSet web, then delete it");
    }

    private static GenericKubernetesResource genericList(Object item) {
        GenericKubernetesResource list = new GenericKubernetesResource();
        list.setApiVersion("v1");
        list.setKind("List");
        list.setAdditionalProperty("items", List.of(item));
        return list;
    }

    private static List<?> itemsOf(KubernetesList list) {
        return list.getItems();
    }

    @SuppressWarnings("unchecked")
    private static void put(KubernetesList list, Object item) {
        list.setItems((List<HasMetadata>) (List<?>) List.of(item));
    }
}
