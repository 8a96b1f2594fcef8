package io.github.eciregistry.kind;

import static io.github.eciregistry.kind.WorkloadKind.templates;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Kinds of groups of pods that work together: batch, training, data flows, agents. All were read on 2026-12-01. */
final class BatchKinds {

    private BatchKinds() {}

    static List<WorkloadKind> all() {
        return Stream.of(ray(), volcano(), kubeflow(), groups(), sandboxes(), flink(), dask(), numaflow())
                .flatMap(List::stream)
                .toList();
    }

    /** kuberay ray-operator/config/crd at feeaf72. */
    private static List<WorkloadKind> ray() {
        return List.of(
                templates("ray.io", "RayCluster", rayCluster("spec")),
                templates("ray.io", "RayService", rayCluster("spec.rayClusterConfig")),
                templates("ray.io", "RayJob", rayJob("spec")),
                templates("ray.io", "RayCronJob", rayJob("spec.jobTemplate")));
    }

    private static String[] rayCluster(String spec) {
        return new String[] {spec + ".headGroupSpec.template", spec + ".workerGroupSpecs[*].template"};
    }

    private static String[] rayJob(String spec) {
        return Stream.concat(Stream.of(rayCluster(spec + ".rayClusterSpec")), Stream.of(spec + ".submitterPodTemplate"))
                .toArray(String[]::new);
    }

    /** volcano config/crd at ed72c7c. */
    private static List<WorkloadKind> volcano() {
        return List.of(
                templates("batch.volcano.sh", "Job", "spec.tasks[*].template"),
                templates("batch.volcano.sh", "CronJob", "spec.jobTemplate.spec.tasks[*].template"),
                templates("flow.volcano.sh", "JobTemplate", "spec.tasks[*].template"),
                templates("flow.volcano.sh", "JobFlow", "spec.flows[*].patch.jobSpec.tasks[*].template"));
    }

    /**
     * training-operator v1 pkg/apis/kubeflow.org/v1 (a ReplicaSpec by role), mpi-operator v2beta1 at caa3c47, trainer
     * manifests/base/crds at 8c0f505. The notebook controller copies the annotations of a Notebook to its pod
     * (notebook_controller.go, generateStatefulSet).
     */
    private static List<WorkloadKind> kubeflow() {
        List<WorkloadKind> kinds = new ArrayList<>();
        Map<String, String> jobs = Map.of(
                "PyTorchJob", "pytorch",
                "TFJob", "tf",
                "MPIJob", "mpi",
                "XGBoostJob", "xgb",
                "PaddleJob", "paddle",
                "JAXJob", "jax",
                "MXJob", "mx");
        jobs.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(job -> kinds.add(
                        templates("kubeflow.org", job.getKey(), "spec." + job.getValue() + "ReplicaSpecs.*.template")));
        String runtime = "spec.template.spec.replicatedJobs[*].template.spec.template";
        kinds.add(templates("trainer.kubeflow.org", "TrainingRuntime", runtime));
        kinds.add(templates("trainer.kubeflow.org", "ClusterTrainingRuntime", runtime));
        kinds.add(WorkloadKind.of(
                "kubeflow.org",
                "Notebook",
                PodLocation.of("", "metadata.annotations").withPodSpec("spec.template.spec")));
        return kinds;
    }

    /**
     * jobset config/components/crd at 08dfbdf, lws config/crd at 060ab4d, rbg api/workloads/v1alpha1 and v1alpha2 at
     * 993491f, keda config/crd at 8b4f083.
     */
    private static List<WorkloadKind> groups() {
        String leaderWorker = "leaderWorkerTemplate.leaderTemplate";
        String worker = "leaderWorkerTemplate.workerTemplate";
        String roles = "workloads.x-k8s.io";
        String[] sets = Stream.of(roleBasedGroup("spec.template"), roleBasedGroup("spec.groupTemplate.spec"))
                .flatMap(Stream::of)
                .toArray(String[]::new);
        return List.of(
                templates("jobset.x-k8s.io", "JobSet", "spec.replicatedJobs[*].template.spec.template"),
                templates("leaderworkerset.x-k8s.io", "LeaderWorkerSet", "spec." + leaderWorker, "spec." + worker),
                templates(
                        "disaggregatedset.x-k8s.io",
                        "DisaggregatedSet",
                        "spec.roles[*].spec." + leaderWorker,
                        "spec.roles[*].spec." + worker),
                templates(roles, "RoleBasedGroup", roleBasedGroup("spec")),
                templates(roles, "RoleBasedGroupSet", sets),
                templates(roles, "Instance", "spec.components[*].template"),
                templates(roles, "InstanceSet", "spec.instanceTemplate.components[*].template"),
                templates(roles, "RoleInstance", "spec.components[*].template"),
                templates(roles, "RoleInstanceSet", "spec.roleInstanceTemplate.components[*].template"),
                templates("keda.sh", "ScaledJob", "spec.jobTargetRef.template"));
    }

