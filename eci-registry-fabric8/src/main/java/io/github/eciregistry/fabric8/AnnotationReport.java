package io.github.eciregistry.fabric8;

import io.github.eciregistry.InvalidInputException;
import io.github.eciregistry.Problem;
import io.github.eciregistry.Severity;
import io.github.eciregistry.fabric8.RegistryEntry.Outcome;
import java.util.List;

/**
 * An annotated object, with the changes and problems.
 *
 * <p>As mutable as the object; everything else is immutable.
 *
 * @param <T> the type of the object
 * @since 0.1.0
 */
public final class AnnotationReport<T> {

    private final T object;
    private final boolean changed;
    private final List<RegistryEntry> entries;
    private final List<Problem> problems;
    private final int pods;

    AnnotationReport(T object, boolean changed, int pods, List<RegistryEntry> entries, List<Problem> problems) {
        this.object = object;
        this.changed = changed;
        this.entries = List.copyOf(entries);
        this.problems = List.copyOf(problems);
        this.pods = pods;
    }

    /**
     * Returns the object with its annotations. If there are problems, it has all changes that were possible.
     *
     * @return the object; the same instance as the argument if nothing changed
     */
    public T object() {
        return object;
    }

    /**
     * Returns the object, or throws if there are errors.
     *
     * @return the object with its annotations
     * @throws InvalidInputException if there is a problem of severity {@link Severity#ERROR}, with all problems
     */
    public T orElseThrow() {
        for (Problem problem : problems) {
            if (problem.code().severity() == Severity.ERROR) {
                throw new InvalidInputException(problems);
            }
        }
        return object;
    }

    /**
     * Checks whether the object differs from the argument.
     *
     * @return whether there is a change
     */
    public boolean isChanged() {
        return changed;
    }

    /**
     * Returns how many pods, pod templates and image caches the object has.
     *
     * @return the number; 0 for an object that makes no pods, such as a ConfigMap, and for a kind that is not in the table
     */
    public int pods() {
        return pods;
    }

    /**
     * Returns the registries that are needed or listed, for each pod.
     *
     * @return the entries, unmodifiable
     */
    public List<RegistryEntry> entries() {
        return entries;
    }

    /**
     * Returns the registries that were added.
     *
     * @return the entries, unmodifiable
     */
    public List<RegistryEntry> added() {
        return entries(Outcome.ADDED);
    }

    /**
     * Returns the registries that were already listed.
     *
     * @return the entries, unmodifiable
     */
    public List<RegistryEntry> kept() {
        return entries(Outcome.KEPT);
    }

    /**
     * Returns the registries that are listed in the wrong annotation for the policy. Each also has a problem.
     *
     * @return the entries, unmodifiable
     */
    public List<RegistryEntry> conflicting() {
        return entries(Outcome.CONFLICTING);
    }

    /**
     * Returns the registries that are needed but could not be added. Each object or pod concerned also has a problem.
     *
     * @return the entries, unmodifiable
     */
    public List<RegistryEntry> missing() {
        return entries(Outcome.MISSING);
    }

    /**
     * Returns the registries that are listed but not used by any image. If an image is unknown, no registry counts as
     * unused.
     *
     * @return the entries, unmodifiable
     */
    public List<RegistryEntry> useless() {
        return entries(Outcome.USELESS);
    }

    private List<RegistryEntry> entries(Outcome outcome) {
        return entries.stream().filter(entry -> entry.outcome() == outcome).toList();
    }

    /**
     * Returns the problems, each with its path in the object, such as
     * {@code spec.template.spec.containers[1].image}.
     *
     * @return the problems, unmodifiable
     */
    public List<Problem> problems() {
        return problems;
    }

    /** Returns the entries and the problems for people. */
    @Override
    public String toString() {
        return pods == 0 && problems.isEmpty() ? "AnnotationReport[no pods]" : "AnnotationReport" + entries + problems;
    }
}
