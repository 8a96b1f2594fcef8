package io.github.eciregistry.probe;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.eciregistry.policy.Transport;
import io.github.eciregistry.reference.Registry;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** A server for each verdict, all on this machine, under names that end in {@code .test}. */
class RegistryProbeTest {

    static final HostResolver TEST_NAMES = host -> {
        if (host.endsWith(".test")) {
            return List.of(InetAddress.getLoopbackAddress());
        }
        throw new UnknownHostException(host);
    };

    static RegistryProbe.Builder probe() {
        return RegistryProbe.builder()
                .authorities(TestCertificates.authority())
                .resolver(TEST_NAMES)
                .headStart(Duration.ofMillis(50))
                .replyTimeout(Duration.ofSeconds(20));
    }

    static ProbeResult probe(Registry registry) throws InterruptedException {
        return probe().build().probe(registry);
    }

    @Test
    void findsPlainHttpBehindAServerThatAnswersTlsWithSilence() throws Exception {
        try (RawServer server = RawServer.start(RawServer.answerUnlessTls(RawServer.REGISTRY))) {
            ProbeResult result = probe(server.registry("harbor.test"));

            assertThat(result.verdict()).isEqualTo(Verdict.PLAIN_HTTP);
            assertThat(result.transport()).contains(Transport.PLAIN_HTTP);
            assertThat(result.reasons())
                    .containsExactly(new ProbeReason(
                            ReasonCode.TIMED_OUT,
                            "https://harbor.test:" + server.port() + ": no reply while plain HTTP has replied"));
            assertThat(result.certificate()).isEmpty();
            assertThat(result.advice()).isEqualTo("List harbor.test:" + server.port() + " as plain HTTP.");
        }
    }

    @Test
    void findsPlainHttpAtOnceWhereAServerAnswersTlsWithHttp() throws Exception {
        try (RawServer server = RawServer.start(RawServer.answer(RawServer.REGISTRY))) {
            ProbeResult result =
                    probe().headStart(Duration.ofMinutes(1)).build().probe(server.registry("harbor.test"));

            assertThat(result.verdict()).isEqualTo(Verdict.PLAIN_HTTP);
            assertThat(result.reasons())
                    .containsExactly(new ProbeReason(
                            ReasonCode.SPEAKS_HTTP,
                            "https://harbor.test:" + server.port() + ": answers a TLS handshake in plain HTTP"));
        }
    }

    @Test
    void findsTrustedHttps() throws Exception {
        try (WebServer server = WebServer.https(TestCertificates.TRUSTED, WebServer::openRegistry)) {
            ProbeResult result = probe(server.registry("harbor.test"));

            assertThat(result.verdict()).isEqualTo(Verdict.HTTPS);
            assertThat(result.transport()).contains(Transport.HTTPS);
            assertThat(result.reasons()).isEmpty();
            assertThat(result.advice()).isEqualTo("harbor.test:" + server.port() + " needs no annotation.");
            ServerCertificate certificate = result.certificate().orElseThrow();
            assertThat(certificate.subject()).isEqualTo("CN=harbor.test");
            assertThat(certificate.issuer()).isEqualTo("CN=Test Authority");
            assertThat(certificate.names())
                    .containsExactly("harbor.test", "auth.test", "127.0.0.1", "fd00:0:0:0:0:0:0:1");
            assertThat(certificate.notAfter()).isAfter(certificate.notBefore());
            assertThat(certificate.sha256()).matches("[0-9a-f]{64}");
            assertThat(server.requests())
                    .as("one anonymous question")
                    .containsExactly("GET /v2/ [Accept, Connection, Host, User-agent]");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "DNS_ONLY, 127.0.0.1, NO_IP_SAN",
        "WRONG_NAME, harbor.test, NAME_MISMATCH",
        "COMMON_NAME_ONLY, harbor.test, COMMON_NAME_ONLY",
        "EXPIRED, harbor.test, EXPIRED",
        "NOT_YET_VALID, harbor.test, NOT_YET_VALID",
        "CLIENT_ONLY, harbor.test, WRONG_KEY_USAGE",
        "SELF_SIGNED, harbor.test, UNKNOWN_AUTHORITY",
        "SELF_SIGNED, 127.0.0.1, UNKNOWN_AUTHORITY"
    })
    void findsHttpsThatOnlyUnverifiedAccessCanUse(TestCertificates certificate, String host, ReasonCode code)
            throws Exception {
        try (WebServer server = WebServer.https(certificate, WebServer::openRegistry)) {
            ProbeResult result = probe(server.registry(host));

            assertThat(result.verdict()).isEqualTo(Verdict.SKIP_VERIFY);
            assertThat(result.seen()).isEqualTo(Transport.SKIP_VERIFY);
            assertThat(result.reasons().get(0).code()).isEqualTo(code);
            assertThat(result.certificate().map(ServerCertificate::sha256))
                    .contains(ServerCertificate.of(certificate.chain().get(0)).sha256());
        }
    }

