package io.github.eciregistry.fabric8;

import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.github.eciregistry.internal.pod.MapValue;
import io.github.eciregistry.internal.pod.ObjectValue;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A pod or an image cache that already exists in a cluster, so that adding annotations has no effect.
 *
 * @param kind {@code Pod} or {@code ImageCache}
 * @param namespace its namespace; empty for an image cache
 * @param name its name
 * @param controller kind and name of its controller, such as {@code ReplicaSet web-5d8f7c9b6b}
 */
record LiveObject(String kind, Optional<String> namespace, String name, Optional<String> controller) {

    static LiveObject of(String kind, @Nullable ObjectMeta metadata) {
        return of(kind, MapValue.root(ObjectView.of(metadata)));
    }

    static LiveObject of(String kind, @Nullable ObjectValue metadata) {
        if (metadata == null) {
            return new LiveObject(kind, Optional.empty(), "", Optional.empty());
        }
        Optional<String> namespace = Optional.of(metadata.string("namespace")).filter(text -> !text.isEmpty());
        return new LiveObject(kind, namespace, metadata.string("name"), controllerOf(metadata));
    }

    private static Optional<String> controllerOf(ObjectValue metadata) {
        ObjectValue owners = metadata.field("ownerReferences");
        for (int i = 0; owners != null && i < owners.size(); i++) {
            ObjectValue owner = owners.item(i);
            ObjectValue controller = owner.field("controller");
            if (controller != null && controller.text().equals("true")) {
                return Optional.of(owner.string("kind") + " " + owner.string("name"));
            }
        }
        return Optional.empty();
    }

    /** Returns what to do instead of annotating the object. */
    String remedy() {
        return controller
                .map(owner -> "annotate the template of " + owner + ", then delete it")
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
