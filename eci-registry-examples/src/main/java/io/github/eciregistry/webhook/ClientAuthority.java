package io.github.eciregistry.webhook;

import java.io.IOException;
import java.net.Socket;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import javax.naming.ldap.Rdn;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * Verifies clients: they need a certificate of one of these authorities and, if names are given, one of these names.
 * A name is the common name of the certificate's subject, as in Kubernetes, or one of its DNS names. Others are
 * rejected in the handshake, before the server reads a byte of HTTP.
 */
final class ClientAuthority {

    private static final int DNS_NAME = 2;

    private final X509ExtendedTrustManager trust;
    private final Set<String> names;

    private ClientAuthority(X509ExtendedTrustManager trust, Set<String> names) {
        this.trust = trust;
        this.names = names;
    }

    /**
     * Reads the authorities' certificates.
     *
     * @param names the allowed client names; empty for any
     * @throws UnusableFileException if the file cannot be read or does not contain certificates
     */
    static ClientAuthority read(Path file, List<String> names) throws UnusableFileException {
        List<X509Certificate> authorities = ServerCertificate.readChain(file);
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            for (X509Certificate authority : authorities) {
                store.setCertificateEntry("authority-" + store.size(), authority);
            }
            TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init(store);
            return new ClientAuthority((X509ExtendedTrustManager) factory.getTrustManagers()[0], Set.copyOf(names));
        } catch (GeneralSecurityException | IOException e) {
            throw new UnusableFileException(file + ": error: not certificates of authorities", e);
        }
    }

    TrustManager[] trustManagers() {
        return new TrustManager[] {new NamedClients()};
    }

    private void checkName(X509Certificate client) throws CertificateException {
        Set<String> found = namesOf(client);
        found.retainAll(names);
        if (!names.isEmpty() && found.isEmpty()) {
            throw new CertificateException("the client has another name");
        }
    }

    private static Set<String> namesOf(X509Certificate client) throws CertificateException {
        Set<String> found = new HashSet<>();
        try {
            for (Rdn part : new LdapName(client.getSubjectX500Principal().getName()).getRdns()) {
                if (part.getType().equalsIgnoreCase("CN") && part.getValue() instanceof String name) {
                    found.add(name);
                }
            }
        } catch (InvalidNameException e) {
            throw new CertificateException("the client's subject is not a name", e);
        }
        Collection<List<?>> alternatives = client.getSubjectAlternativeNames();
        if (alternatives != null) {
            for (List<?> alternative : alternatives) {
                if (alternative.get(0).equals(DNS_NAME) && alternative.get(1) instanceof String name) {
                    found.add(name);
                }
            }
        }
        return found;
    }

    /** Trusts what the platform's trust manager trusts, if the name is right. */
    private final class NamedClients extends X509ExtendedTrustManager {

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine)
                throws CertificateException {
            trust.checkClientTrusted(chain, type, engine);
            checkName(chain[0]);
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket)
                throws CertificateException {
            trust.checkClientTrusted(chain, type, socket);
            checkName(chain[0]);
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
            trust.checkClientTrusted(chain, type);
            checkName(chain[0]);
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine)
                throws CertificateException {
            throw new CertificateException("this server calls no other");
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket)
                throws CertificateException {
            throw new CertificateException("this server calls no other");
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
            throw new CertificateException("this server calls no other");
        }

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return trust.getAcceptedIssuers();
        }
    }
}
