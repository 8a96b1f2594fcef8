package io.github.eciregistry.probe;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SNIServerName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManager;

/**
 * The first message of a TLS handshake, ready to be sent. Creating it is most of the work on this side, and the first
 * time in a JVM it takes longer than many servers do, so it is created before timing starts.
 */
final class TlsHello {

    /**
     * Go's defaults since 1.22, so that a server that only Java clients can connect to is not considered usable
     * (crypto/tls/defaults.go, read 2026-11-23). Up to 1.21 Go offered static RSA too; a current JDK does not.
     */
    private static final Set<String> CIPHER_SUITES = Set.of(
            "TLS_AES_128_GCM_SHA256",
            "TLS_AES_256_GCM_SHA384",
            "TLS_CHACHA20_POLY1305_SHA256",
            "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256",
            "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384",
            "TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256",
            "TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA",
            "TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA",
            "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256",
            "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384",
            "TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256",
            "TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA",
            "TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA");

    private final SSLEngine engine;
    private final HandshakeEvidence evidence;
    private final byte[] bytes;

    private TlsHello(SSLEngine engine, HandshakeEvidence evidence, byte[] bytes) {
        this.engine = engine;
        this.evidence = evidence;
        this.bytes = bytes;
    }

    /** @param protocols the application protocols to offer; if empty, servers use HTTP/1.1 */
    static TlsHello to(Endpoint endpoint, String... protocols) throws IOException {
        HandshakeEvidence evidence = new HandshakeEvidence();
        SSLEngine engine = newEngine(endpoint, evidence, protocols);
        ByteBuffer message = ByteBuffer.allocate(engine.getSession().getPacketBufferSize());
        engine.beginHandshake();
        engine.wrap(ByteBuffer.allocate(0), message);
        return new TlsHello(engine, evidence, Arrays.copyOf(message.array(), message.position()));
    }

    private static SSLEngine newEngine(Endpoint endpoint, HandshakeEvidence evidence, String... protocols) {
        SSLContext context = context(evidence);
        SSLEngine client = context.createSSLEngine();
        client.setUseClientMode(true);
        SSLParameters parameters = parameters(context);
        parameters.setServerNames(serverNames(endpoint));
        parameters.setApplicationProtocols(protocols);
        client.setSSLParameters(parameters);
        return client;
    }

    /** Returns a context that accepts every certificate, to be checked later from the evidence. */
    static SSLContext context(HandshakeEvidence evidence) {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(new KeyManager[] {evidence.keyManager()}, new TrustManager[] {evidence.trustManager()}, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JVM has no TLS", e);
        }
    }

    /** Returns the versions and cipher suites to offer. */
    static SSLParameters parameters(SSLContext context) {
        String[] suites = Arrays.stream(context.getSupportedSSLParameters().getCipherSuites())
                .filter(CIPHER_SUITES::contains)
                .toArray(String[]::new);
        return new SSLParameters(suites, new String[] {"TLSv1.3", "TLSv1.2"});
    }

    private static List<SNIServerName> serverNames(Endpoint endpoint) {
        if (endpoint.address().isPresent()) {
            return List.of();
        }
        try {
            return List.of(new SNIHostName(endpoint.host().getBytes(StandardCharsets.US_ASCII)));
        } catch (IllegalArgumentException e) {
            // A label of more than 63 characters is a reference's host, but not a name of DNS.
            return List.of();
        }
    }

    SSLEngine engine() {
        return engine;
    }

    HandshakeEvidence evidence() {
        return evidence;
    }

    byte[] bytes() {
        return bytes;
    }
}
