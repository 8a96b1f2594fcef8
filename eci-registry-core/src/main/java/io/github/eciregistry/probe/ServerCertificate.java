package io.github.eciregistry.probe;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A summary of the certificate that a registry presents. All of it comes from the server and proves nothing by itself;
 * compare {@link #sha256()} with the fingerprint from the registry's owner. Every text is safe to print: quotes,
 * backslashes, control characters and line separators are escaped, and at most 120 characters are kept.
 *
 * <p>Immutable and thread-safe.
 *
 * @since 0.1.0
 */
public final class ServerCertificate {

    private static final int MOST_NAMES = 100;

    private final String subject;
    private final String issuer;
    private final List<String> names;
    private final Instant notBefore;
    private final Instant notAfter;
    private final String sha256;

    private ServerCertificate(
            String subject, String issuer, List<String> names, Instant notBefore, Instant notAfter, String sha256) {
        this.subject = subject;
        this.issuer = issuer;
        this.names = names;
        this.notBefore = notBefore;
        this.notAfter = notAfter;
        this.sha256 = sha256;
    }

    static ServerCertificate of(X509Certificate certificate) {
        return new ServerCertificate(
                Untrusted.shown(certificate.getSubjectX500Principal().getName()),
                Untrusted.shown(certificate.getIssuerX500Principal().getName()),
                HostNames.of(certificate).all().stream()
                        .limit(MOST_NAMES)
                        .map(Untrusted::shown)
                        .toList(),
                certificate.getNotBefore().toInstant(),
                certificate.getNotAfter().toInstant(),
                sha256(certificate));
    }

    private static String sha256(X509Certificate certificate) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded()));
        } catch (NoSuchAlgorithmException | CertificateEncodingException e) {
            throw new IllegalStateException("a certificate that was just decoded, and SHA-256, are always there", e);
        }
    }

    /**
     * Returns the subject of the certificate.
     *
     * @return a distinguished name as in RFC 2253, {@code CN=harbor.pre.com,O=Example}; may be empty
     */
    public String subject() {
        return subject;
    }

    /**
     * Returns the issuer, which is the subject if the certificate is self-signed.
     *
     * @return a distinguished name as in RFC 2253
     */
    public String issuer() {
        return issuer;
    }

    /**
     * Returns the hosts it is valid for: the DNS names and the addresses of its subject alternative names. The common
     * name is not included.
     *
     * @return the names in the order of the certificate, possibly empty, at most the first 100
     */
    public List<String> names() {
        return names;
    }

    /**
     * Returns from when on it is valid.
     *
     * @return the first moment
     */
    public Instant notBefore() {
        return notBefore;
    }

    /**
     * Returns until when it is valid.
     *
     * @return the last moment
     */
    public Instant notAfter() {
        return notAfter;
    }

    /**
     * Returns the fingerprint: the SHA-256 digest of the whole certificate.
     *
     * @return 64 hexadecimal digits in lower case
     */
    public String sha256() {
        return sha256;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ServerCertificate that && sha256.equals(that.sha256);
    }

    @Override
    public int hashCode() {
        return sha256.hashCode();
    }

    /** Returns subject, issuer, names, validity and fingerprint on one line. */
    @Override
    public String toString() {
        return '"' + subject + "\" by \"" + issuer + "\" for " + names + " from " + notBefore + " to " + notAfter
                + ", sha256 " + sha256;
    }
}
