package io.github.eciregistry.probe;

import io.github.eciregistry.policy.PublicRegistries;
import io.github.eciregistry.policy.Transport;
import io.github.eciregistry.probe.Answer.Kind;
import io.github.eciregistry.reference.Registry;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Turns what HTTPS, plain HTTP and the token service answered into one result. */
final class Judgement {

    private Judgement() {}

    /** Judges a related host, which was contacted only with the protocol of its URL. */
    static ProbeResult of(RelatedHost.Role role, Endpoint endpoint, Answer answer) {
        Answer https = endpoint.isTls() ? answer : Answer.NOT_ASKED;
        Answer http = endpoint.isTls() ? Answer.NOT_ASKED : answer;
        Verdict verdict = verdict(endpoint.registry(), https, http);
        if (role == RelatedHost.Role.TOKEN_REALM && verdict == Verdict.NOT_A_REGISTRY) {
            verdict = Verdict.UNUSABLE_TOKEN_SERVICE;
        }
        return new ProbeResult(
                endpoint.registry(),
                verdict,
                transport(verdict, https),
                answer.reasons(),
                answer.certificate(),
                List.of());
    }

    /**
     * Judges a registry.
     *
     * @param redirects the hosts that it redirected to
     * @param token what its token service answered
     */
    static ProbeResult of(
            Registry registry, Answer https, Answer http, List<RelatedHost> redirects, TokenService token) {
        Verdict verdict = verdict(registry, https, http);
        Transport transport = transport(verdict, https);
        Set<ProbeReason> reasons = new LinkedHashSet<>(https.reasons());
        if (!https.isRegistry()) {
            reasons.addAll(http.reasons());
        }
        ProbeReason failure = token.failure();
        if (failure != null && verdict != Verdict.INTERCEPTED) {
            verdict = token.isLasting() ? Verdict.UNUSABLE_TOKEN_SERVICE : Verdict.UNAVAILABLE;
            reasons.add(failure);
        }
        if (PullHost.isInstance(registry) || (transport != null && transport != Transport.HTTPS)) {
            PullHost.noAnnotation(registry).ifPresent(reasons::add);
        }
        List<RelatedHost> relatedHosts = new ArrayList<>(redirects);
        relatedHosts.addAll(token.hosts());
        return new ProbeResult(
                registry, verdict, transport, List.copyOf(reasons), https.certificate(), List.copyOf(relatedHosts));
    }

    static boolean isPublic(Registry registry) {
        return PublicRegistries.contains(registry);
    }

    private static Verdict verdict(Registry registry, Answer https, Answer http) {
        Verdict verdict = verdict(https, http);
        boolean isIntercepted = isUnproven(https) || verdict == Verdict.PLAIN_HTTP;
        return isIntercepted && isPublic(registry) ? Verdict.INTERCEPTED : verdict;
    }

    private static Verdict verdict(Answer https, Answer http) {
        if (https.isRegistry()) {
            return https.faults().isEmpty() ? Verdict.HTTPS : Verdict.SKIP_VERIFY;
        }
        if (http.isRegistry()) {
            return Verdict.PLAIN_HTTP;
        }
        if (https.kind() == Kind.UNUSABLE_TLS) {
            return Verdict.UNUSABLE_HTTPS;
        }
        if (https.kind() == Kind.UNAVAILABLE || http.kind() == Kind.UNAVAILABLE) {
            return Verdict.UNAVAILABLE;
        }
        if (https.kind() == Kind.NOT_CONTACTED || http.kind() == Kind.NOT_CONTACTED) {
            return Verdict.NOT_ASKED;
        }
        return isAnswered(https) || isAnswered(http) ? Verdict.NOT_A_REGISTRY : Verdict.UNREACHABLE;
    }

    /** Returns the transport that is certain, whether or not pulls work. */
    private static @Nullable Transport transport(Verdict verdict, Answer https) {
        return switch (verdict) {
            case HTTPS -> Transport.HTTPS;
            case SKIP_VERIFY -> Transport.SKIP_VERIFY;
            case PLAIN_HTTP -> Transport.PLAIN_HTTP;
            case UNAVAILABLE -> {
                if (https.kind() == Kind.UNAVAILABLE) {
                    yield https.faults().isEmpty() ? Transport.HTTPS : Transport.SKIP_VERIFY;
                }
                // If another service answers over HTTPS, it is unknown which of the two is the registry.
                yield https.kind() == Kind.OTHER_SERVICE ? null : Transport.PLAIN_HTTP;
            }
            case UNUSABLE_HTTPS, UNUSABLE_TOKEN_SERVICE, INTERCEPTED, NOT_A_REGISTRY, UNREACHABLE, NOT_ASKED -> null;
        };
    }

    private static boolean isAnswered(Answer answer) {
        return answer.kind() == Kind.OTHER_SERVICE || answer.kind() == Kind.OTHER_PROTOCOL;
    }

    /** Checks whether the server on the HTTPS port failed to prove its identity. */
    private static boolean isUnproven(Answer https) {
        return https.kind() == Kind.OTHER_PROTOCOL || !https.faults().isEmpty();
    }
}
