package io.github.eciregistry.probe;

import io.github.eciregistry.Problem;
import java.net.InetAddress;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertPathBuilder;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateParsingException;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.PKIXCertPathChecker;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/**
 * Checks a server's certificates. Each check is independent, so that all faults are reported at once; verification in
 * clients stops at the first. A chain that the JVM's own verification rejects always has a fault.
 */
final class CertificateCheck {

    private static final String SERVER_AUTH = "1.3.6.1.5.5.7.3.1";
    private static final String ANY_EXTENDED_KEY_USAGE = "2.5.29.37.0";

    /**
     * The critical extensions that Go's crypto/x509 supports (parseCertificate in parser.go of Go 1.25, 2026-11-23).
     */
    private static final Set<String> KNOWN_EXTENSIONS =
            Set.of("2.5.29.15", "2.5.29.17", "2.5.29.19", "2.5.29.30", "2.5.29.37");

    /** More than any authority needs, and few enough that a hostile chain costs no time. */
    private static final int LONGEST_CHAIN = 6;

    private final X509TrustManager trusted;
    private final Set<TrustAnchor> anchors;

    private CertificateCheck(X509TrustManager trusted) {
        this.trusted = trusted;
        anchors = Arrays.stream(trusted.getAcceptedIssuers())
                .map(issuer -> new TrustAnchor(issuer, null))
                .collect(Collectors.toSet());
    }

