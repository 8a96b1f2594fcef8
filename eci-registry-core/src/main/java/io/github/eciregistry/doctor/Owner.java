package io.github.eciregistry.doctor;

import io.github.eciregistry.internal.text.Printable;
import io.github.eciregistry.internal.text.Redaction;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;

/**
 * The object at the top of a pod's owners, which has to change: a Deployment rather than its ReplicaSet, a CronJob rather
 * than its Job, the pod itself if nothing owns it. Possible credentials in its texts are masked; a valid Kubernetes name is
 * never changed.
 *
 * @param apiVersion such as {@code apps/v1}; empty if the dump does not name it
 * @param kind such as {@code Deployment}
 * @param namespace the namespace, empty for objects without one such as an ImageCache
 * @param name the name
 * @param manager what manages the object, such as {@code Argo CD}; empty if nothing in the object says so
 * @since 0.1.0
 */
public record Owner(String apiVersion, String kind, String namespace, String name, Optional<String> manager)
        implements Comparable<Owner> {

    private static final Comparator<Owner> ORDER = Comparator.comparing(Owner::namespace)
            .thenComparing(Owner::kind)
            .thenComparing(Owner::name)
            .thenComparing(Owner::apiVersion)
            .thenComparing(owner -> owner.manager.orElse(""));

    /** Creates an owner, and masks possible credentials. */
    public Owner {
        Objects.requireNonNull(apiVersion, "apiVersion");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(namespace, "namespace");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(manager, "manager");
        apiVersion = Redaction.ofValue(apiVersion);
        kind = Redaction.ofValue(kind);
        namespace = Redaction.ofValue(namespace);
        name = Redaction.ofValue(name);
        manager = manager.map(Redaction::ofValue);
    }

    /** Orders owners by namespace, kind and name. */
    @Override
    public int compareTo(Owner other) {
        return ORDER.compare(this, other);
    }

    /** Returns the owner for people, such as {@code Deployment shop/web}. */
    @Override
    public String toString() {
        return Printable.line(kind + " " + (namespace.isEmpty() ? "" : namespace + "/") + name, 300);
    }
}
