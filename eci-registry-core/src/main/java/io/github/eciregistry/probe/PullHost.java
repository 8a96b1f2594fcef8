package io.github.eciregistry.probe;

import io.github.eciregistry.reference.Registry;
import java.util.Locale;
import java.util.Optional;

/** What a registry's host means on ECI, as opposed to the machine that runs the probe. */
final class PullHost {

    private PullHost() {}

    /** Checks whether the host means the machine that pulls: on ECI, the instance itself, where no registry runs. */
    static boolean isInstance(Registry registry) {
        String host = registry.host().toLowerCase(Locale.ROOT);
        // RFC 6761, 6.3: the name and all names below it.
        return host.equals("localhost")
                || host.equals("localhost.localdomain")
                || host.endsWith(".localhost")
                || registry.address()
                        .filter(address -> AddressRange.of(address).reach() == AddressRange.Reach.MACHINE)
                        .isPresent();
    }

    /** Returns why no annotation can name the registry, whatever its protocol. */
    static Optional<ProbeReason> noAnnotation(Registry registry) {
        if (isInstance(registry)) {
            return Optional.of(new ProbeReason(
                    ReasonCode.INSTANCE_ITSELF, registry.host() + " means the ECI instance itself, not this machine"));
        }
        return registry.isIpv6()
                ? Optional.of(new ProbeReason(
                        ReasonCode.IPV6_ADDRESS,
                        "no annotation is written for an IPv6 address: Alibaba Cloud documents no form for one"))
                : Optional.empty();
    }
}
