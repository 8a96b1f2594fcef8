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

/**
 * What the two annotations of an object say, and what is wrong with how they say it.
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
     * Reads what the annotations of an object list under the keys of ECI.
     *
     * @param annotations the annotations of the object
     * @return what they list, and every problem
     */
    public static AnnotationReading of(Map<String, String> annotations) {
        return of(annotations, AnnotationKeys.ECI);
    }

    /**
     * Reads what the annotations of an object list.
     *
     * @param annotations the annotations of the object; of others than the two only the size counts
     * @param keys the keys of the two
     * @return what they list, and every problem
     */
    public static AnnotationReading of(Map<String, String> annotations, AnnotationKeys keys) {
        AnnotationValue plainHttp = AnnotationValue.read(keys.plainHttp(), annotations.get(keys.plainHttp()));
        AnnotationValue selfSigned = AnnotationValue.read(keys.selfSigned(), annotations.get(keys.selfSigned()));
        List<Problem> problems = problemsOf(plainHttp, selfSigned);
        Problem tooLarge = AnnotationSize.of(annotations).problem();
        if (tooLarge != null) {
            problems.add(tooLarge);
        }
        RegistryAnnotations value =
                RegistryAnnotations.ofDistinct(without(selfSigned, plainHttp), without(plainHttp, selfSigned));
        return new AnnotationReading(value, problems);
    }

    private static List<Registry> without(AnnotationValue other, AnnotationValue value) {
        List<Registry> registries = new ArrayList<>(value.registries());
        registries.removeIf(registry -> other.lists(registry.toString()));
        return registries;
    }

    /** The problems of each value, then those of the registries that stand in both, at their place in the second. */
    static List<Problem> problemsOf(AnnotationValue plainHttp, AnnotationValue selfSigned) {
        List<Problem> problems = new ArrayList<>(0);
        problems.addAll(plainHttp.problems());
        problems.addAll(selfSigned.problems());
        for (Registry registry : selfSigned.registries()) {
            String text = registry.toString();
            if (plainHttp.lists(text)) {
                String message = "expected " + selfSigned.quote(text) + " in one annotation, found it in "
                        + plainHttp.key() + " too";
                problems.add(selfSigned.problemAt(text, ProblemCode.REGISTRY_IN_BOTH, message));
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
     * Returns the registries that are listed and can be told: not those elements that are no registries, and not the
     * registries that stand in both annotations.
     *
     * @return the registries, each once
     */
    public RegistryAnnotations annotations() {
        return annotations;
    }

    /**
     * Returns what is wrong, with the annotation's key as path and the offset in its value. A warning is about
     * something that was understood all the same: a blank around a registry, an empty element, a duplicate.
     *
     * @return the problems, those of the annotation for plain HTTP first, unmodifiable
     */
    public List<Problem> problems() {
        return problems;
    }
}
