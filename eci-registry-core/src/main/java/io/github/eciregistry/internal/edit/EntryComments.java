package io.github.eciregistry.internal.edit;

import io.github.eciregistry.internal.document.MappingNode;
import io.github.eciregistry.internal.document.Node;
import io.github.eciregistry.internal.document.ScalarNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The comments of a mapping entry, which must move with it.
 *
 * @param start the start of the entry's lines, including its comments
 * @param above the comments in the lines directly above, each from its {@code #}
 * @param remark the comment after the value, from its {@code #}, or an empty string
 */
public record EntryComments(int start, List<String> above, String remark) {

    static final EntryComments NONE = new EntryComments(0, List.of(), "");

    boolean isEmpty() {
        return above.isEmpty() && remark.isEmpty();
    }

    /**
     * Finds the comments of an entry.
     *
     * @return the comments, or null if a comment cannot be moved or might belong to another entry
     */
    public static @Nullable EntryComments of(String text, MappingNode mapping, MappingNode.Entry entry) {
        Layout layout = new Layout(text);
        Node value = entry.value();
        int end = layout.lineEnd(value.end());
        boolean inside = has(text, entry.key().end(), value.start()) || isBlockWithRemark(text, layout, value);
        if (mapping.isFlow()) {
            boolean around = has(text, mapping.open(), entry.key().start()) || has(text, value.end(), end);
            return inside || around ? null : NONE;
        }
        if (inside || !layout.startsLine(entry.key().start())) {
            return inside ? null : NONE;
        }
        int line = layout.lineStart(entry.key().start());
        String indent = text.substring(line, entry.key().start());
        int first = endOfEntryBefore(mapping, entry);
        List<String> above = new ArrayList<>();
        while (line > first) {
            int previous = layout.lineStart(line - layout.breakBefore(line).length());
            String found = layout.indentOf(previous);
            if (previous < first || !text.startsWith("#", previous + found.length())) {
                break;
            }
            if (!found.equals(indent)) {
                return null;
            }
            above.add(text.substring(previous + found.length(), layout.lineEnd(previous)));
            line = previous;
        }
        Collections.reverse(above);
        int hash = isBlock(value) ? -1 : text.indexOf('#', value.end());
        return new EntryComments(line, above, hash < 0 || hash >= end ? "" : text.substring(hash, end));
    }

    private static int endOfEntryBefore(MappingNode mapping, MappingNode.Entry entry) {
        int index = mapping.entries().indexOf(entry);
        return index == 0 ? 0 : mapping.entries().get(index - 1).value().contentEnd();
    }

    /** Checks whether a range, which otherwise has only whitespace and indicators, contains a comment. */
    public static boolean has(String text, int from, int to) {
        int hash = text.indexOf('#', from);
        return hash >= 0 && hash < to;
    }

    private static boolean isBlock(Node value) {
        return value instanceof ScalarNode scalar && scalar.style() == ScalarNode.Style.BLOCK;
    }

    private static boolean isBlockWithRemark(String text, Layout layout, Node value) {
        return isBlock(value) && has(text, value.start(), layout.lineEnd(value.start()));
    }
}
