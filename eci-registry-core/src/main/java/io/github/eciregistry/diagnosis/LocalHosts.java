package io.github.eciregistry.diagnosis;

import io.github.eciregistry.InvalidInputException;
import io.github.eciregistry.reference.Registry;
import java.util.Locale;

/** Hosts that are the machine itself: on ECI the instance, in which no registry runs. */
final class LocalHosts {

    private LocalHosts() {}

    static boolean contain(String host) {
        String name = host.toLowerCase(Locale.ROOT);
        return name.equals("localhost")
                || name.equals("localhost.localdomain")
                || name.endsWith(".localhost")
                || isLocalAddress(host);
    }

    private static boolean isLocalAddress(String host) {
        char first = host.isEmpty() ? ' ' : host.charAt(0);
        if (first != '[' && (first < '0' || first > '9')) {
            return false;
        }
        try {
            return Registry.parse(host)
                    .address()
                    .filter(address -> address.isLoopbackAddress() || address.isAnyLocalAddress())
                    .isPresent();
        } catch (InvalidInputException e) {
            return false;
        }
    }
}
