package io.github.eciregistry.kind;

import static io.github.eciregistry.kind.PodLocation.podTemplate;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The table of kinds. Each group of rows names where its paths are documented; all were read on 2026-11-23.
 *
 * <p>Kinds that pull images but describe no pod are left out on purpose: OpenKruise's SidecarSet injects containers into
 * pods of other workloads, and its ImagePullJob pulls through a daemon on the node.
 */
final class StandardKinds {

    private StandardKinds() {}

    static List<WorkloadKind> all() {
        return Stream.of(kubernetes(), eci(), argo(), openKruise(), knative(), tekton(), spark(), openShift(), kServe())
                .flatMap(List::stream)
                .toList();
    }

    /** Kubernetes API reference; the extensions group ended with 1.16. */
    private static List<WorkloadKind> kubernetes() {
        Set<String> apps = Set.of("apps", "extensions");
        return List.of(
                WorkloadKind.of("", "Pod", podTemplate("")),
                WorkloadKind.of("", "PodTemplate", podTemplate("template")),
                WorkloadKind.of("", "ReplicationController", podTemplate("spec.template")),
                WorkloadKind.of(apps, "Deployment", podTemplate("spec.template")),
                WorkloadKind.of(apps, "DaemonSet", podTemplate("spec.template")),
                WorkloadKind.of(apps, "ReplicaSet", podTemplate("spec.template")),
                WorkloadKind.of("apps", "StatefulSet", podTemplate("spec.template")),
                WorkloadKind.of(Set.of("batch", "extensions"), "Job", podTemplate("spec.template")),
                WorkloadKind.of("batch", "CronJob", podTemplate("spec.jobTemplate.spec.template")));
    }

    /** Alibaba Cloud, "Use an image cache", Kubernetes ImageCache API. */
    private static List<WorkloadKind> eci() {
        return List.of(WorkloadKind.of(
                "eci.alibabacloud.com", "ImageCache", PodLocation.of("", "metadata.annotations", "spec.images[*]")));
    }

    /**
     * argo-rollouts pkg/apis/rollouts/v1alpha1/types.go at 009ba6b, argo-workflows workflow/controller/workflowpod.go at
     * 0043210: a template's own annotation wins over that of {@code podMetadata}.
     */
    private static List<WorkloadKind> argo() {
        List<WorkloadKind> kinds = new ArrayList<>();
        kinds.add(WorkloadKind.of("argoproj.io", "Rollout", podTemplate("spec.template")));
        kinds.add(WorkloadKind.of("argoproj.io", "Experiment", podTemplate("spec.templates[*].template")));
        for (String kind : List.of("AnalysisTemplate", "ClusterAnalysisTemplate", "AnalysisRun")) {
            kinds.add(WorkloadKind.of("argoproj.io", kind, podTemplate("spec.metrics[*].provider.job.spec.template")));
        }
        for (String kind : List.of("Workflow", "WorkflowTemplate", "ClusterWorkflowTemplate")) {
            kinds.add(WorkloadKind.of("argoproj.io", kind, workflow("spec")));
        }
        kinds.add(WorkloadKind.of("argoproj.io", "CronWorkflow", workflow("spec.workflowSpec")));
        return kinds;
    }

    private static PodLocation[] workflow(String spec) {
        String[] own = {
            "initContainers[*].image",
            "container.image",
            "script.image",
            "containerSet.containers[*].image",
            "sidecars[*].image",
            "volumes[*].image.reference"
        };
        String[] templates = {
            "templateDefaults.",
            "templates[*].",
            "templates[*].steps[*][*].inline.",
            "templates[*].dag.tasks[*].inline."
        };
        String[] all = Stream.concat(
                        Stream.of(templates).flatMap(template -> Stream.of(own).map(template::concat)),
                        Stream.of("volumes[*].image.reference"))
                .toArray(String[]::new);
        return new PodLocation[] {
            PodLocation.of(spec, "podMetadata.annotations", all),
            PodLocation.of(spec + ".templates[*]", "metadata.annotations", own).overriding()
        };
    }

    /** OpenKruise apis/apps/v1alpha1 and v1beta1 at ac57efd and 024644c. */
    private static List<WorkloadKind> openKruise() {
        String group = "apps.kruise.io";
        String united = "spec.template.%s.spec.template";
        return List.of(
                WorkloadKind.of(group, "CloneSet", podTemplate("spec.template")),
                WorkloadKind.of(group, "StatefulSet", podTemplate("spec.template")),
                WorkloadKind.of(group, "DaemonSet", podTemplate("spec.template")),
                WorkloadKind.of(group, "BroadcastJob", podTemplate("spec.template")),
                WorkloadKind.of(
                        group,
                        "AdvancedCronJob",
                        podTemplate("spec.template.jobTemplate.spec.template"),
                        podTemplate("spec.template.broadcastJobTemplate.spec.template")),
                WorkloadKind.of(
                        group,
                        "UnitedDeployment",
                        podTemplate(united.formatted("statefulSetTemplate")),
                        podTemplate(united.formatted("advancedStatefulSetTemplate")),
                        podTemplate(united.formatted("cloneSetTemplate")),
                        podTemplate(united.formatted("deploymentTemplate"))));
    }

    /** Knative Serving API; a Revision's annotations are copied to its pods. */
    private static List<WorkloadKind> knative() {
        return List.of(
                WorkloadKind.of("serving.knative.dev", "Service", podTemplate("spec.template")),
                WorkloadKind.of("serving.knative.dev", "Configuration", podTemplate("spec.template")),
                WorkloadKind.of("serving.knative.dev", "Revision", podTemplate("")));
    }

