package io.github.eciregistry.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The tools that create pods, with the adapter beside them and a setting. */
class PodToolsIT {

    private static final String KEY = "k8s.aliyun.com/plain-http-registry";
    private static final String IMAGE = "192.168.1.10:5000/spark:3.5.6";
    private static final String STEP = "io.github.eciregistry.fabric8.spark.EciRegistryFeatureStep";

    @BeforeAll
    static void build() throws Exception {
        Consumers.build();
    }

    /** Hadoop, which Spark needs, does not run on JDK 24 and newer. */
    private static List<Path> jdksForSpark() throws IOException {
        List<Path> jdks = new ArrayList<>();
        for (Path jdk : Consumers.jdks()) {
            if (Consumers.isOf(jdk, "1[7-9]|2[0-3]")) {
                jdks.add(jdk);
            }
        }
        assumeTrue(!jdks.isEmpty(), "no JDK that Spark runs on");
        return jdks;
    }

    @ParameterizedTest
    @ValueSource(strings = {"spark-3.5", "spark-4.1"})
    void sparkAnnotatesDriverAndExecutors(String project) throws Exception {
        assertThat(Consumers.runClass(project, jdksForSpark(), "consumer.SparkConsumer", "-cp", "PATH"))
                .isEqualTo("""
                    driver {%1$s=192.168.1.10:5000} of %2$s apart from []
                    executor {%1$s=192.168.1.10:5000} of %2$s apart from []
                    spark.eci-registry.policy: the policy file none.yaml cannot be read here \
                    (java.nio.file.NoSuchFileException: none.yaml)
                    """.formatted(KEY, IMAGE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"spark-3.5", "spark-4.1"})
    void sparkSubmitsAnAnnotatedDriver(String project) throws Exception {
        try (AcceptingApiServer server = new AcceptingApiServer()) {
            submit(project, server.url());

            assertThat(server.created("Pod")).singleElement().satisfies(pod -> {
                assertThat(pod.getMetadata().getLabels()).containsEntry("spark-role", "driver");
                assertThat(pod.<String>get("spec", "containers", 0, "image")).isEqualTo(IMAGE);
                assertThat(pod.getMetadata().getAnnotations()).containsEntry(KEY, "192.168.1.10:5000");
            });
        }
    }

    private static void submit(String project, String master) throws Exception {
        Path jdk = jdksForSpark().get(0);
        List<String> command = new ArrayList<>(List.of(jdk.resolve("bin/java").toString()));
        for (String opened : List.of("java.lang", "java.nio", "java.util", "sun.nio.ch")) {
            command.add("--add-opens=java.base/" + opened + "=ALL-UNNAMED");
        }
        command.addAll(List.of(
                "-cp",
                Consumers.WORK.resolve(project + "/target/classes") + File.pathSeparator + Consumers.classPath(project),
                "org.apache.spark.deploy.SparkSubmit",
                "--master",
                "k8s://" + master,
                "--deploy-mode",
                "cluster",
                "--name",
                "app",
                "--class",
                "Main"));
        for (String setting : List.of(
                "spark.kubernetes.container.image=" + IMAGE,
                "spark.kubernetes.submission.waitAppCompletion=false",
                "spark.kubernetes.driver.pod.featureSteps=" + STEP,
                "spark.eci-registry.plain-http=192.168.0.0/16")) {
            command.addAll(List.of("--conf", setting));
        }
        command.add("local:///app.jar");

        Consumers.Output output = Consumers.run(Consumers.WORK, command, 120);

        assertThat(output.exitCode()).as("%s%s", output.text(), output.errors()).isZero();
    }

    @Test
    void aPluginOfFlinksOperatorAnnotatesDeployments() throws Exception {
        assertThat(Consumers.runClass("flink-operator-1", "consumer.FlinkConsumer", "-cp", "PATH"))
                .isEqualTo("""
                    exported true
                    without quotes refused
                    without quotes refused
                    without quotes {b.test=5000, %1$s=a.test}
                    plugin true
                    spec {"%1$s":"192.168.1.10:5000"}
                    again true, unchanged false
                    spec {"%1$s":"192.168.1.10:5000,192.168.1.11:5000"}
                    spec/jobManager {"team":"data"}
                    again true, unchanged false
                    again true, unchanged true
                    without the setting of plugins \
                    java.lang.NoClassDefFoundError: io/fabric8/kubernetes/api/model/HasMetadata
                    """.formatted(KEY));
    }

    @Test
    void anOperatorAndAWebhookAnnotateWithTheJavaOperatorSdk() throws Exception {
        assertThat(Consumers.runClass("josdk-5", "consumer.JosdkConsumer", "-cp", "PATH"))
                .isEqualTo("""
                    operator {%1$s=192.168.1.10:5000}
                    reconciled again, unchanged true
                    CREATE [{"op":"add","path":"/metadata/annotations","value":{"%1$s":"192.168.1.10:5000"}}]
                    UPDATE []
                    """.formatted(KEY));
    }

    @Test
    void aPluginOfJenkinsAnnotatesAgents() throws Exception {
        assertThat(Consumers.runClass("jenkins", "consumer.JenkinsConsumer", "-cp", "PATH"))
                .isEqualTo("""
                    without a policy unchanged true
                    {%s=192.168.1.10:5000}
                    1:1: expected plainHttp, skipVerify or https, found the key "plainHttps"
                    plainHttp: [192.168.0.0/16]
                    metadata.annotations[k8s.aliyun.com/insecure-registry]: registry "192.168.1.10:5000" needs \
                    k8s.aliyun.com/plain-http-registry, but is listed in k8s.aliyun.com/insecure-registry \
                    [CONFLICTING_REGISTRY]
                    """.formatted(KEY));
    }

    @Test
    void jkubeAnnotatesWhatItGenerates() throws IOException {
        String resources =
                Files.readString(Consumers.WORK.resolve("jkube-1/target/classes/META-INF/jkube/kubernetes.yml"));

        assertThat(resources).contains("image: 192.168.1.10:5000/test/web:1").containsOnlyOnce("k8s.aliyun.com/");
        assertThat(((Map<?, ?>) read(resources)).get("items"))
                .asInstanceOf(InstanceOfAssertFactories.LIST)
                .filteredOn("kind", "Deployment")
                .singleElement()
                .extracting("spec.template.metadata.annotations", InstanceOfAssertFactories.MAP)
                .containsEntry(KEY, "192.168.1.10:5000");
    }

    @Test
    void anExtensionOfQuarkusAnnotatesWhatItGenerates() throws IOException {
        String resources =
                Files.readString(Consumers.WORK.resolve("quarkus-kubernetes-3/app/target/kubernetes/kubernetes.yml"));

        assertThat(resources).contains("image: 192.168.1.10:5000/shop/web:1").containsOnlyOnce("k8s.aliyun.com/");
        assertThat(read(resources))
                .extracting("spec.template.metadata.annotations", InstanceOfAssertFactories.MAP)
                .containsEntry(KEY, "192.168.1.11:5000,192.168.1.10:5000")
                .containsEntry("team", "shop");
    }

    private static Object read(String yaml) {
        return new Load(LoadSettings.builder().build()).loadFromString(yaml);
    }
}
