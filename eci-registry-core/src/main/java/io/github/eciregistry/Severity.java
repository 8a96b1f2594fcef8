package io.github.eciregistry;

/**
 * How much a {@link Problem}, or a finding of a linter, matters.
 *
 * @since 0.1.0
 */
public enum Severity {
    /** Something asked for could not be done or does not work. */
    ERROR,
    /** It was understood and done, but is likely not what was meant. */
    WARNING,
    /** It may well be right, but is worth a look. */
    HINT
}
