package io.github.eciregistry.webhook;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.openssl.PEMEncryptedKeyPair;
import org.bouncycastle.openssl.PEMKeyPair;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;
import org.bouncycastle.pkcs.PKCS8EncryptedPrivateKeyInfo;
import org.jspecify.annotations.Nullable;

/**
 * The server's certificate with its chain and key, from the two PEM files of a Kubernetes TLS secret. The key may be
 * PKCS#8, PKCS#1 or SEC 1, of any algorithm that the platform supports, and must not be encrypted. The key must match
 * the certificate, which is tested, and the certificate must not have expired.
 */
final class ServerCertificate {

    /** The password of a store that is never written; a key entry must have one. */
    private static final char[] IN_MEMORY = {'-'};

    private final List<X509Certificate> chain;
    private final PrivateKey key;

    private ServerCertificate(List<X509Certificate> chain, PrivateKey key) {
        this.chain = chain;
        this.key = key;
    }

    /**
     * Reads both files.
     *
     * @throws UnusableFileException if a file cannot be read or is not valid
     */
    static ServerCertificate read(Path certificateFile, Path keyFile) throws UnusableFileException {
        List<X509Certificate> chain = readChain(certificateFile);
        PrivateKey key = readKey(keyFile);
        requireMatch(chain.get(0).getPublicKey(), key, certificateFile, keyFile);
        ServerCertificate certificate = new ServerCertificate(chain, key);
        if (certificate.expiry().isBefore(Instant.now())) {
            throw unusable(certificateFile, "the certificate has expired at " + certificate.expiry(), null);
        }
        return certificate;
    }

    /** Reads all certificates of a file, at least one. */
    static List<X509Certificate> readChain(Path file) throws UnusableFileException {
        List<X509Certificate> chain = new ArrayList<>();
        InputStream in = new ByteArrayInputStream(RegularFile.read(file));
        try {
            for (Certificate certificate :
                    CertificateFactory.getInstance("X.509").generateCertificates(in)) {
                chain.add((X509Certificate) certificate);
            }
        } catch (GeneralSecurityException e) {
            throw unusable(file, "not a certificate in PEM", e);
        }
        if (chain.isEmpty()) {
            throw unusable(file, "expected -----BEGIN CERTIFICATE-----, found none", null);
        }
        return chain;
    }

    private static PrivateKey readKey(Path file) throws UnusableFileException {
        String text = new String(RegularFile.read(file), StandardCharsets.ISO_8859_1);
        try (PEMParser pem = new PEMParser(new StringReader(text))) {
            for (Object part = pem.readObject(); part != null; part = pem.readObject()) {
                if (part instanceof PrivateKeyInfo info) {
                    return new JcaPEMKeyConverter().getPrivateKey(info);
                }
                if (part instanceof PEMKeyPair pair) {
                    return new JcaPEMKeyConverter().getPrivateKey(pair.getPrivateKeyInfo());
                }
                if (part instanceof PEMEncryptedKeyPair || part instanceof PKCS8EncryptedPrivateKeyInfo) {
                    throw unusable(file, "the key is encrypted: use a key without a password", null);
                }
            }
            throw unusable(file, "expected -----BEGIN PRIVATE KEY-----, found none", null);
        } catch (IOException | IllegalArgumentException | IllegalStateException e) {
            // The parser's message may quote the key.
            throw unusable(file, "not a private key in PEM", e);
        }
    }

    private static void requireMatch(PublicKey certified, PrivateKey key, Path certificateFile, Path keyFile)
            throws UnusableFileException {
        GeneralSecurityException cause = null;
        try {
            String algorithm = switch (key.getAlgorithm()) {
                case "RSA" -> "SHA256withRSA";
                case "EC" -> "SHA256withECDSA";
                default -> key.getAlgorithm();
            };
            byte[] message = "which key is this".getBytes(StandardCharsets.US_ASCII);
            Signature signature = Signature.getInstance(algorithm);
            signature.initSign(key);
            signature.update(message);
            byte[] signed = signature.sign();
            signature.initVerify(certified);
            signature.update(message);
            if (signature.verify(signed)) {
                return;
            }
        } catch (GeneralSecurityException e) {
            cause = e;
        }
        throw unusable(keyFile, "not the key of the certificate in " + certificateFile, cause);
    }

    private static UnusableFileException unusable(Path file, String message, @Nullable Throwable cause) {
        return new UnusableFileException(file + ": error: " + message, cause);
    }

    /** Returns the time from which on clients refuse this certificate. */
    Instant expiry() {
        return chain.get(0).getNotAfter().toInstant();
    }

    /**
     * Returns the TLS context of a server with this certificate.
     *
     * @param clients the authorities for client certificates, or null if clients do not need one
     */
    SSLContext context(@Nullable ClientAuthority clients) {
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setKeyEntry("server", key, IN_MEMORY, chain.toArray(Certificate[]::new));
            KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(store, IN_MEMORY);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), clients == null ? null : clients.trustManagers(), null);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("a store in memory with a key that was used before", e);
        }
    }
}
