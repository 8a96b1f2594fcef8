package io.github.eciregistry.internal.pod;

import io.github.eciregistry.internal.document.AliasNode;
import io.github.eciregistry.internal.document.MappingNode;
import io.github.eciregistry.internal.document.Node;
import io.github.eciregistry.internal.document.ScalarNode;
import io.github.eciregistry.internal.document.SequenceNode;
import io.github.eciregistry.kind.FieldPath;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A value of an object in a document. */
public final class Field implements ObjectValue {

    private static final int MAX_MERGE_DEPTH = 64;

    private final Node node;
    private final @Nullable Field parent;
    private final String name;
    private final int index;
    private final int sharedAt;
    private final AliasBudget budget;

    private Field(Node node, @Nullable Field parent, String name, int index, int sharedAt, AliasBudget budget) {
        this.node = node;
        this.parent = parent;
        this.name = name;
        this.index = index;
        this.sharedAt = sharedAt;
        this.budget = budget;
        if (sharedAt >= 0) {
            budget.spend();
        }
    }

    /** Returns the value of a whole document. */
    public static Field root(Node node) {
        return new Field(node, null, "", -1, node.firstAlias(), AliasBudget.ofPaths());
    }

    /** Returns the value, aliases resolved. */
    public Node node() {
        return node;
    }

    /** Returns the name of the field; empty for the item of a list and for the document. */
    public String name() {
        return name;
    }

    /** Checks whether Kubernetes reads this field as null. */
    public boolean isNull() {
        return node instanceof ScalarNode scalar && scalar.isNull();
    }

    @Override
    public Type type() {
        if (node instanceof ScalarNode scalar) {
            return switch (scalar.type()) {
                case NULL -> Type.NULL;
                case STRING -> Type.STRING;
                case NUMBER -> Type.NUMBER;
                case BOOLEAN -> Type.BOOLEAN;
            };
        }
        if (node instanceof MappingNode mapping) {
            return mapping.isTemplateBraces() ? Type.TEMPLATE : Type.MAPPING;
        }
        return node instanceof SequenceNode ? Type.LIST : Type.OTHER;
    }

    @Override
    public String text() {
        return node instanceof ScalarNode scalar && !scalar.isNull() ? scalar.value() : "";
    }

    @Override
    public @Nullable Field field(String childName) {
        return child(childName);
    }

    @Override
    public void forEachField(BiConsumer<String, ObjectValue> action) {
        if (node instanceof MappingNode mapping) {
            for (Field value : values(mapping)) {
                action.accept(value.name, value);
            }
        }
    }

    @Override
    public ObjectValue forSearch() {
        return new Field(node, parent, name, index, sharedAt, AliasBudget.ofSearch());
    }

    @Override
    public int size() {
        return node instanceof SequenceNode sequence ? sequence.items().size() : 0;
    }

    @Override
    public Field item(int itemIndex) {
        return through(((SequenceNode) node).items().get(itemIndex), "", itemIndex);
    }

    @Override
    public @Nullable Field parent() {
        return parent;
    }

    /**
     * Returns the offset of an alias or a merge key through which the value, or one that contains it, appears at more
     * than one place; -1 if it appears only here.
     */
    public int sharedAt() {
        return sharedAt;
    }

    /**
     * Returns the path from the document, such as {@code items[2].spec}; a key that is not a field name, such as that
     * of an annotation, is in brackets.
     */
    @Override
    public String path() {
        StringBuilder out = new StringBuilder();
        appendPath(out);
        return out.toString();
    }

    private void appendPath(StringBuilder out) {
        if (parent != null) {
            parent.appendPath(out);
            ObjectPath.append(out, name, index);
        }
    }

