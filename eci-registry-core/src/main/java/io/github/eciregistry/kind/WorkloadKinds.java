package io.github.eciregistry.kind;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The kinds of object that describe pods, found by group and kind.
 *
 * <p>{@link #standard()} knows the kinds of Kubernetes, the ImageCache of ECI, and those of Argo, OpenKruise, Knative,
 * Tekton, the Spark operator, KServe and OpenShift; {@link #with} adds a user's own.
 *
 * <p>Immutable and thread-safe.
 *
 * @since 0.1.0
 */
public final class WorkloadKinds {

    private static final String LIST = "List";

    private static final WorkloadKinds STANDARD = new WorkloadKinds(List.copyOf(StandardKinds.all()));

    private final List<WorkloadKind> kinds;
    private final Map<String, Map<String, WorkloadKind>> groupsByKind = new HashMap<>();

    private WorkloadKinds(List<WorkloadKind> kinds) {
        this.kinds = kinds;
        for (WorkloadKind kind : kinds) {
            Map<String, WorkloadKind> groups = groupsByKind.computeIfAbsent(kind.kind(), name -> new HashMap<>());
            kind.groups().forEach(group -> groups.put(group, kind));
        }
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
     * @param more the kinds to add; one of a group and name that is already there replaces it
     * @return a changed copy
     */
    public WorkloadKinds with(WorkloadKind... more) {
        List<WorkloadKind> all = new ArrayList<>(kinds);
        Collections.addAll(all, more);
        return new WorkloadKinds(Collections.unmodifiableList(all));
    }

    /**
     * Returns the kind of an object.
     *
     * @param apiVersion the {@code apiVersion} of the object, such as {@code apps/v1}; without a slash the group is the
     *     core group
     * @param kind the {@code kind} of the object
     * @return the kind, or empty if objects of this kind describe no pods that the table knows
     */
    public Optional<WorkloadKind> find(String apiVersion, String kind) {
        Map<String, WorkloadKind> groups = groupsByKind.get(kind);
        return groups == null ? Optional.empty() : Optional.ofNullable(groups.get(groupOf(apiVersion)));
    }

    /**
     * Returns the field of an object whose items are objects themselves.
     *
     * @param apiVersion the {@code apiVersion} of the object
     * @param kind the {@code kind} of the object
     * @return {@code items} for a {@code List} and any kind that ends so, {@code objects} for an OpenShift
     *     {@code Template}, else empty
     */
    public static Optional<String> itemsField(String apiVersion, String kind) {
        if (kind.endsWith(LIST)) {
            return Optional.of("items");
        }
        String group = groupOf(apiVersion);
        boolean template = kind.equals("Template") && (group.isEmpty() || group.equals("template.openshift.io"));
        return template ? Optional.of("objects") : Optional.empty();
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
