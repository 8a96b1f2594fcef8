package io.github.eciregistry.kind;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A kind of object that describes pods, pulls images itself, as an ImageCache does, or contains whole objects, as a
 * {@code List} does.
 *
 * <p>Kinds of different groups may share a name: {@code Service} of {@code serving.knative.dev} describes pods, the
 * core {@code Service} does not. A kind applies to every version of its API unless {@link #inVersions} limits it.
 *
 * <p>Immutable and thread-safe.
 *
 * @since 0.1.0
 */
public final class WorkloadKind {

    private final String kind;
    private final Set<String> groups;
    private final Set<String> versions;
    private final List<PodLocation> pods;
    private final List<FieldPath> objects;

    WorkloadKind(
            String kind, Set<String> groups, Set<String> versions, List<PodLocation> pods, List<FieldPath> objects) {
        if (kind.isEmpty() || groups.isEmpty() || (pods.isEmpty() && objects.isEmpty())) {
            throw new IllegalArgumentException(
                    "a kind needs a name, a group, and a pod or a contained object: " + groups + " " + kind);
        }
        long places = pods.stream().map(PodLocation::toString).distinct().count();
        if (places < pods.size()) {
            throw new IllegalArgumentException("two pods of " + kind + " have their annotations at the same place");
        }
        long parents = pods.stream()
                .filter(pod -> !pod.isOverriding())
                .map(WorkloadKind::addedField)
                .distinct()
                .count();
        if (parents < pods.stream().filter(pod -> !pod.isOverriding()).count()) {
            throw new IllegalArgumentException("two pods of " + kind
                    + " may add the same field for their annotations: give each a base of its own");
        }
        this.kind = kind;
        this.groups = Set.copyOf(groups);
        this.versions = Set.copyOf(versions);
        this.pods = List.copyOf(pods);
        this.objects = List.copyOf(objects);
    }

    /** Returns the first field on the path to a pod's annotations, which is added if missing. */
    private static String addedField(PodLocation pod) {
        return pod.base() + "/" + pod.annotations().steps().get(0);
    }

    /**
     * Creates a kind that is served in one group.
     *
     * @param group the group, such as {@code apps}; empty for the core group
     * @param kind the kind, such as {@code Deployment}
     * @param pods the locations of its pods, at least one
     * @return the kind
     * @throws IllegalArgumentException if the kind is empty or has no pods, or two of them share a location, or a base
     *     and the first field on the path to their annotations
     */
    public static WorkloadKind of(String group, String kind, PodLocation... pods) {
        Objects.requireNonNull(group, "group");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(pods, "pods");
        return of(Set.of(group), kind, pods);
    }

    /**
     * Creates a kind that is or was served in several groups with the same structure.
     *
     * @param groups the groups, at least one; the empty string is the core group
     * @param kind the kind, such as {@code Deployment}
     * @param pods the locations of its pods, at least one
     * @return the kind
     * @throws IllegalArgumentException if the kind is empty, has no groups or no pods, or two of them share a location,
     *     or a base and the first field on the path to their annotations
     */
    public static WorkloadKind of(Set<String> groups, String kind, PodLocation... pods) {
        Objects.requireNonNull(groups, "groups");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(pods, "pods");
        return new WorkloadKind(kind, groups, Set.of(), List.of(pods), List.of());
    }

    /** Creates a kind whose pods are all described by ordinary templates. */
    static WorkloadKind templates(String group, String kind, String... templates) {
        return of(
                group, kind, Stream.of(templates).map(PodLocation::podTemplate).toArray(PodLocation[]::new));
    }

    /**
     * Creates a kind that does not describe pods itself but contains complete objects, each with its {@code apiVersion}
     * and {@code kind}.
     *
     * @param group the group, such as {@code work.open-cluster-management.io}; empty for the core group
     * @param kind the kind, such as {@code ManifestWork}
     * @param objects the paths of the objects, such as {@code spec.workload.manifests[*]}; at least one path
     * @return the kind
     * @throws io.github.eciregistry.InvalidInputException if a path is not valid
     * @throws IllegalArgumentException if the kind is empty or there are no objects
     */
    public static WorkloadKind containing(String group, String kind, String... objects) {
        Objects.requireNonNull(group, "group");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(objects, "objects");
        return new WorkloadKind(kind, Set.of(group), Set.of(), List.of(), paths(objects));
    }

    private static List<FieldPath> paths(String... texts) {
        return Stream.of(texts).map(FieldPath::parse).toList();
    }

    /**
     * Returns a copy of this kind that also contains complete objects.
     *
     * @param more the paths of the objects, such as {@code spec.triggers[*].template.k8s.source.resource}
     * @return the copy
     * @throws io.github.eciregistry.InvalidInputException if a path is not valid
     */
    public WorkloadKind withObjects(String... more) {
        Objects.requireNonNull(more, "more");
        return new WorkloadKind(
                kind,
                groups,
                versions,
                pods,
                Stream.concat(objects.stream(), paths(more).stream()).toList());
    }

    /**
     * Returns a copy of this kind for certain versions of its API, for a kind whose structure changed.
     *
     * @param only the versions, such as {@code v1alpha1}; none for every version
     * @return the copy
     */
    public WorkloadKind inVersions(String... only) {
        Objects.requireNonNull(only, "only");
        return new WorkloadKind(kind, groups, Set.of(only), pods, objects);
    }

    /**
     * Returns the name of the kind.
     *
     * @return the name, such as {@code Deployment}
     */
    public String kind() {
        return kind;
    }

    /**
     * Returns the groups that serve the kind.
     *
     * @return the groups, unmodifiable; the empty string is the core group
     */
    public Set<String> groups() {
        return groups;
    }

    /**
     * Returns the API versions in which the kind has this structure.
     *
     * @return the versions, unmodifiable; empty for all versions that no other kind specifies
     */
    public Set<String> versions() {
        return versions;
    }

    /**
     * Returns where objects of the kind describe pods.
     *
     * @return the locations, unmodifiable, wider ones before those that override them; empty if the kind only contains
     *     objects
     */
    public List<PodLocation> pods() {
        return pods;
    }

    /**
     * Returns the paths at which an object of this kind contains complete objects, each with its own kind.
     *
     * @return the paths, unmodifiable; empty if it contains none
     */
    public List<FieldPath> objects() {
        return objects;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof WorkloadKind that
                && kind.equals(that.kind)
                && groups.equals(that.groups)
                && versions.equals(that.versions)
                && pods.equals(that.pods)
                && objects.equals(that.objects);
    }

    @Override
    public int hashCode() {
        return Objects.hash(kind, groups, versions, pods, objects);
    }

    /** Returns the kind with its groups and versions, for people. */
    @Override
    public String toString() {
        return kind + " " + groups + (versions.isEmpty() ? "" : " " + versions);
    }
}
