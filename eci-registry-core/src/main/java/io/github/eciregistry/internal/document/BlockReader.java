package io.github.eciregistry.internal.document;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * Reads the plain block style of most manifests several times as fast as a YAML parser: one key or item per line,
 * without anchors, tags, directives or merge keys.
 *
 * <p>It rejects everything else, which {@link YamlReader} then reads; its results are the same as the parser's.
 */
final class BlockReader {

    private static final int MAX_KEY = 512;

    private final TextCursor cursor;
    private final String text;
    private final ValueReader values;
    private final Deque<Level> levels = new ArrayDeque<>();
    private @Nullable Node root;

    /** An open block collection, and its key or dash whose value is still to be read. */
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

        boolean isSequenceAt(int otherColumn) {
            return collection instanceof SequenceNode && column == otherColumn;
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

        /** Gives a key or a dash without a value an empty one. */
        void fill(String text) {
            if (awaitsValue()) {
                add(new ScalarNode(text, emptyAt, emptyAt, ScalarNode.Style.PLAIN, null));
            }
        }
    }

    private BlockReader(String text, int start, int end) {
        this.text = text;
        this.cursor = new TextCursor(text, start, end);
        this.values = new ValueReader(cursor);
    }

    /**
     * Reads the text between two offsets, which is at most one document.
     *
     * @return the document, or null if it contains anything but plain block style
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
        return Document.of(start, end, reader.root, true);
    }

    /** Checks for characters that every YAML reader treats as one printable character or one line break. */
    private static boolean isOrdinary(String text, int i) {
        char c = text.charAt(i);
        if (c >= ' ') {
            return c < 0x7F || (c >= 0xA0 && c < 0xD800 && c != 0x2028 && c != 0x2029);
        }
        return c == '\n' || c == '\t' || (c == '\r' && i + 1 < text.length() && text.charAt(i + 1) == '\n');
    }

    private boolean lines() {
        boolean begun = false;
        while (!cursor.isAtEnd()) {
            int line = cursor.at;
            int column = cursor.skipSpaces();
            if (cursor.isLineEnd(cursor.at) || cursor.current() == '#') {
                cursor.nextLine();
            } else if (column == 0 && text.startsWith("---", line)) {
                if (begun || !cursor.restIsBlank(line + 3)) {
                    return false;
                }
                begun = true;
                cursor.nextLine();
            } else if (column == 0 && text.startsWith("...", line)) {
                boolean ends = begun && cursor.restIsBlank(line + 3);
                cursor.nextLine();
                return ends && cursor.isAtEnd();
            } else {
                begun = true;
                if (!content(column)) {
                    return false;
                }
            }
        }
        return true;
    }

    /** Ends the collections that are indented further than a column. */
    private void closeAbove(int column) {
        for (Level level = levels.peek(); level != null && level.column > column; level = levels.peek()) {
            level.fill(text);
            levels.pop();
        }
    }

    /** Reads a line that begins at a column with a dash, a key, or the value of the line before. */
    private boolean content(int firstColumn) {
        int column = firstColumn;
        closeAbove(column);
        while (cursor.current() == '-' && cursor.isBlankOrLineEnd(cursor.at + 1)) {
            if (!dash(column)) {
                return false;
            }
            int dash = cursor.at++;
            cursor.skipSpaces();
            if (cursor.isLineEnd(cursor.at) || cursor.current() == '#') {
                cursor.nextLine();
                return true;
            }
            column += cursor.at - dash;
        }
        int colon = keyEnd();
        if (colon >= 0) {
            return key(column, colon);
        }
        Level level = levels.peek();
        return level != null && level.awaitsValue() && column > level.column && value(level);
    }

    private boolean dash(int column) {
        Level level = levels.peek();
        if (level != null && level.isSequenceAt(column)) {
            level.fill(text);
        } else if (level == null ? root == null : level.awaitsValue()) {
            level = open(new SequenceNode(cursor.at, false), column);
        } else {
            return false;
        }
        level.emptyAt = cursor.at + 1;
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

    /** Returns the offset of the colon after a key that begins here, or -1 without a key. */
    private int keyEnd() {
        int i = cursor.at;
        char first = cursor.current();
        int limit = Math.min(cursor.end, i + MAX_KEY);
        if (first == '"' || first == '\'') {
            do {
                i++;
            } while (i < limit && isKeyCharacter(text.charAt(i)));
            i = i < limit && text.charAt(i) == first ? i + 1 : cursor.end;
        } else {
            while (i < limit && first != '-' && isKeyCharacter(text.charAt(i)) && text.charAt(i) != ':') {
                i++;
            }
        }
        boolean colon = i > cursor.at && i < cursor.end && text.charAt(i) == ':';
        return colon && cursor.isBlankOrLineEnd(i + 1) ? i : -1;
    }

    private static boolean isKeyCharacter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '-' && c <= ':') || c == '_';
    }

    private boolean key(int column, int colon) {
        Level level = levels.peek();
        if (level != null && level.isSequenceAt(column)) {
            level.fill(text);
            levels.pop();
            level = levels.peek();
        }
        if (level != null && level.collection instanceof MappingNode && level.column == column) {
            level.fill(text);
        } else if (level == null ? root == null : level.awaitsValue() && column > level.column) {
            level = open(new MappingNode(cursor.at, cursor.at, false), column);
        } else {
            return false;
        }
        level.key = new ScalarNode(text, cursor.at, colon, keyStyle(), null);
        level.emptyAt = colon + 1;
        cursor.at = colon + 1;
        cursor.skipSpaces();
        if (!cursor.isLineEnd(cursor.at) && cursor.current() != '#') {
            return value(level);
        }
        cursor.nextLine();
        return levels.size() <= TreeBuilder.MAX_DEPTH;
    }

    private ScalarNode.Style keyStyle() {
        return switch (cursor.current()) {
            case '"' -> ScalarNode.Style.DOUBLE_QUOTED;
            case '\'' -> ScalarNode.Style.SINGLE_QUOTED;
            default -> ScalarNode.Style.PLAIN;
        };
    }

    /** Reads the value that begins here and the rest of its line. */
    private boolean value(Level level) {
        Node node = values.read(level.column);
        if (node == null) {
            return false;
        }
        level.add(node);
        if (!cursor.isAtEnd() && text.charAt(cursor.at - 1) != '\n') {
            cursor.nextLine();
        }
        return true;
    }
}
