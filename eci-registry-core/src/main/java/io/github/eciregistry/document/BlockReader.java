package io.github.eciregistry.document;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * Reads the plain block style that most manifests are written in, several times as fast as a YAML parser: one key or
 * item a line, values on one line or blocks of text, no anchors, tags, directives or merge keys.
 *
 * <p>It gives up on everything else, which {@link YamlReader} then reads; what it does read it reads as the parser does.
 */
final class BlockReader {

    private static final int MAX_KEY = 512;

    private final String text;
    private final int end;
    private int at;
    private final Deque<Level> levels = new ArrayDeque<>();
    private @Nullable Node root;

    /** An open block collection, and the key or dash in it whose value has not been met yet. */
    private static final class Level {
        final Node collection;
        final int column;

        @Nullable
        ScalarNode key;

        int emptyAt = -1;

        Level(Node collection, int column) {
            this.collection = collection;
            this.column = column;
        }

        boolean isSequence() {
            return collection instanceof SequenceNode;
        }

        boolean awaitsValue() {
            return emptyAt >= 0;
        }

        void add(Node value) {
            emptyAt = -1;
            if (collection instanceof SequenceNode sequence) {
                sequence.add(value);
            } else if (collection instanceof MappingNode mapping && key != null) {
                mapping.add(key, value);
                key = null;
            }
        }
    }

    private BlockReader(String text, int start, int end) {
        this.text = text;
        this.at = start;
        this.end = end;
    }

    /**
     * Reads what stands between two offsets, which is at most one document.
     *
     * @return the document, or null where it holds anything but plain block style
     */
    static @Nullable Document read(String text, int start, int end) {
        for (int i = start; i < end; i++) {
            if (!isOrdinary(text, i)) {
                return null;
            }
        }
        BlockReader reader = new BlockReader(text, start, end);
        if (!reader.lines()) {
            return null;
        }
        reader.closeAbove(-1);
        return Document.of(start, end, reader.root);
    }

    /** Tells what every YAML reader takes for one printable character or one line break. */
    private static boolean isOrdinary(String text, int i) {
        char c = text.charAt(i);
        if (c >= ' ') {
            return c < 0x7F || (c >= 0xA0 && c < 0xD800 && c != 0x2028 && c != 0x2029);
        }
        return c == '\n' || c == '\t' || (c == '\r' && i + 1 < text.length() && text.charAt(i + 1) == '\n');
    }

    private boolean lines() {
        boolean begun = false;
        while (at < end) {
            int line = at;
            skipSpaces();
            if (isLineEnd(at) || text.charAt(at) == '#') {
                nextLine();
            } else if (at == line && text.startsWith("---", line)) {
                if (begun || !restIsBlank(line + 3)) {
                    return false;
                }
                begun = true;
                nextLine();
            } else if (at == line && text.startsWith("...", line)) {
                return begun && restIsBlank(line + 3) && nextLine() == end;
            } else {
                begun = true;
                if (!content(at - line)) {
                    return false;
                }
            }
        }
        return true;
    }

    private void skipSpaces() {
        while (at < end && text.charAt(at) == ' ') {
            at++;
        }
    }

    private boolean isLineEnd(int i) {
        return i >= end || text.charAt(i) == '\n' || text.charAt(i) == '\r';
    }

    private int nextLine() {
        int lineBreak = text.indexOf('\n', at);
        at = lineBreak < 0 || lineBreak >= end ? end : lineBreak + 1;
        return at;
    }

    /** Returns whether nothing but spaces and a comment stands from an offset to the end of its line. */
    private boolean restIsBlank(int from) {
        int i = from;
        while (i < end && text.charAt(i) == ' ') {
            i++;
        }
        return isLineEnd(i) || (i > from && text.charAt(i) == '#');
    }

    /** Ends the collections that are indented further than a column, those without a value with an empty one. */
    private void closeAbove(int column) {
        for (Level level = levels.peek(); level != null && level.column > column; level = levels.peek()) {
            fill(level);
            levels.pop();
        }
    }

    private void fill(Level level) {
        if (level.awaitsValue()) {
            level.add(new ScalarNode(text, level.emptyAt, level.emptyAt, ScalarNode.Style.PLAIN));
        }
    }

    /** Reads a line that begins with a dash or a key at a column. */
    private boolean content(int firstColumn) {
        int column = firstColumn;
        closeAbove(column);
        while (isDash(at)) {
            if (!dash(column)) {
                return false;
            }
            int dash = at;
            at++;
            skipSpaces();
            if (isLineEnd(at) || text.charAt(at) == '#') {
                nextLine();
                return true;
            }
            column += at - dash;
        }
        int colon = keyEnd();
        if (colon < 0) {
            Level level = levels.peek();
            return column > firstColumn && level != null && value(level);
        }
        return key(column, colon);
    }

    private boolean isDash(int i) {
        return text.charAt(i) == '-' && (isLineEnd(i + 1) || text.charAt(i + 1) == ' ');
    }

    private boolean dash(int column) {
        Level level = levels.peek();
        if (level != null && level.isSequence() && level.column == column) {
            fill(level);
        } else {
            boolean fits = level == null ? root == null : level.awaitsValue();
            if (!fits) {
                return false;
            }
            level = open(new SequenceNode(at, false), column);
        }
        level.emptyAt = at + 1;
        return levels.size() <= TreeBuilder.MAX_DEPTH;
    }

    private Level open(Node collection, int column) {
        Level parent = levels.peek();
        if (parent == null) {
            root = collection;
        } else {
            parent.add(collection);
        }
        Level level = new Level(collection, column);
        levels.push(level);
        return level;
    }

