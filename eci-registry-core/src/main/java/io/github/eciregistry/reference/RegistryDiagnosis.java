package io.github.eciregistry.reference;

import io.github.eciregistry.Problem;
import io.github.eciregistry.ProblemCode;
import io.github.eciregistry.internal.text.Redaction;

/** Explains why a text is not a valid registry. */
final class RegistryDiagnosis {

    private static final int LONGEST_IPV6 = "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff".length();

    private RegistryDiagnosis() {}

    /** Returns the problem of a text that {@link Registry#parse} refuses. */
    static Problem of(String text) {
        if (text.length() <= LONGEST_IPV6) {
            String inBrackets = "[" + text + "]";
            if (new ReferenceScanner(inBrackets).registry() && IpLiteral.bytesOf(inBrackets) != null) {
                String expected = "brackets around an IPv6 address";
                return new Fault(ProblemCode.INVALID_REGISTRY_FORMAT, 0, expected, "none")
                        .in("registry", text, inBrackets);
            }
        }
        return faultIn(text).in("registry", text, Correction.ofRegistry(text));
    }

    private static Fault faultIn(String text) {
        int scheme = Correction.schemeEnd(text);
        if (scheme > 0) {
            String found = Problem.quote(Redaction.part(text, 0, scheme));
            return new Fault(ProblemCode.REGISTRY_HAS_SCHEME, 0, "a host", found);
        }
        if (Correction.registryStart(text) > 0) {
            return new Fault(ProblemCode.INVALID_REGISTRY_FORMAT, 0, "a host", "a user name");
        }
        ReferenceScanner scanner = new ReferenceScanner(text);
        if (scanner.registry()) {
            return ReferenceDiagnosis.portFault(text, scanner);
        }
        boolean hasPort = scanner.portEnd > scanner.hostEnd + 1;
        boolean isInPort = scanner.registryEnd == 0 && scanner.portEnd > 0;
        int at = isInPort ? scanner.portEnd : scanner.at;
        if (text.startsWith("/", at) && at > 0 && (hasPort || !isInPort)) {
            return Fault.at(ProblemCode.REGISTRY_HAS_PATH, text, at, "the end of the registry");
        }
        if (at > 0 && at == text.length() && scanner.hostEnd == at && !text.startsWith("[")) {
            String expected = "a domain or a port (otherwise it is a repository on Docker Hub)";
            return Fault.at(ProblemCode.REGISTRY_NOT_QUALIFIED, text, at, expected);
        }
        String expected = isInPort ? "a digit of a port" : scanner.expected;
        return Fault.at(ProblemCode.INVALID_REGISTRY_FORMAT, text, at, expected);
    }
}
