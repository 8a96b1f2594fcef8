package io.github.eciregistry.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The jar as users run it. */
class WebhookProcessIT {

    @TempDir
    private Path folder;

    @BeforeEach
    void writeFiles() throws IOException {
        RunningWebhook.writeFiles(folder);
    }

    /** As in a rolling update: each server goes while another is there, and clients follow the probe. */
    @Test
    void losesNothingOverARollingStop() throws Exception {
        try (WebhookProcess first = WebhookProcess.start(folder, "--drain-seconds=2");
                WebhookProcess second = WebhookProcess.start(folder, "--drain-seconds=2")) {
            AtomicReference<URI> target = new AtomicReference<>(first.uri());
            try (Load load = new Load(target::get)) {
                load.await(200);
                first.terminate();
                while (first.isReady()) {
                    Thread.sleep(20);
                }
                assertThat(first.isAlive()).isTrue();
                load.await(20);
                target.set(second.uri());
                load.await(200);
                assertThat(first.exitCode()).isEqualTo(143);
                load.await(20);
                load.assertNothingLost();
            }
            second.terminate();
            assertThat(second.exitCode()).isEqualTo(143);
        }
    }

    @Test
    void saysInItsLogWhenItStartsAndStops() throws Exception {
        try (WebhookProcess webhook = WebhookProcess.start(folder, "--drain-seconds=0")) {
            webhook.terminate();
            assertThat(webhook.exitCode()).isEqualTo(143);
            assertThat(webhook.log())
                    .satisfiesExactly(
                            line -> assertThat(line).contains("\"message\":\"stopping\""),
                            line -> assertThat(line).contains("\"message\":\"stopped\""));
        }
    }

    @Test
    void saysWhereThePolicyIsWrongAndDoesNotStart() throws Exception {
        Files.writeString(folder.resolve("policy.yaml"), "plainHttp:\n  - \"http://reg.test.com\"\n");
        assertRefused(
                2,
                "policy.yaml:2:6: error: invalid registry pattern \"http://reg.test.com\" at 0:"
                        + " expected a host, found \"http://\" [REGISTRY_HAS_SCHEME]");
    }

    @Test
    void doesNotStartWithoutAPolicy() throws Exception {
        Files.delete(folder.resolve("policy.yaml"));
        assertRefused(2, "policy.yaml: error: no such file");
    }

    @Test
    void doesNotStartWithTheKeyOfAnotherCertificate() throws Exception {
        Files.writeString(
                folder.resolve("tls.key"),
                TestAuthority.pkcs8(TestAuthority.keys("EC", 256).getPrivate()));
        assertRefused(2, "tls.key: error: not the key of the certificate in tls.crt");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--help", "--version"})
    void failsWhereHelpCannotBeWritten(String option) throws Exception {
        File full = new File("/dev/full");
        assumeTrue(full.exists(), "the system has no /dev/full");
        Process process =
                WebhookProcess.builder(folder, 0, option).redirectOutput(full).start();

        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(3);
        assertThat(process.errorReader().readLine()).isEqualTo("<stdout>: error: cannot be written");
    }

    @Test
    void doesNotStartOnAPortThatIsTaken() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertRefused(
                    taken.getLocalPort(),
                    3,
                    "eci-registry-webhook: error: Failed to bind to /127.0.0.1:" + taken.getLocalPort());
        }
    }

    private void assertRefused(int exitCode, String message) throws Exception {
        assertRefused(0, exitCode, message);
    }

    private void assertRefused(int port, int exitCode, String message) throws Exception {
        Process process = WebhookProcess.builder(folder, port).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        String error = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(error).startsWith(message + System.lineSeparator());
        assertThat(output).isEmpty();
        assertThat(process.exitValue()).isEqualTo(exitCode);
    }
}
