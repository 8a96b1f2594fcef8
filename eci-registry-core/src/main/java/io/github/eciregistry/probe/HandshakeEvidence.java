package io.github.eciregistry.probe;

import java.net.Socket;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedKeyManager;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/**
 * The results of a TLS handshake: the server's chain, and whether it requested a client certificate. The trust manager
 * accepts every chain, so that the handshake completes and the whole chain can be checked; only an anonymous request is
 * sent over such a connection.
 */
final class HandshakeEvidence {

    private List<X509Certificate> chain = List.of();
    private String authType = "UNKNOWN";
    private boolean certificateDemanded;

    /** Returns the server's certificates, its own first; empty if the handshake did not get that far. */
    List<X509Certificate> chain() {
        return chain;
    }

    String authType() {
        return authType;
    }

    boolean isCertificateDemanded() {
        return certificateDemanded;
    }

    X509ExtendedTrustManager trustManager() {
        return new Recorder();
    }

    X509ExtendedKeyManager keyManager() {
        return new NoKeys();
    }

    private final class Recorder extends X509ExtendedTrustManager {

        @Override
        public void checkServerTrusted(X509Certificate[] certificates, String type) {
            chain = List.of(certificates);
            authType = type;
        }

        @Override
        public void checkServerTrusted(X509Certificate[] certificates, String type, Socket socket) {
            checkServerTrusted(certificates, type);
        }

        @Override
        public void checkServerTrusted(X509Certificate[] certificates, String type, SSLEngine engine) {
            checkServerTrusted(certificates, type);
        }

        @Override
        public void checkClientTrusted(X509Certificate[] certificates, String type) {
            throw new UnsupportedOperationException("this is a client");
        }

        @Override
        public void checkClientTrusted(X509Certificate[] certificates, String type, Socket socket) {
            checkClientTrusted(certificates, type);
        }

        @Override
        public void checkClientTrusted(X509Certificate[] certificates, String type, SSLEngine engine) {
            checkClientTrusted(certificates, type);
        }

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }

    /** Has no key; records whether the server requests one. */
    private final class NoKeys extends X509ExtendedKeyManager {

        @Override
        public @Nullable String chooseEngineClientAlias(
                String[] types, Principal @Nullable [] issuers, SSLEngine engine) {
            certificateDemanded = true;
            return null;
        }

        @Override
        public @Nullable String chooseClientAlias(String[] types, Principal @Nullable [] issuers, Socket socket) {
            certificateDemanded = true;
            return null;
        }

        @Override
        public String @Nullable [] getClientAliases(String type, Principal @Nullable [] issuers) {
            return null;
        }

        @Override
        public String @Nullable [] getServerAliases(String type, Principal @Nullable [] issuers) {
            return null;
        }

        @Override
        public @Nullable String chooseServerAlias(String type, Principal @Nullable [] issuers, Socket socket) {
            return null;
        }

        @Override
        public X509Certificate @Nullable [] getCertificateChain(String alias) {
            return null;
        }

        @Override
        public @Nullable PrivateKey getPrivateKey(String alias) {
            return null;
        }
    }
}
