package io.github.eciregistry;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.CollectionNode;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * The scalars and empty collections of a YAML text, each a line of its path, tag and value, as snakeyaml-engine composes
 * them. The product uses only the events of that library, and builds its own tree.
 */
public final class Leaves {

    private static final int MAX_LEAVES = 100_000;

    private final BiPredicate<String, @Nullable String> leftOut;
    private final List<String> leaves = new ArrayList<>();
    private final Set<Node> open = Collections.newSetFromMap(new IdentityHashMap<>());

    private Leaves(BiPredicate<String, @Nullable String> leftOut) {
        this.leftOut = leftOut;
    }

    /**
     * Returns the leaves of all documents.
     *
     * @param leftOut accepts the entries of mappings to leave out, by key and value; the value is null if it is empty, and
     *     an empty text if it is a collection
     * @return the leaves in the order of the text, or null if the composer rejects the text or aliases repeat too much
     */
    public static @Nullable List<String> of(String text, BiPredicate<String, @Nullable String> leftOut) {
        Leaves reader = new Leaves(leftOut);
        try {
            int index = 0;
            for (Node node : new Compose(LoadSettings.builder().build()).composeAllFromString(text)) {
                reader.read("document " + index++, node);
            }
        } catch (YamlEngineException | NumberFormatException e) {
            return null;
        }
        return reader.leaves.size() > MAX_LEAVES ? null : reader.leaves;
    }

    private void read(String path, Node node) {
        boolean endless = !open.add(node) || leaves.size() > MAX_LEAVES;
        if (node instanceof ScalarNode scalar) {
            leaves.add(path + " = " + scalar.getTag() + " " + scalar.getValue());
        } else if (endless) {
            leaves.add(path + " = itself");
        } else if (node instanceof SequenceNode sequence && !sequence.getValue().isEmpty()) {
            int index = 0;
            for (Node item : sequence.getValue()) {
                read(path + "[" + index++ + "]", item);
            }
        } else if (node instanceof MappingNode mapping && !mapping.getValue().isEmpty()) {
            for (NodeTuple entry : mapping.getValue()) {
                boolean named = entry.getKeyNode() instanceof ScalarNode;
                String key = named ? ((ScalarNode) entry.getKeyNode()).getValue() : "?";
                if (!named) {
                    read(path + "/?", entry.getKeyNode());
                }
                if (!named || !leftOut.test(key, value(entry.getValueNode()))) {
                    read(path + "/" + key, entry.getValueNode());
                }
            }
        } else {
            leaves.add(path + " = " + node.getTag() + " empty");
        }
        if (!endless) {
            open.remove(node);
        }
    }

    private static @Nullable String value(Node node) {
        if (node instanceof ScalarNode scalar) {
            return scalar.getTag().equals(Tag.NULL) ? null : scalar.getValue();
        }
        boolean empty = node instanceof CollectionNode<?> collection
                && collection.getValue().isEmpty();
        return empty ? null : "";
    }
}
