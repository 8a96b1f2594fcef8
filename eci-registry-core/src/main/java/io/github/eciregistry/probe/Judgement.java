package io.github.eciregistry.probe;

import io.github.eciregistry.policy.PublicRegistries;
import io.github.eciregistry.reference.Registry;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Turns what HTTPS and plain HTTP answered into one result. */
final class Judgement {

    private Judgement() {}

    /** Judges a host that was asked with one protocol only. */
    static ProbeResult of(Endpoint endpoint, Answer answer) {
        return endpoint.isTls()
                ? of(endpoint.registry(), answer, Answer.NOT_ASKED, List.of())
                : of(endpoint.registry(), Answer.NOT_ASKED, answer, List.of());
    }

    static ProbeResult of(Registry registry, Answer https, Answer http, List<RelatedHost> relatedHosts) {
        Verdict verdict = verdict(https, http);
        if (isPublic(registry) && (isUnproven(https) || verdict == Verdict.PLAIN_HTTP)) {
            verdict = Verdict.INTERCEPTED;
        }
        Set<ProbeReason> reasons = new LinkedHashSet<>(https.reasons());
        if (!https.isRegistry()) {
            reasons.addAll(http.reasons());
        }
        return new ProbeResult(registry, verdict, List.copyOf(reasons), https.certificate(), relatedHosts);
    }

    static boolean isPublic(Registry registry) {
        return PublicRegistries.contains(registry);
    }

    private static Verdict verdict(Answer https, Answer http) {
        if (https.isRegistry()) {
            return https.faults().isEmpty() ? Verdict.HTTPS : Verdict.SELF_SIGNED_HTTPS;
        }
        if (http.isRegistry()) {
            return Verdict.PLAIN_HTTP;
        }
        if (https.kind() == Answer.Kind.UNUSABLE_TLS) {
            return Verdict.UNUSABLE_HTTPS;
        }
        return isAnswered(https) || isAnswered(http) ? Verdict.NOT_A_REGISTRY : Verdict.UNREACHABLE;
    }

    private static boolean isAnswered(Answer answer) {
        return answer.kind() == Answer.Kind.OTHER_SERVICE || answer.kind() == Answer.Kind.OTHER_PROTOCOL;
    }

    /** Says whether something answered on the HTTPS port that is not the host it claims to be. */
    private static boolean isUnproven(Answer https) {
        return https.kind() == Answer.Kind.OTHER_PROTOCOL || !https.faults().isEmpty();
    }
}
