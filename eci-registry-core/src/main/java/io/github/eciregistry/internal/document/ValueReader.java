package io.github.eciregistry.internal.document;

import org.jspecify.annotations.Nullable;

/**
 * Reads the values of plain block style: scalars of every style, and flow collections that end on their line. Each
 * method leaves the cursor in the line where the value ends, or at the next line, and returns null for values that need
 * the parser.
 */
final class ValueReader {

    private final TextCursor cursor;
    private final String text;

    ValueReader(TextCursor cursor) {
        this.cursor = cursor;
        this.text = cursor.text;
    }

    /** Reads the value that begins at the cursor and belongs to a collection at a column. */
    @Nullable
    Node read(int column) {
        return switch (cursor.current()) {
            case '"' -> quoted('"', ScalarNode.Style.DOUBLE_QUOTED);
            case '\'' -> quoted('\'', ScalarNode.Style.SINGLE_QUOTED);
            case '|', '>' -> block(column);
            case '{', '[' -> flow();
            default -> plain(column);
        };
    }

    private @Nullable ScalarNode plain(int column) {
        int start = cursor.at;
        char first = cursor.current();
        if (",]}#&*!%@`?:".indexOf(first) >= 0 || (first == '-' && cursor.isBlankOrLineEnd(start + 1))) {
            return null;
        }
        int last = plainLine();
        if (last < 0) {
            return null;
        }
        StringBuilder folded = null;
        int end = last;
        boolean commented = !cursor.isLineEnd(cursor.at);
        while (!commented && continues(column)) {
            if (folded == null) {
                folded = new StringBuilder(text.substring(start, last));
            }
            int begin = cursor.at;
            last = cursor.current() == '#' ? -1 : plainLine();
            if (last < 0) {
                return null;
            }
            folded.append(' ').append(text, begin, last);
            end = last;
            commented = !cursor.isLineEnd(cursor.at);
        }
        String value = folded == null ? null : folded.toString();
        return new ScalarNode(text, start, end, ScalarNode.Style.PLAIN, value);
    }

    /** Reads a line of a plain scalar up to its comment; answers where the text ends, or -1 if it is not plain. */
    private int plainLine() {
        int i = cursor.at;
        int last = i;
        while (!cursor.isLineEnd(i)) {
            char c = text.charAt(i);
            if (c == '\t' || (c == ':' && cursor.isBlankOrLineEnd(i + 1))) {
                return -1;
            }
            if (c == '#' && text.charAt(i - 1) == ' ') {
                break;
            }
            i++;
            if (c != ' ') {
                last = i;
            }
        }
        cursor.at = i;
        return last;
    }

    /**
     * Moves to the next line if it continues a scalar: it is indented further than the collection, and not blank.
     */
    private boolean continues(int column) {
        int here = cursor.at;
        cursor.nextLine();
        int width = cursor.skipSpaces();
        if (!cursor.isLineEnd(cursor.at) && width > column) {
            return true;
        }
        cursor.at = here;
        return false;
    }

    private @Nullable ScalarNode quoted(char quote, ScalarNode.Style style) {
        int start = cursor.at;
        for (int i = start + 1; i < cursor.end; i++) {
            char c = text.charAt(i);
            if (c == '\t' || (c == '\n' && text.charAt(i - 1) == '\\')) {
                return null;
            }
            if (c == '\n' && i + 1 < cursor.end && !cursor.isBlankOrLineEnd(i + 1)) {
                return null;
            }
            if (c == '\\' && quote == '"') {
                i++;
                if (!isSimpleEscape(i)) {
                    return null;
                }
            } else if (c == quote) {
                if (quote == '"' || i + 1 >= cursor.end || text.charAt(i + 1) != quote) {
                    cursor.at = i + 1;
                    return cursor.restIsBlank(i + 1) ? new ScalarNode(text, start, i + 1, style, null) : null;
                }
                i++;
            }
        }
        return null;
    }

    /** Checks for escapes that do not depend on the characters after them. */
    private boolean isSimpleEscape(int i) {
        return !cursor.isLineEnd(i) && "\\\"/nrt".indexOf(text.charAt(i)) >= 0;
    }

    /** Leaves a flow collection to the parser, by itself. */
    private @Nullable Node flow() {
        int lineEnd = text.indexOf('\n', cursor.at);
        int stop = lineEnd < 0 || lineEnd >= cursor.end ? cursor.end : lineEnd;
        Node node = YamlReader.read(text, cursor.at, stop).root();
        boolean isFlow = node instanceof SequenceNode || (node instanceof MappingNode mapping && mapping.isFlow());
        if (node == null || !isFlow || !cursor.restIsBlank(node.end())) {
            return null;
        }
        cursor.at = node.end();
        return node;
    }

    /** Reads a block of text. */
    private @Nullable ScalarNode block(int column) {
        int start = cursor.at++;
        if (!cursor.isAtEnd() && cursor.current() == '-') {
            cursor.at++;
        }
        if (!cursor.restIsBlank(cursor.at)) {
            return null;
        }
        int last = -1;
        int indent = -1;
        int widestBlank = 0;
        for (cursor.nextLine(); !cursor.isAtEnd(); cursor.nextLine()) {
            int line = cursor.at;
            int width = cursor.skipSpaces();
            if (cursor.isLineEnd(cursor.at)) {
                if (indent >= 0 && width > indent) {
                    return null;
                }
                widestBlank = Math.max(widestBlank, width);
                continue;
            }
            if (indent < 0 && cursor.current() == '\t') {
                return null;
            }
            if (indent < 0 && width > column && width >= widestBlank) {
                indent = width;
            }
            if (indent < 0 || width < indent) {
                cursor.at = line;
                break;
            }
            while (!cursor.isLineEnd(cursor.at)) {
                cursor.at++;
            }
            last = cursor.at;
        }
        return last < 0 ? null : new ScalarNode(text, start, last, ScalarNode.Style.BLOCK, null);
    }
}
