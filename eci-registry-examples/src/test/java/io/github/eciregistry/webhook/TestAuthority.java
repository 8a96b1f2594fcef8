package io.github.eciregistry.webhook;

import java.io.IOException;
import java.io.StringWriter;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.sec.ECPrivateKey;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.openssl.jcajce.JcaPKCS8Generator;
import org.bouncycastle.operator.OperatorException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.util.io.pem.PemObject;
import org.jspecify.annotations.Nullable;

/** An authority of the tests' own, and the certificates it signs for {@code localhost}. */
final class TestAuthority {

    private static final AtomicLong SERIAL = new AtomicLong(1);
    private static final String NAME = "CN=test authority";

    private final KeyPair keys = keys("EC", 256);
    private final String address;
    private final X509Certificate certificate;

    TestAuthority() {
        this("127.0.0.1");
    }

    /** Makes an authority whose certificates are good for one more address. */
    TestAuthority(String address) {
        this.address = address;
        this.certificate = sign(NAME, keys, Instant.now().plus(Duration.ofDays(1)), true);
    }

    static KeyPair keys(String algorithm, int size) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
            if (size > 0) {
                generator.initialize(size);
            }
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Writes a new certificate with its chain and its key, as they are in a Kubernetes TLS secret. */
    X509Certificate issue(Path certificateFile, Path keyFile) throws IOException {
        KeyPair server = keys("EC", 256);
        X509Certificate issued = issue(server);
        Files.writeString(certificateFile, pem(issued) + pem(certificate));
        Files.writeString(keyFile, pkcs8(server.getPrivate()));
        return issued;
    }

    X509Certificate issue(KeyPair server) {
        return issue(server, Instant.now().plus(Duration.ofDays(1)));
    }

    X509Certificate issue(KeyPair server, Instant expiry) {
        return sign("CN=webhook", server, expiry, false);
    }

    private X509Certificate sign(String subject, KeyPair subjectKeys, Instant expiry, boolean isAuthority) {
        try {
            X509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(
                    new X500Name(NAME),
                    BigInteger.valueOf(SERIAL.getAndIncrement()),
                    Date.from(Instant.now().minus(Duration.ofDays(2))),
                    Date.from(expiry),
                    new X500Name(subject),
                    subjectKeys.getPublic());
            if (isAuthority) {
                builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(true));
            } else {
                builder.addExtension(Extension.subjectAlternativeName, false, new GeneralNames(new GeneralName[] {
                    new GeneralName(GeneralName.dNSName, "localhost"),
                    new GeneralName(GeneralName.iPAddress, "127.0.0.1"),
                    new GeneralName(GeneralName.iPAddress, address)
                }));
            }
            return new JcaX509CertificateConverter()
                    .getCertificate(
                            builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(keys.getPrivate())));
        } catch (GeneralSecurityException | IOException | OperatorException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Returns what a client needs that trusts this authority and no other. */
    SSLContext clientContext() {
        return clientContext(null, null);
    }

    /** Returns the same for a client that shows a certificate, if there is one. */
    SSLContext clientContext(@Nullable KeyPair client, @Nullable X509Certificate clientCertificate) {
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setCertificateEntry("authority", certificate);
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(store);
            SSLContext context = SSLContext.getInstance("TLS");
            KeyManager[] keyManagers = null;
            if (client != null && clientCertificate != null) {
                KeyStore own = KeyStore.getInstance("PKCS12");
                own.load(null, null);
                own.setKeyEntry(
                        "client", client.getPrivate(), new char[] {'-'}, new X509Certificate[] {clientCertificate});
                KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
                factory.init(own, new char[] {'-'});
                keyManagers = factory.getKeyManagers();
            }
            context.init(keyManagers, trust.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Returns the authority's own certificate, for a webhook configuration's {@code caBundle}. */
    String pem() {
        return pem(certificate);
    }

    static String pkcs8(PrivateKey key) throws IOException {
        return pem(new JcaPKCS8Generator(key, null));
    }

    /** Writes an EC key as OpenSSL and Go do, with its curve. */
    static String sec1(KeyPair keys) throws IOException {
        PrivateKeyInfo info = PrivateKeyInfo.getInstance(keys.getPrivate().getEncoded());
        ECPrivateKey key = ECPrivateKey.getInstance(info.parsePrivateKey());
        byte[] point = SubjectPublicKeyInfo.getInstance(keys.getPublic().getEncoded())
                .getPublicKeyData()
                .getBytes();
        int bits = ((ECKey) keys.getPrivate()).getParams().getOrder().bitLength();
        ECPrivateKey whole = new ECPrivateKey(
                bits,
                key.getKey(),
                new DERBitString(point),
                info.getPrivateKeyAlgorithm().getParameters());
        return pem(new PemObject("EC PRIVATE KEY", whole.getEncoded()));
    }

    /** Writes a certificate, or an RSA key as PKCS#1. */
    static String pem(Object part) {
        StringWriter text = new StringWriter();
        try (JcaPEMWriter writer = new JcaPEMWriter(text)) {
            writer.writeObject(part);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return text.toString();
    }
}
