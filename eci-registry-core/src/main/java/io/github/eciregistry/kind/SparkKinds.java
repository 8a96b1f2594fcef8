package io.github.eciregistry.kind;

import java.util.List;

/** Kinds of the Spark operators, Kubeflow's and Apache's. */
final class SparkKinds {

    private SparkKinds() {}

    /** spark-operator api/v1beta2/sparkapplication_types.go and internal/webhook at 07f3cec, api/v1alpha1/sparkconnect_types.go. */
    static List<WorkloadKind> all() {
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
                        sparkPod("spec.template", "executor")),
                WorkloadKind.of("sparkoperator.k8s.io", "SparkConnect", connectPod("server"), connectPod("executor")),
                WorkloadKind.of("spark.apache.org", "SparkApplication", apachePod("driver"), apachePod("executor")),
                WorkloadKind.of("spark.apache.org", "SparkCluster", clusterPod("master"), clusterPod("worker")));
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
                .withObjectImages(
                        spec + ".image",
                        spec + ".volumes[*].image.reference",
                        spec + ".sparkConf[\"spark.kubernetes.container.image\"]",
                        spec + ".sparkConf[\"spark.kubernetes." + role + ".container.image\"]");
    }

    private static PodLocation connectPod(String role) {
        return PodLocation.of("spec." + role, "template.metadata.annotations")
                .withObjectImages("spec.image")
                .withPodSpec("template.spec");
    }

    /**
     * apache/spark-kubernetes-operator CRDs v1 and SparkAppSubmissionWorker.java at d5acafd, read on 2026-12-01. Spark
     * merges the template with the pod that it makes.
     */
    private static PodLocation apachePod(String role) {
        return PodLocation.of(
                        "spec",
                        role + "Spec.podTemplateSpec.metadata.annotations",
                        "sparkConf[\"spark.kubernetes.container.image\"]",
                        "sparkConf[\"spark.kubernetes." + role + ".container.image\"]")
                .withPodSpec(role + "Spec.podTemplateSpec.spec");
    }

    /** SparkClusterResourceSpec.java of the same operator. */
    private static PodLocation clusterPod(String role) {
        String template = role + "Spec.statefulSetSpec.template";
        return PodLocation.of(
                        "spec", template + ".metadata.annotations", "sparkConf[\"spark.kubernetes.container.image\"]")
                .withPodSpec(template + ".spec");
    }
}
