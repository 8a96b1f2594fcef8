package io.github.eciregistry.diagnosis;

import io.github.eciregistry.diagnosis.CauseTable.Match;
import io.github.eciregistry.diagnosis.PullCause.Rank;
import java.util.Comparator;

/**
 * A message and its cause.
 *
 * @param message the message
 * @param match the cause and the offset of its sign
 */
record Reading(Message message, Match match) {

    private static final int RETRY = 2;
    private static final int UNKNOWN_FAILURE = 3;
    private static final int FAILURE = 5;
    private static final int PULL_FAILURE = 6;

    /**
     * Compares two readings of the same text with lines joined differently, by the number of complete phrases and
     * names.
     */
    private static final Comparator<Reading> BY_WHOLENESS = Comparator.comparingInt(Reading::weight)
            .thenComparingInt(reading -> -reading.match.rule())
            .thenComparingInt(reading -> reading.message.names());

    static Reading of(String line) {
        Message message = Message.read(line);
        return new Reading(message, CauseTable.match(message));
    }

    PullCause cause() {
        return match.cause();
    }

    /** Checks whether this reading has a complete phrase, URL or reference that is broken in the other. */
    boolean tellsMoreThan(Reading other) {
        return BY_WHOLENESS.compare(this, other) > 0;
    }

    boolean isFailure() {
        return cause().rank() == Rank.FAILURE;
    }

    /** Checks whether the message reports a failed pull, with or without its cause. */
    boolean isOfPull() {
        int weight = weight();
        return weight == RETRY || weight == UNKNOWN_FAILURE || weight == PULL_FAILURE;
    }

    /** Returns how informative the message is; 0 if not at all. */
    int weight() {
        if (cause() == PullCause.UNKNOWN) {
            return reportsPull() ? UNKNOWN_FAILURE : 0;
        }
        return switch (cause().rank()) {
            case HARMLESS -> 1;
            case WRAPPER -> RETRY;
            case HINT -> 4;
            case FAILURE -> isAboutImages() ? PULL_FAILURE : FAILURE;
        };
    }

    /** Checks whether the message says that a pull failed, whatever the cause. */
    boolean reportsPull() {
        return message.says("failed to pull") || message.says("failed to resolve");
    }

    /** Checks whether the message is about images or registries, not about another failure of the pod. */
    private boolean isAboutImages() {
        return message.says("pull")
                || message.says("image")
                || message.says("manifest")
                || message.says("registry")
                || message.says("failed to resolve reference")
                || message.urls().stream().anyMatch(RequestUrl::isRegistryApi);
    }
}
