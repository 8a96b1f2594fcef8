package io.github.eciregistry.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** Token services and redirects: the hosts a registry sends its clients to. */
class RelatedHostTest {

    @Test
    void tellsThatTheTokenServiceNeedsAnEntryOfItsOwn() throws Exception {
        try (WebServer tokens = WebServer.https(TestCertificates.SELF_SIGNED, WebServer.status(400, "text/plain"));
                WebServer server = WebServer.https(
                        TestCertificates.TRUSTED,
                        WebServer.registryWithRealm("https://auth.test:" + tokens.port() + "/service/token?a=b"))) {
            ProbeResult result = RegistryProbeTest.probe(server.registry("harbor.test"));

            assertThat(result.verdict()).isEqualTo(Verdict.HTTPS);
            RelatedHost related = result.relatedHosts().get(0);
            assertThat(result.relatedHosts()).hasSize(1);
            assertThat(related.role()).isEqualTo(RelatedHost.Role.TOKEN_REALM);
            assertThat(related.url()).hasToString("https://auth.test:" + tokens.port() + "/service/token");
            assertThat(related.registry()).hasToString("auth.test:" + tokens.port());
            assertThat(related.verdict()).isEqualTo(Verdict.SKIP_VERIFY);
            assertThat(related.result().hasReason(ReasonCode.UNKNOWN_AUTHORITY)).isTrue();
            assertThat(related.needsEntry()).isTrue();
            assertThat(tokens.requests())
                    .containsExactly("GET /service/token?a=b [Accept, Connection, Host, User-agent]");
            assertThat(result.advice())
                    .isEqualTo("harbor.test:" + server.port() + " needs no annotation. Its pulls also need auth.test:"
                            + tokens.port() + ", whose certificate fails verification: skip verification for it too.");
        }
    }

    @Test
    void needsNoEntryForATokenServiceThatIsTrusted() throws Exception {
        try (WebServer tokens = WebServer.https(TestCertificates.TRUSTED, WebServer.status(200, "application/json"));
                WebServer server = WebServer.https(
                        TestCertificates.SELF_SIGNED,
                        WebServer.registryWithRealm("https://auth.test:" + tokens.port() + "/"))) {
            RelatedHost related = RegistryProbeTest.probe(server.registry("harbor.test"))
                    .relatedHosts()
                    .get(0);

            assertThat(related.verdict()).isEqualTo(Verdict.HTTPS);
            assertThat(related.needsEntry()).isFalse();
        }
    }

    @Test
    void asksTheTokenServiceWithTheSchemeOfItsUrlAndNoOther() throws Exception {
        byte[] alert = HexFormat.of().parseHex("15030100020246");
        try (RawServer tokens = RawServer.start(RawServer.answer(alert));
                WebServer server = WebServer.https(
                        TestCertificates.TRUSTED,
                        WebServer.registryWithRealm("http://auth.test:" + tokens.port() + "/"))) {
            RelatedHost related = RegistryProbeTest.probe(server.registry("harbor.test"))
                    .relatedHosts()
                    .get(0);

            assertThat(related.verdict()).isEqualTo(Verdict.UNUSABLE_TOKEN_SERVICE);
            assertThat(related.result().reasons())
                    .containsExactly(new ProbeReason(
                            ReasonCode.SPEAKS_TLS,
                            "http://auth.test:" + tokens.port() + ": answers a plain HTTP request in TLS"));
        }
    }

    @Test
    void needsNoEntryForATokenServiceWhoseUrlSaysHttp() throws Exception {
        try (WebServer tokens = WebServer.http(WebServer.status(200, "application/json"));
                WebServer server = WebServer.https(
                        TestCertificates.TRUSTED,
                        WebServer.registryWithRealm("http://auth.test:" + tokens.port() + "/token"))) {
            RelatedHost related = RegistryProbeTest.probe(server.registry("harbor.test"))
                    .relatedHosts()
                    .get(0);

            assertThat(related.verdict()).isEqualTo(Verdict.PLAIN_HTTP);
            assertThat(related.needsEntry()).isFalse();
        }
    }

