package io.github.eciregistry.kind;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Kinds of Tekton, and of Shipwright, which builds on it. */
final class TektonKinds {

    private TektonKinds() {}

    /**
     * Tekton pkg/pod/pod.go at 00f7cc6 and pkg/apis/pipeline/v1/task_types.go at 5595a7f: annotations travel from Task
     * and Pipeline to their runs and from these to the pods. triggers pkg/apis/triggers/v1beta1 at 0889029; Shipwright
     * pkg/reconciler/buildrun/resources/taskrun_generator.go hands those of a strategy to its TaskRun.
     */
    static List<WorkloadKind> all() {
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
        kinds.add(WorkloadKind.containing("triggers.tekton.dev", "TriggerTemplate", "spec.resourcetemplates[*]"));
        PodLocation strategy =
                PodLocation.of("", "metadata.annotations", "spec.steps[*].image", "spec.buildSteps[*].image");
        kinds.add(WorkloadKind.of("shipwright.io", "BuildStrategy", strategy));
        kinds.add(WorkloadKind.of("shipwright.io", "ClusterBuildStrategy", strategy));
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
}
