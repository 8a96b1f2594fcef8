package io.github.eciregistry.internal.document;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Finds a tab that YAML 1.2 ignores and Kubernetes rejects.
 *
 * <p>Kubernetes reads YAML with go-yaml, which inherits libyaml's scanner (<a
 * href="https://github.com/yaml/libyaml/blob/0.2.5/src/scanner.c">scanner.c</a>, {@code yaml_parser_scan_to_next_token},
 * {@code scan_plain_scalar} and {@code scan_block_scalar_breaks}). In block style it rejects tabs where a key may
 * begin, even in a blank line, and in the indentation of a plain scalar or a text block.
 */
final class TabCheck {

    private final String text;
    private final Deque<Collection> open = new ArrayDeque<>();
    private int at;
    private int flows;
    private boolean afterPlain;
    private int rejected = -1;

    TabCheck(String text, int start) {
        this.text = text;
        this.at = start;
        open.push(new Collection(-1, false));
    }

    /**
     * An open collection.
     *
     * @param indent the column of the innermost block collection, or -1 outside of any
     * @param flow whether it is in brackets or braces
     */
    private record Collection(int indent, boolean flow) {}

    /** Returns the offset of the first tab that Kubernetes rejects, or -1 if there is none. */
    int rejected() {
        return rejected;
    }

    /** Checks up to the anchor and the tag of a value, and what is behind them; returns where the value begins. */
    int properties(int start, int end) {
        int i = start;
        while (i < end && (text.charAt(i) == '&' || text.charAt(i) == '!')) {
            between(i);
            while (i < end && text.charAt(i) > ' ') {
                i++;
            }
            at = i;
            afterPlain = false;
            while (i < end && (text.charAt(i) <= ' ' || text.charAt(i) == '#')) {
                i = text.charAt(i) == '#' ? lineEnd(i) : i + 1;
            }
        }
        between(i);
        return i;
    }

    /** Checks up to a plain scalar, and the scalar. */
    void plain(int start, int end) {
        quoted(start, end);
        afterPlain = true;
        plainLines(start, end);
    }

    /** Checks up to a block of text, and the block. */
    void block(int start, int end) {
        quoted(start, end);
        blockLines(start, end);
    }

    /** Checks up to a quoted scalar or an alias. */
    void quoted(int start, int end) {
        between(start);
        afterPlain = false;
        at = end;
    }

    /** Checks up to a collection whose content begins at an offset. */
    void begin(int start, int content, boolean flow) {
        properties(start, content);
        afterPlain = false;
        at = content;
        flows += flow ? 1 : 0;
        int indent = open.getFirst().indent();
        open.push(new Collection(flow ? indent : Math.max(indent, column(content)), flow));
    }

    /** Ends the innermost collection. */
    void end(int end) {
        if (open.pop().flow()) {
            between(end);
            afterPlain = false;
            flows--;
        }
    }

    /** Checks what is between two values: white space, comments and indicators. */
    void between(int end) {
        boolean mayBeginKey = isLineStart(at);
        boolean indented = mayBeginKey;
        for (int i = at; i < end; i++) {
            switch (text.charAt(i)) {
                case '\n', '\r' -> {
                    mayBeginKey = flows == 0;
                    indented = true;
                }
                case ' ' -> {}
                case '\t' -> {
                    if (mayBeginKey && !afterPlain) {
                        reject(i);
                    }
                }
                case '#' -> {
                    afterPlain = false;
                    i = lineEnd(i) - 1;
                }
                case '-' -> {
                    afterPlain = false;
                    boolean marker = indented && text.startsWith("---", i) && isLineStart(i);
                    mayBeginKey = flows == 0 && !marker;
                    indented = false;
                    i += marker ? 2 : 0;
                }
                case '?', ':' -> {
                    afterPlain = false;
                    mayBeginKey = flows == 0 && (text.charAt(i) == '?' || indented);
                    indented = false;
                }
                default -> {
                    afterPlain = false;
                    mayBeginKey = false;
                    indented = false;
                }
            }
        }
        at = Math.max(at, end);
    }

    /** Checks the indentation of the lines of a plain scalar, and of the blank lines that follow it. */
    private void plainLines(int start, int end) {
        int column = -1;
        for (int i = start; i < text.length() && (i < end || text.charAt(i) <= ' '); i++) {
            char c = text.charAt(i);
            if (c == '\n' || c == '\r') {
                column = 0;
            } else if (c != ' ' && c != '\t') {
                column = -1;
            } else if (column >= 0) {
                if (c == '\t' && column <= open.getFirst().indent()) {
                    reject(i);
                }
                column++;
            }
        }
    }

    /** Checks the lines before the content of a text block whose header does not specify the indentation. */
    private void blockLines(int start, int end) {
        int header = lineEnd(start);
        for (int i = start; i < header && text.charAt(i) != '#'; i++) {
            if (text.charAt(i) >= '1' && text.charAt(i) <= '9') {
                return;
            }
        }
        for (int i = header; i < end && text.charAt(i) <= ' '; i++) {
            if (text.charAt(i) == '\t') {
                reject(i);
            }
        }
    }

    private boolean isLineStart(int offset) {
        return offset == 0 || "\n\r\uFEFF".indexOf(text.charAt(offset - 1)) >= 0;
    }

    private int lineEnd(int offset) {
        int i = offset;
        while (i < text.length() && text.charAt(i) != '\n' && text.charAt(i) != '\r') {
            i++;
        }
        return i;
    }

    private int column(int offset) {
        int i = offset;
        while (!isLineStart(i)) {
            i--;
        }
        return offset - i;
    }

    private void reject(int offset) {
        if (rejected < 0) {
            rejected = offset;
        }
    }
}
