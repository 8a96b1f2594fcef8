package io.github.eciregistry.cli;

/** Matches one name of a path, without a slash, against a pattern of {@code *}, {@code ?} and {@code [...]}. */
final class NamePattern {

    private final String pattern;

    private NamePattern(String pattern) {
        this.pattern = pattern;
    }

    /** Returns whether a pattern matches a whole name. A backslash takes the character after it literally. */
    static boolean matches(String pattern, String name) {
        return new NamePattern(pattern).matches(name);
    }

    /** Goes back to the last star only: what an earlier one could take, the last can take as well. */
    private boolean matches(String name) {
        int at = 0;
        int i = 0;
        int star = -1;
        int taken = 0;
        while (i < name.length()) {
            if (at < pattern.length() && pattern.charAt(at) == '*') {
                star = at++;
                taken = i;
            } else if (at < pattern.length() && matchesOne(at, name.charAt(i))) {
                at = after(at);
                i++;
            } else if (star >= 0) {
                at = star + 1;
                i = ++taken;
            } else {
                return false;
            }
        }
        while (at < pattern.length() && pattern.charAt(at) == '*') {
            at++;
        }
        return at == pattern.length();
    }

    private boolean matchesOne(int at, char c) {
        return switch (pattern.charAt(at)) {
            case '?' -> true;
            case '\\' -> at + 1 < pattern.length() && pattern.charAt(at + 1) == c;
            case '[' -> setEnd(at) >= 0 && isInSet(at, setEnd(at), c);
            default -> pattern.charAt(at) == c;
        };
    }

    /** Returns where the part of the pattern after the one that matches a single character begins. */
    private int after(int at) {
        if (pattern.charAt(at) == '\\') {
            return Math.min(at + 2, pattern.length());
        }
        return (pattern.charAt(at) == '[' ? setEnd(at) : at) + 1;
    }

    /** Returns where the bracket of a set closes; -1 if it does not, so that it matches nothing. */
    private int setEnd(int open) {
        int i = open + 1;
        if (i < pattern.length() && isNegation(pattern.charAt(i))) {
            i++;
        }
        for (int first = i; i < pattern.length(); i++) {
            if (pattern.charAt(i) == ']' && i > first) {
                return i;
            }
            i += pattern.charAt(i) == '\\' ? 1 : 0;
        }
        return -1;
    }

    private boolean isInSet(int open, int close, char c) {
        boolean isNegated = isNegation(pattern.charAt(open + 1));
        boolean found = false;
        for (int i = open + (isNegated ? 2 : 1); i < close; i++) {
            i += pattern.charAt(i) == '\\' ? 1 : 0;
            char from = pattern.charAt(i);
            char to = from;
            if (i + 2 < close && pattern.charAt(i + 1) == '-') {
                i += pattern.charAt(i + 2) == '\\' ? 3 : 2;
                to = pattern.charAt(i);
            }
            found |= from <= c && c <= to;
        }
        return found != isNegated;
    }

    private static boolean isNegation(char c) {
        return c == '!' || c == '^';
    }
}
