package io.github.eciregistry.probe;

import io.github.eciregistry.Problem;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The state of a registry's token service. Pulling an image requires a token, with or without credentials, so if the
 * token service is unusable, pulls fail even if the registry itself works.
 *
 * @param hosts the token service and its redirect targets; empty if it is the registry itself or cannot be contacted
 * @param failure why no client gets a token, or null if clients do
 * @param isLasting whether the failure is a configuration error, not temporary
 */
record TokenService(List<RelatedHost> hosts, @Nullable ProbeReason failure, boolean isLasting) {

    /** No token service, or one that answers as the registry does. */
    static final TokenService NONE = new TokenService(List.of(), null, false);

    /**
     * Contacts the token service in a registry's answer with the scheme of its URL only, as clients do.
     */
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
            case HTTPS, SKIP_VERIFY, PLAIN_HTTP -> new TokenService(hosts, null, false);
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
