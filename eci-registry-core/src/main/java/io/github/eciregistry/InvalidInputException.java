package io.github.eciregistry;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Thrown where an input is not what it has to be. It carries at least one {@link Problem}, each with its code and its
 * place; its message is theirs, a line each.
 *
 * @since 0.1.0
 */
public final class InvalidInputException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final Problem[] problems;

    /**
     * Makes an exception for one problem.
     *
     * @param problem the problem
     */
    public InvalidInputException(Problem problem) {
        this(List.of(problem));
    }

    /**
     * Makes an exception for several problems.
     *
     * @param problems the problems, at least one, in the order of the input
     * @throws IllegalArgumentException if there is none
     */
    public InvalidInputException(List<Problem> problems) {
        super(problems.stream().map(Problem::toString).collect(Collectors.joining(System.lineSeparator())));
        if (problems.isEmpty()) {
            throw new IllegalArgumentException("at least one problem is needed");
        }
        this.problems = problems.toArray(Problem[]::new);
    }

    /**
     * Returns what is wrong.
     *
     * @return the problems, never empty, in the order of the input
     */
    public List<Problem> problems() {
        return List.of(problems);
    }
}
