package io.github.eciregistry.diagnosis;

import io.github.eciregistry.diagnosis.CauseTable.Match;
import io.github.eciregistry.diagnosis.PullCause.Rank;
import java.util.Comparator;

/**
 * A message, and the cause that it shows.
 *
 * @param message the message
 * @param match the cause and where its sign stands
 */
record Reading(Message message, Match match) {

    private static final int RETRY = 2;
    private static final int UNKNOWN_FAILURE = 3;
    private static final int FAILURE = 5;
    private static final int PULL_FAILURE = 6;

    /** Which of two readings of the same text, put together in two ways, found more whole phrases and names. */
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

    /** Whether a phrase, a URL or a reference is whole here that is broken there. */
    boolean tellsMoreThan(Reading other) {
        return BY_WHOLENESS.compare(this, other) > 0;
    }

    boolean isFailure() {
        return cause().rank() == Rank.FAILURE;
    }

    /** Whether it reports that a pull failed, with its cause or without. */
    boolean isOfPull() {
        int weight = weight();
        return weight == RETRY || weight == UNKNOWN_FAILURE || weight == PULL_FAILURE;
    }

    /** How much it tells, 0 for nothing. */
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

    /** Whether it says that a pull failed, whatever the cause. */
    boolean reportsPull() {
        return message.says("failed to pull") || message.says("failed to resolve");
    }

    /** Whether it speaks of images or registries, and not of another failure of the pod. */
    private boolean isAboutImages() {
        return message.says("pull")
                || message.says("image")
                || message.says("manifest")
                || message.says("registry")
                || message.says("failed to resolve reference")
                || message.urls().stream().anyMatch(RequestUrl::isRegistryApi);
    }
}
