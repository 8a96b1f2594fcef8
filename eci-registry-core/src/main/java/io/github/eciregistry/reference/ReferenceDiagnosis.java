package io.github.eciregistry.reference;

import io.github.eciregistry.Problem;
import io.github.eciregistry.ProblemCode;
import io.github.eciregistry.internal.text.Redaction;
import java.util.Objects;

/**
 * Explains why a text is not a valid reference or digest. The code is that of the first check that fails in
 * distribution/reference v0.6.0 ({@code ParseNormalizedNamed}, read 2026-11-23); the offset points to the character to
 * correct.
 */
final class ReferenceDiagnosis {

    private static final String LOWER_CASE_LETTER_OR_DIGIT = "a lower-case letter or digit";

    private ReferenceDiagnosis() {}

    /** Returns the problem of a text that {@link ImageReference#parse} refuses. */
    static Problem of(String text) {
        return faultIn(text).in("image reference", text, Correction.ofReference(text));
    }

    /** Returns the problem of a text that {@link Digest#parse} refuses. */
    static Problem ofDigest(String text) {
        DigestScanner scanner = new DigestScanner(text, 0);
        boolean isComplete = scanner.digest() || (scanner.algorithmEnd > 0 && scanner.at == text.length());
        ProblemCode broken = isComplete ? scanner.brokenLimit() : null;
        Fault fault = broken == null
                ? Fault.at(ProblemCode.DIGEST_INVALID_FORMAT, text, scanner.at, scanner.expected)
                : scanner.faultOf(broken);
        return fault.in("digest", text, Correction.ofDigest(text));
    }

    private static Fault faultIn(String text) {
        ReferenceScanner scanner = new ReferenceScanner(text);
        boolean isGrammatical = scanner.reference();
        ProblemCode broken = isGrammatical ? scanner.brokenLimit() : null;
        if (broken == ProblemCode.IDENTIFIER_64_HEX) {
            return new Fault(broken, 0, "a name", "64 hexadecimal digits, which mean an image ID");
        }
        int upperCase = upperCaseInRepository(text);
        if (upperCase >= 0) {
            ProblemCode code = ProblemCode.REPOSITORY_NOT_LOWERCASE;
            boolean isWrongBefore = Correction.schemeEnd(text) > 0
                    || (scanner.at < upperCase && Fault.isPlaceholderAt(text, scanner.at));
            return isWrongBefore
                    ? grammarFault(code, text, scanner)
                    : Fault.at(code, text, upperCase, LOWER_CASE_LETTER_OR_DIGIT);
        }
        if (broken != null) {
            return limitFault(broken, text, scanner);
        }
        if (new ReferenceScanner(lowerCased(text)).reference()) {
            int offset = isUpperCase(text, scanner.at) ? scanner.at : firstUpperCase(text, 0, text.length());
            return Fault.at(ProblemCode.NAME_CONTAINS_UPPERCASE, text, offset, LOWER_CASE_LETTER_OR_DIGIT);
        }
        return grammarFault(ProblemCode.INVALID_REFERENCE_FORMAT, text, scanner);
    }

    private static Fault grammarFault(ProblemCode code, String text, ReferenceScanner scanner) {
        int scheme = Correction.schemeEnd(text);
        if (scheme > 0) {
            return new Fault(code, 0, "a registry or a repository", Problem.quote(Redaction.part(text, 0, scheme)));
        }
        if (Correction.prefixEnd(text) > 0) {
            return new Fault(code, 0, "a registry or a repository", "a user name");
        }
        boolean isInPort = scanner.registryEnd == 0 && scanner.portEnd > 0 && text.indexOf('/', scanner.portEnd) > 0;
        return isInPort
                ? Fault.at(code, text, scanner.portEnd, "a digit of a port")
                : Fault.at(code, text, scanner.at, scanner.expected);
    }

    private static Fault limitFault(ProblemCode broken, String text, ReferenceScanner scanner) {
        return switch (broken) {
            case NAME_TOO_LONG -> {
                int limit = ReferenceScanner.MAX_REPOSITORY_LENGTH;
                int excess = scanner.repositoryLength() - limit;
                yield new Fault(
                        broken,
                        scanner.repositoryEnd - excess,
                        "at most " + limit + " characters in the repository",
                        scanner.repositoryLength() + " characters");
            }
            case PORT_OUT_OF_RANGE -> portFault(text, scanner);
            default -> Objects.requireNonNull(scanner.digest).faultOf(broken);
        };
    }

    static Fault portFault(String text, ReferenceScanner scanner) {
        int start = scanner.hostEnd + 1;
        String found = Problem.quote(Redaction.part(text, start, scanner.portEnd));
        return new Fault(ProblemCode.PORT_OUT_OF_RANGE, start, "a port from 1 to 65535", found);
    }

    /** Returns the offset of the first upper-case letter before the first colon in the presumed repository. */
    private static int upperCaseInRepository(String text) {
        int start = repositoryStart(text);
        int colon = text.indexOf(':', start);
        return firstUpperCase(text, start, colon < 0 ? text.length() : colon);
    }

    /** Returns the start of the repository even in an invalid text: after the first slash if a registry precedes it. */
    static int repositoryStart(String text) {
        int slash = text.indexOf('/');
        if (slash < 0) {
            return 0;
        }
        String first = text.substring(0, slash);
        boolean isRegistry = first.equals(ReferenceScanner.LOCALHOST)
                || first.indexOf('.') >= 0
                || first.indexOf(':') >= 0
                || firstUpperCase(first, 0, slash) >= 0;
        return isRegistry ? slash + 1 : 0;
    }

    private static int firstUpperCase(String text, int start, int end) {
        int i = start;
        while (i < end) {
            if (isUpperCase(text, i)) {
                return i;
            }
            i += Character.charCount(text.codePointAt(i));
        }
        return -1;
    }

    private static boolean isUpperCase(String text, int offset) {
        if (offset == text.length()) {
            return false;
        }
        int c = text.codePointAt(offset);
        return Character.toLowerCase(c) != c;
    }

    /** Lower-cases everything except an address in brackets, whose upper case may distinguish it from a repository. */
    private static String lowerCased(String text) {
        int start = text.startsWith("[") ? Math.max(0, text.indexOf(']')) : 0;
        return text.substring(0, start) + Correction.lowerCase(text.substring(start));
    }
}
