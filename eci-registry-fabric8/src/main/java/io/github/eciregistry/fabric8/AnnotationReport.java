package io.github.eciregistry.fabric8;

import io.github.eciregistry.InvalidInputException;
import io.github.eciregistry.Problem;
import io.github.eciregistry.Severity;
import io.github.eciregistry.fabric8.RegistryEntry.Outcome;
import java.util.List;

/**
 * An annotated object, and what was done and found on the way.
 *
 * <p>As mutable as the object is; all else is immutable.
 *
 * @param <T> the type of the object
 * @since 0.1.0
 */
public final class AnnotationReport<T> {

    private final T object;
    private final boolean changed;
    private final List<RegistryEntry> entries;
    private final List<Problem> problems;

    AnnotationReport(T object, boolean changed, List<RegistryEntry> entries, List<Problem> problems) {
        this.object = object;
        this.changed = changed;
        this.entries = List.copyOf(entries);
        this.problems = List.copyOf(problems);
    }

    /**
     * Returns the object with its annotations. Problems are no reason to leave out what could be done.
     *
     * @return the object, the very same as was given if nothing had to change
     */
    public T object() {
        return object;
    }

    /**
     * Returns the object, unless something could not be done.
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
     * Tells whether the object differs from the one given.
     *
     * @return whether there is a change
     */
    public boolean isChanged() {
        return changed;
    }

    /**
     * Returns the registries that are needed or listed, pod by pod.
     *
     * @return the entries, unmodifiable
     */
    public List<RegistryEntry> entries() {
        return entries;
    }

    /**
     * Returns the registries that are listed now and were not.
     *
     * @return the entries, unmodifiable
     */
    public List<RegistryEntry> added() {
        return entries(Outcome.ADDED);
    }

    /**
     * Returns the registries that were listed already.
     *
     * @return the entries, unmodifiable
     */
    public List<RegistryEntry> kept() {
        return entries(Outcome.KEPT);
    }

    /**
     * Returns the registries that are listed in the other annotation than the policy wants. Each has a problem too.
     *
     * @return the entries, unmodifiable
     */
    public List<RegistryEntry> conflicting() {
        return entries(Outcome.CONFLICTING);
    }

    /**
     * Returns the registries that are needed and could not be added. Each object or pod concerned has a problem too.
     *
     * @return the entries, unmodifiable
     */
    public List<RegistryEntry> missing() {
        return entries(Outcome.MISSING);
    }

    /**
     * Returns the registries that are listed and that no image uses. Where an image cannot be told, nothing is taken to
     * be useless.
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
     * Returns what could not be done and what is wrong, each with its path in the object, such as
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
        return "AnnotationReport" + entries + problems;
    }
}
