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

    /** How deep objects may contain objects. */
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

    /** Is told of the objects. */
    public interface Visitor {

        /** Visits an object of a kind that describes pods. */
        void workload(ObjectValue object, WorkloadKind kind);

        /** Visits an object of a kind that describes no pods, though it may contain objects that do. */
        default void other(ObjectValue object, String kind) {}

        /**
         * Is told of an object that has containers, or of a list of objects, whose kind is not known.
         *
         * @param message what was expected and found
         */
        default void unidentified(ObjectValue object, String message) {}

        /** Is told of a value that cannot be searched for objects. */
        default void problem(PodProblem problem) {}

        /** Returns whether a contained object is to be visited; one that aliases repeat may have been already. */
        default boolean enter(ObjectValue object) {
            return true;
        }
    }

    /** What an object says it is. */
    private record TypeMeta(String apiVersion, String kind) {

        /** Returns what an object says; if it says nothing, what its list says about its items. */
        static @Nullable TypeMeta of(ObjectValue object, @Nullable TypeMeta listed) {
            ObjectValue apiVersion = object.field("apiVersion");
            ObjectValue kind = object.field("kind");
            if (ObjectValue.isAbsent(apiVersion) && ObjectValue.isAbsent(kind)) {
                return listed;
            }
            String version = object.string("apiVersion");
            String name = object.string("kind");
            return version.isEmpty() || name.isEmpty() ? null : new TypeMeta(version, name);
        }

        @Nullable
        TypeMeta ofItems() {
            return WorkloadKinds.listedKind(kind)
                    .map(listed -> new TypeMeta(apiVersion, listed))
                    .orElse(null);
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
        }
        if (kind.isPresent() && !kind.get().pods().isEmpty()) {
            visitor.workload(object, kind.get());
        } else {
            visitor.other(object, type.kind());
            if (kind.isEmpty() && isMisspelt(type) && hasContainers(object)) {
                String found = Problem.quote(type.apiVersion() + " " + type.kind());
                visitor.unidentified(object, "expected a kind of Kubernetes, found containers and " + found);
            }
        }
    }

    /**
     * Returns whether an object that is not in the table cannot be of a custom kind. The groups of custom kinds contain a
     * dot; those of Kubernetes that have pods do not, and are all in the table.
     */
    private boolean isMisspelt(TypeMeta type) {
        int slash = type.apiVersion().indexOf('/');
        String group = slash < 0 ? "" : type.apiVersion().substring(0, slash);
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
        if (inner.type() != ObjectValue.Type.MAPPING) {
            visitor.problem(PodProblem.wrongType(inner, "an object"));
        } else if (depth == MAX_DEPTH) {
            String message = "expected at most " + MAX_DEPTH + " levels of objects that contain objects";
            visitor.problem(new PodProblem(Problem.of(ProblemCode.WRONG_TYPE, "", message), inner));
        } else if (visitor.enter(inner)) {
            object(inner, depth + 1, listed);
        }
    }

    /** Visits the places of an object at which a location finds pods, and values on the way that are of a wrong type. */
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
