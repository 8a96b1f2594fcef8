package io.github.eciregistry.reference;

import io.github.eciregistry.internal.text.Redaction;
import org.jspecify.annotations.Nullable;

/**
 * Derives the text that was probably intended from an invalid one. Each step removes or replaces only characters that
 * no valid text can contain, and the result is used only if it is valid.
 */
final class Correction {

    /** The distance from an ASCII character to its full-width form. */
    private static final int FULL_WIDTH_DISTANCE = '\uff01' - '!';

    /**
     * The length of the longest text to correct; longer texts are unlikely to be references and are not copied.
     */
    private static final int MAX_LENGTH = 4096;

    private Correction() {}

    static @Nullable String ofReference(String text) {
        if (text.length() > MAX_LENGTH) {
            return null;
        }
        String plain = withoutBlanks(text);
        String corrected = inLowerCase(withoutEmptyParts(withoutIdleSlashes(plain.substring(prefixEnd(plain)))));
        ReferenceScanner scanner = new ReferenceScanner(corrected);
        boolean isReference = scanner.reference() && scanner.brokenLimit() == null;
        boolean hasLostItsSlash = plain.indexOf('/') >= 0 && corrected.indexOf('/') < 0;
        return isReference && !(hasLostItsSlash && isRegistry(corrected)) ? corrected : null;
    }

    static @Nullable String ofRegistry(String text) {
        if (text.length() > MAX_LENGTH) {
            return null;
        }
        String plain = withoutBlanks(text);
        String whole = withoutEmptyParts(withoutIdleSlashes(plain.substring(registryStart(plain))));
        int slash = indexOrEnd(whole, '/', 0);
        boolean isNetwork = slash + 1 < whole.length() && Character.isDigit(whole.charAt(slash + 1));
        String host = whole.substring(0, slash);
        String corrected = host.indexOf('_') < 0 ? host : lowerCase(host);
        return isRegistry(corrected) && !isNetwork ? corrected : null;
    }

    private static boolean isRegistry(String text) {
        ReferenceScanner scanner = new ReferenceScanner(text);
        return scanner.registry() && !scanner.isPortOutOfRange();
    }

    static @Nullable String ofDigest(String text) {
        if (text.length() > MAX_LENGTH) {
            return null;
        }
        String corrected = lowerCase(withoutBlanks(text));
        DigestScanner scanner = new DigestScanner(corrected, 0);
        return scanner.digest() && scanner.brokenLimit() == null ? corrected : null;
    }

    /** Returns the end of a scheme such as {@code https://} at the start of a text, or 0 without a scheme. */
    static int schemeEnd(String text) {
        int colon = text.indexOf(':');
        if (colon < 1 || !text.startsWith("//", colon + 1)) {
            return 0;
        }
        for (int i = 0; i < colon; i++) {
            if (!Character.isLetterOrDigit(text.charAt(i)) && "+-.".indexOf(text.charAt(i)) < 0) {
                return 0;
            }
        }
        return colon + 3;
    }

    static boolean isFullWidth(char c) {
        return foldedWidth(c) != c;
    }

    private static char foldedWidth(char c) {
        if (c >= '\uff01' && c <= '\uff5e') {
            return (char) (c - FULL_WIDTH_DISTANCE);
        }
        return switch (c) {
            case '\u3000' -> ' ';
            case '\u3002' -> '.';
            default -> c;
        };
    }

    /**
     * Returns the end of the scheme and {@code user:password@} before a reference. A digest does not count as
     * credentials.
     */
    static int prefixEnd(String text) {
        int scheme = schemeEnd(text);
        int slash = text.indexOf('/', scheme);
        int end = Redaction.endOfCredentials(slash < 0 ? "" : text.substring(0, slash));
        return Math.max(scheme, end);
    }

    /** Returns where scheme and {@code user:password@} before a registry end; a password may have slashes. */
    static int registryStart(String text) {
        return Math.max(schemeEnd(text), Redaction.endOfCredentials(text));
    }

    /**
     * Converts full-width characters to half-width, and removes whitespace at the edges and next to separators. Also
     * removes asterisks, with the whitespace around them: the vendor's pages mask names with asterisks, as in {@code
     * harbor***.pre.com}. A part that consists only of asterisks is kept, since its meaning is unknown.
     */
    private static String withoutBlanks(String text) {
        StringBuilder out = new StringBuilder(text.length());
        boolean hasBlank = false;
        boolean hasStar = false;
        for (int i = 0; i < text.length(); i++) {
            char c = foldedWidth(text.charAt(i));
            if (isBlank(c)) {
                hasBlank = true;
            } else if (c == '*') {
                hasStar = true;
            } else {
                boolean isEdge = isDelimiter(c) || endsWithDelimiter(out);
                if (hasStar && isDelimiter(c) && endsWithDelimiter(out)) {
                    out.append('*');
                } else if (hasBlank && !hasStar && !isEdge) {
                    out.append(' ');
                }
                out.append(c);
                hasBlank = false;
                hasStar = false;
            }
        }
        if (hasStar && endsWithDelimiter(out)) {
            out.append('*');
        }
        return out.toString();
    }

    private static boolean isBlank(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c) || Character.getType(c) == Character.FORMAT;
    }

    private static boolean isDelimiter(char c) {
        return c == '/' || c == ':' || c == '@';
    }

    private static boolean endsWithDelimiter(StringBuilder out) {
        return out.isEmpty() || isDelimiter(out.charAt(out.length() - 1));
    }

    /** Removes slashes at the edges and all but one where several follow each other. */
    private static String withoutIdleSlashes(String text) {
        StringBuilder out = new StringBuilder(text.length());
        boolean hasSlash = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '/') {
                hasSlash = true;
            } else {
                if (hasSlash && !out.isEmpty()) {
                    out.append('/');
                }
                out.append(c);
                hasSlash = false;
            }
        }
        return out.toString();
    }

    /** Removes a colon or an at sign that nothing follows. */
    private static String withoutEmptyParts(String text) {
        StringBuilder out = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            char next = i + 1 < text.length() ? text.charAt(i + 1) : '/';
            boolean isEmptyPort = c == ':' && next == '/';
            boolean isEmptyTag = c == ':' && next == '@';
            boolean isEmptyDigest = c == '@' && i + 1 == text.length();
            if (!isEmptyPort && !isEmptyTag && !isEmptyDigest) {
                out.append(c);
            }
        }
        return out.toString();
    }

    /** Lower-cases repository and digest, and the host if it has an underscore: then it is read as a repository too. */
    private static String inLowerCase(String text) {
        int repository = ReferenceDiagnosis.repositoryStart(text);
        int digest = indexOrEnd(text, '@', repository);
        int tag = Math.min(indexOrEnd(text, ':', repository), digest);
        String host = text.substring(0, repository);
        return (host.indexOf('_') < 0 ? host : lowerCase(host))
                + lowerCase(text.substring(repository, tag))
                + text.substring(tag, digest)
                + lowerCase(text.substring(digest));
    }

    /**
     * Lower-cases each character separately, as Go does: U+0130 becomes one {@code i}. The JDK produces two characters,
     * and needs quadratic time for many of them.
     */
    static String lowerCase(String text) {
        StringBuilder lower = new StringBuilder(text);
        for (int i = 0; i < lower.length(); i++) {
            lower.setCharAt(i, Character.toLowerCase(lower.charAt(i)));
        }
        return lower.toString();
    }

    private static int indexOrEnd(String text, char c, int start) {
        int index = text.indexOf(c, start);
        return index < 0 ? text.length() : index;
    }
}
