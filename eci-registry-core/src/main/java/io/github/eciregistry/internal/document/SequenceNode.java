package io.github.eciregistry.internal.document;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A sequence, block or flow. */
public final class SequenceNode extends Node {

    private final List<Node> items = new ArrayList<>();
    private final boolean flow;

    SequenceNode(int start, boolean flow) {
        super(start, start);
        this.flow = flow;
    }

    void add(Node item) {
        items.add(item);
    }

    /** Returns the items in the order of the text. The caller must not modify the list. */
    public List<Node> items() {
        return items;
    }

    @Override
    @Nullable
    Node lastChild() {
        return flow || items.isEmpty() ? null : items.get(items.size() - 1);
    }
}
