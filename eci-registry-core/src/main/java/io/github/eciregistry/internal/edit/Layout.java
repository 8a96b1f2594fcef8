package io.github.eciregistry.internal.edit;

import io.github.eciregistry.internal.document.MappingNode;
import io.github.eciregistry.internal.document.Node;
import io.github.eciregistry.internal.document.ScalarNode;
import io.github.eciregistry.internal.pod.Field;

/** The layout of a text around a position: its lines, line breaks and indentation. */
public final class Layout {

    private static final int DEFAULT_STEP = 2;
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final String text;

    /** Creates a layout of a text. */
    public Layout(String text) {
        this.text = text;
    }

    /** Returns the offset at which the line of an offset begins, after byte order marks. */
    public int lineStart(int offset) {
        int i = offset;
        while (i > 0 && !isBreak(text.charAt(i - 1))) {
            i--;
        }
        while (i < offset && text.charAt(i) == BYTE_ORDER_MARK) {
            i++;
        }
        return i;
    }

    /** Returns the offset of the line break that ends the line of an offset, or of the end of the text. */
    public int lineEnd(int offset) {
        int i = offset;
        while (i < text.length() && !isBreak(text.charAt(i))) {
            i++;
        }
        return i;
    }

    static boolean isBreak(char c) {
        return c == '\n' || c == '\r';
    }

    /** Returns the line break at an offset, or the empty text at the end of the text. */
    public String breakAt(int offset) {
        if (text.startsWith("\r\n", offset)) {
            return "\r\n";
        }
        return offset < text.length() ? text.substring(offset, offset + 1) : "";
    }

    /** Returns the line break in use at an offset: that of its line, else that of the line before. */
    String breakNear(int offset) {
        String own = breakAt(lineEnd(offset));
        int start = lineStart(offset);
        return !own.isEmpty() ? own : start == 0 ? "\n" : breakBefore(start);
    }

    /** Returns the line break that ends at the begin of a line. */
    String breakBefore(int lineStart) {
        return text.startsWith("\r\n", Math.max(0, lineStart - 2)) ? "\r\n" : text.substring(lineStart - 1, lineStart);
    }

    /** Returns the white space a line begins with. */
    public String indentOf(int lineStart) {
        int i = lineStart;
        while (i < text.length() && (text.charAt(i) == ' ' || text.charAt(i) == '\t')) {
            i++;
        }
        return text.substring(lineStart, i);
    }

    /** Checks whether only whitespace precedes an offset in its line. */
    public boolean startsLine(int offset) {
        int start = lineStart(offset);
        return start + indentOf(start).length() >= offset;
    }

    boolean hasBreak(int start, int end) {
        for (int i = start; i < end; i++) {
            if (isBreak(text.charAt(i))) {
                return true;
            }
        }
        return false;
    }

    boolean isBlank(int start, int end) {
        for (int i = start; i < end; i++) {
            if (text.charAt(i) > ' ') {
                return false;
            }
        }
        return true;
    }

    /** Returns the column, from 0 and in code points as YAML counts, at which the keys of a block mapping begin. */
    int column(MappingNode block) {
        return text.codePointCount(lineStart(block.open()), block.open());
    }

    /** Returns the indentation step of nested mappings, from the nearest example to a field. */
    int step(Field field) {
        for (Field inner = field; inner != null; inner = inner.parent()) {
            if (!(inner.node() instanceof MappingNode block) || block.isFlow()) {
                continue;
            }
            int column = column(block);
            for (MappingNode.Entry entry : block.entries()) {
                if (entry.value() instanceof MappingNode child && !child.isFlow() && column(child) > column) {
                    return column(child) - column;
                }
            }
        }
        return DEFAULT_STEP;
    }

    /** Returns the offset at which a line can be put after a value, which is the begin of a line or the text's end. */
    public int lineAfter(Node value) {
        int end = value.contentEnd();
        if (end > 0 && isBreak(text.charAt(end - 1))) {
            return end;
        }
        int lineEnd = lineEnd(end);
        return lineEnd + breakAt(lineEnd).length();
    }

    /**
     * Checks whether a line after a value would change it: a text block that ends without a line break, or that is
     * blank and may end only at the start of a line.
     */
    boolean takesLineAfter(Node value) {
        return value.lastValue() instanceof ScalarNode scalar
                && scalar.style() == ScalarNode.Style.BLOCK
                && (lineEnd(scalar.end()) == text.length() || scalar.value().isBlank());
    }

    /**
     * Returns the offset for inserting a line before an entry, above its comments; -1 if the entry does not begin a
     * line. A line that looks like a comment may still be part of the previous value.
     */
    int lineBefore(MappingNode mapping, MappingNode.Entry entry) {
        int key = entry.key().start();
        if (!startsLine(key)) {
            return -1;
        }
        int line = lineStart(key);
        int column = key - line;
        int first = endOfEntryBefore(mapping, entry);
        while (line > first) {
            int previous = lineStart(line - breakBefore(line).length());
            String indent = indentOf(previous);
            boolean comment = indent.length() == column && text.startsWith("#", previous + column);
            if (!comment || previous < first) {
                break;
            }
            line = previous;
        }
        return line;
    }

    private int endOfEntryBefore(MappingNode mapping, MappingNode.Entry entry) {
        int index = mapping.entries().indexOf(entry);
        return index == 0 ? 0 : mapping.entries().get(index - 1).value().contentEnd();
    }
}
