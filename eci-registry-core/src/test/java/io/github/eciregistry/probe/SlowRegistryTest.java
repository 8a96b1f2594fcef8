package io.github.eciregistry.probe;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.eciregistry.policy.Transport;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Registries that take their time, and those that cannot serve now. */
class SlowRegistryTest {

    /** As {@link RegistryProbeTest#probe()}, with the default time for a reply. */
    private static RegistryProbe.Builder probe() {
        return RegistryProbe.builder().authorities(TestCertificates.authority()).resolver(RegistryProbeTest.TEST_NAMES);
    }

    @Test
    void waitsHalfOfTheDeadlineForAReply() throws Exception {
        try (RawServer server = RawServer.start(delayed(RawServer.answer(RawServer.REGISTRY), 6))) {
            ProbeResult result = probe().build().probe(server.registry("harbor.test"));

            assertThat(result.verdict()).as(result.toString()).isEqualTo(Verdict.PLAIN_HTTP);
        }
    }

    @Test
    void waitsForARegistryThatIsSlowAfterTheHandshake() throws Exception {
        try (WebServer server = WebServer.https(TestCertificates.SELF_SIGNED, exchange -> {
            pause(6);
            WebServer.openRegistry(exchange);
        })) {
            ProbeResult result = probe().build().probe(server.registry("harbor.test"));

            assertThat(result.verdict()).as(result.toString()).isEqualTo(Verdict.SKIP_VERIFY);
        }
    }

    @Test
    void waitsNoLongerThanTheReplyTimeout() throws Exception {
        try (RawServer server = RawServer.start(RawServer::staySilent)) {
            long start = System.nanoTime();
            ProbeResult result =
                    probe().replyTimeout(Duration.ofSeconds(1)).build().probe(server.registry("harbor.test"));

            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
            assertThat(result.verdict()).isEqualTo(Verdict.UNREACHABLE);
            assertThat(result.reasons())
                    .extracting(ProbeReason::message)
                    .contains("http://harbor.test:" + server.port()
                            + ": connected, but no reply within 1.0 s (127.0.0.1)");
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void keepsTheCertificateOfAServerThatDoesNotReplyInTime(boolean atDeadline) throws Exception {
        RawServer.Behaviour silentAfterHandshake = client -> {
            SSLSocket tls = (SSLSocket) TestCertificates.SELF_SIGNED
                    .serverContext()
                    .getSocketFactory()
                    .createSocket(client, null, true);
            tls.startHandshake();
            RawServer.staySilent(tls);
        };
        try (RawServer server = RawServer.start(silentAfterHandshake)) {
            RegistryProbe.Builder builder = probe();
            ProbeResult result = (atDeadline
                            ? builder.deadline(Duration.ofSeconds(3)).replyTimeout(Duration.ofMinutes(1))
                            : builder.replyTimeout(Duration.ofSeconds(2)))
                    .build()
                    .probe(server.registry("harbor.test"));

            assertThat(result.verdict()).as(result.toString()).isEqualTo(Verdict.UNAVAILABLE);
            assertThat(result.certificate()).isPresent();
            assertThat(result.transport()).contains(Transport.SKIP_VERIFY);
            assertThat(result.hasReason(ReasonCode.UNKNOWN_AUTHORITY)).isTrue();
            assertThat(result.isPullable()).isFalse();
            assertThat(result.advice())
                    .contains("with a longer reply timeout")
                    .contains("skip verification for " + result.registry());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 500, 502, 503, 504, 520})
    void knowsTheTransportOfARegistryThatIsDownOrBusy(int status) throws Exception {
        try (WebServer https = WebServer.https(TestCertificates.SELF_SIGNED, WebServer.status(status, "text/html"));
                RawServer http = RawServer.start(
                        RawServer.answer(("HTTP/1.1 " + status + " X\r\nContent-Type: text/html\r\n\r\n")
                                .getBytes(StandardCharsets.US_ASCII)))) {
            ProbeResult secure = RegistryProbeTest.probe(https.registry("harbor.test"));
            ProbeResult plain = RegistryProbeTest.probe(http.registry("harbor.test"));

            assertThat(secure.verdict()).isEqualTo(Verdict.UNAVAILABLE);
            assertThat(secure.transport()).contains(Transport.SKIP_VERIFY);
            assertThat(plain.verdict()).isEqualTo(Verdict.UNAVAILABLE);
            assertThat(plain.transport()).contains(Transport.PLAIN_HTTP);
            assertThat(plain.hasReason(ReasonCode.SERVER_ERROR)).isTrue();
            assertThat(plain.isPullable()).isFalse();
        }
    }

    @Test
    void takesABusyAnswerThatNamesTheApiForARegistry() throws Exception {
        try (WebServer server = WebServer.https(
                TestCertificates.TRUSTED,
                exchange ->
                        WebServer.reply(exchange, 429, Map.of("Docker-Distribution-Api-Version", "registry/2.0")))) {
            assertThat(RegistryProbeTest.probe(server.registry("harbor.test")).transport())
                    .isEqualTo(Optional.of(Transport.HTTPS));
        }
    }

    private static RawServer.Behaviour delayed(RawServer.Behaviour behaviour, int seconds) {
        return client -> {
            pause(seconds);
            behaviour.serve(client);
        };
    }

    private static void pause(int seconds) throws IOException {
        try {
            Thread.sleep(Duration.ofSeconds(seconds).toMillis());
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }
}
