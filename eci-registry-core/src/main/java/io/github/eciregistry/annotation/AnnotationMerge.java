package io.github.eciregistry.annotation;

import io.github.eciregistry.Problem;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The result of merging registries into the annotations of an object.
 *
 * <ul>
 *   <li>Existing annotations keep their order; a new key comes last.
 *   <li>An existing value is kept, without trailing line breaks, and the new registries are appended, after a comma if
 *   it does not end with one. A blank value is replaced.
 *   <li>A registry that the value already lists, in the same spelling, is not added again.
 *   <li>A registry that is listed in the other annotation is not added, so no registry is ever added to both. This is a
 *   problem with the code {@link io.github.eciregistry.ProblemCode#CONFLICTING_REGISTRY}.
 *   <li>Errors in an existing value are reported too; they are not removed or corrected.
 *   <li>If the annotations of the object would exceed the Kubernetes size limit, none is changed, and the problem has
 *   the code {@link io.github.eciregistry.ProblemCode#ANNOTATIONS_TOO_LARGE}. The size includes all annotations passed
 *   to the merge.
 * </ul>
 *
 * <p>Merging again changes nothing. Immutable and thread-safe.
 *
 * @since 0.1.0
 */
public final class AnnotationMerge {

    private final Map<String, String> annotations;
    private final List<Change> changes;
    private final RegistryAnnotations added;
    private final RegistryAnnotations kept;
    private final List<Problem> problems;

    AnnotationMerge(
            Map<String, String> annotations,
            List<Change> changes,
            RegistryAnnotations added,
            RegistryAnnotations kept,
            List<Problem> problems) {
        this.annotations = Collections.unmodifiableMap(annotations);
        this.changes = List.copyOf(changes);
        this.added = added;
        this.kept = kept;
        this.problems = List.copyOf(problems);
    }

    /**
     * Returns the merged annotations.
     *
     * @return all annotations, equal to the existing ones if nothing changed; unmodifiable
     */
    public Map<String, String> annotations() {
        return annotations;
    }

    /**
     * Checks whether the annotations differ from the existing ones.
     *
     * @return whether there is a change
     */
    public boolean isChanged() {
        return !changes.isEmpty();
    }

    /**
     * Returns the annotations that are new or have a new value. All others are unchanged.
     *
     * @return the changes, unmodifiable
     */
    public List<Change> changes() {
        return changes;
    }

    /**
     * Returns the registries that were added.
     *
     * @return the registries; with several keys, those added under at least one of them
     */
    public RegistryAnnotations added() {
        return added;
    }

    /**
     * Returns the registries that were already listed.
     *
     * @return the registries; with several keys, those already listed under all of them
     */
    public RegistryAnnotations kept() {
        return kept;
    }

    /**
     * Returns the registries that could not be added and the errors in existing values. Each problem has the
     * annotation's key as its path and the offset in its existing value.
     *
     * @return the problems, unmodifiable
     */
    public List<Problem> problems() {
        return problems;
    }

    /**
     * One annotation that is new or has another value.
     *
     * @param key its key
     * @param before the existing value, empty if the key is new
     * @param after the new value
     * @since 0.1.0
     */
    public record Change(String key, Optional<String> before, String after) {

        /** Creates a change. */
        public Change {
            Objects.requireNonNull(key, "key");
            Objects.requireNonNull(before, "before");
            Objects.requireNonNull(after, "after");
        }

        /** Returns the change for people, with possible credentials masked in both values. */
        @Override
        public String toString() {
            return key + ": " + before.map(Problem::quote).orElse("none") + " becomes " + Problem.quote(after);
        }
    }

    /** Returns what was added and kept, and the number of problems. */
    @Override
    public String toString() {
        return "added " + added + "; kept " + kept + "; " + problems.size() + " problems";
    }
}
