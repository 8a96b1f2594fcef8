package io.github.eciregistry.internal.pod;

import io.github.eciregistry.internal.AnnotationSize;
import io.github.eciregistry.kind.FieldPath;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * A value of a Kubernetes object, with its path from the object. Each form of an object, such as a document or a tree of
 * maps, has its own implementation; the rules for pods use only this interface.
 */
public interface ObjectValue {

    /** The type of a value, as a Kubernetes reader sees it. */
    enum Type {
        /** {@code null}, which means the same as an absent field. */
        NULL("null"),
        /** A string. */
        STRING("a string"),
        /** A number. */
        NUMBER("a number"),
        /** A boolean. */
        BOOLEAN("a boolean"),
        /** A list. */
        LIST("a list"),
        /** A mapping. */
        MAPPING("a mapping"),
        /** Braces of an unrendered template, which YAML reads as a mapping. */
        TEMPLATE("template braces"),
        /** Anything else that Java code can put into a map. */
        OTHER("another type");

        private final String description;

        Type(String description) {
            this.description = description;
        }

        /** Returns the type for messages, such as {@code a list}. */
        public String description() {
            return description;
        }
    }

    /** Returns the type of the value. */
    Type type();

    /** Returns what the value is for messages, such as {@code a list}. */
    default String description() {
        return type().description();
    }

    /** Returns the text of a string, number or boolean; empty for every other value. */
    String text();

    /** Returns the field of a mapping, {@code null} values included; null if it is absent or this is not a mapping. */
    @Nullable
    ObjectValue field(String name);

    /** Calls back for the fields of a mapping in order, those that a merge key adds last. */
    void forEachField(BiConsumer<String, ObjectValue> action);

    /** Returns this value for a search of everything in it, which may visit more values than the paths of a kind. */
    default ObjectValue forSearch() {
        return this;
    }

    /** Adds the size of annotations in this mapping that this form does not keep. */
    default void addOmittedTo(AnnotationSize size) {}

    /** Returns the number of items of a list; 0 if this is not a list. */
    int size();

    /** Returns an item of a list. */
    ObjectValue item(int index);

    /** Returns the mapping or list that the value was reached from; null for the root. */
    @Nullable
    ObjectValue parent();

    /** Returns the path from the object, such as {@code spec.containers[1].image}; empty for the object itself. */
    String path();

    /** Checks whether Kubernetes treats this field as absent. */
    static boolean isAbsent(@Nullable ObjectValue value) {
        return value == null || value.type() == Type.NULL;
    }

    /** Returns the string of a field; empty if it is absent or of another type. */
    default String string(String name) {
        ObjectValue value = field(name);
        return value != null && value.type() == Type.STRING ? value.text() : "";
    }

    /** Receives the values that a path matches. */
    interface Visitor {

        /** A value that the path leads to, {@code null} included. */
        void found(ObjectValue value);

        /** A mapping that lacks the last field of the path. */
        default void absent(ObjectValue parent) {}

        /** Called for a value on the path, other than {@code null}, that does not have the type the path requires. */
        default void wrongType(ObjectValue value, Type expected) {}
    }

    /** Visits every value that a path matches from here, in order. */
    default void visit(FieldPath path, Visitor visitor) {
        visit(path.steps(), visitor);
    }

    /** Visits every value that the steps of a path match from here, in order. */
    default void visit(List<String> steps, Visitor visitor) {
        visit(steps, 0, visitor);
    }

    /** Visits the rest of a path. */
    private void visit(List<String> steps, int step, Visitor visitor) {
        if (step == steps.size()) {
            visitor.found(this);
            return;
        }
        String name = steps.get(step);
        Type expected = name.equals(FieldPath.EVERY_ITEM) ? Type.LIST : Type.MAPPING;
        Type type = type();
        if (type == Type.NULL) {
            return;
        }
        if (type != expected) {
            visitor.wrongType(this, expected);
        } else if (expected == Type.LIST) {
            for (int i = 0; i < size(); i++) {
                item(i).visit(steps, step + 1, visitor);
            }
        } else if (name.equals(FieldPath.EVERY_VALUE)) {
            forEachField((key, value) -> value.visit(steps, step + 1, visitor));
        } else {
            ObjectValue child = field(name);
            if (child != null) {
                child.visit(steps, step + 1, visitor);
            } else if (step == steps.size() - 1) {
                visitor.absent(this);
            }
        }
    }

    /** Returns the value at a path of field names; null if one of them is absent. */
    default @Nullable ObjectValue at(String... names) {
        return at(List.of(names));
    }

    /** Returns the value at a path of field names; null if one of them is absent. */
    default @Nullable ObjectValue at(List<String> names) {
        ObjectValue value = this;
        for (String name : names) {
            value = value == null ? null : value.field(name);
        }
        return value;
    }
}