    /** Returns the field with a name in, or merged into, this mapping, or null. */
    public @Nullable Field child(String childName) {
        if (!(node instanceof MappingNode mapping)) {
            return null;
        }
        MappingNode.Entry own = mapping.entry(childName);
        List<MappingNode.Entry> merges = mapping.merges();
        for (int i = merges.size() - 1; i >= 0 && isAfter(merges.get(i), own); i--) {
            Node merged = merged(merges.get(i).value(), childName, 0);
            if (merged != null) {
                return new Field(
                        merged, this, childName, -1, merges.get(i).key().start(), budget);
            }
        }
        return own == null ? null : through(own.value(), childName, -1);
    }

    private static boolean isAfter(MappingNode.Entry merge, MappingNode.@Nullable Entry own) {
        return own == null || merge.key().start() > own.key().start();
    }

    private Field through(Node value, String childName, int itemIndex) {
        Node resolved = value.resolved();
        int shared = sharedAt;
        if (shared < 0) {
            shared = value instanceof AliasNode ? value.start() : resolved.firstAlias();
        }
        return new Field(resolved, this, childName, itemIndex, shared, budget);
    }

    /**
     * Looks for a name in the value of a merge key: a mapping, or a list of mappings of which the first has precedence.
     */
    private @Nullable Node merged(Node source, String childName, int depth) {
        budget.spend();
        if (depth > MAX_MERGE_DEPTH) {
            throw new AliasBudget.Exceeded("merge keys nest deeper than " + MAX_MERGE_DEPTH + " levels");
        }
        Node resolved = source.resolved();
        if (resolved instanceof SequenceNode sequence) {
            for (Node item : sequence.items()) {
                Node found = merged(item, childName, depth + 1);
                if (found != null) {
                    return found;
                }
            }
            return null;
        }
        if (!(resolved instanceof MappingNode mapping)) {
            return null;
        }
        MappingNode.Entry own = mapping.entry(childName);
        List<MappingNode.Entry> merges = mapping.merges();
        for (int i = merges.size() - 1; i >= 0 && isAfter(merges.get(i), own); i--) {
            Node found = merged(merges.get(i).value(), childName, depth + 1);
            if (found != null) {
                return found;
            }
        }
        return own == null ? null : own.value().resolved();
    }

    /** Returns every field of a mapping, those that a merge key adds included. */
    private Collection<Field> values(MappingNode mapping) {
        Map<String, Field> values = new LinkedHashMap<>();
        addValues(mapping, null, values, 0);
        return values.values();
    }

    /** Adds the fields of a mapping, which override earlier ones; for a duplicate key, only the first. */
    private void addValues(
            MappingNode mapping, MappingNode.@Nullable Entry merge, Map<String, Field> values, int depth) {
        Set<String> own = new HashSet<>();
        for (MappingNode.Entry entry : mapping.entries()) {
            if (MappingNode.isMerge(entry)) {
                addMerged(merge == null ? entry : merge, entry.value(), values, depth);
            } else if (entry.key() instanceof ScalarNode key && own.add(key.value())) {
                String name = key.value();
                values.put(
                        name,
                        merge == null
                                ? through(entry.value(), name, -1)
                                : new Field(
                                        entry.value().resolved(),
                                        this,
                                        name,
                                        -1,
                                        merge.key().start(),
                                        budget));
            }
        }
    }

    private void addMerged(MappingNode.Entry merge, Node source, Map<String, Field> values, int depth) {
        budget.spend();
        if (depth > MAX_MERGE_DEPTH) {
            throw new AliasBudget.Exceeded("merge keys nest deeper than " + MAX_MERGE_DEPTH + " levels");
        }
        Node resolved = source.resolved();
        if (resolved instanceof SequenceNode sequence) {
            for (int i = sequence.items().size() - 1; i >= 0; i--) {
                addMerged(merge, sequence.items().get(i), values, depth + 1);
            }
        } else if (resolved instanceof MappingNode mapping) {
            addValues(mapping, merge, values, depth + 1);
        }
    }

    /** Visits every field that a path matches from here, in the order of the text. */
    public void visitFields(FieldPath path, Consumer<Field> action) {
        visit(path, value -> action.accept((Field) value));
    }
}
