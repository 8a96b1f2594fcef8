package io.github.eciregistry.probe;

import io.github.eciregistry.policy.Transport;
import java.util.List;
import java.util.Optional;

/** Says what to configure at a registry that sends clients to the wrong place for a token. */
final class TokenAdvice {

    private static final String HARBOR = "in Harbor, external_url in harbor.yml (externalURL of its Helm chart)";
    private static final String GITEA = "in Gitea and Forgejo, ROOT_URL in app.ini";
    private static final String GITLAB = "in GitLab, external_url in gitlab.rb";
    private static final String QUAY = "in Quay, SERVER_HOSTNAME and PREFERRED_URL_SCHEME in config.yaml";
    private static final String OTHERS = "in other registries, the realm of the token authentication";

    private TokenAdvice() {}

    /** Says what is wrong with the token service, and the setting to correct. */
    static String on(ProbeResult result) {
        String why = result.reasons().stream()
                .filter(reason -> isAboutToken(reason.code()))
                .map(ProbeReason::message)
                .findFirst()
                .orElse("the token service cannot be used");
        String check = result.hasReason(ReasonCode.TOKEN_SERVICE_UNREACHABLE)
                ? ". Start it and make it reachable for pods, or correct its address: "
                : ". Correct its address: ";
        return why + check + setting(result) + ", to " + url(result) + ".";
    }

    /** Warns of tokens, and the credentials to get them, that travel in clear although the registry has TLS. */
    static String onPlainHttp(ProbeResult result) {
        boolean hasTls = result.seen() == Transport.HTTPS || result.seen() == Transport.SKIP_VERIFY;
        return lastTokenService(result)
                .filter(host -> hasTls && host.verdict() == Verdict.PLAIN_HTTP)
                .map(host -> " Its token service is asked over plain HTTP, which shows everybody on the way the"
                        + " credentials of pulls: set " + setting(result) + ", to " + url(result) + ".")
                .orElse("");
    }

    private static boolean isAboutToken(ReasonCode code) {
        return switch (code) {
            case TOKEN_SERVICE_UNREACHABLE,
                    TOKEN_SERVICE_SCHEME,
                    TOKEN_SERVICE_INTERNAL,
                    TOKEN_SERVICE_UNUSABLE,
                    TOKEN_REALM_INVALID -> true;
            default -> false;
        };
    }

    private static Optional<RelatedHost> lastTokenService(ProbeResult result) {
        List<RelatedHost> hosts = result.relatedHosts();
        return hosts.isEmpty()
                ? Optional.empty()
                : Optional.of(hosts.get(hosts.size() - 1)).filter(host -> host.role() == RelatedHost.Role.TOKEN_REALM);
    }

    /** Identifies registry products by the fixed paths of their token services. */
    private static String setting(ProbeResult result) {
        String path = result.relatedHosts().stream()
                .filter(host -> host.role() == RelatedHost.Role.TOKEN_REALM)
                .map(host -> host.url().getPath())
                .findFirst()
                .orElse("");
        return switch (path) {
            case "/service/token" -> HARBOR;
            case "/v2/token" -> GITEA + "; " + OTHERS;
            case "/jwt/auth" -> GITLAB;
            case "/v2/auth" -> QUAY;
            default -> String.join("; ", HARBOR, GITEA, OTHERS);
        };
    }

    private static String url(ProbeResult result) {
        String scheme = result.seen() == Transport.PLAIN_HTTP ? "http://" : "https://";
        return scheme + result.registry();
    }
}