    /** Returns the offset of the colon of a key that begins here, or -1 where none does. */
    private int keyEnd() {
        int i = at;
        while (i < end && i - at < MAX_KEY && isKeyCharacter(text.charAt(i))) {
            i++;
        }
        boolean colon = i > at && i < end && text.charAt(i) == ':';
        return colon && (isLineEnd(i + 1) || text.charAt(i + 1) == ' ') && text.charAt(at) != '-' ? i : -1;
    }

    private static boolean isKeyCharacter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '-' && c <= '9') || c == '_';
    }

    private boolean key(int column, int colon) {
        Level level = levels.peek();
        if (level != null && level.isSequence() && level.column == column) {
            fill(level);
            levels.pop();
            level = levels.peek();
        }
        if (level != null && !level.isSequence() && level.column == column) {
            fill(level);
        } else {
            boolean fits = level == null ? root == null : level.awaitsValue() && column > level.column;
            if (!fits) {
                return false;
            }
            level = open(new MappingNode(at, -1), column);
        }
        level.key = new ScalarNode(text, at, colon, ScalarNode.Style.PLAIN);
        level.emptyAt = colon + 1;
        at = colon + 1;
        skipSpaces();
        if (isLineEnd(at) || text.charAt(at) == '#') {
            nextLine();
            return levels.size() <= TreeBuilder.MAX_DEPTH;
        }
        return value(level);
    }

    /** Reads the value that begins here and the rest of its line. */
    private boolean value(Level level) {
        Node node = switch (text.charAt(at)) {
            case '"' -> quoted('"', ScalarNode.Style.DOUBLE_QUOTED);
            case '\'' -> quoted('\'', ScalarNode.Style.SINGLE_QUOTED);
            case '|', '>' -> block(level.column);
            case '{', '[' -> flow();
            default -> plain();
        };
        if (node == null) {
            return false;
        }
        level.add(node);
        if (at < end && text.charAt(at - 1) != '\n') {
            nextLine();
        }
        return true;
    }

    private @Nullable ScalarNode plain() {
        int start = at;
        char first = text.charAt(start);
        boolean indicator = ",]}#&*!%@`?:".indexOf(first) >= 0;
        if (indicator || isDash(start)) {
            return null;
        }
        int i = start;
        int last = start;
        while (!isLineEnd(i)) {
            char c = text.charAt(i);
            if (c == '\t' || (c == ':' && (isLineEnd(i + 1) || text.charAt(i + 1) == ' '))) {
                return null;
            }
            if (c == '#' && text.charAt(i - 1) == ' ') {
                break;
            }
            i++;
            if (c != ' ') {
                last = i;
            }
        }
        at = i;
        return isContinued() ? null : new ScalarNode(text, start, last, ScalarNode.Style.PLAIN);
    }

    /** Returns whether the next line with content is indented further than the innermost collection. */
    private boolean isContinued() {
        int here = at;
        Level level = levels.peek();
        int column = level == null ? -1 : level.column;
        boolean continued = false;
        for (nextLine(); at < end; nextLine()) {
            int line = at;
            skipSpaces();
            if (!isLineEnd(at)) {
                continued = at - line > column && text.charAt(at) != '#';
                break;
            }
        }
        at = here;
        return continued;
    }

    private @Nullable ScalarNode quoted(char quote, ScalarNode.Style style) {
        int start = at;
        for (int i = start + 1; !isLineEnd(i); i++) {
            char c = text.charAt(i);
            if (c == '\t') {
                return null;
            }
            if (c == '\\' && quote == '"') {
                if (!isSimpleEscape(i + 1)) {
                    return null;
                }
                i++;
            } else if (c == quote) {
                if (quote == '\'' && i + 1 < end && text.charAt(i + 1) == quote) {
                    i++;
                } else {
                    at = i + 1;
                    return restIsBlank(at) ? new ScalarNode(text, start, at, style) : null;
                }
            }
        }
        return null;
    }

    /** Tells the escapes that need no look at what follows them. */
    private boolean isSimpleEscape(int i) {
        return !isLineEnd(i) && "\\\"/nrt".indexOf(text.charAt(i)) >= 0;
    }

    /** A flow collection that ends on its line is left to the parser, by itself. */
    private @Nullable Node flow() {
        int lineEnd = text.indexOf('\n', at);
        int stop = lineEnd < 0 || lineEnd >= end ? end : lineEnd;
        Document document = YamlReader.read(text, at, stop);
        Node node = document.root();
        boolean isFlow = node instanceof SequenceNode || (node instanceof MappingNode mapping && mapping.isFlow());
        if (node == null || !isFlow || !restIsBlank(node.end())) {
            return null;
        }
        at = node.end();
        return node;
    }

    /** Reads a block of text that a collection at a column holds. */
    private @Nullable ScalarNode block(int column) {
        int start = at++;
        if (at < end && text.charAt(at) == '-') {
            at++;
        }
        if (!restIsBlank(at)) {
            return null;
        }
        int last = at;
        int indent = -1;
        int blankWidth = 0;
        for (nextLine(); at < end; nextLine()) {
            int line = at;
            skipSpaces();
            int width = at - line;
            if (isLineEnd(at)) {
                if (indent >= 0 && width > indent) {
                    return null;
                }
                blankWidth = Math.max(blankWidth, indent < 0 ? width : 0);
                continue;
            }
            if (indent < 0) {
                if (width <= column || width < blankWidth) {
                    at = line;
                    break;
                }
                indent = width;
            } else if (width < indent) {
                at = line;
                break;
            }
            while (!isLineEnd(at)) {
                at++;
            }
            last = at;
        }
        return indent < 0 ? null : new ScalarNode(text, start, last, ScalarNode.Style.BLOCK);
    }
}
