package io.github.eciregistry.probe;

import io.github.eciregistry.Problem;
import java.net.InetAddress;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import javax.naming.ldap.Rdn;

/**
 * The hosts a certificate is valid for, by Go's rules: only subject alternative names count, and a wildcard only as the
 * whole first label, for one label (VerifyHostname and matchHostnames in crypto/x509/verify.go of Go 1.25, read
 * 2026-11-23). The JDK's own check would accept the common name as well.
 */
final class HostNames {

    private static final int DNS_NAME = 2;
    private static final int IP_ADDRESS = 7;

    private final List<String> dnsNames;
    private final List<String> addresses;
    private final boolean hasAlternativeNames;
    private final String commonName;

    private HostNames(List<String> dnsNames, List<String> addresses, boolean hasAlternativeNames, String commonName) {
        this.dnsNames = dnsNames;
        this.addresses = addresses;
        this.hasAlternativeNames = hasAlternativeNames;
        this.commonName = commonName;
    }

    static HostNames of(X509Certificate certificate) {
        List<String> dnsNames = new ArrayList<>();
        List<String> addresses = new ArrayList<>();
        for (List<?> name : alternativeNames(certificate)) {
            if (name.get(0).equals(DNS_NAME)) {
                dnsNames.add(name.get(1).toString());
            } else if (name.get(0).equals(IP_ADDRESS)) {
                addresses.add(name.get(1).toString());
            }
        }
        return new HostNames(
                List.copyOf(dnsNames),
                List.copyOf(addresses),
                certificate.getExtensionValue("2.5.29.17") != null,
                commonName(certificate.getSubjectX500Principal().getName()));
    }

    private static Collection<List<?>> alternativeNames(X509Certificate certificate) {
        try {
            Collection<List<?>> names = certificate.getSubjectAlternativeNames();
            return names == null ? List.of() : names;
        } catch (CertificateParsingException e) {
            return List.of();
        }
    }

    /** Like Go, uses the last common name if there are several. */
    private static String commonName(String subject) {
        String found = "";
        try {
            for (Rdn part : new LdapName(subject).getRdns()) {
                if (part.getType().equalsIgnoreCase("CN") && part.getValue() instanceof String text) {
                    found = text;
                }
            }
        } catch (InvalidNameException e) {
            return "";
        }
        return found;
    }

    List<String> all() {
        List<String> names = new ArrayList<>(dnsNames);
        names.addAll(addresses);
        return List.copyOf(names);
    }

    /** Returns all reasons why the certificate is not valid for a host. */
    List<ProbeReason> faults(String host, Optional<InetAddress> address) {
        if (address.isPresent() ? names(address.get()) : dnsNames.stream().anyMatch(name -> matches(name, host))) {
            return List.of();
        }
        List<ProbeReason> faults = new ArrayList<>();
        boolean commonNameOnly = !hasAlternativeNames && !commonName.isEmpty();
        if (commonNameOnly) {
            faults.add(new ProbeReason(
                    ReasonCode.COMMON_NAME_ONLY,
                    "the certificate has no names but its common name, " + Problem.quote(commonName)));
        }
        if (address.isPresent() && addresses.isEmpty()) {
            faults.add(new ProbeReason(
                    ReasonCode.NO_IP_SAN, "the certificate names no address, and the registry is " + host));
        } else if (!commonNameOnly || !matches(commonName, host)) {
            faults.add(new ProbeReason(ReasonCode.NAME_MISMATCH, mismatch(host)));
        }
        return faults;
    }

    private String mismatch(String host) {
        List<String> names = all();
        return names.isEmpty()
                ? "the certificate is not valid for " + host
                : "the certificate is valid for " + Problem.quote(String.join(", ", names)) + ", not " + host;
    }

    private boolean names(InetAddress address) {
        return addresses.stream().anyMatch(name -> name.equalsIgnoreCase(address.getHostAddress()));
    }

    static boolean matches(String pattern, String host) {
        String[] wanted = pattern.toLowerCase(Locale.ROOT).split("\\.", -1);
        String[] labels = host.toLowerCase(Locale.ROOT).split("\\.", -1);
        if (pattern.isEmpty() || wanted.length != labels.length) {
            return false;
        }
        for (int i = 0; i < labels.length; i++) {
            if (!wanted[i].equals(labels[i]) && !(i == 0 && wanted[i].equals("*"))) {
                return false;
            }
        }
        return true;
    }
}
