package io.github.eciregistry;

/** How much a {@link Problem} matters. */
public enum Severity {
    /** Something asked for could not be done or does not work. */
    ERROR,
    /** It was understood and done, but is likely not what was meant. */
    WARNING
}
