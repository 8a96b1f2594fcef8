package io.github.eciregistry.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SlowClientTest {

    private static final Duration PATIENCE = Duration.ofSeconds(1);

    @TempDir
    private static Path folder;

    private static RunningWebhook webhook;

    @BeforeAll
    static void start() throws Exception {
        Timeouts timeouts = new Timeouts(
                PATIENCE, PATIENCE, Duration.ofSeconds(60), Duration.ofHours(1), Duration.ZERO, Duration.ofSeconds(10));
        webhook = RunningWebhook.start(folder, timeouts, UnaryOperator.identity());
    }

    @AfterAll
    static void stop() {
        webhook.close();
    }

    @Test
    void givesUpABodyThatDoesNotCome() throws Exception {
        double before = webhook.metric("errors_total{reason=\"timeout\"}");
        try (RawClient client = RawClient.tls(webhook.port())) {
            String answer = client.send(HostileClientTest.header("Content-Length: 100") + "{")
                    .readToEnd();
            assertThat(answer).startsWith("HTTP/1.1 408 ").endsWith("the body takes too long\n");
        }
        assertThat(webhook.metric("errors_total{reason=\"timeout\"}")).isEqualTo(before + 1);
    }

    @Test
    void givesUpABodyThatComesByteByByte() throws Exception {
        try (RawClient client = RawClient.tls(webhook.port())) {
            client.send(HostileClientTest.header("Content-Length: 100000"));
            assertThat(trickle(client)).startsWith("HTTP/1.1 408 ");
        }
    }

    @Test
    void givesUpAHeaderThatComesByteByByte() throws Exception {
        try (RawClient client = RawClient.tls(webhook.port())) {
            client.send("POST /mutate HTTP/1.1\r\nHost: localhost\r\nX-Slow: ");
            assertThat(trickle(client)).isEmpty();
        }
    }

    @Test
    void givesUpALaterHeaderThatComesByteByByte() throws Exception {
        try (RawClient client = RawClient.tls(webhook.port())) {
            client.send("GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\nGET /");
            assertThat(trickle(client)).startsWith("HTTP/1.1 200 ").endsWith("ok\n");
        }
    }

    /** Sends a byte every 50 ms until the server has had enough, and returns what it said. */
    private static String trickle(RawClient client) throws Exception {
        try {
            for (int i = 0; i < 400; i++) {
                client.send("a");
                Thread.sleep(50);
            }
        } catch (IOException e) {
            return client.readToEnd();
        }
        throw new AssertionError("the server takes it for 20 seconds");
    }

    @Test
    void givesUpAHandshakeThatDoesNotCome() throws Exception {
        try (RawClient client = RawClient.plain(webhook.port())) {
            assertThat(client.send(new byte[] {22, 3, 1}).readToEnd()).doesNotContain("HTTP");
        }
    }

    @Test
    void letsAConnectionIdleBetweenRequests() throws Exception {
        try (RawClient client = RawClient.tls(webhook.port())) {
            client.send("GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n");
            Thread.sleep(3 * PATIENCE.toMillis());
            client.send("GET /healthz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
            assertThat(client.readToEnd().split("HTTP/1.1 200 ", -1)).hasSize(3);
        }
    }

    @Test
    void answersBesideAThousandIdleConnections() throws Exception {
        List<RawClient> idle = new ArrayList<>();
        try {
            for (int i = 0; i < 1000; i++) {
                idle.add(RawClient.plain(webhook.port()));
            }
            assertThat(webhook.review(Reviews.pod("nginx")).statusCode()).isEqualTo(200);
            for (RawClient client : idle) {
                assertThat(client.readToEnd()).isEmpty();
            }
        } finally {
            for (RawClient client : idle) {
                client.close();
            }
        }
    }
}