    @Test
    void tellsAllThatIsWrongWithACertificate() throws Exception {
        try (WebServer server = WebServer.https(TestCertificates.EVERYTHING_WRONG, WebServer::openRegistry)) {
            assertThat(probe(server.registry("harbor.test")).reasons())
                    .extracting(ProbeReason::code)
                    .containsExactly(
                            ReasonCode.UNKNOWN_AUTHORITY,
                            ReasonCode.EXPIRED,
                            ReasonCode.COMMON_NAME_ONLY,
                            ReasonCode.NAME_MISMATCH,
                            ReasonCode.WRONG_KEY_USAGE);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "404, text/plain, NOT_FOUND, answers with status 404",
        "404, text/html, NOT_FOUND, answers with status 404 and an HTML page",
        "200, text/html, UNEXPECTED_REPLY, answers with status 200 and an HTML page",
        "403, text/html, UNEXPECTED_REPLY, answers with status 403 and an HTML page",
        "501, text/plain, UNEXPECTED_REPLY, answers with status 501"
    })
    void findsAWebServerThatIsNoRegistry(int status, String type, ReasonCode code, String message) throws Exception {
        String reply = "HTTP/1.1 " + status + " X\r\nContent-Type: " + type + "\r\n\r\n";
        try (RawServer server = RawServer.start(RawServer.answer(reply.getBytes(StandardCharsets.US_ASCII)))) {
            ProbeResult result = probe(server.registry("harbor.test"));

            assertThat(result.verdict()).isEqualTo(Verdict.NOT_A_REGISTRY);
            assertThat(result.transport()).isEmpty();
            assertThat(result.reasons())
                    .contains(new ProbeReason(code, "http://harbor.test:" + server.port() + ": /v2/ " + message));
        }
    }

    @Test
    void takesJsonForARegistryThatDoesNotNameItself() throws Exception {
        try (WebServer server =
                WebServer.https(TestCertificates.TRUSTED, WebServer.status(200, "application/json; charset=utf-8"))) {
            assertThat(probe(server.registry("harbor.test")).verdict()).isEqualTo(Verdict.HTTPS);
        }
    }

    @Test
    void takesBasicAuthenticationForARegistry() throws Exception {
        try (WebServer server = WebServer.https(
                TestCertificates.SELF_SIGNED,
                exchange -> WebServer.reply(exchange, 401, Map.of("WWW-Authenticate", "Basic realm=\"Registry\"")))) {
            ProbeResult result = probe(server.registry("harbor.test"));

            assertThat(result.verdict()).isEqualTo(Verdict.SKIP_VERIFY);
            assertThat(result.relatedHosts()).isEmpty();
        }
    }

    @Test
    void findsAServerThatSpeaksAnotherProtocol() throws Exception {
        try (RawServer server =
                RawServer.start(RawServer.greet("SSH-2.0-OpenSSH_9.2\r\n".getBytes(StandardCharsets.US_ASCII)))) {
            ProbeResult result = probe(server.registry("harbor.test"));

            assertThat(result.verdict()).isEqualTo(Verdict.NOT_A_REGISTRY);
            assertThat(result.reasons())
                    .contains(new ProbeReason(
                            ReasonCode.UNKNOWN_PROTOCOL,
                            "https://harbor.test:" + server.port()
                                    + ": uses neither TLS nor HTTP: \"SSH-2.0-OpenSSH_9.2\""));
        }
    }

