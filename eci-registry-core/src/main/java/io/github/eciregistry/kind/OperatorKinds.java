package io.github.eciregistry.kind;

import static io.github.eciregistry.kind.PodLocation.podTemplate;
import static io.github.eciregistry.kind.WorkloadKind.templates;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Kinds of operators for monitoring, logging, messaging and builds. All were read on 2026-12-01. */
final class OperatorKinds {

    private OperatorKinds() {}

    static List<WorkloadKind> all() {
        return Stream.of(
                        prometheus(),
                        victoriaMetrics(),
                        openTelemetry(),
                        elastic(),
                        strimzi(),
                        actionsRunners(),
                        fluid(),
                        List.of(
                                // grafana-operator config/crd, operator-framework/api CRDs.
                                templates("grafana.integreatly.org", "Grafana", "spec.deployment.spec.template"),
                                templates(
                                        "operators.coreos.com",
                                        "ClusterServiceVersion",
                                        "spec.install.spec.deployments[*].spec.template")))
                .flatMap(List::stream)
                .toList();
    }

    /** prometheus-operator pkg/apis/monitoring at 6adcebc. */
    private static List<WorkloadKind> prometheus() {
        PodLocation pod = PodLocation.of(
                        "spec", "podMetadata.annotations", "image", "baseImage", "thanos.image", "thanos.baseImage")
                .withPodSpec("");
        return Stream.of("Prometheus", "PrometheusAgent", "Alertmanager", "ThanosRuler")
                .map(kind -> WorkloadKind.of("monitoring.coreos.com", kind, pod))
                .toList();
    }

    /** VictoriaMetrics/operator config/crd, snapshot of 2026-08: an image is its repository and its tag. */
    private static List<WorkloadKind> victoriaMetrics() {
        String group = "operator.victoriametrics.com";
        List<WorkloadKind> kinds = new ArrayList<>();
        for (String kind : List.of(
                "VMAgent",
                "VMAlert",
                "VMAlertmanager",
                "VMAnomaly",
                "VMAuth",
                "VMSingle",
                "VLAgent",
                "VLSingle",
                "VTSingle")) {
            kinds.add(WorkloadKind.of(group, kind, victoriaPod("spec")));
        }
        kinds.add(WorkloadKind.of(
                group,
                "VMCluster",
                victoriaPod("spec.vmselect"),
                victoriaPod("spec.vminsert"),
                victoriaPod("spec.vmstorage")));
        kinds.add(WorkloadKind.of(
                group,
                "VLCluster",
                victoriaPod("spec.vlselect"),
                victoriaPod("spec.vlinsert"),
                victoriaPod("spec.vlstorage")));
        kinds.add(WorkloadKind.of(
                group,
                "VTCluster",
                victoriaPod("spec.select"),
                victoriaPod("spec.insert"),
                victoriaPod("spec.storage")));
        return kinds;
    }

    private static PodLocation victoriaPod(String base) {
        return PodLocation.of(base, "podMetadata.annotations", "image.repository", "configReloaderImage")
                .withPodSpec("");
    }

    /** opentelemetry-operator bundle CRDs and internal/manifests at be89444. */
    private static List<WorkloadKind> openTelemetry() {
        PodLocation pod = PodLocation.of(
                "spec",
                "podAnnotations",
                "image",
                "additionalContainers[*].image",
                "targetAllocator.image",
                "initContainers[*].image",
                "volumes[*].image.reference");
        return Stream.of("OpenTelemetryCollector", "TargetAllocator", "OpAMPBridge")
                .map(kind -> WorkloadKind.of("opentelemetry.io", kind, pod))
                .toList();
    }

    /** cloud-on-k8s pkg/apis at 7b93383: every template is that of ordinary pods, the image is one for all. */
    private static List<WorkloadKind> elastic() {
        List<WorkloadKind> kinds = new ArrayList<>();
        kinds.add(WorkloadKind.of(
                "elasticsearch.k8s.elastic.co",
                "Elasticsearch",
                elasticPod("spec.nodeSets[*]").withObjectImages("spec.image")));
        kinds.add(WorkloadKind.of("beat.k8s.elastic.co", "Beat", elasticPods("deployment", "daemonSet")));
        kinds.add(WorkloadKind.of(
                "agent.k8s.elastic.co", "Agent", elasticPods("deployment", "daemonSet", "statefulSet")));
        for (String kind : List.of(
                "kibana/Kibana",
                "apm/ApmServer",
                "enterprisesearch/EnterpriseSearch",
                "maps/ElasticMapsServer",
                "logstash/Logstash",
                "packageregistry/PackageRegistry",
                "autoops/AutoOpsAgentPolicy")) {
            int slash = kind.indexOf('/');
            kinds.add(WorkloadKind.of(
                    kind.substring(0, slash) + ".k8s.elastic.co",
                    kind.substring(slash + 1),
                    elasticPod("spec").withObjectImages("spec.image")));
        }
        return kinds;
    }

