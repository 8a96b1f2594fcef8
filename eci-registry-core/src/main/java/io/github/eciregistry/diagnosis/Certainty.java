package io.github.eciregistry.diagnosis;

/**
 * The certainty of a diagnosed cause. Names are stable: a released name never changes its meaning.
 *
 * @since 0.1.0
 */
public enum Certainty {
    /** The message states the cause. */
    CERTAIN,
    /** The message is how this cause usually shows, and another cause is possible. */
    LIKELY,
    /** The message fits this cause and others equally well; confirm the cause before you change anything. */
    GUESS
}
