package io.github.eciregistry.probe;

import static io.github.eciregistry.probe.ReasonCode.CERTIFICATE_REJECTED;
import static io.github.eciregistry.probe.ReasonCode.COMMON_NAME_ONLY;
import static io.github.eciregistry.probe.ReasonCode.CRITICAL_EXTENSION;
import static io.github.eciregistry.probe.ReasonCode.EXPIRED;
import static io.github.eciregistry.probe.ReasonCode.INGRESS_DEFAULT_CERTIFICATE;
import static io.github.eciregistry.probe.ReasonCode.NAME_MISMATCH;
import static io.github.eciregistry.probe.ReasonCode.NOT_YET_VALID;
import static io.github.eciregistry.probe.ReasonCode.NO_IP_SAN;
import static io.github.eciregistry.probe.ReasonCode.UNKNOWN_AUTHORITY;
import static io.github.eciregistry.probe.ReasonCode.WEAK_SIGNATURE;
import static io.github.eciregistry.probe.ReasonCode.WRONG_KEY_USAGE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class CertificateCheckTest {

    private final CertificateCheck check = CertificateCheck.against(TestCertificates.authority());

    static Stream<Arguments> faults() {
        return Stream.of(
                arguments(TestCertificates.TRUSTED, "harbor.test", List.of()),
                arguments(TestCertificates.TRUSTED, "127.0.0.1", List.of()),
                arguments(TestCertificates.TRUSTED, "fd00::1", List.of()),
                arguments(TestCertificates.TRUSTED, "fd00::2", List.of(NAME_MISMATCH)),
                arguments(TestCertificates.TRUSTED, "HARBOR.Test", List.of()),
                arguments(TestCertificates.DNS_ONLY, "127.0.0.1", List.of(NO_IP_SAN)),
                arguments(TestCertificates.WRONG_NAME, "harbor.test", List.of(NAME_MISMATCH)),
                arguments(TestCertificates.WRONG_NAME, "127.0.0.1", List.of(NAME_MISMATCH)),
                arguments(TestCertificates.COMMON_NAME_ONLY, "harbor.test", List.of(COMMON_NAME_ONLY)),
                arguments(TestCertificates.COMMON_NAME_ONLY, "a.test", List.of(COMMON_NAME_ONLY, NAME_MISMATCH)),
                arguments(TestCertificates.COMMON_NAME_ONLY, "127.0.0.1", List.of(COMMON_NAME_ONLY, NO_IP_SAN)),
                arguments(TestCertificates.EXPIRED, "harbor.test", List.of(EXPIRED)),
                arguments(TestCertificates.EXPIRED, "a.test", List.of(EXPIRED, NAME_MISMATCH)),
                arguments(TestCertificates.NOT_YET_VALID, "harbor.test", List.of(NOT_YET_VALID)),
                arguments(TestCertificates.CLIENT_ONLY, "harbor.test", List.of(WRONG_KEY_USAGE)),
                arguments(TestCertificates.CRITICAL_EXTENSION, "harbor.test", List.of(CRITICAL_EXTENSION)),
                arguments(TestCertificates.SHA1, "harbor.test", List.of(WEAK_SIGNATURE)),
                arguments(TestCertificates.CA_USAGE, "harbor.test", List.of(CERTIFICATE_REJECTED)),
                arguments(TestCertificates.SELF_SIGNED, "harbor.test", List.of(UNKNOWN_AUTHORITY)),
                arguments(
                        TestCertificates.INGRESS,
                        "harbor.test",
                        List.of(UNKNOWN_AUTHORITY, NAME_MISMATCH, INGRESS_DEFAULT_CERTIFICATE)),
                arguments(
                        TestCertificates.EVERYTHING_WRONG,
                        "harbor.test",
                        List.of(UNKNOWN_AUTHORITY, EXPIRED, COMMON_NAME_ONLY, NAME_MISMATCH, WRONG_KEY_USAGE)));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void tellsEveryFaultApartAndAllThatApply(TestCertificates certificate, String host, List<ReasonCode> codes)
            throws Exception {
        assertThat(faults(certificate.chain(), host))
                .extracting(ProbeReason::code)
                .containsExactlyElementsOf(codes);
    }

    @Test
    void namesWhatItFound() throws Exception {
        assertThat(faults(TestCertificates.WRONG_NAME.chain(), "harbor.test"))
                .containsExactly(new ProbeReason(
                        NAME_MISMATCH,
                        "the certificate is valid for \"core.harbor.domain, 10.0.0.1\", not harbor.test"));
        assertThat(faults(TestCertificates.SELF_SIGNED.chain(), "harbor.test"))
                .containsExactly(new ProbeReason(UNKNOWN_AUTHORITY, "the certificate is self-signed"));
        assertThat(CertificateCheck.against(null)
                        .faults(
                                TestCertificates.TRUSTED.chain(),
                                "UNKNOWN",
                                "harbor.test",
                                Optional.empty(),
                                Instant.now()))
                .containsExactly(new ProbeReason(
                        UNKNOWN_AUTHORITY, "the certificate is signed by \"CN=Test Authority\", which is not trusted"));
    }

    @Test
    void judgesTheValidityAtTheTimeGiven() throws Exception {
        X509Certificate expired = TestCertificates.EXPIRED.chain().get(0);
        Instant last = expired.getNotAfter().toInstant();

        assertThat(faultsAt(last.plusSeconds(1)))
                .containsExactly(new ProbeReason(EXPIRED, "the certificate expired at " + last));
        assertThat(faultsAt(expired.getNotBefore().toInstant().minusSeconds(1)))
                .extracting(ProbeReason::code)
                .containsExactly(NOT_YET_VALID);
    }

    private List<ProbeReason> faultsAt(Instant time) {
        return check.faults(TestCertificates.EXPIRED.chain(), "UNKNOWN", "harbor.test", Optional.empty(), time);
    }

    @Test
    void trustsACertificateThatIsItselfAnAuthority() throws Exception {
        KeyStore own = TestCertificates.authority();
        own.setCertificateEntry("own", TestCertificates.SELF_SIGNED.chain().get(0));

        assertThat(CertificateCheck.against(own)
                        .faults(
                                TestCertificates.SELF_SIGNED.chain(),
                                "UNKNOWN",
                                "harbor.test",
                                Optional.empty(),
                                Instant.now()))
                .isEmpty();
    }

    @Test
    void knowsAnAuthorityByItsKeyAndNotByItsName(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("impostor.p12");
        TestCertificates.keytool(
                file,
                List.of("-genkeypair", "-alias", "authority", "-dname", "CN=Test Authority", "-ext", "bc:c=ca:true"));
        List<X509Certificate> chain = chain(TestCertificates.keytool(
                file,
                List.of(
                        "-genkeypair",
                        "-alias",
                        "server",
                        "-dname",
                        "CN=x",
                        "-signer",
                        "authority",
                        "-ext",
                        "san=dns:harbor.test")));

        assertThat(faults(chain, "harbor.test")).extracting(ProbeReason::code).containsExactly(UNKNOWN_AUTHORITY);
    }

    @Test
    void knowsTheAuthorityBehindOneThatHasExpired(@TempDir Path folder) throws Exception {
        Path file = Files.copy(TestCertificates.authorityFile(), folder.resolve("expired.p12"));
        TestCertificates.keytool(
                file,
                List.of(
                        "-genkeypair",
                        "-alias",
                        "between",
                        "-dname",
                        "CN=Between",
                        "-ext",
                        "bc:c=ca:true",
                        "-startdate",
                        "-30d",
                        "-validity",
                        "10",
                        "-signer",
                        "authority"));
        List<X509Certificate> chain = chain(TestCertificates.keytool(
                file,
                List.of(
                        "-genkeypair",
                        "-alias",
                        "server",
                        "-dname",
                        "CN=x",
                        "-startdate",
                        "-25d",
                        "-ext",
                        "san=dns:harbor.test",
                        "-signer",
                        "between")));

        assertThat(faults(chain, "harbor.test"))
                .containsExactly(new ProbeReason(
                        EXPIRED, "the certificate of an authority in the chain is out of its validity"));
    }

    @Test
    void trustsNobodyWithoutAnAuthority() throws Exception {
        KeyStore none = KeyStore.getInstance("PKCS12");
        none.load(null, null);

        assertThat(CertificateCheck.against(none)
                        .faults(
                                TestCertificates.TRUSTED.chain(),
                                "UNKNOWN",
                                "harbor.test",
                                Optional.empty(),
                                Instant.now()))
                .extracting(ProbeReason::code)
                .containsExactly(UNKNOWN_AUTHORITY);
    }

    private static List<X509Certificate> chain(KeyStore store) throws Exception {
        return Arrays.stream(store.getCertificateChain("server"))
                .map(X509Certificate.class::cast)
                .toList();
    }

    private List<ProbeReason> faults(List<X509Certificate> chain, String host) throws Exception {
        Optional<InetAddress> address = host.equals("127.0.0.1") || host.contains(":")
                ? Optional.of(InetAddress.getByName(host))
                : Optional.empty();
        return check.faults(chain, "UNKNOWN", host, address, Instant.now());
    }
}
