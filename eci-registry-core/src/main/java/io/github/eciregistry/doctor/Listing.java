package io.github.eciregistry.doctor;

import io.github.eciregistry.InvalidInputException;
import io.github.eciregistry.Problem;
import io.github.eciregistry.ProblemCode;
import io.github.eciregistry.Severity;
import io.github.eciregistry.annotation.AnnotationKeys;
import io.github.eciregistry.annotation.AnnotationReading;
import io.github.eciregistry.policy.RegistryPattern;
import io.github.eciregistry.policy.Transport;
import io.github.eciregistry.reference.Registry;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * How annotations list a registry.
 *
 * @param form whether and how
 * @param detail what is listed instead; empty if nothing is
 */
record Listing(Form form, String detail) {

    /** The ways to list a registry, the right one first. */
    enum Form {
        RIGHT,
        WRONG_LIST,
        PORT_MISSING,
        PORT_SUPERFLUOUS,
        PORT_DIFFERENT,
        CASE_DIFFERENT,
        MALFORMED,
        ABSENT
    }

    /** Finds a registry in the annotation for a transport, and what comes close to it. */
    static Listing of(Map<String, String> annotations, AnnotationKeys keys, Registry registry, Transport transport) {
        boolean isPlainHttp = transport == Transport.PLAIN_HTTP;
        AnnotationReading reading = AnnotationReading.of(annotations, keys);
        List<Registry> plainHttp = reading.annotations().plainHttp();
        List<Registry> skipVerify = reading.annotations().skipVerify();
        if ((isPlainHttp ? plainHttp : skipVerify).contains(registry)) {
            return new Listing(Form.RIGHT, registry.toString());
        }
        String otherKey = isPlainHttp ? keys.skipVerify() : keys.plainHttp();
        if ((isPlainHttp ? skipVerify : plainHttp).contains(registry)) {
            return new Listing(Form.WRONG_LIST, registry + " is in " + otherKey);
        }
        for (Registry listed :
                Stream.concat(plainHttp.stream(), skipVerify.stream()).toList()) {
            if (listed.host().equalsIgnoreCase(registry.host())) {
                return new Listing(difference(listed, registry), "it lists " + listed);
            }
        }
        return malformed(reading.problems(), annotations, registry);
    }

    private static Form difference(Registry listed, Registry registry) {
        if (listed.port().equals(registry.port())) {
            return Form.CASE_DIFFERENT;
        }
        if (listed.port().isEmpty()) {
            return Form.PORT_MISSING;
        }
        return registry.port().isEmpty() ? Form.PORT_SUPERFLUOUS : Form.PORT_DIFFERENT;
    }

    private static Listing malformed(List<Problem> problems, Map<String, String> annotations, Registry registry) {
        for (Problem problem : problems) {
            String key = problem.path().orElse("");
            String value = annotations.getOrDefault(key, "");
            boolean isMeant = problem.hint().stream()
                            .flatMap(hint -> Stream.of(hint.split(",")))
                            .anyMatch(registry.toString()::equals)
                    || Stream.of(value.split(",")).anyMatch(element -> matches(element.strip(), registry));
            boolean isInBoth =
                    problem.input().contains(registry.toString()) && problem.code() == ProblemCode.REGISTRY_IN_BOTH;
            if (isInBoth) {
                return new Listing(Form.WRONG_LIST, "it is in both annotations");
            }
            if (isMeant && problem.code().severity() == Severity.ERROR) {
                return new Listing(Form.MALFORMED, problem.message());
            }
        }
        return new Listing(Form.ABSENT, "");
    }

    /** Returns whether an element is a wildcard or a CIDR block, as only policies have them, and matches the registry. */
    private static boolean matches(String element, Registry registry) {
        try {
            return RegistryPattern.parse(element).matches(registry);
        } catch (InvalidInputException e) {
            return false;
        }
    }
}
