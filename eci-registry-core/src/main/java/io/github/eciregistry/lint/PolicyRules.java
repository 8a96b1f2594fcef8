package io.github.eciregistry.lint;

import io.github.eciregistry.Problem;
import io.github.eciregistry.ProblemCode;
import io.github.eciregistry.TextEdit;
import io.github.eciregistry.annotation.AnnotationKeys;
import io.github.eciregistry.annotation.RegistryAnnotations;
import io.github.eciregistry.internal.pod.Field;
import io.github.eciregistry.internal.pod.PodDecision;
import io.github.eciregistry.internal.pod.PodImage;
import io.github.eciregistry.internal.pod.PodProblem;
import io.github.eciregistry.policy.RegistryPolicy;
import io.github.eciregistry.policy.Transport;
import io.github.eciregistry.reference.Registry;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The annotations of a pod against the policy. */
final class PolicyRules {

    private PolicyRules() {}

    static void check(PodContext pod, Findings findings) {
        Settings settings = findings.settings();
        if (settings.policy().rules().isEmpty()) {
            return;
        }
        missing(pod, findings);
        List<ListedValue> values = ListedValue.of(pod, findings);
        for (PodProblem found : pod.decision().problems()) {
            if (found.problem().code() == ProblemCode.CONFLICTING_REGISTRY) {
                conflict(values, found.problem());
            }
        }
        for (ListedValue value : values) {
            needless(value, settings.policy());
        }
    }

    private static void missing(PodContext pod, Findings findings) {
        PodDecision decision = pod.decision();
        RegistryAnnotations added = decision.pod().isBlocked() ? decision.wanted() : decision.added();
        Set<Registry> plainHttp = new HashSet<>(added.plainHttp());
        Set<Registry> skipVerify = new HashSet<>(added.skipVerify());
        if (plainHttp.isEmpty() && skipVerify.isEmpty()) {
            return;
        }
        List<TextEdit> fix = pod.edits(findings.text(), decision.changes());
        AnnotationKeys keys = findings.settings().keys().get(0);
        for (PodImage image : pod.images()) {
            Registry registry = image.registry();
            boolean plain = plainHttp.remove(registry);
            if (registry != null && (plain || skipVerify.remove(registry))) {
                String key = plain ? keys.plainHttp() : keys.skipVerify();
                String message = "registry " + Problem.quote(registry.toString()) + " needs " + key
                        + decidedBy(registry, findings.settings().policy());
                Field field = (Field) image.value();
                findings.add(Rule.MISSING_REGISTRY, field.node(), field.path(), message, fix);
            }
        }
    }

    /** Returns the pattern of the policy that decides about a registry, in parentheses; empty if none does. */
    private static String decidedBy(Registry registry, RegistryPolicy policy) {
        return policy.ruleFor(registry).map(rule -> " (policy: " + rule + ")").orElse("");
    }

    private static void conflict(List<ListedValue> values, Problem problem) {
        int offset = problem.offset().orElse(0);
        for (ListedValue value : values) {
            if (value.key().equals(problem.path().orElse(""))) {
                value.add(Rule.OTHER_TRANSPORT, offset, value.endOfElement(offset), problem.message(), List.of());
            }
        }
    }

    private static void needless(ListedValue value, RegistryPolicy policy) {
        for (ListedValue.Element element : value.elements()) {
            Registry registry = element.registry();
            boolean https = policy.ruleFor(registry)
                    .filter(rule -> rule.transport() == Transport.HTTPS)
                    .isPresent();
            if (https) {
                String message = "registry " + Problem.quote(registry.toString()) + " needs no annotation"
                        + decidedBy(registry, policy);
                value.add(Rule.NEEDLESS_BY_POLICY, element, message, List.of());
            }
        }
    }
}
