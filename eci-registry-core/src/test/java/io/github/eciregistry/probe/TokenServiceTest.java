package io.github.eciregistry.probe;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.eciregistry.policy.Transport;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Registries that answer, and whose token service decides whether a pull can work. */
class TokenServiceTest {

    @Test
    void findsThatTheTokenServiceRefusesConnections() throws Exception {
        int closed = closedPort();
        ProbeResult result = probe(TestCertificates.TRUSTED, "http://auth.test:" + closed + "/service/token");

        assertUnusable(result, ReasonCode.TOKEN_SERVICE_UNREACHABLE);
        assertThat(result.relatedHosts()).extracting(RelatedHost::verdict).containsExactly(Verdict.UNREACHABLE);
        assertThat(result.transport()).contains(Transport.HTTPS);
        assertThat(result.advice())
                .isEqualTo("No pull from " + result.registry() + " can work, with an annotation or without: the token"
                        + " service http://auth.test:" + closed
                        + ": connection refused (127.0.0.1). Start it and make it"
                        + " reachable for pods, or correct its address: in Harbor, external_url in harbor.yml"
                        + " (externalURL of its Helm chart), to https://" + result.registry() + ". After that, "
                        + result.registry() + " needs no annotation.");
    }

    @Test
    void findsThatTheTokenServicesNameDoesNotResolve() throws Exception {
        ProbeResult result = probe(TestCertificates.SELF_SIGNED, "http://gitea:3000/v2/token");

        assertUnusable(result, ReasonCode.TOKEN_SERVICE_UNREACHABLE);
        assertThat(result.transport()).contains(Transport.SKIP_VERIFY);
        assertThat(result.advice())
                .contains("http://gitea:3000: the name does not resolve")
                .contains("in Gitea and Forgejo, ROOT_URL in app.ini")
                .endsWith("After that, skip verification for " + result.registry() + ".");
    }

    @Test
    void findsThatTheTokenServiceSpeaksHttpWhereItsUrlSaysHttps() throws Exception {
        try (RawServer tokens = RawServer.start(RawServer.answer(RawServer.REGISTRY))) {
            ProbeResult result =
                    probe(TestCertificates.TRUSTED, "https://auth.test:" + tokens.port() + "/service/token");

            assertUnusable(result, ReasonCode.TOKEN_SERVICE_SCHEME);
            assertThat(result.advice())
                    .contains("answers a TLS handshake in plain HTTP")
                    .contains("external_url");
        }
    }

    @Test
    void findsThatTheTokenServiceSpeaksTlsWhereItsUrlSaysHttp() throws Exception {
        try (RawServer tokens = RawServer.start(RawServer.answer(new byte[] {0x15, 3, 1, 0, 2, 2, 70}))) {
            ProbeResult result = probe(TestCertificates.TRUSTED, "http://auth.test:" + tokens.port() + "/jwt/auth");

            assertUnusable(result, ReasonCode.TOKEN_SERVICE_SCHEME);
            assertThat(result.advice()).contains("in GitLab, external_url in gitlab.rb");
        }
    }

    @Test
    void findsTheWrongSchemeThoughTheServerDoesNotSaySo() throws Exception {
        try (WebServer silentToTls = WebServer.http(WebServer.status(200, "application/json"));
                RawServer closing = RawServer.start(RawServer.tlsRegistry(TestCertificates.TRUSTED));
                WebServer refusing = WebServer.https(TestCertificates.TRUSTED, WebServer::openRegistry)) {
            for (String url : List.of(
                    "https://auth.test:" + silentToTls.port(),
                    "http://auth.test:" + closing.port(),
                    "http://auth.test:" + refusing.port())) {
                try (WebServer server = WebServer.https(
                        TestCertificates.TRUSTED, WebServer.registryWithRealm(url + "/service/token"))) {
                    ProbeResult result = RegistryProbeTest.probe()
                            .replyTimeout(Duration.ofSeconds(3))
                            .build()
                            .probe(server.registry("harbor.test"));

                    assertUnusable(result, ReasonCode.TOKEN_SERVICE_SCHEME);
                }
            }
        }
    }

