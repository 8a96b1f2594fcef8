package io.github.eciregistry.export;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.dataformat.toml.TomlMapper;
import io.github.eciregistry.annotation.AnnotationKeys;
import io.github.eciregistry.annotation.RegistryAnnotations;
import java.io.IOException;
import java.io.StringReader;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SettingsFormatTest {

    private static final RegistryAnnotations ANNOTATIONS = RegistryAnnotations.builder()
            .plainHttp("192.168.1.10:5000", "[fd00::1]:5000")
            .skipVerify("harbor.pre.com")
            .build();

    @Test
    void sparkReadsItsProperties() throws IOException {
        Properties properties = new Properties(); // What Spark's Utils.getPropertiesFromFile loads the file with.
        properties.load(new StringReader(SettingsFormat.SPARK_CONF.format(ANNOTATIONS)));

        assertThat(properties)
                .containsOnly(
                        Map.entry(
                                "spark.kubernetes.driver.annotation.k8s.aliyun.com/plain-http-registry",
                                "192.168.1.10:5000,[fd00::1]:5000"),
                        Map.entry(
                                "spark.kubernetes.executor.annotation.k8s.aliyun.com/plain-http-registry",
                                "192.168.1.10:5000,[fd00::1]:5000"),
                        Map.entry(
                                "spark.kubernetes.driver.annotation.k8s.aliyun.com/insecure-registry",
                                "harbor.pre.com"),
                        Map.entry(
                                "spark.kubernetes.executor.annotation.k8s.aliyun.com/insecure-registry",
                                "harbor.pre.com"));
        assertThat(SettingsFormat.SPARK_CONF.format(ANNOTATIONS).lines())
                .contains("spark.kubernetes.executor.annotation.k8s.aliyun.com/insecure-registry    harbor.pre.com");
    }

    /** Configuration of flink-core 1.20.0 reads these; without quotes it refuses the values, or splits them at a comma. */
    @Test
    void flinkGetsItsQuotes() {
        String map = "'k8s.aliyun.com/plain-http-registry:''192.168.1.10:5000,[fd00::1]:5000''',"
                + "k8s.aliyun.com/insecure-registry:harbor.pre.com";

        assertThat(SettingsFormat.FLINK_CONF.format(ANNOTATIONS))
                .isEqualTo("kubernetes.jobmanager.annotations: \"" + map + "\"\n"
                        + "kubernetes.taskmanager.annotations: \"" + map + "\"\n");
        assertThat(SettingsFormat.FLINK_CONF.format(RegistryAnnotations.builder()
                        .skipVerify("a.test", "b.test")
                        .build()))
                .contains("\"'k8s.aliyun.com/insecure-registry:a.test,b.test'\"");
    }

    @Test
    void gitlabRunnerReadsItsTable() throws IOException {
        assertThat(new TomlMapper()
                        .readTree(SettingsFormat.GITLAB_RUNNER.format(ANNOTATIONS, AnnotationKeys.ACS))
                        .at("/runners/kubernetes/pod_annotations"))
                .hasToString("{\"registry.alibabacloud.com/plain-http-registry\":\"192.168.1.10:5000,[fd00::1]:5000\","
                        + "\"registry.alibabacloud.com/insecure-registry\":\"harbor.pre.com\"}");
    }

    @Test
    void theApisGetTheirParameters() {
        assertThat(SettingsFormat.ECI_OPENAPI.format(ANNOTATIONS)).isEqualToNormalizingNewlines("""
                {
                  "PlainHttpRegistry" : "192.168.1.10:5000,[fd00::1]:5000",
                  "InsecureRegistry" : "harbor.pre.com"
                }
                """);
        assertThat(SettingsFormat.ACS_OPENAPI.format(ANNOTATIONS)).isEqualToNormalizingNewlines("""
                {
                  "ImageRegistryCredentials" : [ {
                    "Server" : "192.168.1.10:5000",
                    "UsePlainHttp" : true
                  }, {
                    "Server" : "[fd00::1]:5000",
                    "UsePlainHttp" : true
                  }, {
                    "Server" : "harbor.pre.com",
                    "SkipCertVerification" : true
                  } ]
                }
                """);
    }

    @ParameterizedTest
    @EnumSource
    void nothingIsWrittenWithoutAnnotations(SettingsFormat format) {
        assertThat(format.format(RegistryAnnotations.empty())).isEmpty();
    }
}
