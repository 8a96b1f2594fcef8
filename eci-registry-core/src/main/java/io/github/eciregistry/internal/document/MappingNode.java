package io.github.eciregistry.internal.document;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A mapping, block or flow. */
public final class MappingNode extends Node {

    private final List<Entry> entries = new ArrayList<>(4);
    private final int open;
    private final boolean flow;
    private List<Entry> merges = List.of();

    /** Creates a mapping; {@code open} is the offset of its brace, or of the first key of a block mapping. */
    MappingNode(int start, int open, boolean flow) {
        super(start, start);
        this.open = open;
        this.flow = flow;
    }

    void add(Node key, Node value) {
        Entry entry = new Entry(key, value);
        entries.add(entry);
        if (isMerge(entry)) {
            merges = new ArrayList<>(merges);
            merges.add(entry);
        }
    }

    /** Returns the entries in the order of the text. The caller must not modify the list. */
    public List<Entry> entries() {
        return entries;
    }

    /** Checks whether the mapping is written in braces. */
    public boolean isFlow() {
        return flow;
    }

    /**
     * Checks whether the mapping is two braces of a template, which YAML reads as a mapping with a mapping for a key.
     */
    public boolean isTemplateBraces() {
        return isFlow()
                && !entries.isEmpty()
                && entries.get(0).key() instanceof MappingNode inner
                && inner.flow
                && inner.open == open + 1;
    }

    /**
     * Returns the offset of the opening brace; for a block mapping that of its first key, or of the {@code ?} before
     * that key. Its column is the indentation of all keys.
     */
    public int open() {
        return open;
    }

    /** Returns the entry with a key in the mapping itself, ignoring merge keys. */
    public @Nullable Entry entry(String key) {
        for (int i = 0; i < entries.size(); i++) {
            Entry entry = entries.get(i);
            if (entry.key() instanceof ScalarNode scalar && scalar.is(key)) {
                return entry;
            }
        }
        return null;
    }

    /**
     * Returns the entries that merge other mappings into this one, in the order of the text. The caller must not modify
     * the list. go-yaml, and so Kubernetes, accepts several in one mapping; each overrides everything before it,
     * including the mapping's own keys (kubectl 1.32.4, read 2026-12-01).
     */
    public List<Entry> merges() {
        return merges;
    }

    /** Checks whether the key of an entry is {@code <<} without quotes. */
    public static boolean isMerge(Entry entry) {
        return entry.key() instanceof ScalarNode key && key.style() == ScalarNode.Style.PLAIN && key.is("<<");
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
     * @param value the value, or an empty scalar if absent
     */
    public record Entry(Node key, Node value) {}
}
