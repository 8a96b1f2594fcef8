package io.github.eciregistry.internal.document;

import org.jspecify.annotations.Nullable;

/**
 * A value of a document with its position in the text.
 *
 * <p>{@code start} and {@code end} are offsets in UTF-16 units. If a value has an anchor or a tag, {@code start}
 * includes it. The end of a block collection is not known from the text alone; {@link #contentEnd()} is the end of its
 * last value.
 */
public abstract sealed class Node permits ScalarNode, MappingNode, SequenceNode, AliasNode {

    private final int start;
    private int end;
    private boolean decorated;
    private boolean anchored;
    private @Nullable String tag;
    private int firstAlias = -1;

    Node(int start, int end) {
        this.start = start;
        this.end = end;
    }

    /** Returns where the value begins. */
    public final int start() {
        return start;
    }

    /** Returns the offset after the value; for a block collection that of its begin. */
    public final int end() {
        return end;
    }

    final void endAt(int newEnd) {
        end = newEnd;
    }

    /** Notes that the value has an anchor, a tag, or both. */
    final void decorate(boolean anchor, @Nullable String newTag) {
        decorated = true;
        anchored = anchor;
        tag = newTag;
    }

    final void aliasAt(int offset) {
        if (firstAlias < 0) {
            firstAlias = offset;
        }
    }

    /** Checks whether the value has an anchor or a tag. */
    public final boolean isDecorated() {
        return decorated;
    }

    /** Returns the tag, such as {@code tag:yaml.org,2002:str}, or null if the value has none. */
    public final @Nullable String tag() {
        return tag;
    }

    /** Checks whether the value has an anchor. */
    final boolean isAnchored() {
        return anchored;
    }

    /** Returns the offset of the first alias of this value, or -1 if there is none. */
    public final int firstAlias() {
        return firstAlias;
    }

    /** Returns the value that an alias refers to, and any other value itself. */
    public Node resolved() {
        return this;
    }

    /** Returns the last value in the text of this one, which is the value itself unless it is a block collection. */
    public final Node lastValue() {
        Node node = this;
        for (Node last = lastChild(); last != null; last = last.lastChild()) {
            node = last;
        }
        return node;
    }

    /** Returns the offset after the last character of the value's content. */
    public final int contentEnd() {
        return lastValue().end;
    }

    /** Returns the last value of a block collection, or null for any other value. */
    abstract @Nullable Node lastChild();
}
