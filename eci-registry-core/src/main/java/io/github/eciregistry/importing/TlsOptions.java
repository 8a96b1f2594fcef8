package io.github.eciregistry.importing;

import io.github.eciregistry.policy.Transport;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A source's TLS options for one registry.
 *
 * @param skipsVerification whether the certificate is not verified
 * @param ca the CA to verify it with, or null
 * @param client the client certificate, or null
 * @param isPresent whether the source has any TLS option, even one without effect
 */
record TlsOptions(
        boolean skipsVerification,
        @Nullable ConfigNode ca,
        @Nullable ConfigNode client,
        boolean isPresent) {

    static final TlsOptions NONE = new TlsOptions(false, null, null, false);

    static TlsOptions of(boolean skipsVerification, @Nullable ConfigNode ca, @Nullable ConfigNode client) {
        return new TlsOptions(skipsVerification, ca, client, skipsVerification || ca != null || client != null);
    }

    /** Returns ECI's HTTPS transport for these options; ECI does not support a CA. */
    Transport https() {
        return skipsVerification || ca != null ? Transport.SKIP_VERIFY : Transport.HTTPS;
    }

    /**
     * Returns the transports that containerd tries for an {@code http://} address: HTTPS first if there is any TLS
     * option, unless the port is 80.
     */
    Tried forPlainHttp(String port) {
        if (!isPresent || port.equals("80")) {
            return Tried.PLAIN_HTTP;
        }
        String option = skipsVerification
                ? "verification is skipped"
                : ca != null ? "a CA is set" : client != null ? "a client certificate is set" : "skip_verify is set";
        return new Tried(
                List.of(https(), Transport.PLAIN_HTTP),
                "containerd tries HTTPS first although the address is http://, because " + option
                        + " and the port is not 80; it tries plain HTTP if the registry does not answer over TLS");
    }

    /** Adds notes about the options that ECI does not support. */
    void note(ConfigReading in) {
        if (ca != null && !skipsVerification) {
            in.note(
                    NoteCode.CA_NOT_SUPPORTED,
                    ca,
                    "the source verifies with its own CA, which ECI does not support: the policy skips verification,"
                            + " which is weaker");
        }
        if (client != null) {
            in.note(NoteCode.CLIENT_CERTIFICATE, client, "ECI cannot show a client certificate to the registry");
        }
    }

    /**
     * Brings together what a source tries in order for one registry. Verified HTTPS counts for nothing behind plain
     * HTTP, where it is the source's default, nor beside unverified HTTPS, which accepts the same certificates.
     */
    static Tried joined(List<Tried> addresses) {
        Set<Transport> distinct = new LinkedHashSet<>();
        String reason = "containerd tries the addresses in their order, which differ in transport";
        for (Tried address : addresses) {
            distinct.addAll(address.transports());
            reason = address.isDecided() ? reason : address.reason();
        }
        List<Transport> order = new ArrayList<>(distinct);
        boolean behindPlainHttp = order.indexOf(Transport.HTTPS) > order.indexOf(Transport.PLAIN_HTTP)
                && order.contains(Transport.PLAIN_HTTP);
        if (behindPlainHttp || order.contains(Transport.SKIP_VERIFY)) {
            order.remove(Transport.HTTPS);
        }
        return new Tried(List.copyOf(order), order.size() == 1 ? "" : reason);
    }
}
