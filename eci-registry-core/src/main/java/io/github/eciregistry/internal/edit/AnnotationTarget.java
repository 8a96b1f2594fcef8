package io.github.eciregistry.internal.edit;

import io.github.eciregistry.internal.document.MappingNode;
import io.github.eciregistry.internal.pod.Field;
import io.github.eciregistry.kind.FieldPath;
import io.github.eciregistry.kind.PodLocation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How much of the path to a pod's annotations a document has: all of it, or up to the mapping in which the rest has to
 * be written.
 */
public final class AnnotationTarget {

    private final Field deepest;
    private final MappingNode mapping;
    private final List<String> missing;
    private final MappingNode.@Nullable Entry emptyEntry;

    private AnnotationTarget(
            Field deepest, MappingNode mapping, List<String> missing, MappingNode.@Nullable Entry emptyEntry) {
        this.deepest = deepest;
        this.mapping = mapping;
        this.missing = missing;
        this.emptyEntry = emptyEntry;
    }

    /** Thrown where a value on the path is no mapping. */
    public static final class WrongType extends Exception {
        private static final long serialVersionUID = 1L;

        private final transient Field field;

        WrongType(Field field) {
            super(field.path(), null, false, false);
            this.field = field;
        }

        public Field field() {
            return field;
        }
    }

    /**
     * Follows the path to the annotations.
     *
     * @return the slot, or null where there is no such pod
     * @throws WrongType if a value on the way is a list or a scalar
     */
    public static @Nullable AnnotationTarget find(Field pod, PodLocation location) throws WrongType {
        if (!(pod.node() instanceof MappingNode mapping)) {
            if (pod.isNull()) {
                return null;
            }
            throw new WrongType(pod);
        }
        if (!has(pod, location.required())) {
            return null;
        }
        List<String> path = location.annotations().steps();
        Field field = pod;
        MappingNode current = mapping;
        for (int i = 0; i < path.size(); i++) {
            Field child = field.child(path.get(i));
            if (child == null) {
                return new AnnotationTarget(field, current, path.subList(i, path.size()), null);
            }
            if (child.isNull()) {
                MappingNode.Entry entry = current.entry(path.get(i));
                List<String> rest = path.subList(entry == null ? i : i + 1, path.size());
                return new AnnotationTarget(child.sharedAt() >= 0 ? child : field, current, rest, entry);
            }
            if (!(child.node() instanceof MappingNode next)) {
                throw new WrongType(child);
            }
            field = child;
            current = next;
        }
        return new AnnotationTarget(field, current, List.of(), null);
    }

    private static boolean has(Field pod, FieldPath required) {
        Field field = pod;
        for (String step : required.steps()) {
            field = field.child(step);
            if (field == null || field.isNull()) {
                return false;
            }
        }
        return true;
    }

    /** Returns the annotations if the document has them, else the last field of the path that it has. */
    public Field deepest() {
        return deepest;
    }

    /** Returns the mapping to write in. */
    public MappingNode mapping() {
        return mapping;
    }

    /** Returns the mapping around {@link #mapping()}, or null where the whole document or a list is. */
    @Nullable
    MappingNode parent() {
        Field outer = deepest.node() == mapping ? deepest.parent() : null;
        return outer != null && outer.node() instanceof MappingNode around ? around : null;
    }

    /** Returns the field names that are still to be written, empty where the annotations exist. */
    List<String> missing() {
        return missing;
    }

    /** Returns the entry of {@link #mapping()} whose null value the missing names go into, or null. */
    MappingNode.@Nullable Entry emptyEntry() {
        return emptyEntry;
    }

    /** Returns whether the annotations exist. */
    public boolean isComplete() {
        return missing.isEmpty() && emptyEntry == null;
    }
}
