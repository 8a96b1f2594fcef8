package io.github.eciregistry.importing;

import io.github.eciregistry.policy.Transport;
import java.util.List;

/**
 * The transports that a source tries for one registry, in order.
 *
 * @param transports at least one
 * @param reason the reason if there are several, as a clause without a full stop; otherwise empty
 */
record Tried(List<Transport> transports, String reason) {

    static final Tried HTTPS = of(Transport.HTTPS);
    static final Tried UNVERIFIED = of(Transport.SKIP_VERIFY);
    static final Tried PLAIN_HTTP = of(Transport.PLAIN_HTTP);

    static Tried of(Transport transport) {
        return new Tried(List.of(transport), "");
    }

    /** HTTPS without verification, and plain HTTP if that fails, which many systems call an insecure registry. */
    static Tried unverifiedThenPlainHttp(String reason) {
        return new Tried(List.of(Transport.SKIP_VERIFY, Transport.PLAIN_HTTP), reason);
    }

    /** The rule of Docker and of the systems that copy it. */
    static Tried insecure(String system) {
        return unverifiedThenPlainHttp(
                system + " tries an insecure registry over HTTPS without verification first, and then over plain HTTP");
    }

    boolean isDecided() {
        return transports.size() == 1;
    }

    boolean isVerified() {
        return transports.equals(HTTPS.transports);
    }
}