    /**
     * Returns a check against the authorities of a key store, or against those this JVM trusts.
     *
     * @throws IllegalArgumentException if the key store cannot be used
     */
    static CertificateCheck against(@Nullable KeyStore authorities) {
        try {
            TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init(authorities);
            return Arrays.stream(factory.getTrustManagers())
                    .filter(X509TrustManager.class::isInstance)
                    .map(X509TrustManager.class::cast)
                    .map(CertificateCheck::new)
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("no trust manager for X.509"));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("the trusted authorities cannot be read", e);
        }
    }

    /** Returns all faults that prevent a chain, with the server's own certificate first, from passing verification. */
    List<ProbeReason> faults(
            List<X509Certificate> chain, String authType, String host, Optional<InetAddress> address, Instant now) {
        X509Certificate leaf = chain.get(0);
        List<ProbeReason> faults = new ArrayList<>();
        checkAuthority(chain, now, faults);
        checkValidity(leaf, now, faults);
        faults.addAll(HostNames.of(leaf).faults(host, address));
        checkUsage(leaf, faults);
        checkSignatures(chain, faults);
        checkExtensions(leaf, faults);
        if (faults.isEmpty()) {
            checkAsTheJvmDoes(chain, authType, faults);
        } else if (isIngressDefault(leaf)) {
            faults.add(new ProbeReason(
                    ReasonCode.INGRESS_DEFAULT_CERTIFICATE,
                    "the ingress controller has no certificate for this host and shows its own"));
        }
        return faults;
    }

    /** Asks for a path at a time when the certificates are valid, so that an expired one has an authority too. */
    private void checkAuthority(List<X509Certificate> chain, Instant now, List<ProbeReason> faults) {
        X509Certificate leaf = chain.get(0);
        Instant leafTime = withinValidity(leaf, now);
        if (isPathKnown(chain, leafTime)) {
            return;
        }
        // The validity of the root itself, which some servers send along, does not count.
        Instant chainTime = leafTime;
        for (X509Certificate certificate : chain) {
            chainTime = isSelfIssued(certificate) ? chainTime : withinValidity(certificate, chainTime);
        }
        if (!chainTime.equals(leafTime) && isPathKnown(chain, chainTime)) {
            faults.add(new ProbeReason(
                    ReasonCode.EXPIRED, "the certificate of an authority in the chain is out of its validity"));
        } else {
            faults.add(new ProbeReason(ReasonCode.UNKNOWN_AUTHORITY, describeAuthority(leaf)));
        }
    }

    private static String describeAuthority(X509Certificate leaf) {
        return isSelfIssued(leaf)
                ? "the certificate is self-signed"
                : "the certificate is signed by "
                        + Problem.quote(leaf.getIssuerX500Principal().getName())
                        + ", which is not trusted";
    }

    private boolean isPathKnown(List<X509Certificate> chain, Instant time) {
        X509CertSelector leaf = new X509CertSelector();
        leaf.setCertificate(chain.get(0));
        try {
            PKIXBuilderParameters parameters = new PKIXBuilderParameters(anchors, leaf);
            parameters.setRevocationEnabled(false);
            parameters.setDate(Date.from(time));
            parameters.addCertStore(CertStore.getInstance(
                    "Collection",
                    new CollectionCertStoreParameters(
                            chain.stream().limit(LONGEST_CHAIN).toList())));
            parameters.addCertPathChecker(new AnyCriticalExtension(chain));
            CertPathBuilder.getInstance("PKIX").build(parameters);
            return true;
        } catch (CertPathBuilderException e) {

            return false;
        } catch (GeneralSecurityException e) {
            // Without any authority: a path needs at least one.
            return false;
        }
    }

    private static Instant withinValidity(X509Certificate certificate, Instant time) {
        Instant first = certificate.getNotBefore().toInstant();
        Instant last = certificate.getNotAfter().toInstant();
        return time.isBefore(first) ? first : time.isAfter(last) ? last : time;
    }

    private static void checkValidity(X509Certificate leaf, Instant now, List<ProbeReason> faults) {
        if (now.isAfter(leaf.getNotAfter().toInstant())) {
            faults.add(new ProbeReason(
                    ReasonCode.EXPIRED,
                    "the certificate expired at " + leaf.getNotAfter().toInstant()));
        }
        if (now.isBefore(leaf.getNotBefore().toInstant())) {
            faults.add(new ProbeReason(
                    ReasonCode.NOT_YET_VALID,
                    "the certificate is valid only from " + leaf.getNotBefore().toInstant()));
        }
    }

    private static void checkUsage(X509Certificate leaf, List<ProbeReason> faults) {
        List<String> usages;
        try {
            usages = leaf.getExtendedKeyUsage();
        } catch (CertificateParsingException e) {
            usages = List.of();
        }
        if (usages != null && !usages.contains(SERVER_AUTH) && !usages.contains(ANY_EXTENDED_KEY_USAGE)) {
            faults.add(new ProbeReason(ReasonCode.WRONG_KEY_USAGE, "the certificate is not for use by a server"));
        }
    }

    private static void checkSignatures(List<X509Certificate> chain, List<ProbeReason> faults) {
        chain.stream()
                .filter(certificate -> !isSelfIssued(certificate))
                .map(X509Certificate::getSigAlgName)
                .filter(CertificateCheck::isWeak)
                .findFirst()
                .ifPresent(algorithm -> faults.add(new ProbeReason(
                        ReasonCode.WEAK_SIGNATURE, "the certificate's signature is too weak: " + algorithm)));
    }

    private static boolean isWeak(String algorithm) {
        String name = algorithm.toUpperCase(Locale.ROOT);
        return name.startsWith("SHA1") || name.startsWith("MD");
    }

    private static void checkExtensions(X509Certificate leaf, List<ProbeReason> faults) {
        Set<String> critical = leaf.getCriticalExtensionOIDs();
        if (critical != null) {
            critical.stream()
                    .filter(oid -> !KNOWN_EXTENSIONS.contains(oid))
                    .findFirst()
                    .ifPresent(oid -> faults.add(new ProbeReason(
                            ReasonCode.CRITICAL_EXTENSION,
                            "the certificate has the unknown critical extension " + oid)));
        }
    }

    private void checkAsTheJvmDoes(List<X509Certificate> chain, String authType, List<ProbeReason> faults) {
        try {
            trusted.checkServerTrusted(chain.toArray(X509Certificate[]::new), authType);
        } catch (CertificateException e) {
            faults.add(new ProbeReason(
                    ReasonCode.CERTIFICATE_REJECTED,
                    "the certificate is refused: " + Problem.quote(String.valueOf(e.getMessage()))));
        }
    }

    private static boolean isSelfIssued(X509Certificate certificate) {
        return certificate.getSubjectX500Principal().equals(certificate.getIssuerX500Principal());
    }

    /** The subjects of the certificates that Traefik and ingress-nginx generate at startup. */
    private static boolean isIngressDefault(X509Certificate leaf) {
        String subject = leaf.getSubjectX500Principal().getName();
        return subject.contains("CN=TRAEFIK DEFAULT CERT")
                || subject.contains("CN=Kubernetes Ingress Controller Fake Certificate");
    }

    /** Accepts unknown critical extensions: they are reported separately and do not concern the authority. */
    private static final class AnyCriticalExtension extends PKIXCertPathChecker {

        private final Set<String> oids;

        AnyCriticalExtension(List<X509Certificate> chain) {
            oids = chain.stream()
                    .map(X509Certificate::getCriticalExtensionOIDs)
                    .filter(Objects::nonNull)
                    .flatMap(Set::stream)
                    .collect(Collectors.toUnmodifiableSet());
        }

        @Override
        public void init(boolean forward) {
            // Keeps no state.
        }

        @Override
        public boolean isForwardCheckingSupported() {
            return true;
        }

        @Override
        public Set<String> getSupportedExtensions() {
            return oids;
        }

        @Override
        public void check(Certificate certificate, Collection<String> unresolvedCritExts) {
            unresolvedCritExts.removeAll(oids);
        }
    }
}
