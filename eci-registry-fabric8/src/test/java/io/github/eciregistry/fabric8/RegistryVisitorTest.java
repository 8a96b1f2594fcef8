package io.github.eciregistry.fabric8;

import static io.github.eciregistry.fabric8.Workloads.POLICY;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.builder.BaseFluent;
import io.fabric8.kubernetes.api.builder.VisitableBuilder;
import io.fabric8.kubernetes.api.builder.Visitor;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.KubernetesList;
import io.fabric8.kubernetes.api.model.KubernetesListBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.PodTemplateSpecBuilder;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import io.github.eciregistry.kind.WorkloadKind;
import io.github.eciregistry.kind.WorkloadKinds;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RegistryVisitorTest {

    private final RegistryAnnotator annotator = RegistryAnnotator.using(POLICY).scheduleOnEci();

    static Stream<HasMetadata> everyKind() {
        return Workloads.all().stream();
    }

    static Stream<WorkloadKind> everyKindOfTheTable() {
        return WorkloadKinds.standard().all().stream();
    }

    @ParameterizedTest
    @MethodSource("everyKind")
    void annotatesWhatABuilderIsAboutToBuild(HasMetadata object) {
        VisitableBuilder<HasMetadata, ?> builder = BaseFluent.builderOf(object);

        builder.accept(annotator.visitor());

        assertThat(builder.build()).isEqualTo(annotator.annotate(object));
    }

    @ParameterizedTest
    @MethodSource("everyKindOfTheTable")
    void annotatesGenericObjects(WorkloadKind kind) {
        HasMetadata object = GenericWorkloads.of(kind);
        VisitableBuilder<HasMetadata, ?> builder = BaseFluent.builderOf(object);

        builder.accept(annotator.visitor());

        assertThat(builder.build()).isEqualTo(annotator.annotate(object));
    }

    @Test
    void annotatesTheItemsOfAList() {
        List<HasMetadata> items = new ArrayList<>(Workloads.all());
        WorkloadKinds.standard().all().forEach(kind -> items.add(GenericWorkloads.of(kind)));

        KubernetesList list = new KubernetesListBuilder()
                .withItems(items)
                .accept(annotator.visitor())
                .build();

        assertThat(list.getItems())
                .containsExactlyElementsOf(
                        items.stream().map(annotator::annotate).toList());
    }

    @Test
    void seesWhatTheBuilderWasGivenBefore() {
        Deployment built = new DeploymentBuilder()
                .withNewSpec()
                .withNewTemplate()
                .withNewSpec()
                .addNewContainer()
                .withImage("harbor.pre.com/a")
                .endContainer()
                .endSpec()
                .endTemplate()
                .endSpec()
                .accept(annotator.visitor())
                .build();

        assertThat(built.getSpec().getTemplate().getMetadata().getAnnotations())
                .containsEntry(Workloads.SKIP_VERIFY, "harbor.pre.com");
    }

    @Test
    void canBeUsedBesideOthersAndAgain() {
        Visitor<Object> visitor = annotator.visitor();
        Visitor<PodTemplateSpecBuilder> other = new Visitor<>() {
            @Override
            public void visit(PodTemplateSpecBuilder template) {
                template.editOrNewMetadata().addToLabels("seen", "yes").endMetadata();
            }
        };

        Deployment once = new DeploymentBuilder(Workloads.deployment())
                .accept(other, visitor)
                .build();

        assertThat(once.getSpec().getTemplate().getMetadata().getLabels()).containsEntry("seen", "yes");
        assertThat(once.getSpec().getTemplate().getMetadata().getAnnotations()).isEqualTo(Workloads.needed());
        assertThat(new DeploymentBuilder(once).accept(visitor).build()).isEqualTo(once);
    }

    @Test
    void leavesAPodThatExistsAsItIs() {
        Pod pod = new PodBuilder()
                .withSpec(Workloads.podSpec())
                .withNewMetadata()
                .withUid("4711")
                .endMetadata()
                .build();

        assertThat(new PodBuilder(pod).accept(annotator.visitor()).build()).isEqualTo(pod);
    }
}
