package io.github.eciregistry.fabric8;

import static io.github.eciregistry.fabric8.Workloads.PLAIN_HTTP;
import static io.github.eciregistry.fabric8.Workloads.POLICY;
import static io.github.eciregistry.fabric8.Workloads.SKIP_VERIFY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.KubernetesList;
import io.fabric8.kubernetes.api.model.KubernetesListBuilder;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpecBuilder;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.CronJobBuilder;
import io.github.eciregistry.InvalidInputException;
import io.github.eciregistry.Problem;
import io.github.eciregistry.ProblemCode;
import org.junit.jupiter.api.Test;

class AnnotationReportTest {

    private static final String AT = "spec.template.metadata.annotations";

    private final RegistryAnnotator annotator = RegistryAnnotator.using(POLICY);

    @Test
    void tellsWhatWasAdded() {
        AnnotationReport<Deployment> report = annotator.report(Workloads.deployment());

        assertThat(report.isChanged()).isTrue();
        assertThat(report.problems()).isEmpty();
        assertThat(report.entries()).isEqualTo(report.added());
        assertThat(report.added())
                .extracting(RegistryEntry::toString)
                .containsExactly(
                        "ADDED 192.168.1.10:5000 PLAIN_HTTP at " + AT,
                        "ADDED reg.test.com:80 PLAIN_HTTP at " + AT,
                        "ADDED harbor.pre.com SKIP_VERIFY at " + AT);
    }

    @Test
    void tellsWhatWasKeptAndWhatIsUselessAndWhatConflicts() {
        AnnotationReport<PodTemplateSpec> report = annotator.report(new PodTemplateSpecBuilder(Workloads.template())
                .editMetadata()
                .addToAnnotations(PLAIN_HTTP, "192.168.1.10:5000,harbor.pre.com,192.168.1.10")
                .addToAnnotations(SKIP_VERIFY, "old.corp.example")
                .endMetadata()
                .build());

        assertThat(report.added())
                .extracting(entry -> entry.registry().toString())
                .containsExactly("reg.test.com:80");
        assertThat(report.kept())
                .extracting(entry -> entry.registry().toString())
                .containsExactly("192.168.1.10:5000");
        assertThat(report.conflicting())
                .extracting(entry -> entry.registry().toString())
                .containsExactly("harbor.pre.com");
        assertThat(report.useless())
                .extracting(entry -> entry.registry().toString())
                .containsExactly("192.168.1.10", "old.corp.example");
        assertThat(report.missing()).isEmpty();
        assertThat(report.problems())
                .extracting(Problem::code, problem -> problem.path().orElseThrow(), Problem::message)
                .containsExactly(tuple(
                        ProblemCode.CONFLICTING_REGISTRY,
                        "metadata.annotations[" + PLAIN_HTTP + "]",
                        "registry \"harbor.pre.com\" needs " + SKIP_VERIFY + ", but is listed in " + PLAIN_HTTP));
        assertThat(report.object().getMetadata().getAnnotations())
                .containsEntry(PLAIN_HTTP, "192.168.1.10:5000,harbor.pre.com,192.168.1.10,reg.test.com:80");
        assertThatThrownBy(report::orElseThrow).isInstanceOf(InvalidInputException.class);
    }

    @Test
    void isUnchangedWhereNothingIsNeeded() {
        Deployment annotated = annotator.annotate(Workloads.deployment());

        AnnotationReport<Deployment> report = annotator.report(annotated);

        assertThat(report.isChanged()).isFalse();
        assertThat(report.orElseThrow()).isSameAs(annotated);
        assertThat(report.entries()).hasSize(3).isEqualTo(report.kept());
    }

    @Test
    void pointsAtImagesThatCannotBeRead() {
        Deployment deployment = new DeploymentBuilder(Workloads.deployment())
                .editSpec()
                .editTemplate()
                .editSpec()
                .editContainer(1)
                .withImage("192.168.1.10:5000/Test/app")
                .endContainer()
                .addNewContainer()
                .withImage("{{ .Values.image }}")
                .endContainer()
                .endSpec()
                .endTemplate()
                .endSpec()
                .build();

        AnnotationReport<Deployment> report = annotator.report(deployment);

        assertThat(report.problems())
                .extracting(Problem::code, problem -> problem.path().orElseThrow())
                .containsExactly(
                        tuple(ProblemCode.REPOSITORY_NOT_LOWERCASE, "spec.template.spec.containers[1].image"),
                        tuple(ProblemCode.IMAGE_NOT_RENDERED, "spec.template.spec.containers[2].image"));
        assertThat(report.added()).hasSize(3);
    }

    @Test
    void takesNothingForUselessWhereAnImageIsNotKnown() {
        PodTemplateSpec template = new PodTemplateSpecBuilder()
                .withNewMetadata()
                .addToAnnotations(PLAIN_HTTP, "192.168.1.10:5000")
                .endMetadata()
                .withNewSpec()
                .addNewContainer()
                .withImage("192.168.1.10:5000/Test/app")
                .endContainer()
                .addNewContainer()
                .withImage("nginx")
                .endContainer()
                .endSpec()
                .build();

        assertThat(annotator.report(template).useless()).isEmpty();
    }