    @Test
    void findsTlsBehindAServersRefusalOfPlainHttp() throws Exception {
        byte[] refusal =
                "HTTP/1.1 400 Bad Request\r\nContent-Type: text/html\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
        RawServer.Behaviour nginx = client -> {
            int first = client.getInputStream().read();
            client.getOutputStream().write(first == 0x16 ? new byte[] {0x16, 3, 3, 0, 0} : refusal);
        };
        try (RawServer tokens = RawServer.start(nginx)) {
            assertUnusable(
                    probe(TestCertificates.TRUSTED, "http://auth.test:" + tokens.port() + "/service/token"),
                    ReasonCode.TOKEN_SERVICE_SCHEME);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "localhost",
                "LOCALHOST",
                "127.0.0.1",
                "127.9.9.9",
                "0.0.0.0",
                "0.0.0.7",
                "[::1]",
                "[::]",
                "[::ffff:7f00:1]",
                "auth.localhost"
            })
    void findsThatTheTokenServiceIsOnTheInstanceItself(String host) throws Exception {
        try (WebServer tokens = WebServer.http(WebServer.status(200, "application/json"))) {
            ProbeResult result = probe(TestCertificates.TRUSTED, "http://" + host + ":" + tokens.port() + "/v2/token");

            assertUnusable(result, ReasonCode.TOKEN_SERVICE_INTERNAL);
            assertThat(result.relatedHosts()).extracting(RelatedHost::verdict).containsExactly(Verdict.NOT_ASKED);
            assertThat(tokens.requests()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null://harbor.test/v2/token",
                "ftp://auth.test/",
                "/service/token",
                "https://",
                "https://a b/",
                "::",
                ""
            })
    void findsThatNoClientCanUseTheRealm(String realm) throws Exception {
        ProbeResult result = probe(TestCertificates.TRUSTED, realm);

        assertUnusable(result, ReasonCode.TOKEN_REALM_INVALID);
        assertThat(result.relatedHosts()).isEmpty();
        assertThat(result.advice()).contains("external_url").contains("ROOT_URL");
    }

    @Test
    void findsThatAChallengeHasNoRealm() throws Exception {
        try (WebServer server = WebServer.https(
                TestCertificates.TRUSTED,
                exchange -> WebServer.reply(exchange, 401, Map.of("WWW-Authenticate", "Bearer service=\"x\"")))) {
            assertUnusable(RegistryProbeTest.probe(server.registry("harbor.test")), ReasonCode.TOKEN_REALM_INVALID);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "400, text/plain, HTTPS",
        "401, application/json, HTTPS",
        "403, application/json, HTTPS",
        "200, application/json, HTTPS",
        "404, text/plain, UNUSABLE_TOKEN_SERVICE",
        "200, text/html, UNUSABLE_TOKEN_SERVICE",
        "429, text/plain, UNAVAILABLE",
        "502, text/html, UNAVAILABLE",
        "503, application/json, UNAVAILABLE"
    })
    void judgesTheTokenServicesReply(int status, String type, Verdict verdict) throws Exception {
        try (WebServer tokens = WebServer.http(WebServer.status(status, type))) {
            ProbeResult result = probe(TestCertificates.TRUSTED, "http://auth.test:" + tokens.port() + "/token");

            assertThat(result.verdict()).isEqualTo(verdict);
            assertThat(result.isPullable()).isEqualTo(verdict == Verdict.HTTPS);
            assertThat(result.transport()).contains(Transport.HTTPS);
        }
    }

    @Test
    void doesNotCallATokenServiceUnusableThatIsOnlySlow() throws Exception {
        try (RawServer tokens = RawServer.start(RawServer::staySilent);
                WebServer server = WebServer.https(
                        TestCertificates.TRUSTED,
                        WebServer.registryWithRealm("http://auth.test:" + tokens.port() + "/token"))) {
            ProbeResult result = RegistryProbeTest.probe()
                    .replyTimeout(Duration.ofSeconds(1))
                    .build()
                    .probe(server.registry("harbor.test"));

            assertThat(result.verdict()).isEqualTo(Verdict.UNAVAILABLE);
            assertThat(result.transport()).contains(Transport.HTTPS);
            assertThat(result.advice()).contains("with a longer reply timeout");
        }
    }

    @Test
    void followsTheTokenServicesRedirect() throws Exception {
        try (WebServer target =
                        WebServer.https(TestCertificates.SELF_SIGNED, WebServer.status(200, "application/json"));
                WebServer tokens =
                        WebServer.http(WebServer.redirect("https://auth.test:" + target.port() + "/service/token"))) {
            ProbeResult result =
                    probe(TestCertificates.TRUSTED, "http://auth.test:" + tokens.port() + "/service/token");

            assertThat(result.verdict()).isEqualTo(Verdict.HTTPS);
            assertThat(result.relatedHosts())
                    .extracting(RelatedHost::verdict)
                    .containsExactly(Verdict.PLAIN_HTTP, Verdict.SKIP_VERIFY);
            assertThat(result.advice()).contains("Its pulls also need auth.test:" + target.port());
        }
    }

    @Test
    void givesUpOnATokenServiceThatRedirectsWithoutEnd() throws Exception {
        try (WebServer tokens = WebServer.http(WebServer.redirect("/token"))) {
            assertUnusable(
                    probe(TestCertificates.TRUSTED, "http://auth.test:" + tokens.port() + "/token"),
                    ReasonCode.TOKEN_SERVICE_UNUSABLE);
            assertThat(tokens.requests()).hasSize(4);
        }
    }

    @Test
    void warnsOfATokenServiceInClearTextBehindHttps() throws Exception {
        try (WebServer tokens = WebServer.http(WebServer.status(200, "application/json"))) {
            ProbeResult result =
                    probe(TestCertificates.TRUSTED, "http://auth.test:" + tokens.port() + "/service/token");

            assertThat(result.isPullable()).isTrue();
            assertThat(result.advice()).contains("asked over plain HTTP").contains("external_url in harbor.yml");
        }
    }

    @Test
    void sendsAndShowsNoCredentialsOfARealm() throws Exception {
        try (WebServer tokens = WebServer.http(WebServer.status(200, "application/json"))) {
            ProbeResult result = probe(
                    TestCertificates.TRUSTED, "http://user:canary@auth.test:" + tokens.port() + "/token?key=canary");

            assertThat(result.isPullable()).isTrue();
            assertThat(result.relatedHosts().get(0).url()).hasToString("http://auth.test:" + tokens.port() + "/token");
            assertThat(tokens.requests())
                    .containsExactly("GET /token?key=canary [Accept, Connection, Host, User-agent]");
            assertThat(result + result.advice() + result.relatedHosts()).doesNotContain("canary");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "169.254.169.254, 10.0.0.7, link-local",
        "169.254.169.254, 127.0.0.1, link-local",
        "100.100.100.200, 100.64.0.7, Alibaba Cloud's metadata service",
        "169.254.169.254, 169.254.169.254, link-local",
        "127.0.0.1, 10.0.0.7, loopback",
        "10.0.0.8, 47.97.1.2, private use",
        "fd00::8, 47.97.1.2, private use"
    })
    void asksNoTokenServiceThatTheRegistryMayNotName(String token, String registry, String range) throws Exception {
        InetAddress loopback = InetAddress.getLoopbackAddress();
        try (WebServer tokens = WebServer.http(WebServer.status(200, "application/json"));
                WebServer server = WebServer.https(
                        TestCertificates.TRUSTED,
                        WebServer.registryWithRealm("http://auth.test:" + tokens.port() + "/token"))) {
            // The registry has another address besides, so that its scope is judged and the server is found here.
            HostResolver resolver =
                    host -> host.equals("auth.test") ? List.of(address(token)) : List.of(loopback, address(registry));
            ProbeResult result =
                    RegistryProbeTest.probe().resolver(resolver).build().probe(server.registry("harbor.test"));

            assertUnusable(result, ReasonCode.TOKEN_SERVICE_INTERNAL);
            assertThat(result.relatedHosts().get(0).verdict()).isEqualTo(Verdict.NOT_ASKED);
            assertThat(result.advice()).contains("is not asked, because ").contains(range);
            assertThat(tokens.requests()).isEmpty();
        }
    }

    @Test
    void looksUpTheRegistrysNameOnce() throws Exception {
        InetAddress loopback = InetAddress.getLoopbackAddress();
        try (WebServer tokens = WebServer.http(WebServer.status(200, "application/json"));
                WebServer server = WebServer.https(
                        TestCertificates.TRUSTED,
                        WebServer.registryWithRealm("http://harbor.test:" + tokens.port() + "/token"))) {
            List<String> asked = new CopyOnWriteArrayList<>();
            ProbeResult result = RegistryProbeTest.probe()
                    .resolver(host -> {
                        asked.add(host);
                        return List.of(loopback);
                    })
                    .headStart(Duration.ofMinutes(1))
                    .build()
                    .probe(server.registry("harbor.test"));

            assertThat(result.isPullable()).isTrue();
            assertThat(asked).containsExactly("harbor.test");
        }
    }

    @Test
    void followsNoRedirectToAnAddressThatTheRegistryMayNotName() throws Exception {
        try (WebServer server = WebServer.https(
                TestCertificates.TRUSTED, WebServer.redirect("http://169.254.169.254/latest/meta-data"))) {
            ProbeResult result = RegistryProbeTest.probe(server.registry("harbor.test"));

            assertThat(result.verdict()).isEqualTo(Verdict.NOT_A_REGISTRY);
            assertThat(result.relatedHosts()).extracting(RelatedHost::verdict).containsExactly(Verdict.NOT_ASKED);
            assertThat(result.reasons())
                    .extracting(ProbeReason::message)
                    .contains(
                            "https://harbor.test:" + server.port() + ": redirects to http://169.254.169.254:80: is not"
                                    + " asked, because 169.254.169.254 is in 169.254.0.0/16, link-local, where most clouds have"
                                    + " their metadata service (RFC 3927)");
        }
    }

    private static ProbeResult probe(TestCertificates certificate, String realm) throws Exception {
        try (WebServer server = WebServer.https(certificate, WebServer.registryWithRealm(realm))) {
            return RegistryProbeTest.probe(server.registry("harbor.test"));
        }
    }

    private static void assertUnusable(ProbeResult result, ReasonCode code) {
        assertThat(result.verdict()).as(result.toString()).isEqualTo(Verdict.UNUSABLE_TOKEN_SERVICE);
        assertThat(result.hasReason(code)).as(result.toString()).isTrue();
        assertThat(result.isPullable()).isFalse();
        assertThat(result.advice()).startsWith("No pull from " + result.registry() + " can work");
    }

    private static InetAddress address(String literal) throws UnknownHostException {
        return InetAddress.getByName(literal);
    }

    private static int closedPort() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return taken.getLocalPort();
        }
    }
}
