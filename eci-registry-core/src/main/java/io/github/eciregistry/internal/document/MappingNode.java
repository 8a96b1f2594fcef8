package io.github.eciregistry.internal.document;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A mapping, block or flow. */
public final class MappingNode extends Node {

    private final List<Entry> entries = new ArrayList<>(4);
    private final int open;

    /** Makes a mapping; {@code open} is the offset of its brace, or -1 for a block mapping. */
    MappingNode(int start, int open) {
        super(start, start);
        this.open = open;
    }

    void add(Node key, Node value) {
        entries.add(new Entry(key, value));
    }

    /** Returns the entries in the order of the text, which the caller leaves as they are. */
    public List<Entry> entries() {
        return entries;
    }

    /** Returns whether the mapping is written in braces. */
    public boolean isFlow() {
        return open >= 0;
    }

    /** Returns whether the mapping is two braces of a template, which YAML reads as a mapping with a mapping for a key. */
    public boolean isTemplateBraces() {
        return isFlow()
                && !entries.isEmpty()
                && entries.get(0).key() instanceof MappingNode inner
                && inner.open == open + 1;
    }

    /** Returns the offset of the opening brace of a flow mapping. */
    public int open() {
        return open;
    }

    /** Returns the entry with a key that stands in the mapping itself, merge keys left aside. */
    public @Nullable Entry entry(String key) {
        for (int i = 0; i < entries.size(); i++) {
            Entry entry = entries.get(i);
            if (entry.key() instanceof ScalarNode scalar && scalar.is(key)) {
                return entry;
            }
        }
        return null;
    }

    /** Returns the resolved value of a key in the mapping itself, or null where it is absent. */
    public @Nullable Node get(String key) {
        Entry entry = entry(key);
        return entry == null ? null : entry.value().resolved();
    }

    @Override
    @Nullable
    Node lastChild() {
        return isFlow() || entries.isEmpty()
                ? null
                : entries.get(entries.size() - 1).value();
    }

    /**
     * A key with its value.
     *
     * @param key the key, almost always a scalar
     * @param value the value, an empty scalar where none is written
     */
    public record Entry(Node key, Node value) {}
}
