package io.github.eciregistry.importing;

/**
 * Checks a text against the limits of the TOML parser, since Jackson's has none before version 2.15. Takes linear time;
 * the text need not be valid.
 */
final class TomlLimits {

    /** The longest number or key without quotes, in characters. */
    private static final int MAX_WORD = 1_000;

    private final String text;
    private int at;
    private int depth;
    private int word;

    private TomlLimits(String text) {
        this.text = text;
    }

    /** Returns the offset at which lists and inline tables nest too deep or a word gets too long, or -1. */
    static int exceededAt(String text) {
        TomlLimits limits = new TomlLimits(text);
        while (limits.at < text.length()) {
            limits.next();
            if (limits.depth > ConfigSyntax.MAX_DEPTH || limits.word > MAX_WORD) {
                return limits.at - 1;
            }
        }
        return -1;
    }

    private void next() {
        char c = text.charAt(at);
        word = c == '-' || c == '+' || c == '_' || Character.isLetterOrDigit(c) ? word + 1 : 0;
        switch (c) {
            case '"', '\'' -> string(c);
            case '#' -> comment();
            case '[', '{' -> depth++;
            case ']', '}' -> depth = Math.max(0, depth - 1);
            default -> {
                // Only what nests and what follows it counts.
            }
        }
        at++;
    }

    /** Moves to the last character of a comment. */
    private void comment() {
        int end = text.indexOf('\n', at);
        at = end < 0 ? text.length() : end;
    }

    /** Moves to the last character of a string, or to the line break where one breaks off. */
    private void string(char quote) {
        String triple = String.valueOf(quote).repeat(3);
        boolean multiLine = text.startsWith(triple, at);
        at += multiLine ? 3 : 1;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (multiLine ? text.startsWith(triple, at) : c == quote || c == '\n') {
                at += multiLine ? 2 : 0;
                return;
            }
            at += quote == '"' && c == '\\' ? 2 : 1;
        }
    }
}
