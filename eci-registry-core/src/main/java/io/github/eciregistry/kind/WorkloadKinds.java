package io.github.eciregistry.kind;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The kinds of object that describe pods or contain other objects, found by group, version and kind.
 *
 * <p>{@link #standard()} knows the kinds of Kubernetes, the ImageCache of ECI, and those of the common operators;
 * {@link #with} adds your own.
 *
 * <p>Immutable and thread-safe.
 *
 * @since 0.1.0
 */
public final class WorkloadKinds {

    private static final String LIST = "List";
    private static final WorkloadKind ANY_LIST = WorkloadKind.containing("", LIST, "items[*]");

    private static final WorkloadKinds STANDARD = new WorkloadKinds(StandardKinds.all());

    private final List<WorkloadKind> kinds;
    private final Map<Key, WorkloadKind> byKey = new HashMap<>();

    /**
     * What a kind is found by.
     *
     * @param version the version, or empty for every version that is not named
     */
    private record Key(String group, String version, String kind) {}

    private WorkloadKinds(List<WorkloadKind> kinds) {
        this.kinds = List.copyOf(kinds);
        for (WorkloadKind kind : kinds) {
            keys(kind).forEach(key -> byKey.put(key, kind));
        }
    }

    private static Stream<Key> keys(WorkloadKind kind) {
        Set<String> versions = kind.versions().isEmpty() ? Set.of("") : kind.versions();
        return kind.groups().stream()
                .flatMap(group -> versions.stream().map(version -> new Key(group, version, kind.kind())));
    }

    /**
     * Returns the kinds the SDK knows.
     *
     * @return the standard table
     */
    public static WorkloadKinds standard() {
        return STANDARD;
    }

    /**
     * Returns these kinds and some more.
     *
     * @param more the kinds to add; each replaces those that are already there with its group, name and version
     * @return a changed copy
     */
    public WorkloadKinds with(WorkloadKind... more) {
        return with(List.of(more));
    }

    /**
     * Returns these kinds and those of another table.
     *
     * @param more the kinds to add; each replaces those that are already there with its group, name and version
     * @return a changed copy
     */
    public WorkloadKinds with(WorkloadKinds more) {
        return with(more.kinds);
    }

    private WorkloadKinds with(List<WorkloadKind> more) {
        Set<Key> replaced = more.stream().flatMap(WorkloadKinds::keys).collect(Collectors.toSet());
        Stream<WorkloadKind> kept = kinds.stream().filter(kind -> !keys(kind).allMatch(replaced::contains));
        return new WorkloadKinds(Stream.concat(kept, more.stream()).toList());
    }

    /**
     * Returns the kind of an object.
     *
     * @param apiVersion the {@code apiVersion} of the object, such as {@code apps/v1}; without a slash the group is the
     *     core group
     * @param kind the {@code kind} of the object
     * @return the kind; for a {@code List} and any other kind whose name ends so and that the table does not know, one
     *     that contains objects at {@code items[*]}; empty if objects of this kind describe no pods that the table knows
     */
    public Optional<WorkloadKind> find(String apiVersion, String kind) {
        String group = groupOf(apiVersion);
        String version = apiVersion.substring(apiVersion.indexOf('/') + 1);
        WorkloadKind found = byKey.get(new Key(group, version, kind));
        if (found == null) {
            found = byKey.get(new Key(group, "", kind));
        }
        return found == null && kind.endsWith(LIST) ? Optional.of(ANY_LIST) : Optional.ofNullable(found);
    }

    /**
     * Returns the kind of the items of a typed list that state none, as those that the API server answers. Their version is
     * that of the list (<a
     * href="https://github.com/kubernetes/kubernetes/blob/05c351a9037bd79bf88c56171a951c3097b658da/staging/src/k8s.io/apimachinery/pkg/apis/meta/v1/unstructured/helpers.go">decodeToList</a>,
     * read 2026-11-28).
     *
     * @param kind the {@code kind} of the list
     * @return {@code Pod} for {@code PodList}, empty for a {@code List} of anything and for what is no list
     */
    public static Optional<String> listedKind(String kind) {
        boolean isTyped = kind.endsWith(LIST) && kind.length() > LIST.length();
        return isTyped ? Optional.of(kind.substring(0, kind.length() - LIST.length())) : Optional.empty();
    }

    private static String groupOf(String apiVersion) {
        int slash = apiVersion.indexOf('/');
        return slash < 0 ? "" : apiVersion.substring(0, slash);
    }

    /**
     * Returns all kinds in the order they were added.
     *
     * @return the kinds, unmodifiable
     */
    public List<WorkloadKind> all() {
        return kinds;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof WorkloadKinds that && kinds.equals(that.kinds);
    }

    @Override
    public int hashCode() {
        return kinds.hashCode();
    }

    /** Returns the kinds for people. */
    @Override
    public String toString() {
        return kinds.toString();
    }
}