    @Test
    void leavesOutATokenServiceOnTheRegistryItself() throws Exception {
        try (RawServer server = RawServer.start(client -> RawServer.answer(reply(
                        401,
                        "WWW-Authenticate: Bearer realm=\"http://HARBOR.test:" + client.getLocalPort() + "/token\""))
                .serve(client))) {
            ProbeResult result = RegistryProbeTest.probe(server.registry("harbor.test"));

            assertThat(result.verdict()).isEqualTo(Verdict.PLAIN_HTTP);
            assertThat(result.relatedHosts()).isEmpty();
        }
    }

    @Test
    void followsARedirectToAnotherHostAndTellsWhatThatNeeds() throws Exception {
        try (WebServer target = WebServer.https(TestCertificates.EXPIRED, WebServer::openRegistry);
                WebServer server = WebServer.https(
                        TestCertificates.TRUSTED,
                        WebServer.redirect("https://cdn.test:" + target.port() + "/v2/?signature=1"))) {
            ProbeResult result = RegistryProbeTest.probe(server.registry("harbor.test"));

            assertThat(result.verdict()).isEqualTo(Verdict.HTTPS);
            RelatedHost related = result.relatedHosts().get(0);
            assertThat(related).hasToString("REDIRECT https://cdn.test:" + target.port() + "/v2/ SKIP_VERIFY");
            assertThat(related.needsEntry()).isTrue();
            assertThat(related.result().reasons())
                    .extracting(ProbeReason::code)
                    .containsExactly(ReasonCode.EXPIRED, ReasonCode.NAME_MISMATCH);
        }
    }

    @Test
    void followsARedirectToAnotherPathOfTheSameHost() throws Exception {
        try (WebServer server = WebServer.https(TestCertificates.TRUSTED, exchange -> {
            if (exchange.getRequestURI().getPath().equals("/v2/")) {
                WebServer.redirect("/registry/v2/").handle(exchange);
            } else {
                WebServer.openRegistry(exchange);
            }
        })) {
            ProbeResult result = RegistryProbeTest.probe(server.registry("harbor.test"));

            assertThat(result.verdict()).isEqualTo(Verdict.HTTPS);
            assertThat(result.relatedHosts()).isEmpty();
        }
    }

    @Test
    void givesUpOnRedirectsWithoutEnd() throws Exception {
        try (WebServer server = WebServer.https(TestCertificates.TRUSTED, WebServer.redirect("/v2/"))) {
            ProbeResult result = RegistryProbeTest.probe(server.registry("harbor.test"));

            assertThat(result.verdict()).isEqualTo(Verdict.NOT_A_REGISTRY);
            assertThat(result.reasons())
                    .contains(new ProbeReason(
                            ReasonCode.REDIRECTED,
                            "https://harbor.test:" + server.port() + ": redirects more than 3 times"));
            assertThat(server.requests()).hasSize(4);
        }
    }

    @Test
    void findsNoRegistryBehindARedirectToALoginPage() throws Exception {
        try (WebServer login = WebServer.http(WebServer.status(200, "text/html"));
                WebServer server = WebServer.https(
                        TestCertificates.TRUSTED, WebServer.redirect("http://login.test:" + login.port() + "/login"))) {
            ProbeResult result = RegistryProbeTest.probe(server.registry("harbor.test"));

            assertThat(result.verdict()).isEqualTo(Verdict.NOT_A_REGISTRY);
            assertThat(result.hasReason(ReasonCode.REDIRECTED)).isTrue();
            assertThat(result.relatedHosts()).extracting(RelatedHost::verdict).containsExactly(Verdict.NOT_A_REGISTRY);
        }
    }

    private static byte[] reply(int status, String header) {
        return ("HTTP/1.1 " + status + " X\r\n" + header + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII);
    }
}
