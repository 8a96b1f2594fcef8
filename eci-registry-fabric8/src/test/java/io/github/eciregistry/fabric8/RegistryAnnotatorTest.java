package io.github.eciregistry.fabric8;

import static io.github.eciregistry.fabric8.Workloads.PLAIN_HTTP;
import static io.github.eciregistry.fabric8.Workloads.POLICY;
import static io.github.eciregistry.fabric8.Workloads.SKIP_VERIFY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.KubernetesList;
import io.fabric8.kubernetes.api.model.KubernetesListBuilder;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpecBuilder;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import io.github.eciregistry.annotation.AnnotationKeys;
import io.github.eciregistry.manifest.ManifestAnnotator;
import io.github.eciregistry.policy.RegistryPolicy;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RegistryAnnotatorTest {

    private final RegistryAnnotator annotator = RegistryAnnotator.using(POLICY);

    static Stream<HasMetadata> everyKind() {
        return Workloads.all().stream();
    }

    @ParameterizedTest
    @MethodSource("everyKind")
    void annotatesAsTheTableOfKindsSays(HasMetadata object) {
        HasMetadata annotated = annotator.annotate(object);

        assertThat(annotated).hasSameClassAs(object).isNotEqualTo(object);
        assertThat(Workloads.generic(annotated)).isEqualTo(annotator.annotate(Workloads.generic(object)));
    }

    @ParameterizedTest
    @MethodSource("everyKind")
    void annotatesAsTheTextOfTheObjectIsAnnotated(HasMetadata object) {
        String text = Workloads.SERIALIZATION.asYaml(object);
        String annotated = ManifestAnnotator.using(POLICY).annotate(text).text();

        assertThat(annotator.annotate(object))
                .isEqualTo(Workloads.SERIALIZATION.unmarshal(annotated, object.getClass()));
    }

    @ParameterizedTest
    @MethodSource("everyKind")
    void doesNotChangeTheArgument(HasMetadata object) {
        HasMetadata before = Workloads.copy(object);

        annotator.scheduleOnEci().annotate(object);

        assertThat(object).isEqualTo(before);
    }

    @ParameterizedTest
    @MethodSource("everyKind")
    void returnsAnObjectThatNeedsNothingItself(HasMetadata object) {
        HasMetadata annotated = annotator.annotate(object);

        assertThat(annotator.annotate(annotated)).isSameAs(annotated);
        assertThat(RegistryAnnotator.using(RegistryPolicy.empty()).annotate(object))
                .isSameAs(object);
    }

    @Test
    void changesNothingButTheAnnotations() {
        Deployment deployment = Workloads.deployment();

        Deployment annotated = annotator.annotate(deployment);
        annotated.getSpec().getTemplate().getMetadata().setAnnotations(new LinkedHashMap<>());

        assertThat(annotated).isEqualTo(deployment).isNotSameAs(deployment);
    }

    @Test
    void keepsTheClassOfTheArgument() {
        Deployment annotated = annotator.annotate(Workloads.deployment());

        assertThat(annotated.getSpec().getTemplate().getMetadata().getAnnotations())
                .isEqualTo(Workloads.needed());
        assertThat(annotated.getMetadata().getAnnotations()).isNullOrEmpty();
    }

    @Test
    void annotatesATemplateByItself() {
        PodTemplateSpec template =
                new PodTemplateSpecBuilder().withSpec(Workloads.podSpec()).build();

        assertThat(annotator.annotate(template).getMetadata().getAnnotations()).isEqualTo(Workloads.needed());
        assertThat(template.getMetadata()).isNull();
    }

    @Test
    void annotatesTheObjectsOfAList() {
        HasMetadata other = new ConfigMapBuilder()
                .withNewMetadata()
                .withName("c")
                .endMetadata()
                .build();
        KubernetesList list = new KubernetesListBuilder()
                .withItems(other, Workloads.deployment(), Workloads.generic(Workloads.deployment()))
                .withNewMetadata()
                .withResourceVersion("7")
                .endMetadata()
                .build();
        list.setAdditionalProperty("unknown", 1);

        KubernetesList annotated = annotator.annotate(list);

        assertThat(annotated.getItems())
                .containsExactly(
                        list.getItems().get(0),
                        annotator.annotate(Workloads.deployment()),
                        annotator.annotate(Workloads.generic(Workloads.deployment())));
        assertThat(annotated.getItems().get(0)).isSameAs(list.getItems().get(0));
        assertThat(annotated.getMetadata()).isSameAs(list.getMetadata());
        assertThat(annotated.getAdditionalProperties()).containsEntry("unknown", 1);
        assertThat(list.getItems().get(1)).isEqualTo(Workloads.deployment());
        assertThat(annotator.annotate(annotated)).isSameAs(annotated);
    }

    @Test
    void passesOverTheNullsOfAList() {
        KubernetesList list = new KubernetesList();
        list.setItems(Arrays.asList(null, Workloads.deployment()));
        KubernetesList none = new KubernetesList();
        none.setItems(null);

        assertThat(annotator.annotate(list).getItems())
                .containsExactly(null, annotator.annotate(Workloads.deployment()));
        assertThat(annotator.annotate(none)).isSameAs(none);
    }

    @Test
    void mergesIntoWhatIsThere() {
        Deployment deployment = new DeploymentBuilder(Workloads.deployment())
                .editSpec()
                .editTemplate()
                .editMetadata()
                .addToAnnotations("a", "1")
                .addToAnnotations(PLAIN_HTTP, "old.corp.example,192.168.1.10:5000")
                .endMetadata()
                .endTemplate()
                .endSpec()
                .build();

        assertThat(annotationsOf(annotator.annotate(deployment)))
                .containsExactly(
                        Map.entry("a", "1"),
                        Map.entry(PLAIN_HTTP, "old.corp.example,192.168.1.10:5000,reg.test.com:80"),
                        Map.entry(SKIP_VERIFY, "harbor.pre.com"));
    }

    @Test
    void writesTheKeysThatAreAskedFor() {
        Map<String, String> annotations = annotationsOf(
                annotator.withKeys(AnnotationKeys.ECI, AnnotationKeys.ACS).annotate(Workloads.deployment()));

        assertThat(annotations).containsAllEntriesOf(Workloads.needed()).hasSize(4);
        assertThat(annotations).containsEntry("registry.alibabacloud.com/insecure-registry", "harbor.pre.com");
        assertThatThrownBy(annotator::withKeys).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void addsTheLabelForEciOnlyWhereItIsAskedFor() {
        Deployment annotated = annotator.scheduleOnEci().annotate(Workloads.deployment());

        assertThat(annotated.getSpec().getTemplate().getMetadata().getLabels())
                .containsExactly(Map.entry("app", "web"), Map.entry("alibabacloud.com/eci", "true"));
        assertThat(annotated.getMetadata().getLabels()).doesNotContainKey("alibabacloud.com/eci");
        assertThat(annotator
                        .annotate(Workloads.deployment())
                        .getSpec()
                        .getTemplate()
                        .getMetadata()
                        .getLabels())
                .doesNotContainKey("alibabacloud.com/eci");
    }

    @Test
    void addsTheLabelForEciToAPodThatNeedsNoAnnotation() {
        PodTemplateSpec template = new PodTemplateSpecBuilder()
                .withNewSpec()
                .addToContainers(new ContainerBuilder().withImage("nginx").build())
                .endSpec()
                .build();

        PodTemplateSpec annotated = annotator.scheduleOnEci().annotate(template);

        assertThat(annotated.getMetadata().getLabels()).containsExactly(Map.entry("alibabacloud.com/eci", "true"));
        assertThat(annotated.getMetadata().getAnnotations()).isNullOrEmpty();
        assertThat(annotator.scheduleOnEci().annotate(annotated)).isSameAs(annotated);
    }

    @Test
    void givesAnImageCacheNoLabel() {
        HasMetadata cache = Workloads.all().get(Workloads.all().size() - 1);

        assertThat(annotator.scheduleOnEci().annotate(cache).getMetadata().getLabels())
                .isNullOrEmpty();
    }

    @Test
    void passesOverOtherObjects() {
        HasMetadata other =
                new ConfigMapBuilder().addToData("image", "192.168.1.10:5000/a").build();

        assertThat(annotator.annotate(other)).isSameAs(other);
        assertThat(annotator.report(other).problems()).isEmpty();
    }

    @Test
    void isTheObjectOfItsReport() {
        assertThat(annotator.report(Workloads.deployment()).object())
                .isEqualTo(annotator.annotate(Workloads.deployment()));
        assertThat(annotator.report(Workloads.template()).object()).isEqualTo(annotator.annotate(Workloads.template()));
        assertThat(List.of(Workloads.deployment(), Workloads.deployment()).stream()
                        .map(annotator::annotate)
                        .distinct())
                .hasSize(1);
    }

    private static Map<String, String> annotationsOf(Deployment deployment) {
        return deployment.getSpec().getTemplate().getMetadata().getAnnotations();
    }
}
