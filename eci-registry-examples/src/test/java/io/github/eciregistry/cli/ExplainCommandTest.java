package io.github.eciregistry.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ExplainCommandTest {

    private static final String PLAIN_HTTP =
            "Failed to pull image \"10.1.2.3:5000/a:1\": failed to do request: Head \"https://10.1.2.3:5000/v2/a/manifests/1\":"
                    + " http: server gave HTTP response to HTTPS client";

    @Test
    void namesCauseRegistryAndAnnotation() {
        CommandRun run = CommandRun.of("explain", PLAIN_HTTP);

        assertThat(run.out())
                .contains("cause:      HTTP_REGISTRY_ASKED_OVER_HTTPS")
                .contains("registry:   10.1.2.3:5000")
                .contains("annotation: k8s.aliyun.com/plain-http-registry: \"10.1.2.3:5000\"");
        assertThat(run.exitCode()).isEqualTo(ExitCodes.DONE);
    }

    @Test
    void readsStandardInputAndPrintsJson() {
        CommandRun run = CommandRun.withInput(PLAIN_HTTP, "explain", "--output", "json");

        assertThat(run.out())
                .startsWith("{\n")
                .contains("\"cause\" : \"HTTP_REGISTRY_ASKED_OVER_HTTPS\"")
                .contains("\"k8s.aliyun.com/plain-http-registry\" : \"10.1.2.3:5000\"")
                .endsWith("}\n");
    }

    @Test
    void showsTheEndOfALongMessageWhereTheCauseStands() {
        assertThat(CommandRun.of("explain", PLAIN_HTTP).out())
                .contains(
                        "evidence:   \"… failed to do request: Head \\\"https://10.1.2.3:5000/v2/a/manifests/1\\\": http: server gave HTTP"
                                + " response to HTTPS client\"\n");
    }

    @Test
    void explainsTheMessageOfSomebodyWhoHidesTheAddress() {
        CommandRun run = CommandRun.of("explain", PLAIN_HTTP.replace("10.1.2.3", "192.168.XX.XX"));

        assertThat(run.out())
                .contains("cause:      HTTP_REGISTRY_ASKED_OVER_HTTPS")
                .doesNotContain("annotation:");
        assertThat(run.exitCode()).isEqualTo(ExitCodes.DONE);
    }

    @Test
    void tellsThatAMessageIsUnknown() {
        CommandRun run = CommandRun.of("explain", "the cat sat on the mat");

        assertThat(run.out()).contains("cause:      UNKNOWN");
        assertThat(run.exitCode()).isEqualTo(ExitCodes.FAILED);
    }
}
