package io.github.eciregistry.diagnosis;

import io.github.eciregistry.InvalidInputException;
import io.github.eciregistry.reference.Registry;
import java.util.Locale;

/** Hosts that are the machine itself: on ECI the instance, in which no registry runs. */
final class LocalHosts {

    private LocalHosts() {}

    /** Whether a {@code host[:port]} of a message, unchecked, is the machine itself. */
    static boolean contain(String authority) {
        if (isLocalName(RequestUrl.hostOf(authority))) {
            return true;
        }
        char first = authority.isEmpty() ? ' ' : authority.charAt(0);
        if (first != '[' && (first < '0' || first > '9')) {
            return false;
        }
        try {
            return contain(Registry.parse(authority));
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
