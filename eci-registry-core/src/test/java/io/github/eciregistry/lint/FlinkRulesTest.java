package io.github.eciregistry.lint;

import static io.github.eciregistry.lint.Found.found;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Registry annotations in flinkConfiguration. */
class FlinkRulesTest {

    private static final String KEY = "k8s.aliyun.com/plain-http-registry";
    private static final String DEPLOYMENT = """
            apiVersion: flink.apache.org/v1beta1
            kind: FlinkDeployment
            metadata: {name: web}
            spec:
              image: 10.0.0.1:5000/flink:1.20
              flinkConfiguration:
                kubernetes.%s.annotations: %s
            """;

    private final ManifestLinter linter = ManifestLinter.create();

    @ParameterizedTest
    @ValueSource(
            strings = {
                KEY + ":10.0.0.1:5000",
                KEY + ":a.test,b.test",
                KEY + ":a.test,b.test:5000",
                KEY + ":a.test:5000,b.test:5000",
                "team:shop," + KEY + ":10.0.0.1:5000",
                "'" + KEY + ":10.0.0.1:5000'"
            })
    void aMapThatFlinkMisreadsIsFound(String map) {
        String text = DEPLOYMENT.formatted("jobmanager", "\"" + map + "\"");

        assertThat(found(linter, text)).containsExactly("7:40 ECI218");
        assertThat(linter.lint(text).findings().get(0).path())
                .contains("spec.flinkConfiguration[kubernetes.jobmanager.annotations]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                KEY + ":a.test",
                KEY + ":a.test,team:shop",
                "'" + KEY + ":''10.0.0.1:5000'''",
                KEY + ":'10.0.0.1:5000'",
                "{" + KEY + ": '10.0.0.1:5000,b.test:80'}",
                KEY + ": 10.0.0.1:5000",
                "team:a:b"
            })
    void aMapThatFlinkReadsAsMeantIsNot(String map) {
        assertThat(found(linter, DEPLOYMENT.formatted("taskmanager", "\"" + map + "\"")))
                .isEmpty();
    }

    @Test
    void theFixQuotesAsExportDoes() {
        String text = DEPLOYMENT.formatted("taskmanager", KEY + ":10.0.0.1:5000,b.test:80");

        String fixed = linter.fix(text).text();

        assertThat(fixed)
                .isEqualTo(DEPLOYMENT.formatted("taskmanager", "\"'" + KEY + ":''10.0.0.1:5000,b.test:80'''\""));
        assertThat(found(linter, fixed)).isEmpty();
    }

    @Test
    void blueAndGreenDeploymentsHaveTheirsInATemplate() {
        String text = """
                apiVersion: flink.apache.org/v1beta1
                kind: FlinkBlueGreenDeployment
                metadata: {name: web}
                spec:
                  template:
                    spec:
                      image: 10.0.0.1:5000/flink:1.20
                      flinkConfiguration:
                        kubernetes.jobmanager.annotations: k8s.aliyun.com/insecure-registry:a.test,b.test
                """;

        assertThat(found(linter, text)).containsExactly("9:44 ECI218");
    }
}
