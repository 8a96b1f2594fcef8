package io.github.eciregistry.probe;

import java.util.stream.Collectors;

/** Says in words what follows from a result. */
final class Advice {

    private Advice() {}

    static String on(ProbeResult result) {
        String related = result.relatedHosts().stream()
                .filter(RelatedHost::needsEntry)
                .map(host -> " Its pulls also need " + host.registry()
                        + ", whose certificate fails verification: list it as self-signed too.")
                .distinct()
                .collect(Collectors.joining());
        return onVerdict(result) + related;
    }

    private static String onVerdict(ProbeResult result) {
        String registry = result.registry().toString();
        return switch (result.verdict()) {
            case HTTPS -> registry + " needs no annotation.";
            case SELF_SIGNED_HTTPS -> "List " + registry + " as self-signed, or better, " + cure(result) + ".";
            case PLAIN_HTTP -> "List " + registry + " as plain HTTP.";
            case UNUSABLE_HTTPS -> "No annotation helps: the registry's TLS has to change.";
            case INTERCEPTED ->
                registry + " is a public registry and did not prove who it is: a proxy, or a wrong DNS answer, stands"
                        + " between. Do not skip verification; repair the network.";
            case NOT_A_REGISTRY ->
                result.hasReason(ReasonCode.SERVER_ERROR)
                        ? "Ask again later: what answers there cannot serve now."
                        : "Check the host and the port: what answers there is not a registry.";
            case UNREACHABLE ->
                result.hasReason(ReasonCode.UNKNOWN_HOST)
                        ? "Check the name, and that the pod can resolve it."
                        : "Check the port, the network and its firewalls; no annotation helps before something answers.";
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
