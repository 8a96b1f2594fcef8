package io.github.eciregistry.internal.pod;

import io.github.eciregistry.internal.document.Node;
import io.github.eciregistry.internal.document.ScalarNode;
import io.github.eciregistry.kind.FieldPath;
import io.github.eciregistry.kind.WorkloadKind;
import io.github.eciregistry.kind.WorkloadKinds;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Walks the objects of a document, and the objects that these contain. */
public final class Workloads {

    /** How deep objects may contain objects. */
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

        /** Visits an object of a kind that describes no pods, though it may contain objects that do. */
        default void other(Field object, String kind) {}

        /** Visits the first of the objects that are skipped, as they are deeper in others than {@link #MAX_LISTS}. */
        void tooDeep(Field object);
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
        if (workload.isPresent() && !workload.get().pods().isEmpty()) {
            visitor.workload(field, workload.get());
        } else {
            visitor.other(field, kind);
        }
        if (workload.isPresent()) {
            contained(
                    field,
                    workload.get(),
                    depth,
                    apiVersion,
                    WorkloadKinds.listedKind(kind).orElse(null));
        }
    }

    private void contained(Field outer, WorkloadKind kind, int depth, String listVersion, @Nullable String listedKind) {
        for (FieldPath path : kind.objects()) {
            List<Field> inner = new ArrayList<>();
            outer.visit(path, inner::add);
            if (depth == MAX_LISTS && !inner.isEmpty()) {
                visitor.tooDeep(inner.get(0));
                return;
            }
            for (Field object : inner) {
                if (seen.add(object.node())) {
                    object(object, depth + 1, listVersion, listedKind);
                }
            }
        }
    }

    private static @Nullable String text(Field object, String name) {
        Field field = object.child(name);
        return field != null && field.node() instanceof ScalarNode scalar ? scalar.value() : null;
    }
}
