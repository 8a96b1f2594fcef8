package io.github.eciregistry.kind;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A kind of object that describes pods or, like an ImageCache, pulls images itself.
 *
 * <p>Kinds of different groups may share a name: {@code Service} of {@code serving.knative.dev} describes pods, the
 * core {@code Service} does not. The version of the API does not matter.
 *
 * <p>Immutable and thread-safe.
 *
 * @since 0.1.0
 */
public final class WorkloadKind {

    private final String kind;
    private final Set<String> groups;
    private final List<PodLocation> pods;

    private WorkloadKind(String kind, Set<String> groups, List<PodLocation> pods) {
        this.kind = kind;
        this.groups = groups;
        this.pods = pods;
    }

    /**
     * Returns a kind that is served in one group.
     *
     * @param group the group, such as {@code apps}; empty for the core group
     * @param kind the kind, such as {@code Deployment}
     * @param pods where it describes pods, at least one
     * @return the kind
     * @throws IllegalArgumentException if the kind is empty or has no pods, or two of them share a place
     */
    public static WorkloadKind of(String group, String kind, PodLocation... pods) {
        return of(Set.of(group), kind, pods);
    }

    /**
     * Returns a kind that is or was served in several groups with the same shape.
     *
     * @param groups the groups, at least one; the empty text is the core group
     * @param kind the kind, such as {@code Deployment}
     * @param pods where it describes pods, at least one
     * @return the kind
     * @throws IllegalArgumentException if the kind is empty, has no groups or no pods, or two of
     *     them share a place
     */
    public static WorkloadKind of(Set<String> groups, String kind, PodLocation... pods) {
        if (kind.isEmpty() || groups.isEmpty() || pods.length == 0) {
            throw new IllegalArgumentException("a kind needs a name, a group and a pod: " + groups + " " + kind);
        }
        long places = Stream.of(pods).map(PodLocation::toString).distinct().count();
        if (places < pods.length) {
            throw new IllegalArgumentException("two pods of " + kind + " have their annotations at the same place");
        }
        return new WorkloadKind(kind, Set.copyOf(groups), List.of(pods));
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
     * @return the groups, unmodifiable; the empty text is the core group
     */
    public Set<String> groups() {
        return groups;
    }

    /**
     * Returns where objects of the kind describe pods.
     *
     * @return the locations, unmodifiable, wider ones before those that override them
     */
    public List<PodLocation> pods() {
        return pods;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof WorkloadKind that
                && kind.equals(that.kind)
                && groups.equals(that.groups)
                && pods.equals(that.pods);
    }

    @Override
    public int hashCode() {
        return Objects.hash(kind, groups, pods);
    }

    /** Returns the kind with its groups, for people. */
    @Override
    public String toString() {
        return kind + " " + groups;
    }
}
