package io.github.eciregistry.internal.document;

import org.jspecify.annotations.Nullable;

/** An alias such as {@code *labels}. */
public final class AliasNode extends Node {

    private final Node target;

    AliasNode(int start, int end, Node target) {
        super(start, end);
        this.target = target;
    }

    @Override
    public Node resolved() {
        return target;
    }

    @Override
    @Nullable
    Node lastChild() {
        return null;
    }
}
