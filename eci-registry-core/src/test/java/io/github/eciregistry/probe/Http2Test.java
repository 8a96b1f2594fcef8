package io.github.eciregistry.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import java.util.stream.Stream;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Servers that use HTTP/2 only, which containerd offers beside HTTP/1.1. */
class Http2Test {

    private static final Map<String, String> REGISTRY = Map.of("docker-distribution-api-version", "registry/2.0");

    /** What servers without HTTP/1.1 answer to it: Node, Apache, one that closes, one that begins HTTP/2 at once. */
    static Stream<byte[]> refusals() {
        return Stream.of(
                ascii("HTTP/1.1 403 Forbidden\r\nContent-Type: text/plain\r\n\r\n"),
                ascii("HTTP/1.1 505 HTTP Version Not Supported\r\n\r\n"),
                new byte[0],
                HexFormat.of().parseHex("000006040000000000000300000064"));
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void findsARegistryThatSpeaksHttp2Only(byte[] refusal) throws Exception {
        Http2Server registry = new Http2Server(TestCertificates.SELF_SIGNED, refusal, 200, REGISTRY);
        try (RawServer server = RawServer.start(registry)) {
            ProbeResult result = RegistryProbeTest.probe(server.registry("harbor.test"));

            assertThat(result.verdict()).as(result.toString()).isEqualTo(Verdict.SKIP_VERIFY);
            assertThat(result.reasons()).extracting(ProbeReason::code).containsExactly(ReasonCode.UNKNOWN_AUTHORITY);
            assertThat(registry.serverNames()).hasSize(1).first().asString().contains("harbor.test");
        }
    }

    @Test
    void readsTheTokenServiceOfAnHttp2Registry() throws Exception {
        Map<String, String> headers = Map.of("www-authenticate", "Bearer realm=\"http://gitea:3000/v2/token\"");
        try (RawServer server = RawServer.start(new Http2Server(TestCertificates.TRUSTED, new byte[0], 401, headers))) {
            ProbeResult result = RegistryProbeTest.probe(server.registry("harbor.test"));

            assertThat(result.verdict()).as(result.toString()).isEqualTo(Verdict.UNUSABLE_TOKEN_SERVICE);
            assertThat(result.relatedHosts()).extracting(RelatedHost::verdict).containsExactly(Verdict.UNREACHABLE);
        }
    }

    @Test
    void findsAnHttp2ServerThatIsNotARegistry() throws Exception {
        try (RawServer server = RawServer.start(new Http2Server(
                TestCertificates.TRUSTED, refusals().toList().get(0), 404, Map.of("content-type", "text/html")))) {
            ProbeResult result = RegistryProbeTest.probe(server.registry("harbor.test"));

            assertThat(result.verdict()).isEqualTo(Verdict.NOT_A_REGISTRY);
            assertThat(result.hasReason(ReasonCode.NOT_FOUND)).isTrue();
        }
    }

    @Test
    void boundsWhatAnHttp2ServerMaySend() throws Exception {
        RawServer.Behaviour flood = client -> {
            SSLSocket tls = (SSLSocket)
                    TestCertificates.TRUSTED.serverContext().getSocketFactory().createSocket(client, null, true);
            tls.setUseClientMode(false);
            tls.setHandshakeApplicationProtocolSelector((socket, offered) -> offered.contains("h2") ? "h2" : "");
            tls.startHandshake();
            byte[] settings = HexFormat.of().parseHex("000000040000000000");
            while (tls.getApplicationProtocol().equals("h2")) {
                tls.getOutputStream().write(settings);
            }
        };
        try (RawServer server = RawServer.start(flood)) {
            ProbeResult result = RegistryProbeTest.probe()
                    .replyTimeout(Duration.ofSeconds(2))
                    .build()
                    .probe(server.registry("harbor.test"));

            assertThat(result.isPullable()).isFalse();
        }
    }

    @Test
    void asksAServerOfHttp1Once() throws Exception {
        try (WebServer server = WebServer.https(TestCertificates.TRUSTED, WebServer.status(403, "text/html"))) {
            ProbeResult result = RegistryProbeTest.probe(server.registry("harbor.test"));

            assertThat(result.verdict()).isEqualTo(Verdict.NOT_A_REGISTRY);
            assertThat(server.requests()).hasSize(1);
        }
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
