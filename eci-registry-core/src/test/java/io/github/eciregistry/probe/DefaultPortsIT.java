package io.github.eciregistry.probe;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.eciregistry.reference.Registry;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** A registry without a port, asked on 443 and on 80 of a loopback address; few may listen there but root. */
class DefaultPortsIT {

    private static final InetAddress ADDRESS = address();
    private static final Registry REGISTRY = Registry.parse("harbor.test");

    private static InetAddress address() {
        try {
            return InetAddress.getByAddress(new byte[] {127, 94, 80, 1});
        } catch (UnknownHostException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ProbeResult probe() throws InterruptedException {
        return RegistryProbeTest.probe()
                .resolver(host -> List.of(ADDRESS))
                .build()
                .probe(REGISTRY);
    }

    @Test
    void findsPlainHttpOnPort80WhereNothingListensOn443() throws Exception {
        try (WebServer server = onPort80(WebServer::openRegistry)) {
            ProbeResult result = probe();

            assertThat(result.verdict()).isEqualTo(Verdict.PLAIN_HTTP);
            assertThat(result.registry()).hasToString("harbor.test");
            assertThat(result.reasons())
                    .containsExactly(new ProbeReason(
                            ReasonCode.CONNECTION_REFUSED,
                            "https://harbor.test:443: connection refused (127.94.80.1)"));
            assertThat(server.requests()).hasSize(1);
        }
    }

    @Test
    void findsPlainHttpOnPort80WherePort443IsSilent() throws Exception {
        try (WebServer http = onPort80(WebServer::openRegistry);
                RawServer https = bind(() -> RawServer.start(ADDRESS, 443, RawServer::staySilent))) {
            ProbeResult result = probe();

            assertThat(result.verdict()).isEqualTo(Verdict.PLAIN_HTTP);
            assertThat(result.hasReason(ReasonCode.TIMED_OUT)).isTrue();
            assertThat(https.awaitEndOfConnection()).isTrue();
            assertThat(http.requests()).hasSize(1);
        }
    }

    @Test
    void prefersHttpsWhereBothAreRegistries() throws Exception {
        try (WebServer http = onPort80(WebServer::openRegistry);
                WebServer https = onPort443(TestCertificates.SELF_SIGNED, WebServer::openRegistry)) {
            assertThat(probe().verdict()).isEqualTo(Verdict.SKIP_VERIFY);
            assertThat(https.requests()).hasSize(1);
            assertThat(http.requests()).hasSizeLessThanOrEqualTo(1);
        }
    }

    @Test
    void leavesARedirectFromPort80ToTheHttpsItPointsAt() throws Exception {
        try (WebServer http = onPort80(WebServer.redirect("https://harbor.test/v2/"))) {
            ProbeResult result = probe();

            assertThat(result.verdict()).isEqualTo(Verdict.UNREACHABLE);
            assertThat(result.reasons())
                    .extracting(ProbeReason::code)
                    .containsExactly(ReasonCode.CONNECTION_REFUSED, ReasonCode.REDIRECTS_TO_HTTPS);
            assertThat(result.relatedHosts()).isEmpty();
            assertThat(http.requests()).hasSize(1);
        }
    }

    @Test
    void findsPlainHttpBesideAnotherWebServerOnPort443() throws Exception {
        try (WebServer http = onPort80(WebServer::openRegistry);
                WebServer https = onPort443(TestCertificates.TRUSTED, WebServer.status(404, "text/html"))) {
            ProbeResult result = probe();

            assertThat(result.verdict()).isEqualTo(Verdict.PLAIN_HTTP);
            assertThat(result.reasons()).extracting(ProbeReason::code).containsExactly(ReasonCode.NOT_FOUND);
            assertThat(result.certificate()).isPresent();
            assertThat(http.requests()).hasSameSizeAs(https.requests());
        }
    }

    private static WebServer onPort80(WebServer.Handler handler) {
        return bind(() -> WebServer.http(ADDRESS, 80, handler));
    }

    private static WebServer onPort443(TestCertificates certificate, WebServer.Handler handler) {
        return bind(() -> WebServer.https(certificate, ADDRESS, 443, tls -> {}, handler));
    }

    private static <T> T bind(Supplier<T> server) {
        try {
            return server.get();
        } catch (UncheckedIOException e) {
            throw Program.missing("no server may listen on the ports 80 and 443 of 127.94.80.1: " + e.getMessage());
        }
    }
}
