package io.github.eciregistry.diagnosis;

/**
 * How far a message proves the cause that is named for it. Names are stable: a name once released keeps its meaning.
 *
 * @since 0.1.0
 */
public enum Certainty {
    /** The message states the cause. */
    CERTAIN,
    /** The message is how this cause usually shows, and another cause is possible. */
    LIKELY,
    /** The message fits this cause and others alike; nothing should be changed before it is confirmed. */
    GUESS
}
