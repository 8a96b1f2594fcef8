package io.github.eciregistry.probe;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.eciregistry.reference.Registry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Servers whose TLS fails although nothing is verified, and one whose TLS only looks so. */
class UnusableHttpsTest {

    @Test
    void findsTlsThatIsTooOld() throws Exception {
        try (OldTlsServer server = OldTlsServer.start()) {
            ProbeResult result = RegistryProbeTest.probe(Registry.parse("harbor.test:" + server.port()));

            assertThat(result.verdict()).as(result.toString()).isEqualTo(Verdict.UNUSABLE_HTTPS);
            assertThat(result.hasReason(ReasonCode.OLD_PROTOCOL)).isTrue();
            assertThat(result.transport()).isEmpty();
            assertThat(result.advice()).isEqualTo("No annotation helps: the registry's TLS has to change.");
        }
    }

    @ParameterizedTest
    @CsvSource({"TLSv1.2", "TLSv1.3"})
    void findsThatAClientCertificateIsDemanded(String version) throws Exception {
        try (WebServer server = WebServer.https(
                TestCertificates.TRUSTED,
                tls -> {
                    tls.setProtocols(new String[] {version});
                    tls.setNeedClientAuth(true);
                },
                WebServer::openRegistry)) {
            ProbeResult result = RegistryProbeTest.probe(server.registry("harbor.test"));

            assertThat(result.verdict()).as(result.toString()).isEqualTo(Verdict.UNUSABLE_HTTPS);
            assertThat(result.hasReason(ReasonCode.CLIENT_CERTIFICATE_DEMANDED)).isTrue();
            assertThat(result.transport()).isEmpty();
        }
    }

    @Test
    void findsTheClientCertificateThatNginxDemandsOnlyInHttp() throws Exception {
        try (WebServer server = WebServer.https(
                TestCertificates.TRUSTED, tls -> tls.setWantClientAuth(true), WebServer.status(400, "text/html"))) {
            ProbeResult result = RegistryProbeTest.probe(server.registry("harbor.test"));

            assertThat(result.verdict()).as(result.toString()).isEqualTo(Verdict.UNUSABLE_HTTPS);
            assertThat(result.hasReason(ReasonCode.CLIENT_CERTIFICATE_DEMANDED)).isTrue();
            assertThat(result.certificate()).isPresent();
        }
    }

    @Test
    void doesNotMindAClientCertificateThatIsOnlyWished() throws Exception {
        try (WebServer server = WebServer.https(
                TestCertificates.TRUSTED, tls -> tls.setWantClientAuth(true), WebServer::openRegistry)) {
            assertThat(RegistryProbeTest.probe(server.registry("harbor.test")).verdict())
                    .isEqualTo(Verdict.HTTPS);
        }
    }

    @Test
    void findsThatThereIsNoCommonCipher() throws Exception {
        try (RawServer server = RawServer.start(RawServer.tlsWithCipherSuite("TLS_DHE_RSA_WITH_AES_128_GCM_SHA256"))) {
            ProbeResult result = RegistryProbeTest.probe(server.registry("harbor.test"));

            assertThat(result.verdict()).as(result.toString()).isEqualTo(Verdict.UNUSABLE_HTTPS);
            assertThat(result.hasReason(ReasonCode.NO_COMMON_CIPHER)).isTrue();
        }
    }
}
