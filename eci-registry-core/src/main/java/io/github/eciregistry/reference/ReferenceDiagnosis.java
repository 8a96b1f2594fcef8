package io.github.eciregistry.reference;

import io.github.eciregistry.Problem;
import io.github.eciregistry.ProblemCode;

/**
 * Says what is wrong with a text that is no reference or no digest. The code is that of the first check which fails in
 * distribution/reference v0.6.0 ({@code ParseNormalizedNamed}, read 2026-11-23); the offset is where a person has to
 * look.
 */
final class ReferenceDiagnosis {

    private ReferenceDiagnosis() {}

    /** Returns the problem of a text that {@link ImageReference#parse} refuses. */
    static Problem of(String text) {
        return faultIn(text).in("image reference", text, Correction.ofReference(text));
    }

    /** Returns the problem of a text that {@link Digest#parse} refuses. */
    static Problem ofDigest(String text) {
        ReferenceScanner scanner = new ReferenceScanner(text);
        boolean isComplete = scanner.digest() || (scanner.algorithmEnd > 0 && scanner.at == text.length());
        ProblemCode broken = isComplete ? scanner.brokenDigestLimit() : null;
        Fault fault = broken == null
                ? Fault.at(ProblemCode.DIGEST_INVALID_FORMAT, text, scanner.at, scanner.expected())
                : digestFault(broken, text, scanner);
        return fault.in("digest", text, Correction.ofDigest(text));
    }

    private static Fault faultIn(String text) {
        ReferenceScanner scanner = new ReferenceScanner(text);
        boolean isGrammatical = scanner.reference();
        ProblemCode broken = isGrammatical ? scanner.brokenLimit() : null;
        if (broken == ProblemCode.IDENTIFIER_64_HEX) {
            return new Fault(broken, 0, "a name", "64 hexadecimal digits, which are taken for an image id");
        }
        int upperCase = upperCaseInRepository(text);
        if (upperCase >= 0) {
            ProblemCode code = ProblemCode.REPOSITORY_NOT_LOWERCASE;
            int scheme = Correction.schemeEnd(text);
            return scheme > 0
                    ? schemeFault(code, text, scheme)
                    : Fault.at(code, text, upperCase, "a lower-case letter or digit");
        }
        return broken == null ? grammarFault(text, scanner) : limitFault(broken, text, scanner);
    }

    private static Fault schemeFault(ProblemCode code, String text, int schemeEnd) {
        return new Fault(code, 0, "a registry or a repository", Problem.quote(text.substring(0, schemeEnd)));
    }

    private static Fault grammarFault(String text, ReferenceScanner scanner) {
        if (new ReferenceScanner(lowerCased(text)).reference()) {
            boolean isThere = isUpperCase(text, scanner.at);
            int offset = isThere ? scanner.at : firstUpperCase(text, 0, text.length());
            return Fault.at(ProblemCode.NAME_CONTAINS_UPPERCASE, text, offset, "a lower-case letter or digit");
        }
        ProblemCode code = ProblemCode.INVALID_REFERENCE_FORMAT;
        int scheme = Correction.schemeEnd(text);
        if (scheme > 0) {
            return schemeFault(code, text, scheme);
        }
        boolean isInPort = scanner.registryEnd == 0 && scanner.portEnd > 0 && text.indexOf('/', scanner.portEnd) > 0;
        return isInPort
                ? Fault.at(code, text, scanner.portEnd, "a digit of a port")
                : Fault.at(code, text, scanner.at, scanner.expected());
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
            default -> digestFault(broken, text, scanner);
        };
    }

    static Fault portFault(String text, ReferenceScanner scanner) {
        int start = scanner.hostEnd + 1;
        String found = Problem.quote(text.substring(start, scanner.portEnd));
        return new Fault(ProblemCode.PORT_OUT_OF_RANGE, start, "a port from 1 to 65535", found);
    }

    private static Fault digestFault(ProblemCode broken, String text, ReferenceScanner scanner) {
        int start = scanner.digestStart;
        String algorithm = text.substring(start, scanner.algorithmEnd);
        int hexStart = scanner.algorithmEnd + 1;
        return switch (broken) {
            case DIGEST_UNSUPPORTED -> new Fault(broken, start, "sha256, sha384 or sha512", Problem.quote(algorithm));
            case DIGEST_INVALID_LENGTH -> {
                int wanted = Digest.hexLength(text, start, scanner.algorithmEnd);
                int found = scanner.at - hexStart;
                yield new Fault(
                        broken,
                        hexStart + Math.min(wanted, found),
                        wanted + " hexadecimal digits after " + algorithm,
                        Integer.toString(found));
            }
            default -> {
                int offset = firstUpperCase(text, start, text.length());
                yield Fault.at(broken, text, offset, "a lower-case letter or digit");
            }
        };
    }

    /** Returns the offset of the first upper-case letter of what is taken for repository before the first colon. */
    private static int upperCaseInRepository(String text) {
        int start = repositoryStart(text);
        int colon = text.indexOf(':', start);
        return firstUpperCase(text, start, colon < 0 ? text.length() : colon);
    }

    /** Returns where the repository starts, wrong as the text may be: behind the first slash if a registry is there. */
    static int repositoryStart(String text) {
        int slash = text.indexOf('/');
        if (slash < 0) {
            return 0;
        }
        String first = text.substring(0, slash);
        boolean isRegistry = first.equals("localhost")
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

    /**
     * Lower-cases a character at a time: U+0130 becomes one {@code i}, as in Go. An address in brackets stays, since it
     * is its upper case that may tell it from a repository.
     */
    private static String lowerCased(String text) {
        StringBuilder lower = new StringBuilder(text);
        int start = text.startsWith("[") ? Math.max(0, text.indexOf(']')) : 0;
        for (int i = start; i < lower.length(); i++) {
            lower.setCharAt(i, Character.toLowerCase(lower.charAt(i)));
        }
        return lower.toString();
    }
}
