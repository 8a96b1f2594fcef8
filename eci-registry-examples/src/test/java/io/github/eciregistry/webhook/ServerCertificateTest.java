package io.github.eciregistry.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Instant;
import org.assertj.core.api.ThrowableAssertAlternative;
import org.bouncycastle.openssl.jcajce.JcaPKCS8Generator;
import org.bouncycastle.openssl.jcajce.JceOpenSSLPKCS8EncryptorBuilder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServerCertificateTest {

    private static final TestAuthority AUTHORITY = new TestAuthority();
    private static final KeyPair EC_KEYS = TestAuthority.keys("EC", 256);

    @TempDir
    private Path folder;

    private Path certificateFile;
    private Path keyFile;

    @BeforeEach
    void nameFiles() {
        certificateFile = folder.resolve("tls.crt");
        keyFile = folder.resolve("tls.key");
    }

    private ServerCertificate read() throws UnusableFileException {
        return ServerCertificate.read(certificateFile, keyFile);
    }

    @ParameterizedTest
    @CsvSource({"RSA, 2048", "EC, 256", "EC, 384", "EC, 521", "Ed25519, 0"})
    void readsPkcs8KeysOfEveryAlgorithm(String algorithm, int size) throws Exception {
        KeyPair keys = TestAuthority.keys(algorithm, size);
        X509Certificate issued = AUTHORITY.issue(keys);
        Files.writeString(certificateFile, TestAuthority.pem(issued));
        Files.writeString(keyFile, TestAuthority.pkcs8(keys.getPrivate()));
        assertThat(read().expiry()).isEqualTo(issued.getNotAfter().toInstant());
        assertThatNoException().isThrownBy(() -> read().context(null));
    }

    @Test
    void readsAnRsaKeyInItsOlderForm() throws Exception {
        KeyPair keys = TestAuthority.keys("RSA", 2048);
        Files.writeString(certificateFile, TestAuthority.pem(AUTHORITY.issue(keys)));
        String pkcs1 = TestAuthority.pem(keys.getPrivate());
        assertThat(pkcs1).startsWith("-----BEGIN RSA PRIVATE KEY-----");
        Files.writeString(keyFile, pkcs1);
        assertThatNoException().isThrownBy(this::read);
    }

    @Test
    void readsAnEcKeyInItsOlderForm() throws Exception {
        writeEc();
        String sec1 = TestAuthority.sec1(EC_KEYS);
        assertThat(sec1).startsWith("-----BEGIN EC PRIVATE KEY-----");
        Files.writeString(keyFile, sec1);
        assertThatNoException().isThrownBy(this::read);
    }

    @Test
    void passesOverTheParametersThatOpensslPutsBeforeAnEcKey() throws Exception {
        writeEc();
        String parameters = "-----BEGIN EC PARAMETERS-----\nBggqhkjOPQMBBw==\n-----END EC PARAMETERS-----\n";
        Files.writeString(keyFile, parameters + TestAuthority.sec1(EC_KEYS));
        assertThatNoException().isThrownBy(this::read);
    }

    @Test
    void readsAChainWithTextAroundIt() throws Exception {
        writeEc();
        String chain = "subject=CN = webhook\n" + Files.readString(certificateFile) + "\n" + AUTHORITY.pem();
        Files.writeString(certificateFile, chain);
        assertThatNoException().isThrownBy(this::read);
    }

    @Test
    void refusesTheKeyOfAnotherCertificate() throws Exception {
        writeEc();
        Files.writeString(
                keyFile, TestAuthority.pkcs8(TestAuthority.keys("EC", 256).getPrivate()));
        assertRefused().withMessage(keyFile + ": error: not the key of the certificate in " + certificateFile);
        Files.writeString(
                keyFile, TestAuthority.pkcs8(TestAuthority.keys("RSA", 2048).getPrivate()));
        assertRefused().withMessage(keyFile + ": error: not the key of the certificate in " + certificateFile);
    }

    @Test
    void refusesAnExpiredCertificate() throws Exception {
        Instant expiry = Instant.parse("2026-01-02T03:04:05Z");
        Files.writeString(certificateFile, TestAuthority.pem(AUTHORITY.issue(EC_KEYS, expiry)));
        Files.writeString(keyFile, TestAuthority.pkcs8(EC_KEYS.getPrivate()));
        assertRefused().withMessage(certificateFile + ": error: the certificate has expired at 2026-01-02T03:04:05Z");
    }

    @Test
    void refusesAnEncryptedKey() throws Exception {
        writeEc();
        JceOpenSSLPKCS8EncryptorBuilder encryptor =
                new JceOpenSSLPKCS8EncryptorBuilder(JcaPKCS8Generator.AES_256_CBC).setPassword("secret".toCharArray());
        encryptor.setProvider(new org.bouncycastle.jce.provider.BouncyCastleProvider());
        Files.writeString(keyFile, TestAuthority.pem(new JcaPKCS8Generator(EC_KEYS.getPrivate(), encryptor.build())));
        assertRefused().withMessage(keyFile + ": error: the key is encrypted: use a key without a password");
    }

    @Test
    void saysWhichFileIsMissing() throws Exception {
        writeEc();
        Files.delete(keyFile);
        assertRefused().withMessage(keyFile + ": error: no such file");
        Files.delete(certificateFile);
        assertRefused().withMessage(certificateFile + ": error: no such file");
    }

    @Test
    void refusesWhatIsNoPem() throws Exception {
        writeEc();
        Files.writeString(keyFile, "");
        assertRefused().withMessage(keyFile + ": error: expected -----BEGIN PRIVATE KEY-----, found none");
        Files.writeString(keyFile, "-----BEGIN PRIVATE KEY-----\nc2VjcmV0\n-----END PRIVATE KEY-----\n");
        assertRefused().withMessage(keyFile + ": error: not a private key in PEM");
        Files.writeString(keyFile, "-----BEGIN PRIVATE KEY-----\nsecret");
        assertRefused().withMessage(keyFile + ": error: not a private key in PEM");

        Files.writeString(certificateFile, "");
        assertRefused().withMessage(certificateFile + ": error: expected -----BEGIN CERTIFICATE-----, found none");
        Files.writeString(certificateFile, "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n");
        assertRefused().withMessageStartingWith(certificateFile + ": error: not a certificate in PEM");
        Files.write(certificateFile, new byte[] {(byte) 0xff, 0, 1, 2});
        assertRefused().withMessageStartingWith(certificateFile + ": error: ");
    }

    @Test
    void neverQuotesAKey() throws Exception {
        writeEc();
        Files.writeString(keyFile, "-----BEGIN PRIVATE KEY-----\nTOPSECRET!\n-----END PRIVATE KEY-----\n");
        assertRefused().satisfies(e -> assertThat(e.getMessage()).doesNotContain("TOPSECRET"));
    }

    private void writeEc() throws IOException {
        Files.writeString(certificateFile, TestAuthority.pem(AUTHORITY.issue(EC_KEYS)));
        Files.writeString(keyFile, TestAuthority.pkcs8(EC_KEYS.getPrivate()));
    }

    private ThrowableAssertAlternative<UnusableFileException> assertRefused() {
        return assertThatExceptionOfType(UnusableFileException.class).isThrownBy(this::read);
    }
}
