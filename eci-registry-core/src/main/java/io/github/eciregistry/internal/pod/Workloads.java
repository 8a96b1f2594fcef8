package io.github.eciregistry.internal.pod;

import io.github.eciregistry.internal.document.Node;
import io.github.eciregistry.internal.document.ScalarNode;
import io.github.eciregistry.internal.document.SequenceNode;
import io.github.eciregistry.kind.WorkloadKind;
import io.github.eciregistry.kind.WorkloadKinds;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Walks the objects of a document, lists of objects included. */
public final class Workloads {

    /** How deep lists of objects may nest. */
    public static final int MAX_LISTS = 16;

    private final WorkloadKinds kinds;
    private final Visitor visitor;
    private final Set<Node> seen = Collections.newSetFromMap(new IdentityHashMap<>());

    private Workloads(WorkloadKinds kinds, Visitor visitor) {
        this.kinds = kinds;
        this.visitor = visitor;
    }

    /** Is told of what a document holds. */
    public interface Visitor {

        /** Visits an object of a kind that describes pods. */
        void workload(Field object, WorkloadKind kind);

        /** Visits an object of a kind that describes no pods and is no list. */
        default void other(Field object, String kind) {}

        /** Visits a list of objects that nests deeper than {@link #MAX_LISTS}, and is passed over. */
        void tooDeep(Field list);
    }

    /**
     * Visits the objects of a document in the order of the text, each once.
     *
     * @throws AliasBudget.Exceeded if aliases repeat too much
     */
    public static void visit(Node document, WorkloadKinds kinds, Visitor visitor) {
        new Workloads(kinds, visitor).object(Field.root(document), 0, null, null);
    }

    /** Visits an object. One that states neither its kind nor its version has those that its list tells of its items. */
    private void object(Field field, int depth, @Nullable String listVersion, @Nullable String listedKind) {
        String apiVersion = text(field, "apiVersion");
        String kind = text(field, "kind");
        if (apiVersion == null && kind == null) {
            apiVersion = listVersion;
            kind = listedKind;
        }
        if (apiVersion == null || kind == null) {
            return;
        }
        Optional<WorkloadKind> workload = kinds.find(apiVersion, kind);
        if (workload.isPresent()) {
            visitor.workload(field, workload.get());
            return;
        }
        Optional<String> items = WorkloadKinds.itemsField(apiVersion, kind);
        if (items.isEmpty()) {
            visitor.other(field, kind);
            return;
        }
        Field list = field.child(items.get());
        if (list != null) {
            items(list, depth, apiVersion, WorkloadKinds.listedKind(kind).orElse(null));
        }
    }

    private void items(Field list, int depth, String listVersion, @Nullable String listedKind) {
        if (!(list.node() instanceof SequenceNode sequence)) {
            return;
        }
        if (depth == MAX_LISTS) {
            visitor.tooDeep(list);
            return;
        }
        for (int i = 0; i < sequence.items().size(); i++) {
            Field item = list.item(sequence.items().get(i), i);
            if (seen.add(item.node())) {
                object(item, depth + 1, listVersion, listedKind);
            }
        }
    }

    private static @Nullable String text(Field object, String name) {
        Field field = object.child(name);
        return field != null && field.node() instanceof ScalarNode scalar ? scalar.value() : null;
    }
}
