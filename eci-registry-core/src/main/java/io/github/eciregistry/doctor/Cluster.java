package io.github.eciregistry.doctor;

import io.github.eciregistry.kind.WorkloadKind;
import io.github.eciregistry.kind.WorkloadKinds;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The objects of a dump that matter, by their keys. Whatever the order in which they are added, it is the same. */
final class Cluster {

    private static final Set<String> PROFILES = Set.of("eci-profile", "acs-profile");
    private static final Set<String> OTHER_KINDS = Set.of(
            "Namespace",
            "Node",
            "Secret",
            "Selector",
            "MutatingWebhookConfiguration",
            "MutatingAdmissionPolicy",
            "ClusterPolicy");

    /** The object that an event is about. */
    private record Subject(String kind, String namespace, String name) {}

    private final WorkloadKinds kinds;
    private final Map<ClusterObject.Key, ClusterObject> objects = new HashMap<>();
    private final Map<ClusterObject.Key, ClusterObject> pods = new HashMap<>();
    private final Map<Subject, TreeSet<PullEvent>> events = new HashMap<>();
    private volatile List<ClusterObject> sortedPods = List.of();
    private final Set<String> namespacesWithSecrets = new TreeSet<>();
    private final Set<String> namespacesWithPods = new TreeSet<>();

    Cluster(WorkloadKinds kinds) {
        this.kinds = kinds;
    }

    /** Adds an object if it matters; of two versions of one the newer is kept. */
    void add(ClusterObject object) {
        String kind = object.kind();
        if (kind.equals("Event")) {
            PullEvent.of(object)
                    .ifPresent(event -> events.computeIfAbsent(
                                    new Subject(event.kind(), event.namespace(), event.name()), key -> new TreeSet<>())
                            .add(event));
        } else if (object.name().isEmpty()) {
            return;
        } else if (kind.equals("Pod") && object.apiVersion().equals("v1")) {
            namespacesWithPods.add(object.namespace());
            put(pods, object);
        } else if (matters(object)) {
            if (kind.equals("Secret")) {
                namespacesWithSecrets.add(object.namespace());
            }
            put(objects, object);
        }
    }

    private boolean matters(ClusterObject object) {
        String kind = object.kind();
        boolean isProfile = kind.equals("ConfigMap") && PROFILES.contains(object.name());
        return isProfile
                || OTHER_KINDS.contains(kind)
                || kindOf(object).isPresent()
                || object.owner().isPresent();
    }

    private static void put(Map<ClusterObject.Key, ClusterObject> map, ClusterObject object) {
        map.merge(object.key(), object, (first, second) -> first.isOlderThan(second) ? second : first);
    }

    /** Returns the kind of an object if it is known to have pods. */
    Optional<WorkloadKind> kindOf(ClusterObject object) {
        return kinds.find(object.apiVersion(), object.kind())
                .filter(kind -> !kind.pods().isEmpty());
    }

    Optional<WorkloadKind> kind(String apiVersion, String kind) {
        return kinds.find(apiVersion, kind).filter(found -> !found.pods().isEmpty());
    }

    /** Returns the pods in the order of namespace and name. */
    List<ClusterObject> pods() {
        if (sortedPods.size() != pods.size()) {
            sortedPods = pods.values().stream()
                    .sorted(Comparator.comparing(ClusterObject::namespace).thenComparing(ClusterObject::name))
                    .toList();
        }
        return sortedPods;
    }

    int podCount() {
        return pods.size();
    }

    @Nullable
    ClusterObject find(String apiVersion, String kind, String namespace, String name) {
        ClusterObject.Key key = ClusterObject.Key.of(apiVersion, kind, namespace, name);
        ClusterObject found = objects.get(key);
        return found == null ? pods.get(key) : found;
    }

    /** Returns the objects of a kind in the order of namespace and name. */
    List<ClusterObject> all(String kind) {
        Map<String, ClusterObject> found = new TreeMap<>();
        objects.forEach((key, object) -> {
            if (key.kind().equals(kind)) {
                found.put(key.namespace() + "/" + key.name() + "/" + key.group(), object);
            }
        });
        return List.copyOf(found.values());
    }

    /** Returns the events about an object, the oldest first. */
    Collection<PullEvent> events(String kind, String namespace, String name) {
        return events.getOrDefault(new Subject(kind, namespace, name), new TreeSet<>());
    }

    /** Returns the events about pods of namespaces of which the dump has no pod, by namespace and pod. */
    Map<String, Collection<PullEvent>> eventsWithoutPods() {
        Map<String, Collection<PullEvent>> found = new TreeMap<>();
        events.forEach((subject, all) -> {
            if (subject.kind().equals("Pod") && !namespacesWithPods.contains(subject.namespace())) {
                found.put(subject.namespace() + "/" + subject.name(), all);
            }
        });
        return found;
    }

    /** Returns whether the dump has secrets of a namespace, so that a missing one is missing in the cluster. */
    boolean hasSecretsOf(String namespace) {
        return namespacesWithSecrets.contains(namespace);
    }

    Map<String, String> namespaceLabels(String namespace) {
        ClusterObject found = find("v1", "Namespace", "", namespace);
        Map<String, String> labels = new TreeMap<>(found == null ? Map.of() : found.labels());
        labels.putIfAbsent("kubernetes.io/metadata.name", namespace);
        return labels;
    }

    Map<String, String> namespaceAnnotations(String namespace) {
        ClusterObject found = find("v1", "Namespace", "", namespace);
        return found == null ? Map.of() : found.annotations();
    }
}