    @Test
    void pointsAtExistingValuesThatAreWrong() {
        AnnotationReport<PodTemplateSpec> report = annotator.report(new PodTemplateSpecBuilder(Workloads.template())
                .editMetadata()
                .addToAnnotations(PLAIN_HTTP, "http://192.168.1.10:5000")
                .endMetadata()
                .build());

        assertThat(report.problems())
                .extracting(Problem::code, problem -> problem.path().orElseThrow())
                .containsExactly(tuple(ProblemCode.REGISTRY_HAS_SCHEME, "metadata.annotations[" + PLAIN_HTTP + "]"));
        assertThat(report.object().getMetadata().getAnnotations())
                .containsEntry(PLAIN_HTTP, "http://192.168.1.10:5000,192.168.1.10:5000,reg.test.com:80");
    }

    @Test
    void pointsAtAnnotationsOfTheController() {
        Deployment deployment = new DeploymentBuilder(Workloads.deployment())
                .editMetadata()
                .addToAnnotations(SKIP_VERIFY, "harbor.pre.com")
                .endMetadata()
                .build();

        AnnotationReport<Deployment> report = annotator.report(deployment);

        assertThat(report.problems())
                .extracting(Problem::code, problem -> problem.path().orElseThrow(), Problem::input, Problem::message)
                .containsExactly(tuple(
                        ProblemCode.MISPLACED_ANNOTATION,
                        "metadata.annotations[" + SKIP_VERIFY + "]",
                        "harbor.pre.com",
                        "expected " + SKIP_VERIFY + " in " + AT + ", found it where ECI does not read it"));
        assertThat(report.object().getMetadata()).isEqualTo(deployment.getMetadata());
        assertThat(annotator.report(Workloads.generic(deployment)).problems()).isEqualTo(report.problems());
    }

    @Test
    void pointsAtAnnotationsOfAJobTemplateAndOfOtherObjects() {
        HasMetadata cronJob = new CronJobBuilder()
                .withNewSpec()
                .withNewJobTemplate()
                .withNewMetadata()
                .addToAnnotations(PLAIN_HTTP, "a.example")
                .endMetadata()
                .endJobTemplate()
                .endSpec()
                .build();
        HasMetadata namespace = new NamespaceBuilder()
                .withNewMetadata()
                .addToAnnotations(PLAIN_HTTP, "a.example")
                .endMetadata()
                .build();

        assertThat(annotator.report(cronJob).problems())
                .extracting(problem -> problem.path().orElseThrow())
                .containsExactly("spec.jobTemplate.metadata.annotations[" + PLAIN_HTTP + "]");
        assertThat(annotator.report(Workloads.generic(cronJob)).problems())
                .isEqualTo(annotator.report(cronJob).problems());
        assertThat(annotator.report(namespace).problems())
                .extracting(Problem::code, Problem::message)
                .containsExactly(tuple(
                        ProblemCode.MISPLACED_ANNOTATION,
                        "expected " + PLAIN_HTTP + " in the metadata of a pod, a pod template or an ImageCache, "
                                + "found it where ECI does not read it"));
        assertThat(annotator.report(Workloads.generic(namespace)).problems())
                .isEqualTo(annotator.report(namespace).problems());
    }

    @Test
    void pointsIntoTheItemsOfAList() {
        Deployment deployment = new DeploymentBuilder(Workloads.deployment())
                .editSpec()
                .editTemplate()
                .editSpec()
                .editContainer(0)
                .withImage("A B")
                .endContainer()
                .endSpec()
                .endTemplate()
                .endSpec()
                .build();
        KubernetesList list = new KubernetesListBuilder()
                .withItems(Workloads.deployment(), deployment)
                .build();

        AnnotationReport<KubernetesList> report = annotator.report(list);

        assertThat(report.problems())
                .extracting(problem -> problem.path().orElseThrow())
                .containsExactly("items[1].spec.template.spec.containers[0].image");
        assertThat(report.added()).extracting(RegistryEntry::path).contains("items[0]." + AT, "items[1]." + AT);
    }

    @Test
    void pointsAtALabelThatKeepsPodsOffEci() {
        PodTemplateSpec template = new PodTemplateSpecBuilder(Workloads.template())
                .editMetadata()
                .addToLabels("alibabacloud.com/eci", "false")
                .endMetadata()
                .build();

        AnnotationReport<PodTemplateSpec> report = annotator.scheduleOnEci().report(template);

        assertThat(report.problems())
                .extracting(Problem::code, problem -> problem.path().orElseThrow(), Problem::message)
                .containsExactly(tuple(
                        ProblemCode.CONFLICTING_LABEL,
                        "metadata.labels[alibabacloud.com/eci]",
                        "expected \"true\" so that the pod runs on ECI, found \"false\""));
        assertThat(report.object().getMetadata().getLabels()).containsEntry("alibabacloud.com/eci", "false");
        assertThat(annotator.report(template).problems()).isEmpty();
    }

    @Test
    void saysThatAnnotationsAreTooLarge() {
        PodTemplateSpec template = new PodTemplateSpecBuilder(Workloads.template())
                .editMetadata()
                .addToAnnotations("a", "x".repeat(256 * 1024))
                .endMetadata()
                .build();

        AnnotationReport<PodTemplateSpec> report = annotator.report(template);

        assertThat(report.isChanged()).isFalse();
        assertThat(report.missing()).hasSize(3);
        assertThat(report.problems())
                .extracting(Problem::code, problem -> problem.path().orElseThrow())
                .containsExactly(tuple(ProblemCode.ANNOTATIONS_TOO_LARGE, "metadata.annotations.a"));
    }
}
