package io.github.eciregistry;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * Thrown when input is invalid. Carries one or more {@link Problem}s, each with its code and position; the message
 * lists them with their codes, one per line.
 *
 * @since 0.1.0
 */
public final class InvalidInputException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final Problem[] problems;

    /**
     * Creates an exception for one problem.
     *
     * @param problem the problem
     */
    public InvalidInputException(Problem problem) {
        this(List.of(Objects.requireNonNull(problem, "problem")));
    }

    /**
     * Creates an exception for several problems.
     *
     * @param problems the problems, at least one, in the order of the input
     * @throws IllegalArgumentException if the list is empty
     */
    public InvalidInputException(List<Problem> problems) {
        super(Objects.requireNonNull(problems, "problems").stream()
                .map(problem -> problem + " [" + problem.code() + "]")
                .collect(Collectors.joining(System.lineSeparator())));
        if (problems.isEmpty()) {
            throw new IllegalArgumentException("at least one problem is needed");
        }
        this.problems = problems.toArray(Problem[]::new);
    }

    /**
     * Returns the problems.
     *
     * @return the problems, never empty, in the order of the input
     */
    public List<Problem> problems() {
        return List.of(problems);
    }
}
