package io.github.eciregistry.internal.document;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** Puts nodes together in the order a reader meets them. */
final class TreeBuilder {

    /** The maximum nesting of collections: the same as in the JSON reader, and far above that of Kubernetes objects. */
    static final int MAX_DEPTH = 1000;

    private final Deque<Frame> open = new ArrayDeque<>();
    private @Nullable Node root;

    private static final class Frame {
        final Node collection;

        @Nullable
        Node key;

        Frame(Node collection) {
            this.collection = collection;
        }
    }

    /** Checks whether the next value is a key. */
    boolean awaitsKey() {
        Frame frame = open.peek();
        return frame != null && frame.collection instanceof MappingNode && frame.key == null;
    }

    /** Adds a value that has no children. */
    void add(Node node) {
        Frame frame = open.peek();
        if (frame == null) {
            root = node;
        } else if (frame.collection instanceof SequenceNode sequence) {
            sequence.add(node);
        } else if (frame.key == null) {
            frame.key = node;
        } else if (frame.collection instanceof MappingNode mapping) {
            mapping.add(frame.key, node);
            frame.key = null;
        }
    }

    /** Adds a collection whose children follow; returns false if the nesting is too deep. */
    boolean begin(Node collection) {
        add(collection);
        open.push(new Frame(collection));
        return open.size() <= MAX_DEPTH;
    }

    /** Ends the innermost collection. */
    void end(int offset) {
        open.pop().collection.endAt(offset);
    }

    boolean isComplete() {
        return open.isEmpty();
    }

    @Nullable
    Node root() {
        return root;
    }
}
