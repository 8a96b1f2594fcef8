package io.github.eciregistry.kind;

import static io.github.eciregistry.kind.PodLocation.podTemplate;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The table of standard kinds, as in the documentation. Each group of rows lists the source of its paths; sources
 * without a date were read on 2026-11-23.
 *
 * <p>Kinds that pull images but do not describe a pod are omitted on purpose. OpenKruise's ImagePullJob pulls through a
 * daemon on the node. Images that other objects' pods pull, such as those of a SidecarSet, are reported by {@code
 * internal.pod}.
 */
final class StandardKinds {

    private StandardKinds() {}

    static List<WorkloadKind> all() {
        return Stream.of(
                        kubernetes(),
                        eci(),
                        ArgoKinds.all(),
                        openKruise(),
                        ServingKinds.knative(),
                        TektonKinds.all(),
                        SparkKinds.all(),
                        openShift(),
                        ServingKinds.kServe(),
                        BatchKinds.all(),
                        ServingKinds.others(),
                        OperatorKinds.all(),
                        DatabaseKinds.all(),
                        containers())
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

    /** OpenKruise apis/apps/v1alpha1 and v1beta1 at ac57efd and 024644c. */
    private static List<WorkloadKind> openKruise() {
        String group = "apps.kruise.io";
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
                WorkloadKind.of(group, "UnitedDeployment", unitedDeployment()));
    }

    /**
     * The patch of a subset is merged into the pod template of its pods, so that the template lists the images of all
     * patches, and an annotation in a patch hides that of the template.
     */
    private static PodLocation[] unitedDeployment() {
        String patch = "spec.topology.subsets[*].patch";
        String[] templates = Stream.of(
                        "statefulSetTemplate", "advancedStatefulSetTemplate", "cloneSetTemplate", "deploymentTemplate")
                .map(template -> "spec.template." + template + ".spec.template")
                .toArray(String[]::new);
        Stream<PodLocation> pods =
                Stream.of(templates).map(template -> podTemplate(template).withObjectImages(podSpecImages(patch)));
        String[] inTemplates = Stream.of(templates)
                .flatMap(template -> Stream.of(podSpecImages(template)))
                .toArray(String[]::new);
        PodLocation inPatch = podTemplate(patch).withObjectImages(inTemplates).overriding();
        return Stream.concat(pods, Stream.of(inPatch)).toArray(PodLocation[]::new);
    }

    private static String[] podSpecImages(String template) {
        return podTemplate(template).images().stream()
                .map(image -> template + "." + image)
                .toArray(String[]::new);
    }

    /** OpenShift apps/v1/types.go at 1a1b0c5 and apps/v1/legacy.go at d0b8d92. */
    private static List<WorkloadKind> openShift() {
        return List.of(WorkloadKind.of(
                Set.of("apps.openshift.io", ""),
                "DeploymentConfig",
                podTemplate("spec.template"),
                PodLocation.of("spec.strategy", "annotations", "customParams.image")));
    }

    /**
     * Objects in objects, read on 2026-12-01: the types of ManifestWork (v1) and ManifestWorkReplicaSet (v1alpha1) in
     * open-cluster-management-io/api, karmada's work_types.go (v1alpha1), appwrapper api/v1beta2/appwrapper_types.go,
     * kro api/v1alpha1/resourcegraphdefinition_types.go, katib pkg/apis/controller experiment_types.go and
     * trial_types.go at 33c8ff4, kubevela k8s-objects.cue, crossplane-contrib/provider-kubernetes Object,
     * openshift/hive SyncSet, <a
     * href="https://github.com/kubernetes-sigs/kustomize/blob/master/cmd/config/docs/api-conventions/functions-spec.md">KRM
     * functions</a>.
     */
    private static List<WorkloadKind> containers() {
        return List.of(
                WorkloadKind.containing("template.openshift.io", "Template", "objects[*]"),
                WorkloadKind.containing("", "Template", "objects[*]"),
                WorkloadKind.containing("config.kubernetes.io", "ResourceList", "items[*]"),
                WorkloadKind.containing(
                        "work.open-cluster-management.io", "ManifestWork", "spec.workload.manifests[*]"),
                WorkloadKind.containing(
                        "work.open-cluster-management.io",
                        "ManifestWorkReplicaSet",
                        "spec.manifestWorkTemplate.workload.manifests[*]"),
                WorkloadKind.containing("work.karmada.io", "Work", "spec.workload.manifests[*]"),
                WorkloadKind.containing("workload.codeflare.dev", "AppWrapper", "spec.components[*].template"),
                WorkloadKind.containing("kro.run", "ResourceGraphDefinition", "spec.resources[*].template"),
                WorkloadKind.containing("kubernetes.crossplane.io", "Object", "spec.forProvider.manifest"),
                WorkloadKind.containing("kubernetes.m.crossplane.io", "Object", "spec.forProvider.manifest"),
                WorkloadKind.containing("hive.openshift.io", "SyncSet", "spec.resources[*]"),
                WorkloadKind.containing("hive.openshift.io", "SelectorSyncSet", "spec.resources[*]"),
                WorkloadKind.containing("kubeflow.org", "Experiment", "spec.trialTemplate.trialSpec"),
                WorkloadKind.containing("kubeflow.org", "Trial", "spec.runSpec"),
                vela());
    }

    /**
     * kubevela vela-templates/definitions/internal/component at the snapshot of 2026-08: webservice, task, cron-task,
     * daemon and statefulset put {@code annotations} on their pods. The traits {@code sidecar} and {@code
     * init-container} add a container with an {@code image}.
     */
    private static WorkloadKind vela() {
        return WorkloadKind.of(
                        "core.oam.dev",
                        "Application",
                        PodLocation.of(
                                "spec.components[*]",
                                "properties.annotations",
                                "properties.image",
                                "traits[*].properties.image"))
                .withObjects("spec.components[*].properties.objects[*]");
    }
}
