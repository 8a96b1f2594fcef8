package io.github.eciregistry.diagnosis;

import io.github.eciregistry.InvalidInputException;
import io.github.eciregistry.reference.Registry;
import java.util.Locale;

/** Hosts that are the machine itself: on ECI, the instance, where no registry runs. */
final class LocalHosts {

    private LocalHosts() {}

    /** Checks whether an unchecked host from a message, with IPv6 brackets if any, is the machine itself. */
    static boolean contain(String host) {
        if (isLocalName(host)) {
            return true;
        }
        char first = host.isEmpty() ? ' ' : host.charAt(0);
        if (first != '[' && (first < '0' || first > '9')) {
            return false;
        }
        try {
            return contain(Registry.parse(host));
        } catch (InvalidInputException e) {
            return false;
        }
    }

    static boolean contain(Registry registry) {
        return isLocalName(registry.host())
                || registry.address()
                        .filter(address -> address.isLoopbackAddress() || address.isAnyLocalAddress())
                        .isPresent();
    }

    private static boolean isLocalName(String host) {
        String name = host.toLowerCase(Locale.ROOT);
        return name.equals("localhost") || name.equals("localhost.localdomain") || name.endsWith(".localhost");
    }
}
