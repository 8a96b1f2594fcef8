package io.github.eciregistry.annotation;

import io.github.eciregistry.Problem;
import io.github.eciregistry.ProblemCode;
import org.apache.commons.lang3.CharUtils;
import org.jspecify.annotations.Nullable;

/**
 * Checks one annotation key as Kubernetes does, which accepts letters of either case:
 *
 * <pre>
 * key    := [ prefix "/" ] name
 * prefix := label { "." label }                  at most 253 characters
 * label  := alnum [ { alnum | "-" } alnum ]
 * name   := alnum [ { alnum | "-" | "_" | "." } alnum ]   at most 63 characters
 * </pre>
 */
final class KeyGrammar {

    private static final int MAX_NAME = 63;
    private static final int MAX_PREFIX = 253;

    private final String key;

    private KeyGrammar(String key) {
        this.key = key;
    }

    /** Returns the problem with a key, or null. */
    static @Nullable Problem problemOf(String key) {
        KeyGrammar grammar = new KeyGrammar(key);
        int slash = key.indexOf('/');
        Problem problem = slash < 0 ? null : grammar.prefix(slash);
        return problem != null ? problem : grammar.name(slash + 1);
    }

    private @Nullable Problem prefix(int end) {
        if (end == 0) {
            return expected(0, "a prefix before '/'");
        }
        if (end > MAX_PREFIX) {
            return expected(MAX_PREFIX, "a prefix of at most 253 characters");
        }
        for (int i = 0; i < end; i++) {
            char c = key.charAt(i);
            boolean joint = (c == '-' || c == '.')
                    && i > 0
                    && i + 1 < end
                    && isAlnumOrDash(key.charAt(i - 1), c)
                    && isAlnumOrDash(key.charAt(i + 1), c);
            if (!CharUtils.isAsciiAlphanumeric(c) && !joint) {
                return expected(i, "a DNS subdomain before '/'");
            }
        }
        return null;
    }

    private @Nullable Problem name(int start) {
        int end = key.length();
        if (end - start > MAX_NAME) {
            return expected(start + MAX_NAME, "a name of at most 63 characters");
        }
        for (int i = start; i < end; i++) {
            char c = key.charAt(i);
            boolean joint = (c == '-' || c == '_' || c == '.') && i > start && i + 1 < end;
            if (!CharUtils.isAsciiAlphanumeric(c) && !joint) {
                return expected(i, "letters, digits and, inside, '-', '_' or '.'");
            }
        }
        return start == end ? expected(start, "a name") : null;
    }

    private Problem expected(int offset, String what) {
        String found = offset < key.length() ? Problem.quote(key.substring(offset, offset + 1)) : "the end";
        String message = "invalid annotation key " + Problem.quote(key) + " at " + offset + ": expected " + what
                + ", found " + found;
        return Problem.of(ProblemCode.INVALID_ANNOTATION_KEY, key, message).atOffset(offset);
    }

    private static boolean isAlnumOrDash(char c, char joint) {
        return CharUtils.isAsciiAlphanumeric(c) || (joint == '-' && c == '-');
    }
}
