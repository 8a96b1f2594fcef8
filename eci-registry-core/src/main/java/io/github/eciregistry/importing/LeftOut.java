package io.github.eciregistry.importing;

import io.github.eciregistry.InvalidInputException;
import io.github.eciregistry.Problem;
import io.github.eciregistry.policy.PublicRegistries;
import io.github.eciregistry.policy.RegistryPattern;
import io.github.eciregistry.reference.Registry;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The reason why no rule is imported for a pattern, regardless of its settings.
 *
 * @param code the code of the note
 * @param message the text of the note
 */
record LeftOut(NoteCode code, String message) {

    /** Host names by which containers reach the machine that runs them. */
    private static final Set<String> OWN_NAMES = Set.of(
            "localhost.localdomain",
            "host.docker.internal",
            "kubernetes.docker.internal",
            "host.containers.internal",
            "host.lima.internal",
            "host.minikube.internal",
            "host.rancher-desktop.internal");

    /** Returns the reason for omitting a pattern, or null. */
    static @Nullable LeftOut of(RegistryPattern pattern) {
        String quoted = Problem.quote(pattern.toString());
        if (isInstanceItself(pattern)) {
            return new LeftOut(
                    NoteCode.LOOPBACK,
                    "a rule for " + quoted
                            + " is not imported: on a node it is the node itself, on ECI it would be the instance itself");
        }
        if (pattern.host().startsWith("[")) {
            return new LeftOut(
                    NoteCode.IPV6_REGISTRY,
                    "a rule for " + quoted + " is not imported: the annotations are documented for host names and IPv4"
                            + " addresses only, so none is written for an IPv6 address; give the registry a name");
        }
        if (PublicRegistries.areMatchedBy(pattern)) {
            return new LeftOut(
                    NoteCode.PUBLIC_REGISTRY,
                    "a rule for " + quoted
                            + " is not imported: it would skip the verification of public registries, whose"
                            + " certificates every client trusts; if one fails verification, another server answers");
        }
        return null;
    }

    private static boolean isInstanceItself(RegistryPattern pattern) {
        String host = pattern.host();
        if (OWN_NAMES.contains(host) || host.equals("localhost") || host.endsWith(".localhost")) {
            return true;
        }
        boolean isUnspecified = host.equals("0.0.0.0") || (host.startsWith("[") && host.matches("\\[[:0]*]"));
        int all = host.startsWith("[") ? 128 : 8;
        return (isUnspecified || isLoopback(host)) && pattern.prefixLength().orElse(all) >= all;
    }

    static boolean isLoopback(String name) {
        try {
            return Registry.parse(name).isLoopback();
        } catch (InvalidInputException e) {
            return false;
        }
    }
}
