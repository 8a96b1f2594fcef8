package io.github.eciregistry.cli;

import io.github.eciregistry.Problem;
import io.github.eciregistry.internal.document.MappingNode;
import io.github.eciregistry.policy.PolicyFile;
import io.github.eciregistry.policy.RegistryPolicy;
import java.util.function.Consumer;

/** A policy that is a part of another file. */
final class EmbeddedPolicy {

    private EmbeddedPolicy() {}

    /**
     * Reads the policy as a file of its own, in which all around it is blank: so it has the same rules, and its problems
     * the same places.
     *
     * @param mapping the policy
     * @param text the text that it is in
     * @param warnings takes what should be changed in it
     * @throws io.github.eciregistry.InvalidInputException if it is not valid, with all problems
     */
    static RegistryPolicy read(MappingNode mapping, String text, Consumer<Problem> warnings) {
        StringBuilder blank = new StringBuilder(mapping.contentEnd());
        for (int i = 0; i < mapping.contentEnd(); i++) {
            char c = text.charAt(i);
            blank.append(i >= mapping.start() || c == '\n' || c == '\r' ? c : ' ');
        }
        return PolicyFile.parse(blank.append('\n').toString(), warnings);
    }
}
