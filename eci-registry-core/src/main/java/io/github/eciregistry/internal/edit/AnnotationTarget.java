package io.github.eciregistry.internal.edit;

import io.github.eciregistry.internal.document.MappingNode;
import io.github.eciregistry.internal.pod.Field;
import io.github.eciregistry.internal.pod.PodReading;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The place of a pod's annotations in a document, or the mapping to which the rest of the path must be added. */
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

    /** Returns the target of a pod that was read from a document; null if its annotations cannot be written. */
    public static @Nullable AnnotationTarget of(PodReading pod) {
        Field deepest = (Field) pod.deepest();
        if (pod.isBlocked() || !(deepest.node() instanceof MappingNode mapping)) {
            return null;
        }
        List<String> missing = pod.missing();
        Field empty = missing.isEmpty() ? null : deepest.child(missing.get(0));
        if (empty == null) {
            return new AnnotationTarget(deepest, mapping, missing, null);
        }
        MappingNode.Entry entry = mapping.entry(missing.get(0));
        List<String> rest = entry == null ? missing : missing.subList(1, missing.size());
        return new AnnotationTarget(empty.sharedAt() >= 0 ? empty : deepest, mapping, rest, entry);
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

    /** Returns the missing field names; empty if the annotations exist. */
    List<String> missing() {
        return missing;
    }

    /** Returns the entry of {@link #mapping()} whose null value the missing names replace, or null. */
    MappingNode.@Nullable Entry emptyEntry() {
        return emptyEntry;
    }

    /** Checks whether the annotations exist. */
    public boolean isComplete() {
        return missing.isEmpty() && emptyEntry == null;
    }
}
