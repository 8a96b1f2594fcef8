package io.github.eciregistry.doctor;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Follows the owner references of pods to the top. */
final class Owners {

    private static final int MAX_STEPS = 16;

    private final Cluster cluster;
    private final Map<ClusterObject.Key, Top> known = new HashMap<>();

    Owners(Cluster cluster) {
        this.cluster = cluster;
    }

    /**
     * The top of a chain of owners.
     *
     * @param owner what it is
     * @param object the object, null if the dump does not have it
     */
    record Top(Owner owner, @Nullable ClusterObject object) {}

    /** Returns the top owner of an object, which is the object itself if nothing owns it. */
    Top topOf(ClusterObject object) {
        Optional<ClusterObject.OwnerReference> owner = object.owner();
        if (owner.isEmpty()) {
            return top(object);
        }
        ClusterObject.OwnerReference reference = owner.get();
        String namespace = object.namespace();
        ClusterObject.Key key =
                ClusterObject.Key.of(reference.apiVersion(), reference.kind(), namespace, reference.name());
        Top top = known.get(key);
        if (top == null) {
            top = climb(reference, namespace);
            known.put(key, top);
        }
        return top;
    }

    private Top climb(ClusterObject.OwnerReference first, String namespace) {
        ClusterObject.OwnerReference reference = first;
        Set<ClusterObject.OwnerReference> seen = new HashSet<>();
        while (true) {
            ClusterObject object = find(reference, namespace);
            Optional<ClusterObject.OwnerReference> next = object == null
                    ? Optional.empty()
                    : object.owner().filter(owner -> !owner.kind().equals("Node"));
            if (object == null) {
                return guess(reference, namespace);
            }
            if (next.isEmpty() || !seen.add(reference) || seen.size() > MAX_STEPS) {
                return top(object);
            }
            reference = next.get();
        }
    }

    private @Nullable ClusterObject find(ClusterObject.OwnerReference reference, String namespace) {
        ClusterObject object = cluster.find(reference.apiVersion(), reference.kind(), namespace, reference.name());
        return object == null ? cluster.find(reference.apiVersion(), reference.kind(), "", reference.name()) : object;
    }

    private static Top guess(ClusterObject.OwnerReference reference, String namespace) {
        return new Top(
                new Owner(reference.apiVersion(), reference.kind(), namespace, reference.name(), Optional.empty()),
                null);
    }

    static Top top(ClusterObject object) {
        return new Top(
                new Owner(object.apiVersion(), object.kind(), object.namespace(), object.name(), managerOf(object)),
                object);
    }

    /** Returns what keeps the object as it is elsewhere, so that a change in the cluster would be reverted. */
    private static Optional<String> managerOf(ClusterObject object) {
        Map<String, String> labels = object.labels();
        Set<String> managers = new TreeSet<>();
        object.items("metadata", "managedFields").forEach(entry -> managers.add(entry.string("manager")));
        boolean isArgo = object.annotations().containsKey("argocd.argoproj.io/tracking-id")
                || labels.containsKey("argocd.argoproj.io/instance")
                || managers.stream().anyMatch(manager -> manager.startsWith("argocd-"));
        if (isArgo) {
            return Optional.of("Argo CD");
        }
        boolean isFlux = labels.keySet().stream().anyMatch(label -> label.contains(".toolkit.fluxcd.io/"))
                || managers.contains("kustomize-controller")
                || managers.contains("helm-controller");
        if (isFlux) {
            return Optional.of("Flux");
        }
        boolean isHelm = "Helm".equals(labels.get("app.kubernetes.io/managed-by"))
                || object.annotations().containsKey("meta.helm.sh/release-name")
                || managers.contains("helm");
        return isHelm ? Optional.of("Helm") : Optional.empty();
    }
}
