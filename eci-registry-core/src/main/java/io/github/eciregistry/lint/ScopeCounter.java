package io.github.eciregistry.lint;

import io.github.eciregistry.internal.document.Document;
import io.github.eciregistry.internal.pod.PodDecision;
import io.github.eciregistry.internal.pod.PodImage;
import io.github.eciregistry.policy.RegistryPolicy;
import java.util.HashSet;
import java.util.Set;

/** Counts what a linter looks at. */
final class ScopeCounter {

    private final RegistryPolicy policy;
    private final Set<RegistryPolicy.Rule> usedRules = new HashSet<>();
    private int documents;
    private int pods;
    private int images;
    private int matchedImages;

    ScopeCounter(RegistryPolicy policy) {
        this.policy = policy;
    }

    void add(Document document) {
        documents += document.isEmpty() ? 0 : 1;
    }

    void add(PodDecision decision) {
        pods++;
        images += decision.pod().images().size();
        for (PodImage image : decision.pod().images()) {
            if (image.registry() != null) {
                policy.ruleFor(image.registry()).ifPresent(rule -> {
                    matchedImages++;
                    usedRules.add(rule);
                });
            }
        }
    }

    LintScope scope() {
        return new LintScope(documents, pods, images, matchedImages, usedRules);
    }
}