    /**
     * Tekton pkg/pod/pod.go at 00f7cc6 and pkg/apis/pipeline/v1/task_types.go at 5595a7f: annotations travel from Task
     * and Pipeline to their runs and from these to the pods.
     */
    private static List<WorkloadKind> tekton() {
        List<WorkloadKind> kinds = new ArrayList<>();
        PodLocation task = PodLocation.of("", "metadata.annotations", taskImages("spec."));
        kinds.add(WorkloadKind.of("tekton.dev", "Task", task));
        kinds.add(WorkloadKind.of("tekton.dev", "ClusterTask", task));
        String[] run = Stream.concat(
                        Stream.of(taskImages("spec.taskSpec.")),
                        Stream.of("spec.podTemplate.volumes[*].image.reference"))
                .toArray(String[]::new);
        kinds.add(WorkloadKind.of("tekton.dev", "TaskRun", PodLocation.of("", "metadata.annotations", run)));
        kinds.add(WorkloadKind.of("tekton.dev", "Pipeline", pipeline("spec.")));
        kinds.add(WorkloadKind.of("tekton.dev", "PipelineRun", pipeline("spec.pipelineSpec.")));
        return kinds;
    }

    private static String[] taskImages(String spec) {
        return new String[] {
            spec + "stepTemplate.image",
            spec + "steps[*].image",
            spec + "sidecars[*].image",
            spec + "volumes[*].image.reference"
        };
    }

    private static PodLocation pipeline(String spec) {
        String[] images = Stream.of("tasks[*].taskSpec.", "finally[*].taskSpec.")
                .flatMap(task -> Stream.of(taskImages(spec + task)))
                .toArray(String[]::new);
        return PodLocation.of("", "metadata.annotations", images);
    }

    /** spark-operator api/v1beta2/sparkapplication_types.go and internal/webhook at 07f3cec. */
    private static List<WorkloadKind> spark() {
        return List.of(
                WorkloadKind.of(
                        "sparkoperator.k8s.io",
                        "SparkApplication",
                        sparkPod("spec", "driver"),
                        sparkPod("spec", "executor")),
                WorkloadKind.of(
                        "sparkoperator.k8s.io",
                        "ScheduledSparkApplication",
                        sparkPod("spec.template", "driver"),
                        sparkPod("spec.template", "executor")));
    }

    private static PodLocation sparkPod(String spec, String role) {
        return PodLocation.of(
                        spec + "." + role,
                        "annotations",
                        "image",
                        "initContainers[*].image",
                        "sidecars[*].image",
                        "template.spec.initContainers[*].image",
                        "template.spec.containers[*].image",
                        "template.spec.volumes[*].image.reference")
                .withObjectImages(spec + ".image", spec + ".volumes[*].image.reference");
    }

    /** OpenShift apps/v1/types.go at 1a1b0c5 and apps/v1/legacy.go at d0b8d92. */
    private static List<WorkloadKind> openShift() {
        return List.of(
                WorkloadKind.of(
                        Set.of("apps.openshift.io", ""),
                        "DeploymentConfig",
                        podTemplate("spec.template"),
                        PodLocation.of("spec.strategy", "annotations", "customParams.image")),
                WorkloadKind.containing("template.openshift.io", "Template", "objects[*]"),
                WorkloadKind.containing("", "Template", "objects[*]"));
    }

    /**
     * KServe pkg/controller/v1beta1/inferenceservice/components/predictor.go at 0187b46 and
     * pkg/apis/serving/v1alpha1/servingruntime_types.go at 0217bda: a component's annotation wins over the object's.
     */
    private static List<WorkloadKind> kServe() {
        Set<String> groups = Set.of("serving.kserve.io", "serving.kubeflow.org");
        List<PodLocation> service = new ArrayList<>();
        List<String> components = List.of("predictor", "transformer", "explainer");
        service.add(PodLocation.of(
                "",
                "metadata.annotations",
                components.stream()
                        .flatMap(name -> Stream.of(componentImages("spec." + name + ".")))
                        .toArray(String[]::new)));
        components.forEach(name -> service.add(PodLocation.of("spec." + name, "annotations", componentImages(""))
                .overriding()));
        PodLocation head = PodLocation.of("spec", "annotations", "containers[*].image", "volumes[*].image.reference");
        PodLocation worker =
                PodLocation.of("spec.workerSpec", "annotations", "containers[*].image", "volumes[*].image.reference");
        return List.of(
                WorkloadKind.of(groups, "InferenceService", service.toArray(PodLocation[]::new)),
                WorkloadKind.of(groups, "ServingRuntime", head, worker),
                WorkloadKind.of(groups, "ClusterServingRuntime", head, worker));
    }

    private static String[] componentImages(String component) {
        Stream<String> frameworks = Stream.of(
                        "model",
                        "sklearn",
                        "xgboost",
                        "tensorflow",
                        "pytorch",
                        "triton",
                        "onnx",
                        "huggingface",
                        "pmml",
                        "lightgbm",
                        "paddle",
                        "art",
                        "alibi",
                        "aix")
                .map(framework -> component + framework + ".image");
        Stream<String> pod = Stream.of(
                        "initContainers[*].image",
                        "containers[*].image",
                        "volumes[*].image.reference",
                        "workerSpec.initContainers[*].image",
                        "workerSpec.containers[*].image",
                        "workerSpec.volumes[*].image.reference")
                .map(component::concat);
        return Stream.concat(frameworks, pod).toArray(String[]::new);
    }
}