    @Test
    void findsThatNothingListens() throws Exception {
        int port;
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = taken.getLocalPort();
        }
        ProbeResult result = probe(Registry.parse("harbor.test:" + port));

        assertThat(result.verdict()).isEqualTo(Verdict.UNREACHABLE);
        assertThat(result.reasons())
                .containsExactly(
                        new ProbeReason(
                                ReasonCode.CONNECTION_REFUSED,
                                "https://harbor.test:" + port + ": connection refused (127.0.0.1)"),
                        new ProbeReason(
                                ReasonCode.CONNECTION_REFUSED,
                                "http://harbor.test:" + port + ": connection refused (127.0.0.1)"));
    }

    @Test
    void findsThatANameDoesNotResolve() throws Exception {
        ProbeResult result = probe(Registry.parse("harbor.nowhere"));

        assertThat(result.verdict()).isEqualTo(Verdict.UNREACHABLE);
        assertThat(result.reasons()).extracting(ProbeReason::code).containsOnly(ReasonCode.UNKNOWN_HOST);
        assertThat(result.advice()).isEqualTo("Check the name, and that the pod can resolve it.");
    }

    @Test
    void findsThatAServerStaysSilent() throws Exception {
        try (RawServer server = RawServer.start(RawServer::staySilent)) {
            ProbeResult result =
                    probe().replyTimeout(Duration.ofMillis(200)).build().probe(server.registry("harbor.test"));

            assertThat(result.verdict()).isEqualTo(Verdict.UNREACHABLE);
            assertThat(result.reasons())
                    .extracting(ProbeReason::code)
                    .containsExactly(ReasonCode.NO_REPLY, ReasonCode.NO_REPLY);
            assertThat(result.advice()).contains("ask again with a longer reply timeout");
        }
    }

    @Test
    void findsThatAServerClosesOrResets() throws Exception {
        try (RawServer closing = RawServer.start(RawServer::close);
                RawServer resetting = RawServer.start(RawServer::reset)) {
            List<ProbeResult> results = probe().build()
                    .probeAll(List.of(closing.registry("harbor.test"), resetting.registry("harbor.test")));

            assertThat(results).extracting(ProbeResult::verdict).containsOnly(Verdict.UNREACHABLE);
            assertThat(results.get(1).hasReason(ReasonCode.CONNECTION_RESET)).isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = TestCertificates.class,
            names = {"SELF_SIGNED", "EXPIRED", "WRONG_NAME"})
    void neverRecommendsToSkipVerificationForAPublicRegistry(TestCertificates certificate) throws Exception {
        try (WebServer server = WebServer.https(certificate, WebServer::openRegistry)) {
            Registry registry = server.registry("registry.cn-hangzhou.aliyuncs.com");
            ProbeResult result = probe().resolver(host -> List.of(InetAddress.getLoopbackAddress()))
                    .build()
                    .probe(registry);

            assertThat(result.verdict()).isEqualTo(Verdict.INTERCEPTED);
            assertThat(result.transport()).isEmpty();
            assertThat(result.certificate()).isPresent();
            assertThat(result.advice()).contains("Do not skip verification");
        }
    }

    @Test
    void neverRecommendsPlainHttpForAPublicRegistry() throws Exception {
        try (RawServer server = RawServer.start(RawServer.answer(RawServer.REGISTRY))) {
            ProbeResult result = probe().resolver(host -> List.of(InetAddress.getLoopbackAddress()))
                    .build()
                    .probe(server.registry("quay.io"));

            assertThat(result.verdict()).isEqualTo(Verdict.INTERCEPTED);
            assertThat(result.transport()).isEmpty();
        }
    }
}
