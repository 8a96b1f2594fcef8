package io.github.eciregistry.internal.pod;

import io.github.eciregistry.Problem;
import io.github.eciregistry.ProblemCode;
import io.github.eciregistry.annotation.AnnotationMerge;
import io.github.eciregistry.annotation.RegistryAnnotations;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What to write into the annotations of a pod, and what is wrong with it.
 *
 * @param pod the pod
 * @param wanted the registries that its images need
 * @param merge the registries merged into its annotations; null if it needs none and lists none, or if nothing can be
 *     written
 * @param changes the annotations to write, empty if there is nothing to do or nothing can be written
 * @param problems everything that is wrong, its images and the values of its annotations included
 */
public record PodDecision(
        PodReading pod,
        RegistryAnnotations wanted,
        @Nullable AnnotationMerge merge,
        List<AnnotationMerge.Change> changes,
        List<PodProblem> problems) {

    /** Returns the registries that the changes add; empty if there are none. */
    public RegistryAnnotations added() {
        return merge == null || changes.isEmpty() ? RegistryAnnotations.empty() : merge.added();
    }

    /** Returns whether there is a problem of a code. */
    public boolean has(ProblemCode code) {
        return problems.stream().anyMatch(found -> found.problem().code() == code);
    }

    static boolean has(List<Problem> problems, ProblemCode code) {
        return problems.stream().anyMatch(problem -> problem.code() == code);
    }
}
