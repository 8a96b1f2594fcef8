package io.github.eciregistry;

/**
 * The severity of a {@link Problem} or of a lint finding.
 *
 * @since 0.1.0
 */
public enum Severity {
    /** Part of the request could not be completed, or does not work. */
    ERROR,
    /** The request was completed, but probably does not do what was intended. */
    WARNING,
    /** It may well be right, but is worth a look. */
    HINT
}
