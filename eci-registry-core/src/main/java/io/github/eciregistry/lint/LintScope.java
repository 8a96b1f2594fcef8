package io.github.eciregistry.lint;

import io.github.eciregistry.policy.RegistryPolicy;
import java.util.Objects;
import java.util.Set;

/**
 * What a linter looked at in a text, whether it found something there or not.
 *
 * @param documents how many documents the text has, of whatever kind; those without content do not count
 * @param pods how many pod templates, pods and ImageCaches they have
 * @param images how many images these have, including those that are not references
 * @param matchedImages how many of the images a pattern of the policy matches
 * @param usedRules the rules of the policy that decide about at least one image, in no particular order
 * @since 0.1.0
 */
public record LintScope(int documents, int pods, int images, int matchedImages, Set<RegistryPolicy.Rule> usedRules) {

    /** Copies the set. */
    public LintScope {
        Objects.requireNonNull(usedRules, "usedRules");
        usedRules = Set.copyOf(usedRules);
    }
}
