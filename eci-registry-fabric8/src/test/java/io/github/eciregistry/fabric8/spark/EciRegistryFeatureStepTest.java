package io.github.eciregistry.fabric8.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.github.eciregistry.InvalidInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.deploy.k8s.SparkPod;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With Spark's own class of a pod; its builders run in {@code PodToolsIT}. */
class EciRegistryFeatureStepTest {

    private static final String PLAIN_HTTP = "k8s.aliyun.com/plain-http-registry";
    private static final String INSECURE = "k8s.aliyun.com/insecure-registry";

    private static EciRegistryFeatureStep step(Map<String, String> properties) {
        EciRegistryFeatureStep step = new EciRegistryFeatureStep();
        step.readPolicy(properties::get);
        return step;
    }

    private static SparkPod configured(Map<String, String> properties, SparkPod pod) {
        return step(properties).configurePod(pod);
    }

    private static Container container(String image) {
        return new ContainerBuilder().withName("spark").withImage(image).build();
    }

    private static SparkPod spark(String image) {
        return new SparkPod(
                new PodBuilder()
                        .withNewMetadata()
                        .endMetadata()
                        .withNewSpec()
                        .endSpec()
                        .build(),
                container(image));
    }

    private static Map<String, String> annotations(SparkPod pod) {
        return pod.pod().getMetadata().getAnnotations();
    }

    @Test
    void annotatesForTheMainContainerAndLeavesItApart() {
        SparkPod before = spark("192.168.1.10:5000/spark:3.5.6");

        SparkPod after = configured(Map.of("spark.eci-registry.plain-http", "192.168.0.0/16"), before);

        assertThat(annotations(after)).isEqualTo(Map.of(PLAIN_HTTP, "192.168.1.10:5000"));
        assertThat(after.container()).isSameAs(before.container());
        assertThat(after.pod().getSpec()).isEqualTo(before.pod().getSpec());
        assertThat(annotations(before)).isEmpty();
    }

    @Test
    void addsTheImagesOfAPodTemplateAndKeepsItsAnnotations() {
        Pod template = new PodBuilder()
                .withNewMetadata()
                .addToAnnotations("team", "data")
                .endMetadata()
                .withNewSpec()
                .addNewInitContainer()
                .withImage("192.168.1.11:5000/fetch:1")
                .endInitContainer()
                .addToContainers(container("harbor.pre.com/log:1"))
                .endSpec()
                .build();

        SparkPod after = configured(
                Map.of(
                        "spark.eci-registry.plain-http",
                        "192.168.0.0/16 10.0.0.0/8",
                        "spark.eci-registry.skip-verify",
                        "*.pre.com"),
                new SparkPod(template, container("192.168.1.10:5000/spark:3.5.6")));

        assertThat(annotations(after))
                .containsEntry("team", "data")
                .containsEntry(INSECURE, "harbor.pre.com")
                .hasEntrySatisfying(
                        PLAIN_HTTP,
                        value -> assertThat(value.split(","))
                                .containsExactlyInAnyOrder("192.168.1.10:5000", "192.168.1.11:5000"));
        assertThat(after.pod().getSpec()).isEqualTo(template.getSpec());
    }

    @Test
    void annotatesAPodWithoutMetadataAndSpec() {
        SparkPod after = configured(
                Map.of("spark.eci-registry.plain-http", "registry.local"),
                new SparkPod(new Pod(), container("registry.local/spark")));

        assertThat(annotations(after)).containsOnlyKeys(PLAIN_HTTP);
        assertThat(after.pod().getSpec()).isNull();
    }

    @Test
    void returnsAPodThatNeedsNothing() {
        SparkPod pod = spark("apache/spark:3.5.6");

        assertThat(configured(Map.of("spark.eci-registry.plain-http", "192.168.0.0/16"), pod))
                .isSameAs(pod);
    }

    @Test
    void failsForAPodThatCannotBeAnnotated() {
        Pod template = new PodBuilder()
                .withNewMetadata()
                .addToAnnotations(INSECURE, "192.168.1.10:5000")
                .endMetadata()
                .build();
        EciRegistryFeatureStep step = step(Map.of("spark.eci-registry.plain-http", "192.168.0.0/16"));
        SparkPod pod = new SparkPod(template, container("192.168.1.10:5000/spark:3.5.6"));

        assertThatThrownBy(() -> step.configurePod(pod))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("192.168.1.10:5000");
    }

    @Test
    void failsWithoutAPolicy() {
        assertThatThrownBy(() -> step(Map.of("spark.eci-registry.plain-http", " ")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "spark.eci-registry.policy, spark.eci-registry.plain-http and spark.eci-registry.skip-verify are"
                                + " not set, so no image gets an annotation; set at least one of them");
        assertThatThrownBy(() -> new EciRegistryFeatureStep().configurePod(spark("a")))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("init was not called");
    }

    @Test
    void readsAPolicyFile(@TempDir Path directory) throws IOException {
        Path policy = Files.writeString(directory.resolve("policy.yaml"), "skipVerify: [harbor.pre.com]\n");

        SparkPod after =
                configured(Map.of("spark.eci-registry.policy", policy.toString()), spark("harbor.pre.com/spark:3.5.6"));

        assertThat(annotations(after)).isEqualTo(Map.of(INSECURE, "harbor.pre.com"));
    }

    /** A class compiled with one Scala has to link with the other. */
    @Test
    void hasNoScalaTypeInASignature() {
        assertThat(Stream.of(EciRegistryFeatureStep.class.getDeclaredMethods())
                        .filter(method -> !method.isSynthetic())
                        .flatMap(method -> Stream.concat(
                                Stream.of(method.getReturnType()), Arrays.stream(method.getParameterTypes()))))
                .noneMatch(type -> type.getName().startsWith("scala."));
    }
}
