package io.github.eciregistry.lint;

import io.github.eciregistry.TextEdit;
import io.github.eciregistry.internal.document.MappingNode;
import io.github.eciregistry.internal.edit.EntryComments;
import io.github.eciregistry.internal.edit.Layout;
import io.github.eciregistry.internal.pod.Field;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Takes an annotation out of its mapping, and the mapping out of the metadata where it was the only one. */
final class EntryRemoval {

    private EntryRemoval() {}

    /** Returns the edit, or null where the annotation is written in a way that cannot be removed safely. */
    static @Nullable TextEdit of(String text, Field annotations, MappingNode.Entry entry) {
        return of(text, annotations, entry, null);
    }

    /** Returns the edit that also removes the comments, or null. */
    static @Nullable TextEdit of(
            String text, Field annotations, MappingNode.Entry entry, @Nullable EntryComments comments) {
        if (annotations.sharedAt() >= 0 || !(annotations.node() instanceof MappingNode mapping) || isDecorated(entry)) {
            return null;
        }
        Field parent = annotations.parent();
        if (mapping.entries().size() == 1
                && parent != null
                && parent.sharedAt() < 0
                && !mapping.isDecorated()
                && parent.node() instanceof MappingNode metadata
                && metadata.entries().size() > 1) {
            for (MappingNode.Entry outer : metadata.entries()) {
                if (outer.value() == mapping && isDecorated(outer)) {
                    return null;
                }
                if (outer.value() == mapping && !hasComments(text, metadata, outer, entry, comments)) {
                    return of(text, metadata, outer, null);
                }
            }
        }
        return of(text, mapping, entry, comments);
    }

    /** Returns whether the mapping around an only entry has comments that are not those of the entry. */
    private static boolean hasComments(
            String text,
            MappingNode metadata,
            MappingNode.Entry outer,
            MappingNode.Entry entry,
            @Nullable EntryComments comments) {
        boolean flow = ((MappingNode) outer.value()).isFlow();
        Layout layout = new Layout(text);
        int start = comments == null || flow ? entry.key().start() : comments.start();
        int end = outer.value().end();
        EntryComments own = EntryComments.of(text, metadata, outer);
        return own == null
                || (own.start() < layout.lineStart(outer.key().start())
                        && !own.above().isEmpty())
                || EntryComments.has(text, outer.key().end(), start)
                || (flow && EntryComments.has(text, entry.value().end(), layout.lineEnd(end)));
    }

    /** Tells whether an anchor or a tag stands in an entry: an alias elsewhere may need it. */
    private static boolean isDecorated(MappingNode.Entry entry) {
        return entry.key().isDecorated() || entry.value().isDecorated();
    }

    private static @Nullable TextEdit of(
            String text, MappingNode mapping, MappingNode.Entry entry, @Nullable EntryComments comments) {
        return mapping.isFlow() ? fromFlow(text, mapping, entry) : fromBlock(text, entry, comments);
    }

    private static @Nullable TextEdit fromBlock(
            String text, MappingNode.Entry entry, @Nullable EntryComments comments) {
        Layout layout = new Layout(text);
        int key = entry.key().start();
        if (!layout.startsLine(key)) {
            return null;
        }
        int start = comments == null ? layout.lineStart(key) : comments.start();
        return new TextEdit(start, layout.lineAfter(entry.value()), "");
    }

    private static @Nullable TextEdit fromFlow(String text, MappingNode mapping, MappingNode.Entry entry) {
        List<MappingNode.Entry> entries = mapping.entries();
        int index = entries.indexOf(entry);
        if (!followsSeparator(text, entry.key().start())) {
            return null;
        }
        if (index + 1 < entries.size()) {
            int next = entries.get(index + 1).key().start();
            return followsSeparator(text, next) ? new TextEdit(entry.key().start(), next, "") : null;
        }
        int start =
                index > 0 ? entries.get(index - 1).value().end() : entry.key().start();
        return new TextEdit(start, entry.value().end(), "");
    }

    /** Tells whether a key follows a comma or the brace, and not an explicit {@code ?}. */
    private static boolean followsSeparator(String text, int key) {
        int i = key - 1;
        while (i > 0 && text.charAt(i) <= ' ') {
            i--;
        }
        return i >= 0 && (text.charAt(i) == ',' || text.charAt(i) == '{');
    }
}
