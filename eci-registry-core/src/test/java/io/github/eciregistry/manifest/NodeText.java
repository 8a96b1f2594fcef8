package io.github.eciregistry.manifest;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.StringJoiner;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * Writes what a YAML 1.1 parser, which the product does not use, reads in a text: tags and values, aliases followed,
 * entries that do not count left out.
 */
public final class NodeText {

    private static final int MAX_NODES = 50_000;

    private final BiPredicate<String, @Nullable String> leftOut;
    private final IdentityHashMap<Node, Boolean> open = new IdentityHashMap<>();
    private int nodes;

    private NodeText(BiPredicate<String, @Nullable String> leftOut) {
        this.leftOut = leftOut;
    }

    /**
     * Reads all documents of a text.
     *
     * @param leftOut tells by key and value, null for an empty one, the entries of mappings to leave out
     * @return a text for each document, or null where the parser does not take the text or aliases repeat too much
     */
    public static @Nullable List<String> of(String text, BiPredicate<String, @Nullable String> leftOut) {
        LoaderOptions options = new LoaderOptions();
        options.setMaxAliasesForCollections(1_000);
        List<String> documents = new ArrayList<>();
        String withoutMark = text.startsWith("\uFEFF") ? text.substring(1) : text;
        try {
            NodeText writer = new NodeText(leftOut);
            for (Node node : new Yaml(new SafeConstructor(options)).composeAll(new StringReader(withoutMark))) {
                documents.add(String.valueOf(writer.text(node)));
            }
        } catch (YAMLException | Unbounded e) {
            return null;
        }
        return documents;
    }

    /** Returns the text of a node, or null for an empty one. */
    private @Nullable String text(Node node) {
        if (++nodes > MAX_NODES) {
            throw new Unbounded();
        }
        if (node instanceof ScalarNode scalar) {
            return scalar.getTag() == Tag.NULL ? null : scalar.getTag() + " " + scalar.getValue();
        }
        if (open.put(node, true) != null) {
            throw new Unbounded();
        }
        StringJoiner content = new StringJoiner(", ", node.getTag() + " {", "}");
        content.setEmptyValue("");
        if (node instanceof SequenceNode sequence) {
            content.setEmptyValue("[]");
            sequence.getValue().forEach(item -> content.add(String.valueOf(text(item))));
        } else if (node instanceof MappingNode mapping) {
            mapping.getValue().forEach(entry -> add(content, entry));
        }
        open.remove(node);
        return content.length() == 0 ? null : content.toString();
    }

    private void add(StringJoiner content, NodeTuple entry) {
        String value = text(entry.getValueNode());
        boolean left = entry.getKeyNode() instanceof ScalarNode key && leftOut.test(key.getValue(), value);
        if (!left) {
            content.add(text(entry.getKeyNode()) + ": " + value);
        }
    }

    /** Thrown where aliases repeat too much, or a node holds itself. */
    private static final class Unbounded extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Unbounded() {
            super(null, null, false, false);
        }
    }
}
