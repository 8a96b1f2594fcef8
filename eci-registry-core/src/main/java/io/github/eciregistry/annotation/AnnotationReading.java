package io.github.eciregistry.annotation;

import io.github.eciregistry.InvalidInputException;
import io.github.eciregistry.Problem;
import io.github.eciregistry.ProblemCode;
import io.github.eciregistry.Severity;
import io.github.eciregistry.internal.AnnotationSize;
import io.github.eciregistry.reference.Registry;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The registries that an object's two annotations list, and the problems in their values.
 *
 * <p>Immutable and thread-safe.
 *
 * @since 0.1.0
 */
public final class AnnotationReading {

    private final RegistryAnnotations annotations;
    private final List<Problem> problems;

    AnnotationReading(RegistryAnnotations annotations, List<Problem> problems) {
        this.annotations = annotations;
        this.problems = List.copyOf(problems);
    }

    /**
     * Reads the annotations of an object under ECI's keys.
     *
     * @param annotations the annotations of the object
     * @return the registries and all problems
     */
    public static AnnotationReading of(Map<String, String> annotations) {
        Objects.requireNonNull(annotations, "annotations");
        return of(annotations, AnnotationKeys.ECI);
    }

    /**
     * Reads the annotations of an object under the given keys.
     *
     * @param annotations the annotations of the object; other annotations count only towards the size limit
     * @param keys the keys of the two
     * @return the registries and all problems
     */
    public static AnnotationReading of(Map<String, String> annotations, AnnotationKeys keys) {
        Objects.requireNonNull(annotations, "annotations");
        Objects.requireNonNull(keys, "keys");
        AnnotationValue plainHttp = AnnotationValue.read(keys.plainHttp(), annotations.get(keys.plainHttp()));
        AnnotationValue skipVerify = AnnotationValue.read(keys.skipVerify(), annotations.get(keys.skipVerify()));
        List<Problem> problems = problemsOf(plainHttp, skipVerify);
        Problem tooLarge = AnnotationSize.of(annotations).problem();
        if (tooLarge != null) {
            problems.add(tooLarge);
        }
        RegistryAnnotations value =
                RegistryAnnotations.ofDistinct(without(skipVerify, plainHttp), without(plainHttp, skipVerify));
        return new AnnotationReading(value, problems);
    }

    private static List<Registry> without(AnnotationValue other, AnnotationValue value) {
        List<Registry> registries = new ArrayList<>(value.registries());
        registries.removeIf(registry -> other.lists(registry.toString()));
        return registries;
    }

    /** Returns the problems of each value, then those of registries listed in both, at their position in the second. */
    static List<Problem> problemsOf(AnnotationValue plainHttp, AnnotationValue skipVerify) {
        List<Problem> problems = new ArrayList<>(0);
        problems.addAll(plainHttp.problems());
        problems.addAll(skipVerify.problems());
        for (Registry registry : skipVerify.registries()) {
            String text = registry.toString();
            if (plainHttp.lists(text)) {
                String message = "registry " + skipVerify.quote(text) + " is also listed in " + plainHttp.key()
                        + ": list it in one annotation only";
                problems.add(skipVerify.problemAt(text, ProblemCode.REGISTRY_IN_BOTH, message));
            }
        }
        return problems;
    }

    RegistryAnnotations orElseThrow() {
        for (Problem problem : problems) {
            if (problem.code().severity() == Severity.ERROR) {
                throw new InvalidInputException(problems);
            }
        }
        return annotations;
    }

    /**
     * Returns the valid registries: without elements that are not registries, and without registries listed in both
     * annotations.
     *
     * @return the registries, each once
     */
    public RegistryAnnotations annotations() {
        return annotations;
    }

    /**
     * Returns the problems, with the annotation's key as path and the offset in its value. Warnings do not prevent
     * reading the value: whitespace around a registry, an empty element, a duplicate.
     *
     * @return the problems, those of the annotation for plain HTTP first, unmodifiable
     */
    public List<Problem> problems() {
        return problems;
    }

    /** Returns the valid registries and the number of problems. */
    @Override
    public String toString() {
        return annotations + ", " + problems.size() + " problems";
    }
}