    private static String[] roleBasedGroup(String spec) {
        return Stream.of(
                        "roleTemplates[*].template",
                        "roles[*].template",
                        "roles[*].components[*].template",
                        "roles[*].standalonePattern.template",
                        "roles[*].leaderWorkerPattern.template",
                        "roles[*].customComponentsPattern.components[*].template")
                .map(path -> spec + "." + path)
                .toArray(String[]::new);
    }

    /** openkruise/agents api/v1alpha1 at 0b72c83 (schemaless in the CRDs), agent-sandbox k8s/crds at 2fd412d. */
    private static List<WorkloadKind> sandboxes() {
        return List.of(
                templates("agents.kruise.io", "Sandbox", "spec.template"),
                templates("agents.kruise.io", "SandboxSet", "spec.template"),
                templates("agents.kruise.io", "SandboxTemplate", "spec.template"),
                templates("agents.x-k8s.io", "Sandbox", "spec.podTemplate"),
                templates("extensions.agents.x-k8s.io", "SandboxTemplate", "spec.podTemplate"));
    }

    /**
     * flink-kubernetes-operator CRDs and docs/content/docs/custom-resource/pod-template.md at 6e9caeb: the templates of
     * job and task managers are merged into the common one, and win.
     */
    private static List<WorkloadKind> flink() {
        return List.of(
                WorkloadKind.of("flink.apache.org", "FlinkDeployment", flinkPods("spec")),
                WorkloadKind.of("flink.apache.org", "FlinkBlueGreenDeployment", flinkPods("spec.template.spec")));
    }

    private static PodLocation[] flinkPods(String spec) {
        return new PodLocation[] {
            PodLocation.of(spec, "podTemplate.metadata.annotations", "image")
                    .withPodSpec("podTemplate.spec")
                    .withPodSpec("jobManager.podTemplate.spec")
                    .withPodSpec("taskManager.podTemplate.spec"),
            flinkManager(spec, "jobManager"),
            flinkManager(spec, "taskManager")
        };
    }

    private static PodLocation flinkManager(String spec, String manager) {
        return PodLocation.of(spec, manager + ".podTemplate.metadata.annotations", "image")
                .withPodSpec("podTemplate.spec")
                .withPodSpec(manager + ".podTemplate.spec")
                .overriding();
    }

    /** dask-kubernetes dask_kubernetes/operator/controller/controller.py at 1daa175. */
    private static List<WorkloadKind> dask() {
        String group = "kubernetes.dask.org";
        return List.of(
                templates(group, "DaskCluster", "spec.scheduler", "spec.worker"),
                templates(group, "DaskWorkerGroup", "spec.worker"),
                templates(group, "DaskJob", "spec.job", "spec.cluster.spec.scheduler", "spec.cluster.spec.worker"));
    }

    /** numaflow pkg/apis/numaflow/v1alpha1 (AbstractPodTemplate is inlined), snapshot of 2026-08. */
    private static List<WorkloadKind> numaflow() {
        String group = "numaflow.numaproj.io";
        return List.of(
                WorkloadKind.of(group, "Pipeline", vertex("spec.vertices[*]"), sideInputs("spec")),
                WorkloadKind.of(group, "MonoVertex", vertex("spec")),
                WorkloadKind.of(
                        group, "ServingPipeline", vertex("spec.pipeline.vertices[*]"), sideInputs("spec.pipeline")));
    }

    private static PodLocation vertex(String base) {
        return PodLocation.of(
                base,
                "metadata.annotations",
                "initContainers[*].image",
                "source.udsource.container.image",
                "source.transformer.container.image",
                "udf.container.image",
                "sink.udsink.container.image",
                "sink.fallback.udsink.container.image",
                "sink.onSuccess.udsink.container.image",
                "sidecars[*].image",
                "volumes[*].image.reference");
    }

    private static PodLocation sideInputs(String spec) {
        return PodLocation.of(
                spec, "templates.sideInputsManager.metadata.annotations", "sideInputs[*].container.image");
    }
}
