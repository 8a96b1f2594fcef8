package io.github.eciregistry.internal.pod;

import static io.github.eciregistry.ProblemCode.ANNOTATIONS_TOO_LARGE;

import io.github.eciregistry.Problem;
import io.github.eciregistry.annotation.AnnotationKeys;
import io.github.eciregistry.annotation.AnnotationMerge;
import io.github.eciregistry.annotation.RegistryAnnotations;
import io.github.eciregistry.internal.AnnotationSize;
import io.github.eciregistry.kind.PodLocation;
import io.github.eciregistry.kind.UnknownKinds;
import io.github.eciregistry.policy.RegistryPolicy;
import io.github.eciregistry.reference.Registry;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Decides what the annotations of a pod must list. All forms of objects use this class, so that they get the same
 * result.
 *
 * <p>If a registry annotation is not a string, or a value on the path to it is not a mapping, the problem is reported
 * and that pod is not changed.
 */
public final class PodRules {

    private final RegistryPolicy policy;
    private final List<AnnotationKeys> keys;
    private final UnknownKinds unknownKinds;

    /**
     * Creates the rules, by which pods that were found by their shape are only reported.
     *
     * @param policy how each registry is reached
     * @param keys the annotations to write
     */
    public PodRules(RegistryPolicy policy, List<AnnotationKeys> keys) {
        this(policy, keys, UnknownKinds.WARN);
    }

    /**
     * Creates the rules.
     *
     * @param policy how each registry is reached
     * @param keys the annotations to write
     * @param unknownKinds what happens to pods that were found by their shape
     */
    public PodRules(RegistryPolicy policy, List<AnnotationKeys> keys, UnknownKinds unknownKinds) {
        this.policy = policy;
        this.keys = keys;
        this.unknownKinds = unknownKinds;
    }

    /**
     * Checks the caller's annotation keys.
     *
     * @throws IllegalArgumentException if there are no keys
     */
    public static List<AnnotationKeys> keys(AnnotationKeys... keys) {
        if (keys.length == 0) {
            throw new IllegalArgumentException("at least one pair of annotation keys is needed");
        }
        return List.of(keys);
    }

    /**
     * Returns the decision about a pod.
     *
     * @return the decision; null if the object has no such pod
     */
    public @Nullable PodDecision decide(ObjectValue pod, PodLocation location) {
        PodReading reading = PodReading.of(pod, location, keys);
        return reading == null ? null : decide(reading);
    }

    /**
     * Returns the decision about a pod that was found by its shape: unless it is to be annotated, it has no changes,
     * and a problem for each registry that is missing.
     *
     * @return the decision; null if there is nothing to do or to report
     */
    public @Nullable PodDecision decide(ShapedPod shaped) {
        PodDecision decision = unknownKinds == UnknownKinds.IGNORE ? null : decide(shaped.pod(), shaped.location());
        if (decision == null || (unknownKinds == UnknownKinds.ANNOTATE && shaped.isPlaced())) {
            return decision;
        }
        List<PodProblem> missing = shaped.missing(decision, keys);
        return missing.isEmpty() ? null : new PodDecision(decision.pod(), decision.wanted(), null, List.of(), missing);
    }

    /** Returns the decision about a pod that was read with the same keys. */
    public PodDecision decide(PodReading pod) {
        RegistryAnnotations wanted = RegistryAnnotations.forRegistries(policy, registries(pod));
        boolean isNeeded = !wanted.isEmpty() || pod.hasRegistryAnnotation();
        if (pod.isBlocked() || !isNeeded) {
            return new PodDecision(pod, wanted, null, List.of(), pod.problems());
        }
        AnnotationMerge merge = wanted.mergeInto(pod.annotations(), keys.toArray(AnnotationKeys[]::new));
        List<PodProblem> problems = new ArrayList<>(pod.problems());
        for (Problem problem : merge.problems()) {
            problems.add(placed(problem, pod));
        }
        Problem tooLarge = PodDecision.has(merge.problems(), ANNOTATIONS_TOO_LARGE) ? null : sizeProblem(merge, pod);
        if (tooLarge != null) {
            problems.add(placed(tooLarge, pod));
        }
        return new PodDecision(pod, wanted, merge, tooLarge == null ? merge.changes() : List.of(), problems);
    }

    private static @Nullable Problem sizeProblem(AnnotationMerge merge, PodReading pod) {
        AnnotationSize size = AnnotationSize.of(merge.annotations());
        size.add(pod.otherAnnotations());
        return size.problem();
    }

    private static List<Registry> registries(PodReading pod) {
        List<Registry> registries = new ArrayList<>(pod.images().size());
        for (PodImage image : pod.images()) {
            if (image.registry() != null) {
                registries.add(image.registry());
            }
        }
        return registries;
    }

    /** Puts a problem of an annotation at its value, or where the annotations are if the pod does not have it. */
    private static PodProblem placed(Problem problem, PodReading pod) {
        ObjectValue annotations = pod.deepest();
        ObjectValue value =
                pod.hasAnnotations() ? annotations.field(problem.path().orElse("")) : null;
        return new PodProblem(problem, value == null ? annotations : value);
    }
}
