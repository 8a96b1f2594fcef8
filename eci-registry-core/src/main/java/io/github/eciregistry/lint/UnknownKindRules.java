package io.github.eciregistry.lint;

import io.github.eciregistry.internal.pod.Field;
import io.github.eciregistry.internal.pod.PodDecision;
import io.github.eciregistry.internal.pod.PodImage;
import io.github.eciregistry.internal.pod.PodProblem;
import io.github.eciregistry.internal.pod.ShapedPod;

/** Pods that the table of kinds does not have, which nothing annotates. */
final class UnknownKindRules {

    private UnknownKindRules() {}

    static void check(ShapedPod shaped, PodDecision decision, Findings findings) {
        if (!findings.settings().policy().rules().isEmpty()) {
            for (PodProblem missing :
                    shaped.missing(decision, findings.settings().keys())) {
                findings.add(
                        Rule.UNKNOWN_KIND_NEEDS_ANNOTATION,
                        (Field) missing.value(),
                        missing.problem().message());
            }
        } else if (!decision.pod().hasRegistryAnnotation()) {
            decision.pod().images().stream()
                    .filter(image -> image.registry() != null)
                    .findFirst()
                    .ifPresent(image -> hint(shaped, image, findings));
        }
    }

    private static void hint(ShapedPod shaped, PodImage image, Findings findings) {
        findings.add(Rule.UNKNOWN_KIND, (Field) shaped.placeOf(image), shaped.notAnnotated());
    }
}