    private static PodLocation[] elasticPods(String... controllers) {
        return Stream.of(controllers)
                .map(controller -> elasticPod("spec." + controller).withObjectImages("spec.image"))
                .toArray(PodLocation[]::new);
    }

    private static PodLocation elasticPod(String base) {
        return PodLocation.of(base, "podTemplate.metadata.annotations").withPodSpec("podTemplate.spec");
    }

    /**
     * strimzi-kafka-operator api/src/main/java at 8541da1; zookeeper, jmxTrans and KafkaMirrorMaker ended with 0.46. The
     * image that a KafkaConnect builds is the one that its pods pull.
     */
    private static List<WorkloadKind> strimzi() {
        String group = "kafka.strimzi.io";
        PodLocation connect = strimziPod("spec", "image", "clientRackInitImage", "build.output.image");
        PodLocation client = strimziPod("spec", "image", "clientRackInitImage");
        return List.of(
                WorkloadKind.of(
                        group,
                        "Kafka",
                        strimziPod("spec.kafka", "image", "brokerRackInitImage"),
                        strimziPod("spec.zookeeper", "image"),
                        strimziPod(
                                "spec.entityOperator", "topicOperator.image", "userOperator.image", "tlsSidecar.image"),
                        strimziPod("spec.cruiseControl", "image", "tlsSidecar.image"),
                        strimziPod("spec.kafkaExporter", "image"),
                        strimziPod("spec.jmxTrans", "image")),
                WorkloadKind.of(group, "KafkaConnect", connect),
                WorkloadKind.of(group, "KafkaMirrorMaker2", client),
                WorkloadKind.of(group, "KafkaMirrorMaker", client),
                WorkloadKind.of(group, "KafkaBridge", client));
    }

    private static PodLocation strimziPod(String base, String... images) {
        return PodLocation.of(base, "template.pod.metadata.annotations", images);
    }

    /** actions-runner-controller apis at 2ee6b3b: the older controller has an image beside the pod's fields. */
    private static List<WorkloadKind> actionsRunners() {
        String older = "actions.summerwind.dev";
        String newer = "actions.github.com";
        return List.of(
                templates(newer, "AutoscalingRunnerSet", "spec.template", "spec.listenerTemplate"),
                templates(newer, "AutoscalingListener", "spec.template"),
                templates(newer, "EphemeralRunnerSet", "spec.ephemeralRunnerSpec"),
                templates(newer, "EphemeralRunner", "spec"),
                WorkloadKind.of(older, "RunnerDeployment", runner("spec.template")),
                WorkloadKind.of(older, "RunnerReplicaSet", runner("spec.template")),
                WorkloadKind.of(older, "Runner", runner("")),
                WorkloadKind.of(older, "RunnerSet", podTemplate("spec.template")));
    }

    private static PodLocation runner(String base) {
        return PodLocation.of(base, "metadata.annotations", "spec.image", "spec.sidecarContainers[*].image")
                .withPodSpec("spec");
    }

    /** fluid api/v1alpha1, snapshot of 2026-08: the metadata of a component is merged into the common one, and wins. */
    private static List<WorkloadKind> fluid() {
        String group = "data.fluid.io";
        return List.of(
                WorkloadKind.of(group, "JindoRuntime", fluidPods("spec.jindoVersion.image")),
                WorkloadKind.of(group, "AlluxioRuntime", fluidPods("spec.alluxioVersion.image")),
                WorkloadKind.of(group, "JuiceFSRuntime", fluidPods("spec.juicefsVersion.image")),
                WorkloadKind.of(group, "ThinRuntime", PodLocation.of("spec.fuse", "podMetadata.annotations", "image")),
                WorkloadKind.of(
                        group,
                        "DataProcess",
                        PodLocation.of("spec.processor", "podMetadata.annotations", "script.image")
                                .withPodSpec("job.podSpec")));
    }

    private static PodLocation[] fluidPods(String image) {
        PodLocation all = PodLocation.of("spec", "podMetadata.annotations", "fuse.image", "initUsers.image")
                .withObjectImages(image);
        Stream<PodLocation> components = Stream.of("master", "worker", "fuse")
                .map(component -> PodLocation.of("spec." + component, "podMetadata.annotations", "image")
                        .withObjectImages(image, "spec.initUsers.image")
                        .overriding());
        return Stream.concat(Stream.of(all), components).toArray(PodLocation[]::new);
    }
}
