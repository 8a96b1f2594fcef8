package io.github.eciregistry.internal.pod;

import io.github.eciregistry.Problem;
import io.github.eciregistry.ProblemCode;
import java.util.Locale;
import java.util.Optional;

/**
 * The form of a cache's pull secret, {@code namespace:name}: an RFC 1123 label, a colon, an RFC 1123 subdomain, as
 * Kubernetes checks them (apimachinery {@code pkg/util/validation/validation.go}, v1.34, read 2026-11-23).
 */
public final class CachePullSecret {

    private static final int MAX_NAMESPACE = 63;
    private static final int MAX_NAME = 253;

    private final String text;

    private CachePullSecret(String text) {
        this.text = text;
    }

    /** Returns the problem with a pull secret, with its offset, or empty. */
    public static Optional<Problem> problem(String text) {
        Optional<Problem> problem = new CachePullSecret(text).check();
        String fixed = text.strip().replace('/', ':').toLowerCase(Locale.ROOT);
        boolean fixable =
                problem.isPresent() && new CachePullSecret(fixed).check().isEmpty();
        return fixable ? problem.map(found -> found.withHint(fixed)) : problem;
    }

    private Optional<Problem> check() {
        int colon = text.indexOf(':');
        int fault = faultIn(0, colon < 0 ? text.length() : colon, MAX_NAMESPACE, false);
        if (fault >= 0) {
            return Optional.of(wrong(fault, "a namespace of lower-case letters, digits and inner '-'"));
        }
        if (colon < 0) {
            return Optional.of(wrong(text.length(), "':' and the name of a secret"));
        }
        fault = faultIn(colon + 1, text.length(), MAX_NAME, true);
        return fault < 0
                ? Optional.empty()
                : Optional.of(wrong(fault, "the name of a secret of lower-case letters, digits and inner '-' and '.'"));
    }

    /** Returns the offset of the first error in a name, which may be its end, or -1. */
    private int faultIn(int start, int end, int maxLength, boolean dots) {
        int i = start;
        while (true) {
            if (i == end || !isLetterOrDigit(text.charAt(i))) {
                return i;
            }
            while (i < end && (isLetterOrDigit(text.charAt(i)) || text.charAt(i) == '-')) {
                i++;
            }
            if (text.charAt(i - 1) == '-' || (i < end && !(dots && text.charAt(i) == '.'))) {
                return i;
            }
            if (i == end) {
                return end - start > maxLength ? start + maxLength : -1;
            }
            i++;
        }
    }

    private static boolean isLetterOrDigit(char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    }

    private Problem wrong(int offset, String expected) {
        String found = offset < text.length() ? Problem.quote(Character.toString(text.codePointAt(offset))) : "the end";
        String message = "invalid pull secret " + Problem.quote(text) + " at " + offset + ": expected " + expected
                + ", found " + found;
        return Problem.of(ProblemCode.IMAGE_CACHE_SECRET, text, message).atOffset(offset);
    }
}
