package io.github.eciregistry.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
    void explainsTheCodeOfARule() {
        for (String code : new String[] {"ECI401", "eci401", "MISSING_REGISTRY"}) {
            CommandRun run = CommandRun.of("explain", code);

            assertThat(run.out())
                    .startsWith("rule:       ECI401 MISSING_REGISTRY\n")
                    .contains("severity:   error; 'eci-registry lint --fix' fixes it")
                    .contains("lint-rules.md#eci401");
            assertThat(run.exitCode()).isEqualTo(ExitCodes.DONE);
        }
    }

    @Test
    void explainsTheNameOfACause() {
        assertThat(CommandRun.of("explain", "HTTP_REGISTRY_ASKED_OVER_HTTPS").out())
                .startsWith("cause:      HTTP_REGISTRY_ASKED_OVER_HTTPS\nannotation: can help; ");
        assertThat(CommandRun.of("explain", "DNS_NO_SUCH_HOST").out()).contains("annotation: cannot help\n");
    }

    @Test
    void readsAFile(@TempDir Path directory) throws IOException {
        Path event = Files.writeString(directory.resolve("event.txt"), PLAIN_HTTP);

        CommandRun run = CommandRun.of("explain", event.toString());

        assertThat(run.out()).contains("image:      10.1.2.3:5000/a:1");
        assertThat(run.exitCode()).isEqualTo(ExitCodes.DONE);
    }

    @Test
    void tellsThatAMessageIsUnknown() {
        CommandRun run = CommandRun.of("explain", "the cat sat on the mat");

        assertThat(run.out()).contains("cause:      UNKNOWN");
        assertThat(run.exitCode()).isEqualTo(ExitCodes.FAILED);
    }

    @Test
    void explainsEachImageOfSeveral() {
        String events =
                PLAIN_HTTP + "\nFailed to pull image \"hub.corp.example/b:2\": x509: certificate signed by unknown"
                        + " authority\n";

        assertThat(CommandRun.withInput(events, "explain").out())
                .containsSubsequence(
                        "image:      10.1.2.3:5000/a:1",
                        "annotation: k8s.aliyun.com/plain-http-registry: \"10.1.2.3:5000\"\n\ncause:",
                        "image:      hub.corp.example/b:2",
                        "annotation: k8s.aliyun.com/insecure-registry: \"hub.corp.example\"");
        assertThat(CommandRun.withInput(events, "explain", "--output", "json").out())
                .containsSubsequence(
                        "\"cause\" : \"HTTP_REGISTRY_ASKED_OVER_HTTPS\"",
                        "\"certainty\" : \"CERTAIN\"",
                        "\"others\" : [",
                        "\"cause\" : \"X509_UNKNOWN_AUTHORITY\"");
    }

    @Test
    void oneUnknownCauseAmongSeveralIsToldByTheExitCode() {
        CommandRun run = CommandRun.withInput(
                PLAIN_HTTP + "\nFailed to pull image \"hub.corp.example/b:2\": a new reason\n", "explain");

        assertThat(run.out()).contains("cause:      UNKNOWN");
        assertThat(run.exitCode()).isEqualTo(ExitCodes.FAILED);
    }

    @Test
    void warnsThatOnlyTheEndOfALongLogWasRead() {
        CommandRun run = CommandRun.withInput("level=info msg=tick\n".repeat(300_000) + PLAIN_HTTP, "explain");

        assertThat(run.out()).contains("cause:      HTTP_REGISTRY_ASKED_OVER_HTTPS");
        assertThat(run.err()).isEqualTo("-: warning: only the last 4 Mi characters were read\n");
        assertThat(run.exitCode()).isEqualTo(ExitCodes.DONE);
    }

    @Test
    void namesNoAnnotationForAGuess() {
        CommandRun run = CommandRun.of(
                "explain",
                "Head \"https://hub.corp.example/v2/a/manifests/1\": dial tcp 10.1.2.3:443: connect: connection refused");

        assertThat(run.out()).contains("certainty:  GUESS").doesNotContain("annotation:");
    }
}
