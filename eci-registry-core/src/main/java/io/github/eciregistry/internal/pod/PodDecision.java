package io.github.eciregistry.internal.pod;

import io.github.eciregistry.Problem;
import io.github.eciregistry.ProblemCode;
import io.github.eciregistry.annotation.AnnotationMerge;
import io.github.eciregistry.annotation.RegistryAnnotations;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The annotations to write for a pod, and its problems.
 *
 * @param pod the pod
 * @param wanted the registries that its images need
 * @param merge the registries merged into its annotations; null if it neither needs nor lists any, or if nothing can be
 *     written
 * @param changes the annotations to write, empty if no change is needed or nothing can be written
 * @param problems all problems, including those of its images and annotation values
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

    /** Checks whether there is a problem with a code. */
    public boolean has(ProblemCode code) {
        return problems.stream().anyMatch(found -> found.problem().code() == code);
    }

    static boolean has(List<Problem> problems, ProblemCode code) {
        return problems.stream().anyMatch(problem -> problem.code() == code);
    }
}
