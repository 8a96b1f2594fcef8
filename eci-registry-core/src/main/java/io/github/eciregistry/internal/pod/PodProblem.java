package io.github.eciregistry.internal.pod;

import io.github.eciregistry.Problem;
import io.github.eciregistry.ProblemCode;

/**
 * Something wrong with a value of an object.
 *
 * @param problem what is wrong; its offset, if any, counts from the start of the value's text
 * @param value the value, which knows its place in its form
 */
public record PodProblem(Problem problem, ObjectValue value) {

    /** Returns the problem of a value that is not of the type its place needs. */
    public static PodProblem wrongType(ObjectValue value, String expected) {
        if (value.type() == ObjectValue.Type.TEMPLATE) {
            return new PodProblem(UnsafeDocument.templateBraces(), value);
        }
        String message = "expected " + expected + ", found " + value.description();
        return new PodProblem(Problem.of(ProblemCode.WRONG_TYPE, value.text(), message), value);
    }

    /** Returns the problem with its path in the object. */
    public Problem located() {
        String path = value.path();
        return path.isEmpty() ? problem : problem.atPath(path);
    }
}
