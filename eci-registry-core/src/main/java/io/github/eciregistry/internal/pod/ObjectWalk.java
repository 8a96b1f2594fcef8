package io.github.eciregistry.internal.pod;

import io.github.eciregistry.Problem;
import io.github.eciregistry.ProblemCode;
import io.github.eciregistry.kind.FieldPath;
import io.github.eciregistry.kind.PodLocation;
import io.github.eciregistry.kind.WorkloadKind;
import io.github.eciregistry.kind.WorkloadKinds;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Finds the objects that describe pods: an object itself, and the objects that it contains, such as the items of a List. */
public final class ObjectWalk {

    /** The maximum nesting of objects in objects. */
    public static final int MAX_DEPTH = 16;

    private static final List<List<String>> POD_SPECS = List.of(
            List.of("spec", "containers"),
            List.of("template", "spec", "containers"),
            List.of("spec", "template", "spec", "containers"),
            List.of("spec", "jobTemplate", "spec", "template", "spec", "containers"));

    private final WorkloadKinds kinds;
    private final Visitor visitor;

    private ObjectWalk(WorkloadKinds kinds, Visitor visitor) {
        this.kinds = kinds;
        this.visitor = visitor;
    }

    /** Receives the objects. */
    public interface Visitor {

        /** Visits an object of a kind that describes pods. */
        void workload(ObjectValue object, WorkloadKind kind);

        /** Visits an object of a kind that describes no pods, though it may contain objects that do. */
        default void other(ObjectValue object, String kind) {}

        /**
         * Visits an object with pods that the table does not have, by their shape. If the table has its kind, {@link #workload} or
         * {@link #other} is called, too; otherwise neither is.
         *
         * @param pods the pods, at least one, inner ones before those around them
         */
        default void shaped(ObjectValue object, String kind, List<ShapedPod> pods) {}

        /**
         * Called for an object with containers, or a list of objects, whose kind is unknown.
         *
         * @param message the message for people
         */
        default void unidentified(ObjectValue object, String message) {}

        /** Called for a value that cannot be searched for objects. */
        default void problem(PodProblem problem) {}

        /** Checks whether to visit a contained object; through aliases, it may have been visited already. */
        default boolean enter(ObjectValue object) {
            return true;
        }
    }

    /** Visits the objects of a value in order, those that an object contains before it. */
    public static void visit(ObjectValue root, WorkloadKinds kinds, Visitor visitor) {
        ObjectWalk walk = new ObjectWalk(kinds, visitor);
        if (root.type() == ObjectValue.Type.LIST) {
            walk.bareList(root);
        } else {
            walk.object(root, 0, null);
        }
    }

    /** Kubernetes has lists of objects only as the items of a List. */
    private void bareList(ObjectValue root) {
        for (int i = 0; i < root.size(); i++) {
            TypeMeta type = TypeMeta.of(root.item(i), null);
            if (type != null && kinds.find(type.apiVersion(), type.kind()).isPresent()) {
                visitor.unidentified(root, "expected an object, such as a List with items, found a list of objects");
                return;
            }
        }
    }

    private void object(ObjectValue object, int depth, @Nullable TypeMeta listed) {
        TypeMeta type = TypeMeta.of(object, listed);
        if (type == null) {
            if (hasContainers(object)) {
                String missing = object.string("kind").isEmpty() ? "kind" : "apiVersion";
                visitor.unidentified(object, "expected apiVersion and kind, found containers and no " + missing);
            }
            return;
        }
        Optional<WorkloadKind> kind = kinds.find(type.apiVersion(), type.kind());
        // Inner objects come first: where an edit to one ends at the offset of an edit to the outer one, it is written
        // first.
        if (kind.isPresent()) {
            contained(object, kind.get(), depth, type);
        } else if (isMisspelt(type) && hasContainers(object)) {
            visitor.other(object, type.kind());
            String found = Problem.quote(type.apiVersion() + " " + type.kind());
            visitor.unidentified(object, "expected a kind of Kubernetes, found containers and " + found);
            return;
        }
        if (kind.isPresent() && !kind.get().pods().isEmpty()) {
            visitor.workload(object, kind.get());
        }
        List<ShapedPod> shaped = PodShapes.search(object, type, kind.orElse(null), kinds, visitor::problem);
        if (!shaped.isEmpty()) {
            visitor.shaped(object, type.kind(), shaped);
        }
        if (kind.isPresent() ? kind.get().pods().isEmpty() : shaped.isEmpty()) {
            visitor.other(object, type.kind());
        }
    }

    /**
     * Checks whether an object that is not in the table cannot be of a custom kind. The groups of custom kinds contain a
     * dot; those of Kubernetes that have pods do not, and are all in the table.
     */
    private boolean isMisspelt(TypeMeta type) {
        String group = type.group();
        return group.indexOf('.') < 0
                || kinds.all().stream()
                        .anyMatch(known ->
                                known.groups().contains(group) && known.kind().equalsIgnoreCase(type.kind()));
    }

    private static boolean hasContainers(ObjectValue object) {
        for (List<String> steps : POD_SPECS) {
            ObjectValue containers = object.at(steps);
            for (int i = 0; containers != null && i < containers.size(); i++) {
                if (containers.item(i).field("image") != null) {
                    return true;
                }
            }
        }
        return false;
    }

    private void contained(ObjectValue outer, WorkloadKind kind, int depth, TypeMeta type) {
        TypeMeta listed = type.ofItems();
        for (FieldPath path : kind.objects()) {
            outer.visit(path, new ObjectValue.Visitor() {
                @Override
                public void found(ObjectValue inner) {
                    contained(inner, depth, listed);
                }

                @Override
                public void wrongType(ObjectValue value, ObjectValue.Type expected) {
                    visitor.problem(PodProblem.wrongType(value, expected.description()));
                }
            });
        }
    }

    private void contained(ObjectValue inner, int depth, @Nullable TypeMeta listed) {
        if (inner.type() == ObjectValue.Type.NULL) {
            return;
        }
        if (EmbeddedText.mayBeObject(inner)) {
            List<ShapedPod> pods = PodShapes.searchText(inner, kinds, visitor::problem);
            if (!pods.isEmpty()) {
                visitor.shaped(inner, "", pods);
            }
            return;
        }
        if (inner.type() != ObjectValue.Type.MAPPING) {
            visitor.problem(PodProblem.wrongType(inner, "an object"));
        } else if (depth == MAX_DEPTH) {
            String message = "expected at most " + MAX_DEPTH + " levels of objects that contain objects";
            visitor.problem(new PodProblem(Problem.of(ProblemCode.WRONG_TYPE, "", message), inner));
        } else if (visitor.enter(inner)) {
            object(inner, depth + 1, listed);
        }
    }

    /** Visits the places in an object at which a location matches pods, and values of the wrong type on the path. */
    public static void visitPods(
            ObjectValue object, PodLocation location, BiConsumer<ObjectValue, PodLocation> action, Visitor visitor) {
        object.visit(location.base(), new ObjectValue.Visitor() {
            @Override
            public void found(ObjectValue pod) {
                action.accept(pod, location);
            }

            @Override
            public void wrongType(ObjectValue value, ObjectValue.Type expected) {
                visitor.problem(PodProblem.wrongType(value, expected.description()));
            }
        });
    }
}
