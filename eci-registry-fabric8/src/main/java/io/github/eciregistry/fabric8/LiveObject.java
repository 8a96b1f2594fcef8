package io.github.eciregistry.fabric8;

import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.OwnerReference;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A pod or an image cache that exists in a cluster already, so that annotations come too late for it.
 *
 * @param kind {@code Pod} or {@code ImageCache}
 * @param namespace where it is, empty for an image cache
 * @param name its name
 * @param controller kind and name of what made it, such as {@code ReplicaSet web-5d8f7c9b6b}
 */
record LiveObject(String kind, Optional<String> namespace, String name, Optional<String> controller) {

    static LiveObject of(String kind, @Nullable ObjectMeta metadata) {
        ObjectMeta known = metadata == null ? new ObjectMeta() : metadata;
        return new LiveObject(
                kind,
                Optional.ofNullable(known.getNamespace()),
                known.getName() == null ? "" : known.getName(),
                controllerOf(known));
    }

    private static Optional<String> controllerOf(ObjectMeta metadata) {
        if (metadata.getOwnerReferences() != null) {
            for (OwnerReference owner : metadata.getOwnerReferences()) {
                if (owner != null && Boolean.TRUE.equals(owner.getController())) {
                    return Optional.of(owner.getKind() + " " + owner.getName());
                }
            }
        }
        return Optional.empty();
    }

    /** Returns what has to be done, since annotating the object cannot help. */
    String remedy() {
        return controller
                .map(owner -> "annotate what " + owner + " makes it from, then delete it")
                .orElse("delete it and create it again with the annotations");
    }

    /** Returns the object for people, such as {@code Pod default/web-5d8f7c9b6b-x2x4p}. */
    @Override
    public String toString() {
        return name.isEmpty()
                ? kind + " without a name"
                : kind + " " + namespace.map(value -> value + "/").orElse("") + name;
    }
}
