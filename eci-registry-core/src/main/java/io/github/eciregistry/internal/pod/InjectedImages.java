package io.github.eciregistry.internal.pod;

import io.github.eciregistry.kind.PodLocation;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Kinds whose images are pulled by the pods of other objects, which need the annotations. Read on 2026-12-01: OpenKruise
 * apis/apps/v1alpha1/sidecarset_types.go, OpenTelemetry apis/v1alpha1/instrumentation_types.go, Tekton
 * pkg/apis/pipeline/v1beta1/stepaction_types.go, Kubeflow trainer pkg/apis/trainer/v1alpha1/trainjob_types.go, CloudNativePG
 * api/v1/imagecatalog_types.go, katib pkg/apis/config/v1beta1/types.go, kthena
 * pkg/apis/workload/v1alpha1/model_booster_types.go, postgres-operator operator_configuration_type.go.
 */
final class InjectedImages {

    private static final String ANNOTATIONS = "metadata.annotations";

    private static final Map<String, PodLocation> BY_KIND = Map.of(
            "apps.kruise.io/SidecarSet", PodLocation.of("", ANNOTATIONS).withPodSpec("spec"),
            "opentelemetry.io/Instrumentation", PodLocation.of("", ANNOTATIONS, instrumentation()),
            "tekton.dev/StepAction", images("spec.image"),
            "trainer.kubeflow.org/TrainJob", images("spec.trainer.image"),
            "postgresql.cnpg.io/ImageCatalog", images("spec.images[*].image", "spec.componentImages[*].image"),
            "postgresql.cnpg.io/ClusterImageCatalog", images("spec.images[*].image", "spec.componentImages[*].image"),
            "workload.serving.volcano.sh/ModelBooster", images("spec.backend.workers[*].image"),
            "config.kubeflow.org/KatibConfig",
                    images(
                            "runtime.suggestions[*].image",
                            "runtime.earlyStoppings[*].image",
                            "runtime.metricsCollectors[*].image"),
            "acid.zalan.do/OperatorConfiguration",
                    images(
                            "configuration.docker_image",
                            "configuration.connection_pooler.connection_pooler_image",
                            "configuration.logical_backup.logical_backup_docker_image"));

    private InjectedImages() {}

    private static PodLocation images(String... images) {
        return PodLocation.of("", ANNOTATIONS, images);
    }

    private static String[] instrumentation() {
        return Stream.of("java", "nodejs", "python", "dotnet", "go", "apacheHttpd", "nginx")
                .map(language -> "spec." + language + ".image")
                .toArray(String[]::new);
    }

    /** Returns where a kind has images that other pods pull; null if it has none. */
    static @Nullable PodLocation of(String group, String kind) {
        return BY_KIND.get(group + "/" + kind);
    }

    /** Checks whether the objects of a group change other objects, so that containers in them are parts of patches. */
    static boolean isPolicy(String group) {
        return group.equals("kyverno.io")
                || group.equals("policies.kyverno.io")
                || group.equals("mutations.gatekeeper.sh");
    }
}
