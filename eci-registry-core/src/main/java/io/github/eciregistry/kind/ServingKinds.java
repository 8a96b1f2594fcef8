package io.github.eciregistry.kind;

import static io.github.eciregistry.kind.PodLocation.podTemplate;
import static io.github.eciregistry.kind.WorkloadKind.templates;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Kinds that serve requests: functions and models. */
final class ServingKinds {

    private ServingKinds() {}

    /**
     * Knative Serving API; a Revision's annotations are copied to its pods. v1alpha1 has one {@code container} in a {@code
     * revisionTemplate} (knative/serving v0.7 pkg/apis/serving/v1alpha1). Eventing pkg/apis/sources/v1/container_types.go
     * and sinks/v1alpha1/job_sink_types.go at 8cf4c4b.
     */
    static List<WorkloadKind> knative() {
        return List.of(
                WorkloadKind.of("serving.knative.dev", "Service", podTemplate("spec.template")),
                WorkloadKind.of("serving.knative.dev", "Configuration", podTemplate("spec.template")),
                WorkloadKind.of("serving.knative.dev", "Revision", podTemplate("")),
                WorkloadKind.of(
                                "serving.knative.dev",
                                "Service",
                                podTemplate("spec.template"),
                                revision("spec.runLatest.configuration.revisionTemplate"),
                                revision("spec.release.configuration.revisionTemplate"),
                                revision("spec.pinned.configuration.revisionTemplate"))
                        .inVersions("v1alpha1"),
                WorkloadKind.of(
                                "serving.knative.dev",
                                "Configuration",
                                podTemplate("spec.template"),
                                revision("spec.revisionTemplate"))
                        .inVersions("v1alpha1"),
                WorkloadKind.of("serving.knative.dev", "Revision", revision("")).inVersions("v1alpha1"),
                templates("sources.knative.dev", "ContainerSource", "spec.template"),
                templates("sinks.knative.dev", "JobSink", "spec.job.spec.template"));
    }

    private static PodLocation revision(String template) {
        return PodLocation.of(template, "metadata.annotations", "spec.container.image")
                .withPodSpec("spec");
    }

    /**
     * KServe pkg/controller/v1beta1/inferenceservice/components/predictor.go at 0187b46 and
     * pkg/apis/serving/v1alpha1/servingruntime_types.go at 0217bda: a component's annotation wins over the object's.
     */
    static List<WorkloadKind> kServe() {
        Set<String> groups = Set.of("serving.kserve.io", "serving.kubeflow.org");
        List<PodLocation> service = new ArrayList<>();
        List<String> components = List.of("predictor", "transformer", "explainer", "canary[*].predictor");
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
                WorkloadKind.of(groups, "ClusterServingRuntime", head, worker),
                WorkloadKind.of(groups, "InferenceService", oldService()).inVersions("v1alpha2"),
                WorkloadKind.of("serving.kserve.io", "LLMInferenceService", llmPods()),
                WorkloadKind.of("serving.kserve.io", "LLMInferenceServiceConfig", llmPods()));
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
                .flatMap(framework ->
                        Stream.of(component + framework + ".image", component + framework + ".storageUri"));
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

    /** kfserving v0.3 pkg/apis/serving/v1alpha2/inferenceservice_types.go. */
    private static PodLocation oldService() {
        String[] images = Stream.of("default", "canary")
                .flatMap(endpoint -> Stream.of("predictor", "transformer", "explainer")
                        .map(component -> "spec." + endpoint + "." + component + ".custom.container.image"))
                .toArray(String[]::new);
        return PodLocation.of("", "metadata.annotations", images);
    }

    /** kserve pkg/apis/serving/v1alpha2/llm_inference_service_types.go at aaac4e2: pod specs with annotations beside. */
    private static PodLocation[] llmPods() {
        String[] models = {"spec.model.uri", "spec.model.lora.adapters[*].uri"};
        return new PodLocation[] {
            PodLocation.of("spec", "annotations")
                    .withPodSpec("template")
                    .withPodSpec("worker")
                    .withObjectImages(models),
            PodLocation.of("spec.prefill", "annotations")
                    .withPodSpec("template")
                    .withPodSpec("worker")
                    .withObjectImages(models),
            PodLocation.of("spec.router.scheduler", "annotations")
                    .withPodSpec("template")
                    .withPodSpec("tokenizer.template")
        };
    }

    /**
     * Read on 2026-12-01: seldon-core v1 seldondeployment_types.go (SeldonPodSpec) at 00908a9, kthena
     * pkg/apis/workload/v1alpha1, aibrix config/crd/orchestration, openfaas/faas-netes pkg/handlers/deploy.go
     * (buildAnnotations).
     */
    static List<WorkloadKind> others() {
        String aibrix = "orchestration.aibrix.ai";
        return List.of(
                templates("machinelearning.seldon.io", "SeldonDeployment", "spec.predictors[*].componentSpecs[*]"),
                templates(
                        "workload.serving.volcano.sh",
                        "ModelServing",
                        "spec.template.roles[*].entryTemplate",
                        "spec.template.roles[*].workerTemplate"),
                templates(aibrix, "RoleSet", "spec.roles[*].template"),
                templates(aibrix, "StormService", "spec.template.spec.roles[*].template"),
                templates(aibrix, "PodSet", "spec.template"),
                templates(
                        aibrix,
                        "RayClusterFleet",
                        "spec.template.spec.headGroupSpec.template",
                        "spec.template.spec.workerGroupSpecs[*].template"),
                templates(
                        aibrix,
                        "RayClusterReplicaSet",
                        "spec.template.spec.headGroupSpec.template",
                        "spec.template.spec.workerGroupSpecs[*].template"),
                WorkloadKind.of(aibrix, "KVCache", cachePod("spec.cache"), cachePod("spec.watcher")),
                WorkloadKind.of("openfaas.com", "Function", PodLocation.of("spec", "annotations", "image")));
    }

    private static PodLocation cachePod(String base) {
        return PodLocation.of(base, "template.metadata.annotations", "image").withPodSpec("template.spec");
    }
}
