package io.github.eciregistry.kind;

import static io.github.eciregistry.kind.PodLocation.podTemplate;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Kinds of Argo Rollouts, Argo Workflows and Argo Events. */
final class ArgoKinds {

    /** argo-events pkg/apis/events/v1alpha1/template.go and sensor_types.go at 6478ece, read on 2026-12-01. */
    private static final PodLocation EVENT_TEMPLATE =
            PodLocation.of("spec.template", "metadata.annotations", "container.image", "volumes[*].image.reference");

    private ArgoKinds() {}

    /**
     * argo-rollouts pkg/apis/rollouts/v1alpha1/types.go at 009ba6b, argo-workflows workflow/controller/workflowpod.go at
     * 0043210: a template's own annotation wins over that of {@code podMetadata}.
     */
    static List<WorkloadKind> all() {
        List<WorkloadKind> kinds = new ArrayList<>();
        kinds.add(WorkloadKind.of("argoproj.io", "Rollout", podTemplate("spec.template")));
        kinds.add(WorkloadKind.of("argoproj.io", "Experiment", podTemplate("spec.templates[*].template")));
        for (String kind : List.of("AnalysisTemplate", "ClusterAnalysisTemplate", "AnalysisRun")) {
            kinds.add(WorkloadKind.of("argoproj.io", kind, podTemplate("spec.metrics[*].provider.job.spec.template")));
        }
        for (String kind : List.of("Workflow", "WorkflowTemplate", "ClusterWorkflowTemplate")) {
            kinds.add(WorkloadKind.of("argoproj.io", kind, workflow("spec"))
                    .withObjects("spec.templates[*].resource.manifest"));
        }
        kinds.add(WorkloadKind.of("argoproj.io", "CronWorkflow", workflow("spec.workflowSpec"))
                .withObjects("spec.workflowSpec.templates[*].resource.manifest"));
        kinds.add(WorkloadKind.of("argoproj.io", "Sensor", EVENT_TEMPLATE)
                .withObjects(
                        "spec.triggers[*].template.k8s.source.resource",
                        "spec.triggers[*].template.argoWorkflow.source.resource"));
        kinds.add(WorkloadKind.of("argoproj.io", "EventSource", EVENT_TEMPLATE));
        return kinds;
    }

    private static PodLocation[] workflow(String spec) {
        String[] own = {
            "initContainers[*].image",
            "container.image",
            "script.image",
            "containerSet.containers[*].image",
            "sidecars[*].image",
            "podSpecPatch",
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
                        Stream.of("podSpecPatch", "volumes[*].image.reference"))
                .toArray(String[]::new);
        return new PodLocation[] {
            PodLocation.of(spec, "podMetadata.annotations", all),
            PodLocation.of(spec + ".templates[*]", "metadata.annotations", own).overriding()
        };
    }
}
