package io.github.eciregistry.kind;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.eciregistry.manifest.ManifestAnnotator;
import io.github.eciregistry.policy.RegistryPolicy;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Objects as the users of operators write them: each image is listed where the operator takes the annotation from. */
class OperatorKindsTest {

    private static final ManifestAnnotator ANNOTATOR =
            ManifestAnnotator.using(RegistryPolicy.builder().plainHttp("*.corp").build());

    /** IMAGES stands for the fields of a pod spec with the image a.corp/x. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ray.io/v1 RayCluster | headGroupSpec: {template: {spec: IMAGES}}, workerGroupSpecs: [{template: {spec: IMAGES}}] | 2
            ray.io/v1 RayJob | rayClusterSpec: {headGroupSpec: {template: {spec: IMAGES}}}, submitterPodTemplate: {spec: IMAGES} | 2
            ray.io/v1 RayService | rayClusterConfig: {workerGroupSpecs: [{template: {spec: IMAGES}}]} | 1
            ray.io/v1 RayCronJob | jobTemplate: {rayClusterSpec: {headGroupSpec: {template: {spec: IMAGES}}}} | 1
            flink.apache.org/v1beta1 FlinkDeployment | image: a.corp/x, jobManager: {replicas: 1} | 1
            flink.apache.org/v1beta1 FlinkDeployment | taskManager: {podTemplate: {spec: IMAGES}} | 1
            batch.volcano.sh/v1alpha1 Job | tasks: [{template: {spec: IMAGES}}, {template: {spec: IMAGES}}] | 2
            batch.volcano.sh/v1alpha1 CronJob | jobTemplate: {spec: {tasks: [{template: {spec: IMAGES}}]}} | 1
            flow.volcano.sh/v1alpha1 JobTemplate | tasks: [{template: {spec: IMAGES}}] | 1
            kubeflow.org/v1 PyTorchJob | pytorchReplicaSpecs: {Master: {template: {spec: IMAGES}}, Worker: {template: {spec: IMAGES}}} | 2
            kubeflow.org/v1 TFJob | tfReplicaSpecs: {PS: {template: {spec: IMAGES}}} | 1
            kubeflow.org/v2beta1 MPIJob | mpiReplicaSpecs: {Launcher: {template: {spec: IMAGES}}} | 1
            trainer.kubeflow.org/v1alpha1 ClusterTrainingRuntime | template: {spec: {replicatedJobs: [{template: {spec: {template: {spec: IMAGES}}}}]}} | 1
            kubeflow.org/v1 Notebook | template: {spec: IMAGES} | 1
            kubeflow.org/v1beta1 Experiment | trialTemplate: {trialSpec: {apiVersion: batch/v1, kind: Job, spec: {template: {spec: IMAGES}}}} | 1
            jobset.x-k8s.io/v1alpha2 JobSet | replicatedJobs: [{template: {spec: {template: {spec: IMAGES}}}}] | 1
            leaderworkerset.x-k8s.io/v1 LeaderWorkerSet | leaderWorkerTemplate: {leaderTemplate: {spec: IMAGES}, workerTemplate: {spec: IMAGES}} | 2
            workloads.x-k8s.io/v1alpha1 RoleBasedGroup | roles: [{template: {spec: IMAGES}}, {components: [{template: {spec: IMAGES}}]}] | 2
            workloads.x-k8s.io/v1alpha2 RoleBasedGroup | roles: [{standalonePattern: {template: {spec: IMAGES}}}, {leaderWorkerPattern: {template: {spec: IMAGES}}}] | 2
            workloads.x-k8s.io/v1alpha2 RoleBasedGroupSet | groupTemplate: {spec: {roleTemplates: [{template: {spec: IMAGES}}]}} | 1
            agents.kruise.io/v1alpha1 SandboxSet | template: {spec: IMAGES} | 1
            agents.x-k8s.io/v1alpha1 Sandbox | podTemplate: {spec: IMAGES} | 1
            extensions.agents.x-k8s.io/v1alpha1 SandboxTemplate | podTemplate: {spec: IMAGES} | 1
            keda.sh/v1alpha1 ScaledJob | jobTargetRef: {template: {spec: IMAGES}} | 1
            sources.knative.dev/v1 ContainerSource | template: {spec: IMAGES} | 1
            sinks.knative.dev/v1alpha1 JobSink | job: {spec: {template: {spec: IMAGES}}} | 1
            serving.knative.dev/v1alpha1 Configuration | revisionTemplate: {spec: {container: {image: a.corp/x}}} | 1
            serving.knative.dev/v1alpha1 Service | runLatest: {configuration: {revisionTemplate: {spec: {container: {image: a.corp/x}}}}} | 1
            serving.kubeflow.org/v1alpha2 InferenceService | default: {predictor: {custom: {container: {image: a.corp/x}}}} | 1
            serving.kserve.io/v1alpha1 LLMInferenceService | template: IMAGES, worker: IMAGES, prefill: {template: IMAGES} | 2
            serving.kserve.io/v1beta1 InferenceService | predictor: {model: {storageUri: "oci://a.corp/x"}} | 1
            serving.kserve.io/v1beta1 InferenceService | predictor: {sklearn: {storageUri: "oci://a.corp/x:1"}} | 1
            serving.kserve.io/v1beta1 InferenceService | predictor: {model: {storageUri: "s3://a.corp/x"}} | 0
            serving.kserve.io/v1alpha1 LLMInferenceService | model: {uri: "oci://a.corp/x"} | 1
            argoproj.io/v1alpha1 Workflow | podSpecPatch: '{"containers":[{"name":"main","image":"a.corp/x"}]}' | 1
            argoproj.io/v1alpha1 Workflow | templates: [{name: t, podSpecPatch: "containers: [{image: 'a.corp/x:{{t}}'}]"}] | 1
            argoproj.io/v1alpha1 Workflow | templates: [{name: t, podSpecPatch: "terminationGracePeriodSeconds: {{x}}"}] | 0
            apps.kruise.io/v1alpha1 UnitedDeployment | template: {cloneSetTemplate: {spec: {template: {spec: {}}}}}, topology: {subsets: [{patch: {spec: IMAGES}}]} | 1
            core.oam.dev/v1beta1 Application | components: [{type: webservice, properties: {image: x}, traits: [{type: sidecar, properties: {image: a.corp/x}}]}] | 1
            elasticsearch.k8s.elastic.co/v1 Elasticsearch | image: a.corp/x, nodeSets: [{name: a}, {name: b, podTemplate: {spec: IMAGES}}] | 2
            kibana.k8s.elastic.co/v1 Kibana | image: a.corp/x | 1
            beat.k8s.elastic.co/v1beta1 Beat | image: a.corp/x, daemonSet: {} | 1
            agent.k8s.elastic.co/v1alpha1 Agent | statefulSet: {podTemplate: {spec: IMAGES}} | 1
            kafka.strimzi.io/v1 Kafka | kafka: {image: a.corp/x}, entityOperator: {userOperator: {image: a.corp/x}} | 2
            kafka.strimzi.io/v1 KafkaConnect | build: {output: {image: a.corp/x}} | 1
            monitoring.coreos.com/v1 Prometheus | image: a.corp/x, containers: [{image: a.corp/y}] | 1
            monitoring.coreos.com/v1 Alertmanager | image: a.corp/x, podMetadata: {labels: {a: b}} | 1
            operator.victoriametrics.com/v1beta1 VMCluster | vmselect: {image: {repository: a.corp/x}}, vmstorage: {image: {repository: a.corp/x}} | 2
            spark.apache.org/v1 SparkApplication | sparkConf: {spark.kubernetes.container.image: a.corp/x} | 2
            spark.apache.org/v1 SparkCluster | workerSpec: {statefulSetSpec: {template: {spec: IMAGES}}} | 1
            sparkoperator.k8s.io/v1beta2 SparkApplication | sparkConf: {spark.kubernetes.driver.container.image: a.corp/x}, driver: {}, executor: {} | 1
            sparkoperator.k8s.io/v1beta2 SparkApplication | image: a.corp/x, executor: {cores: 1} | 1
            sparkoperator.k8s.io/v1alpha1 SparkConnect | image: a.corp/x, server: {}, executor: {} | 2
            actions.github.com/v1alpha1 AutoscalingRunnerSet | template: {spec: IMAGES} | 1
            actions.summerwind.dev/v1alpha1 RunnerDeployment | template: {spec: {image: a.corp/x}} | 1
            machinelearning.seldon.io/v1 SeldonDeployment | predictors: [{componentSpecs: [{spec: IMAGES}]}] | 1
            opentelemetry.io/v1beta1 OpenTelemetryCollector | image: a.corp/x | 1
            postgresql.cnpg.io/v1 Cluster | imageName: a.corp/x | 1
            rabbitmq.com/v1beta1 RabbitmqCluster | image: a.corp/x | 1
            kubernetes.dask.org/v1 DaskCluster | worker: {spec: IMAGES}, scheduler: {spec: IMAGES} | 2
            numaflow.numaproj.io/v1alpha1 Pipeline | vertices: [{name: a, udf: {container: {image: a.corp/x}}}, {name: b}] | 1
            argoproj.io/v1alpha1 Sensor | template: {container: {image: a.corp/x}}, triggers: [{template: {k8s: {source: {resource: {apiVersion: v1, kind: Pod, spec: IMAGES}}}}}] | 2
            triggers.tekton.dev/v1beta1 TriggerTemplate | resourcetemplates: [{apiVersion: v1, kind: Pod, spec: IMAGES}] | 1
            work.open-cluster-management.io/v1 ManifestWork | workload: {manifests: [{apiVersion: v1, kind: Pod, spec: IMAGES}, {kind: x}]} | 1
            work.karmada.io/v1alpha1 Work | workload: {manifests: [{apiVersion: v1, kind: List, items: [{apiVersion: v1, kind: Pod, spec: IMAGES}]}]} | 1
            workload.codeflare.dev/v1beta2 AppWrapper | components: [{template: {apiVersion: v1, kind: Pod, spec: IMAGES}}] | 1
            kro.run/v1alpha1 ResourceGraphDefinition | resources: [{template: {apiVersion: v1, kind: Pod, spec: IMAGES}}] | 1
            operators.coreos.com/v1alpha1 ClusterServiceVersion | install: {spec: {deployments: [{spec: {template: {spec: IMAGES}}}]}} | 1
            core.oam.dev/v1beta1 Application | components: [{type: webservice, properties: {image: a.corp/x}}, {properties: {objects: [{apiVersion: v1, kind: Pod, spec: IMAGES}]}}] | 2
            core.oam.dev/v1beta1 Application | components: [{properties: {image: a.corp/x, objects: [{apiVersion: v1, kind: Pod, spec: IMAGES}]}}] | 2
            """)
    void annotatesEveryPodOnce(String kind, String spec, int pods) {
        String[] type = kind.split(" ", -1);
        String text = "apiVersion: %s\nkind: %s\nmetadata: {name: a}\nspec: {%s}\n"
                .formatted(type[0], type[1], spec.replace("IMAGES", "{containers: [{name: c, image: a.corp/x}]}"));

        String annotated = ANNOTATOR.annotate(text).text();

        assertThat(annotated.split("k8s.aliyun.com/plain-http-registry: [\"']?a.corp", -1))
                .as(annotated)
                .hasSize(pods + 1);
        assertThat(ANNOTATOR.annotate(annotated).text()).isEqualTo(annotated);
    }
}
