package io.github.eciregistry.probe;

import io.github.eciregistry.Problem;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the token service that a registry names means for pulls. Without a token no image can be pulled, with credentials
 * or without, so a registry whose token service cannot be used cannot be pulled from however well it answers itself.
 *
 * @param hosts the token service and where it redirects to, or none if it is the registry itself or cannot be asked
 * @param failure why no client gets a token, or null if it does
 * @param isLasting whether the failure is one of configuration, not of the moment
 */
record TokenService(List<RelatedHost> hosts, @Nullable ProbeReason failure, boolean isLasting) {

    /** No token service, or one that answers as the registry does. */
    static final TokenService NONE = new TokenService(List.of(), null, false);

    /** Asks the token service that a registry's answer names, with the scheme of its URL and no other, as clients do. */
    static TokenService of(Answer answer, Endpoint asked, Attempt attempt) {
        Challenge challenge = answer.challenge();
        if (challenge == null) {
            return NONE;
        }
        Optional<URI> url = Endpoint.parseUrl(challenge.realm());
        if (url.isEmpty()) {
            return new TokenService(
                    List.of(),
                    new ProbeReason(
                            ReasonCode.TOKEN_REALM_INVALID,
                            "the token service's address is not an http or https URL: "
                                    + Problem.quote(challenge.realm())),
                    true);
        }
        if (Endpoint.of(url.get()).isSameAs(asked)) {
            return NONE;
        }
        List<RelatedHost> hosts = attempt.askForToken(url.get(), asked);
        return hosts.isEmpty() ? NONE : judge(hosts);
    }

    private static TokenService judge(List<RelatedHost> hosts) {
        RelatedHost last = hosts.get(hosts.size() - 1);
        ProbeResult result = last.result();
        return switch (last.verdict()) {
            case HTTPS, SELF_SIGNED_HTTPS, PLAIN_HTTP -> new TokenService(hosts, null, false);
            case UNAVAILABLE -> failed(hosts, ReasonCode.TOKEN_SERVICE_UNREACHABLE, false);
            case UNREACHABLE ->
                failed(
                        hosts,
                        ReasonCode.TOKEN_SERVICE_UNREACHABLE,
                        !result.hasReason(ReasonCode.DEADLINE_PASSED) && !result.hasReason(ReasonCode.NO_REPLY));
            case NOT_ASKED -> failed(hosts, ReasonCode.TOKEN_SERVICE_INTERNAL, true);
            case UNUSABLE_HTTPS, INTERCEPTED, NOT_A_REGISTRY, UNUSABLE_TOKEN_SERVICE -> {
                boolean isScheme = result.hasReason(ReasonCode.SPEAKS_HTTP) || result.hasReason(ReasonCode.SPEAKS_TLS);
                ReasonCode code = isScheme ? ReasonCode.TOKEN_SERVICE_SCHEME : ReasonCode.TOKEN_SERVICE_UNUSABLE;
                yield failed(hosts, code, true);
            }
        };
    }

    private static TokenService failed(List<RelatedHost> hosts, ReasonCode code, boolean isLasting) {
        ProbeResult last = hosts.get(hosts.size() - 1).result();
        String why = last.reasons().isEmpty()
                ? last.toString()
                : last.reasons().get(0).message();
        return new TokenService(hosts, new ProbeReason(code, "the token service " + why), isLasting);
    }
}
