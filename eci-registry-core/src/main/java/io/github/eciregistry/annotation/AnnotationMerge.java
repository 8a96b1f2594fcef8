package io.github.eciregistry.annotation;

import io.github.eciregistry.Problem;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What became of registries that were merged into the annotations of an object.
 *
 * <ul>
 *   <li>Existing annotations keep their order; a new key comes last.
 *   <li>An existing value keeps its text, without line breaks at its end, and the new registries are appended to it,
 *       after a comma if it does not end with one. A blank value is replaced.
 *   <li>A registry that the value lists already, written alike, is not added again.
 *   <li>A registry that is listed in the other of the two annotations is not added: it never comes to stand in both. This
 *       is a problem of the code {@link io.github.eciregistry.ProblemCode#CONFLICTING_REGISTRY}.
 *   <li>What is wrong with an existing value is a problem too; nothing of it is dropped or repaired.
 *   <li>If the annotations of the object became larger than Kubernetes takes, none is changed, and the problem has the
 *       code {@link io.github.eciregistry.ProblemCode#ANNOTATIONS_TOO_LARGE}. It counts what the merge is given.
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
     * Returns the annotations with the registries in them.
     *
     * @return all annotations, equal to the existing ones if nothing had to change; unmodifiable
     */
    public Map<String, String> annotations() {
        return annotations;
    }

    /**
     * Returns whether the annotations differ from the existing ones.
     *
     * @return whether there is a change
     */
    public boolean isChanged() {
        return !changes.isEmpty();
    }

    /**
     * Returns the annotations that are new or have another value. All others are as they were.
     *
     * @return the changes, unmodifiable
     */
    public List<Change> changes() {
        return changes;
    }

    /**
     * Returns the registries that a value did not list and now does.
     *
     * @return the registries, for several keys those that at least one of them lacked
     */
    public RegistryAnnotations added() {
        return added;
    }

    /**
     * Returns the registries that were to be merged and are listed already.
     *
     * @return the registries, for several keys those that none of them lacked
     */
    public RegistryAnnotations kept() {
        return kept;
    }

    /**
     * Returns what could not be done and what is wrong with the existing values: the annotation's key as path, and the
     * offset in its existing value.
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

        /** Checks that all parts are there. */
        public Change {
            Objects.requireNonNull(key, "key");
            Objects.requireNonNull(before, "before");
            Objects.requireNonNull(after, "after");
        }

        /** Returns the change for people, with what may be a credential masked in both values. */
        @Override
        public String toString() {
            return key + ": " + before.map(Problem::quote).orElse("none") + " becomes " + Problem.quote(after);
        }
    }
}
