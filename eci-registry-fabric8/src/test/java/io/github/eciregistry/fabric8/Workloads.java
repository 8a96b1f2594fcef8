package io.github.eciregistry.fabric8;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodSpecBuilder;
import io.fabric8.kubernetes.api.model.PodTemplateBuilder;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpecBuilder;
import io.fabric8.kubernetes.api.model.ReplicationControllerBuilder;
import io.fabric8.kubernetes.api.model.apps.DaemonSetBuilder;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import io.fabric8.kubernetes.api.model.apps.ReplicaSetBuilder;
import io.fabric8.kubernetes.api.model.apps.StatefulSetBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.CronJobBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.JobBuilder;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import io.github.eciregistry.fabric8.imagecache.ImageCacheBuilder;
import io.github.eciregistry.policy.RegistryPolicy;
import java.util.List;
import java.util.Map;

/** One object of each kind that has a class, all with the same pod, and what the pod needs under one policy. */
final class Workloads {

    static final String PLAIN_HTTP = "k8s.aliyun.com/plain-http-registry";
    static final String SKIP_VERIFY = "k8s.aliyun.com/insecure-registry";

    static final RegistryPolicy POLICY = RegistryPolicy.builder()
            .plainHttp("192.168.0.0/16", "reg.test.com:80")
            .skipVerify("harbor.pre.com")
            .build();

    static final KubernetesSerialization SERIALIZATION = new KubernetesSerialization();

    private Workloads() {}

    /** What the pod needs, in the order of its images. */
    static Map<String, String> needed() {
        return Map.of(PLAIN_HTTP, "192.168.1.10:5000,reg.test.com:80", SKIP_VERIFY, "harbor.pre.com");
    }

    /** A pod with an image at each place where one can stand. */
    static PodSpec podSpec() {
        return new PodSpecBuilder()
                .addNewInitContainer()
                .withName("init")
                .withImage("harbor.pre.com/base/init:1")
                .endInitContainer()
                .addNewContainer()
                .withName("web")
                .withImage("192.168.1.10:5000/test/nginx:1.25")
                .endContainer()
                .addNewContainer()
                .withName("cache")
                .withImage("redis:7")
                .endContainer()
                .addNewEphemeralContainer()
                .withName("debug")
                .withImage("reg.test.com:80/tools/debug:1")
                .endEphemeralContainer()
                .addNewVolume()
                .withName("model")
                .withNewImage("IfNotPresent", "harbor.pre.com/models/m:1")
                .endVolume()
                .build();
    }

    static PodTemplateSpec template() {
        return new PodTemplateSpecBuilder()
                .withNewMetadata()
                .addToLabels("app", "web")
                .endMetadata()
                .withSpec(podSpec())
                .build();
    }

    static ObjectMeta metadata() {
        return new ObjectMetaBuilder()
                .withName("web")
                .withNamespace("shop")
                .addToLabels("app", "web")
                .build();
    }

    static Deployment deployment() {
        return deployment(template());
    }

    static Deployment deployment(PodTemplateSpec template) {
        return new DeploymentBuilder()
                .withMetadata(metadata())
                .withNewSpec()
                .withReplicas(0)
                .withNewSelector()
                .addToMatchLabels("app", "web")
                .endSelector()
                .withTemplate(template)
                .endSpec()
                .build();
    }

    /** An object of each kind. Those that run pods want none of them, where they can. */
    static List<HasMetadata> all() {
        ObjectMeta metadata = metadata();
        PodTemplateSpec template = template();
        PodTemplateSpec once = new PodTemplateSpecBuilder(template)
                .editSpec()
                .withRestartPolicy("Never")
                .endSpec()
                .build();
        return List.of(
                new PodBuilder().withMetadata(metadata).withSpec(podSpec()).build(),
                new PodTemplateBuilder()
                        .withMetadata(metadata)
                        .withTemplate(template)
                        .build(),
                new ReplicationControllerBuilder()
                        .withMetadata(metadata)
                        .withNewSpec()
                        .withReplicas(0)
                        .addToSelector("app", "web")
                        .withTemplate(template)
                        .endSpec()
                        .build(),
                deployment(template),
                new StatefulSetBuilder()
                        .withMetadata(metadata)
                        .withNewSpec()
                        .withServiceName("web")
                        .withReplicas(0)
                        .withNewSelector()
                        .addToMatchLabels("app", "web")
                        .endSelector()
                        .withTemplate(template)
                        .endSpec()
                        .build(),
                new DaemonSetBuilder()
                        .withMetadata(metadata)
                        .withNewSpec()
                        .withNewSelector()
                        .addToMatchLabels("app", "web")
                        .endSelector()
                        .withTemplate(template)
                        .endSpec()
                        .build(),
                new ReplicaSetBuilder()
                        .withMetadata(metadata)
                        .withNewSpec()
                        .withReplicas(0)
                        .withNewSelector()
                        .addToMatchLabels("app", "web")
                        .endSelector()
                        .withTemplate(template)
                        .endSpec()
                        .build(),
                new JobBuilder()
                        .withMetadata(metadata)
                        .withNewSpec()
                        .withSuspend(true)
                        .withTemplate(once)
                        .endSpec()
                        .build(),
                new CronJobBuilder()
                        .withMetadata(metadata)
                        .withNewSpec()
                        .withSchedule("0 0 1 1 *")
                        .withSuspend(true)
                        .withNewJobTemplate()
                        .withNewMetadata()
                        .endMetadata()
                        .withNewSpec()
                        .withTemplate(once)
                        .endSpec()
                        .endJobTemplate()
                        .endSpec()
                        .build(),
                new ImageCacheBuilder()
                        .withNewMetadata()
                        .withName("web")
                        .endMetadata()
                        .withNewSpec()
                        .withImages(
                                "harbor.pre.com/base/init:1",
                                "192.168.1.10:5000/test/nginx:1.25",
                                "redis:7",
                                "reg.test.com:80/tools/debug:1")
                        .endSpec()
                        .build());
    }

    /** The same object without a class of its own. */
    static GenericKubernetesResource generic(HasMetadata object) {
        return SERIALIZATION.convertValue(object, GenericKubernetesResource.class);
    }

    /** A copy that shares nothing. */
    static <T> T copy(T object) {
        return SERIALIZATION.clone(object);
    }
}
