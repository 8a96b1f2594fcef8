package io.github.eciregistry.kind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkloadKindsTest {

    @ParameterizedTest
    @CsvSource({
        "v1, Pod, metadata.annotations",
        "v1, PodTemplate, template.metadata.annotations",
        "v1, ReplicationController, spec.template.metadata.annotations",
        "apps/v1, Deployment, spec.template.metadata.annotations",
        "extensions/v1beta1, Deployment, spec.template.metadata.annotations",
        "apps/v1, StatefulSet, spec.template.metadata.annotations",
        "apps/v1, DaemonSet, spec.template.metadata.annotations",
        "apps/v1, ReplicaSet, spec.template.metadata.annotations",
        "batch/v1, Job, spec.template.metadata.annotations",
        "batch/v1beta1, CronJob, spec.jobTemplate.spec.template.metadata.annotations",
        "eci.alibabacloud.com/v1, ImageCache, metadata.annotations",
        "argoproj.io/v1alpha1, Rollout, spec.template.metadata.annotations",
        "argoproj.io/v1alpha1, Workflow, spec.podMetadata.annotations",
        "argoproj.io/v1alpha1, CronWorkflow, spec.workflowSpec.podMetadata.annotations",
        "apps.kruise.io/v1alpha1, CloneSet, spec.template.metadata.annotations",
        "apps.kruise.io/v1alpha1, AdvancedCronJob, spec.template.jobTemplate.spec.template.metadata.annotations",
        "serving.knative.dev/v1, Service, spec.template.metadata.annotations",
        "tekton.dev/v1, TaskRun, metadata.annotations",
        "sparkoperator.k8s.io/v1beta2, SparkApplication, spec.driver.annotations",
        "sparkoperator.k8s.io/v1beta2, ScheduledSparkApplication, spec.template.driver.annotations",
        "apps.openshift.io/v1, DeploymentConfig, spec.template.metadata.annotations",
        "serving.kserve.io/v1beta1, InferenceService, metadata.annotations",
    })
    void knowsWhereTheFirstPodOfAKindIsAnnotated(String apiVersion, String kind, String annotations) {
        WorkloadKind found = WorkloadKinds.standard().find(apiVersion, kind).orElseThrow();
        assertThat(found.pods().get(0)).hasToString(annotations);
    }

    @ParameterizedTest
    @CsvSource({
        "v1, Service",
        "example.com/v1, Template",
        "apps/v1, Rollout",
        "kubefledged.io/v1alpha2, ImageCache",
        "spark.apache.org/v1, ScheduledSparkApplication",
        "apps.kruise.io/v1alpha1, SidecarSet",
        "deployment, Deployment",
    })
    void matchesGroupAndKindNotKindAlone(String apiVersion, String kind) {
        assertThat(WorkloadKinds.standard().find(apiVersion, kind)).isEmpty();
    }

    @Test
    void takesKindsOfItsUsers() {
        WorkloadKind train = WorkloadKind.of("example.com", "Train", PodLocation.podTemplate("spec.workers[*]"));
        WorkloadKinds kinds = WorkloadKinds.standard().with(train);
        assertThat(kinds.find("example.com/v1", "Train")).contains(train);
        assertThat(kinds.find("apps/v1", "Deployment")).isPresent();
        assertThat(WorkloadKinds.standard().find("example.com/v1", "Train")).isEmpty();
    }

    @Test
    void letsALaterKindReplaceAnEarlierOne() {
        WorkloadKind other = WorkloadKind.of("apps", "Deployment", PodLocation.podTemplate("spec.pod"));
        WorkloadKinds kinds = WorkloadKinds.standard().with(other);
        assertThat(kinds.find("apps/v1", "Deployment")).contains(other);
        assertThat(kinds.find("extensions/v1beta1", "Deployment")).isNotEqualTo(kinds.find("apps/v1", "Deployment"));
    }

    @ParameterizedTest
    @CsvSource({
        "v1, List, items[*]",
        "apps/v1, DeploymentList, items[*]",
        "template.openshift.io/v1, Template, objects[*]",
        "v1, Template, objects[*]",
    })
    void knowsWhereAKindContainsObjects(String apiVersion, String kind, String path) {
        WorkloadKind found = WorkloadKinds.standard().find(apiVersion, kind).orElseThrow();
        assertThat(found.objects()).map(FieldPath::toString).containsExactly(path);
        assertThat(found.pods()).isEmpty();
    }

    @Test
    void prefersAKindOfTheVersionToOneOfEveryVersion() {
        WorkloadKind any = WorkloadKind.of("example.com", "Train", PodLocation.podTemplate("spec.template"));
        WorkloadKind old = WorkloadKind.of("example.com", "Train", PodLocation.podTemplate("spec.pod"))
                .inVersions("v1alpha1", "v1alpha2");
        WorkloadKinds kinds = WorkloadKinds.standard().with(old, any);
        assertThat(kinds.find("example.com/v1alpha2", "Train")).contains(old);
        assertThat(kinds.find("example.com/v1", "Train")).contains(any);
        assertThat(WorkloadKinds.standard().with(old).find("example.com/v1", "Train"))
                .isEmpty();
    }

    @Test
    void dropsAKindOnlyWhenItIsReplacedAltogether() {
        WorkloadKind apps = WorkloadKind.of("apps", "Deployment", PodLocation.podTemplate("spec.pod"));
        WorkloadKind both = WorkloadKind.of(Set.of("apps", "extensions"), "Deployment", PodLocation.podTemplate("pod"));
        assertThat(WorkloadKinds.standard().with(apps).all())
                .hasSize(WorkloadKinds.standard().all().size() + 1);
        assertThat(WorkloadKinds.standard().with(apps).with(both).all())
                .hasSameSizeAs(WorkloadKinds.standard().all())
                .doesNotContain(apps);
        assertThat(WorkloadKinds.standard().with(WorkloadKinds.standard()).all())
                .isEqualTo(WorkloadKinds.standard().all());
    }

    @ParameterizedTest
    @CsvSource({"PodList, Pod", "ListList, List", "List, ", "Listing, ", "Pod, "})
    void knowsTheKindOfItems(String kind, String listed) {
        assertThat(WorkloadKinds.listedKind(kind).orElse(null)).isEqualTo(listed);
    }

    @Test
    void refusesKindsThatCannotBe() {
        PodLocation pod = PodLocation.podTemplate("spec.template");
        assertThatThrownBy(() -> WorkloadKind.of("apps", "", pod)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> WorkloadKind.of(Set.of(), "A", pod)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> WorkloadKind.of("apps", "A")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> WorkloadKind.of("apps", "A", pod, pod.overriding()))
                .hasMessageContaining("same place");
        assertThatThrownBy(() -> PodLocation.of("spec", "annotations[*]")).hasMessageContaining("at one place");
        assertThatThrownBy(() -> PodLocation.of("spec", "pods.*.annotations")).hasMessageContaining("at one place");
        assertThatThrownBy(() -> WorkloadKind.of(
                        "apps",
                        "A",
                        PodLocation.of("spec", "x.a.annotations"),
                        PodLocation.of("spec", "x.b.annotations")))
                .hasMessageContaining("may add the same field");
        assertThatThrownBy(() -> WorkloadKind.containing("apps", "A")).hasMessageContaining("a contained object");
    }
}
