package io.github.eciregistry.probe;

import io.github.eciregistry.InvalidInputException;
import io.github.eciregistry.policy.Transport;
import io.github.eciregistry.reference.Registry;
import java.util.Optional;
import java.util.stream.Collectors;

/** Says in words what follows from a result. */
final class Advice {

    private static final int HTTP_PORT = 80;

    private Advice() {}

    static String on(ProbeResult result) {
        if (result.hasReason(ReasonCode.INSTANCE_ITSELF)) {
            return speaks(result) + "no pod on ECI can pull from it: "
                    + result.registry().host()
                    + " means the instance itself there. Use a name or an address in the images that pods can reach."
                    + onFailure(result);
        }
        if (result.hasReason(ReasonCode.IPV6_ADDRESS)) {
            return speaks(result) + "no annotation is written for an IPv6 address. Use a DNS name for it in the images,"
                    + " and probe that." + onFailure(result);
        }
        return onVerdict(result) + onRelatedHosts(result);
    }

    private static String onVerdict(ProbeResult result) {
        String registry = result.registry().toString();
        return switch (result.verdict()) {
            case HTTPS -> registry + " needs no annotation.";
            case SKIP_VERIFY -> "Skip verification for " + registry + ", or better, " + cure(result) + ".";
            case PLAIN_HTTP -> onPlainHttp(result);
            case UNUSABLE_HTTPS -> "No annotation helps: the registry's TLS has to change.";
            case INTERCEPTED ->
                registry
                        + " is a public registry but did not prove its identity: a proxy intercepts the connection, or DNS is wrong. Do not skip verification; fix the network.";
            case UNUSABLE_TOKEN_SERVICE ->
                "No pull from " + registry + " can work, with an annotation or without: " + TokenAdvice.on(result)
                        + onTransport(result, " After that, ");
            case UNAVAILABLE ->
                registry + " or its token service is down, busy or slow, so pulls fail for now. Ask again later"
                        + (isSlow(result) ? ", with a longer reply timeout." : ".")
                        + onTransport(result, " Its transport is certain all the same: ");
            case NOT_A_REGISTRY -> "Check the host and the port: what answers there is not a registry.";
            case UNREACHABLE -> onSilence(result);
            case NOT_ASKED -> "It was not asked: a registry may not send clients to such an address.";
        };
    }

    private static String onSilence(ProbeResult result) {
        if (result.hasReason(ReasonCode.UNKNOWN_HOST)) {
            return "Check the name, and that the pod can resolve it.";
        }
        return isSlow(result)
                ? "It accepts connections and does not reply: check that it is healthy, and if it is only slow, ask again"
                        + " with a longer reply timeout."
                : "Check the port, the network and its firewalls; no annotation helps before something answers.";
    }

    private static boolean isSlow(ProbeResult result) {
        return result.hasReason(ReasonCode.NO_REPLY)
                || result.hasReason(ReasonCode.DEADLINE_PASSED)
                || result.relatedHosts().stream().anyMatch(host -> isSlow(host.result()));
    }

    /** A registry on port 80 is the same without the port, and if images omit it, no rule for both is needed. */
    private static String onPlainHttp(ProbeResult result) {
        Registry registry = result.registry();
        Optional<Registry> bare = withoutPort80(registry);
        if (bare.isEmpty()) {
            return "List " + registry + " as plain HTTP.";
        }
        Optional<RelatedHost> https = httpsInstead(result, bare.get());
        if (https.isPresent()) {
            return "Leave :80 out of the image names, since " + registry + " only redirects to "
                    + https.get().url() + ". Then "
                    + (https.get().needsEntry()
                            ? "skip verification for " + bare.get() + "."
                            : bare.get() + " needs no annotation.");
        }
        return "Leave :80 out of the image names and list " + bare.get() + " as plain HTTP. Images that keep it need "
                + registry + " listed.";
    }

    private static Optional<Registry> withoutPort80(Registry registry) {
        if (registry.port().orElse(0) != HTTP_PORT) {
            return Optional.empty();
        }
        try {
            return Optional.of(Registry.parse(registry.host()));
        } catch (InvalidInputException e) {
            // Without its port, a host of one label would be a repository on Docker Hub.
            return Optional.empty();
        }
    }

    private static Optional<RelatedHost> httpsInstead(ProbeResult result, Registry bare) {
        return result.relatedHosts().stream()
                .filter(host -> host.role() == RelatedHost.Role.REDIRECT
                        && Endpoint.of(host.url()).isSameAs(Endpoint.https(bare)))
                .findFirst();
    }

    private static String onRelatedHosts(ProbeResult result) {
        Optional<Registry> bare = withoutPort80(result.registry());
        String entries = result.relatedHosts().stream()
                .filter(RelatedHost::needsEntry)
                .map(RelatedHost::registry)
                .filter(host -> !host.equals(result.registry()) && !bare.equals(Optional.of(host)))
                .distinct()
                .map(host -> " Its pulls also need " + host
                        + ", whose certificate fails verification: skip verification for it too.")
                .collect(Collectors.joining());
        return entries + TokenAdvice.onPlainHttp(result);
    }

    private static String onTransport(ProbeResult result, String introduction) {
        String registry = result.registry().toString();
        return result.transport()
                .map(transport -> switch (transport) {
                    case HTTPS -> introduction + registry + " needs no annotation.";
                    case SKIP_VERIFY -> introduction + "skip verification for " + registry + ".";
                    case PLAIN_HTTP -> introduction + "list " + registry + " as plain HTTP.";
                })
                .orElse("");
    }

    private static String speaks(ProbeResult result) {
        Transport transport = result.seen();
        if (transport == null) {
            return "Whatever answers at " + result.registry() + ", ";
        }
        String name = switch (transport) {
            case HTTPS -> "HTTPS";
            case SKIP_VERIFY -> "HTTPS with a certificate that fails verification";
            case PLAIN_HTTP -> "plain HTTP";
        };
        return result.registry() + " uses " + name + ", but ";
    }

    /** Returns the advice on failures other than the host name. */
    private static String onFailure(ProbeResult result) {
        return switch (result.verdict()) {
            case HTTPS, SKIP_VERIFY, PLAIN_HTTP -> "";
            default -> " " + onVerdict(result);
        };
    }

    private static String cure(ProbeResult result) {
        if (result.hasReason(ReasonCode.INGRESS_DEFAULT_CERTIFICATE)) {
            return "give its ingress a certificate for this host";
        }
        if (result.hasReason(ReasonCode.UNKNOWN_AUTHORITY)) {
            return "give it a certificate of a public authority";
        }
        if (result.hasReason(ReasonCode.COMMON_NAME_ONLY)) {
            return "give it a certificate with subject alternative names";
        }
        if (result.hasReason(ReasonCode.NAME_MISMATCH) || result.hasReason(ReasonCode.NO_IP_SAN)) {
            return "use a name that its certificate is valid for";
        }
        return "renew its certificate";
    }
}
