package io.github.eciregistry.internal.text;

/** The at signs of a text that may end credentials: {@code @} in any spelling, unless a digest follows it. */
final class AtSigns {

    /** The spellings of an at sign by an escape; JSON, YAML and URLs have their own. */
    private static final String[] ESCAPED = {"\\u0040", "\\x40", "\\U00000040", "&#64;", "&#x40;", "&commat;"};

    /** A port has at most five digits, so more digits are treated as a digest. */
    private static final int LONGEST_PORT = 5;

    private static final int SHORTEST_DIGEST = 32;

    private final String text;

    AtSigns(String text) {
        this.text = text;
    }

    /** Returns where the last at sign begins, or -1. */
    int last() {
        return lastIn(0, text.length());
    }

    /** Returns where the last at sign between two places begins, or -1. */
    int lastIn(int start, int end) {
        for (int i = end - 1; i >= start; i--) {
            if (lengthAt(i) > 0 && !isBeforeDigest(i)) {
                return i;
            }
        }
        return -1;
    }

    /** Returns the length of the at sign at a position, or 0 if there is none. */
    int lengthAt(int i) {
        return switch (text.charAt(i)) {
            case '@', '\uFF20', '\uFE6B' -> 1;
            case '%' -> {
                int code = codeOf(i);
                yield code > 0 && text.startsWith("40", code) ? code + 2 - i : 0;
            }
            case '\\', '&' -> lengthOfEscaped(i);
            default -> 0;
        };
    }

    private int lengthOfEscaped(int i) {
        for (String escaped : ESCAPED) {
            if (text.startsWith(escaped, i)) {
                return escaped.length();
            }
        }
        return 0;
    }

    /** Checks whether a percent-encoded character is at a place, encoded any number of times. */
    boolean isEncodedAt(int i) {
        return text.charAt(i) == '%' && codeOf(i) > 0;
    }

    /** Returns where the digits of a percent-encoded character are, or -1; {@code %2540} is {@code %40}, encoded. */
    private int codeOf(int percent) {
        int code = percent + 1;
        while (text.startsWith("25", code)) {
            code += 2;
        }
        boolean isCode = code + 2 <= text.length() && isHex(text.charAt(code)) && isHex(text.charAt(code + 1));
        return isCode ? code : -1;
    }

    /**
     * Checks whether only a digest follows, complete or truncated: {@code sha256:} and more characters than a port has,
     * or another algorithm and at least 32 hexadecimal digits.
     */
    private boolean isBeforeDigest(int at) {
        if (text.charAt(at) != '@') {
            return false;
        }
        int colon = at + 1;
        while (colon < text.length() && isOfAlgorithm(text.charAt(colon))) {
            colon++;
        }
        if (colon == at + 1 || colon == text.length() || text.charAt(colon) != ':') {
            return false;
        }
        int end = colon + 1;
        boolean isHex = true;
        while (end < text.length() && isAlphanumeric(text.charAt(end))) {
            isHex &= isHex(text.charAt(end));
            end++;
        }
        int length = end - colon - 1;
        String algorithm = text.substring(at + 1, colon);
        boolean isKnown = algorithm.equals("sha256") || algorithm.equals("sha384") || algorithm.equals("sha512");
        boolean isLong = isKnown ? length > LONGEST_PORT : isHex && length >= SHORTEST_DIGEST;
        return isLong && isEnd(end);
    }

    private boolean isEnd(int i) {
        return i == text.length() || text.charAt(i) <= ' ' || "\"'`,:;.)]}>".indexOf(text.charAt(i)) >= 0;
    }

    private static boolean isOfAlgorithm(char c) {
        return isAlphanumeric(c) || c == '+' || c == '.' || c == '_' || c == '-';
    }

    private static boolean isAlphanumeric(char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    private static boolean isHex(char c) {
        return Character.digit(c, 16) >= 0 && c < 0x80;
    }
}
