package io.github.eciregistry.diagnosis;

import io.github.eciregistry.diagnosis.CauseTable.Match;
import io.github.eciregistry.diagnosis.MessageLines.Joining;
import io.github.eciregistry.diagnosis.PullCause.Rank;
import io.github.eciregistry.reference.ImageReference;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The message of a text that tells most, and the cause it shows.
 *
 * @param message the message
 * @param match the cause and where its sign stands
 * @param nearby the image that all messages of the text are about, or null if they name none or several
 */
record Reading(Message message, Match match, @Nullable ImageReference nearby) {

    /** Reads texts, as they stand and with their lines put together, and returns the reading that tells most. */
    static Reading of(List<String> texts) {
        Reading reading = of(texts, false);
        if (reading.isFailure() || texts.stream().noneMatch(text -> text.indexOf('\n') >= 0)) {
            return reading;
        }
        Reading joined = of(texts, true);
        return joined.isFailure() ? joined : reading;
    }

    private static Reading of(List<String> texts, boolean always) {
        List<MessageLines> tight = split(texts, new Joining(always, true));
        Reading first = mostTelling(tight);
        if (tight.stream().noneMatch(MessageLines::isAmbiguous)) {
            return first;
        }
        Reading second = mostTelling(split(texts, new Joining(always, false)));
        return second.tellsMoreThan(first) ? second : first;
    }

    private static List<MessageLines> split(List<String> texts, Joining joining) {
        return texts.stream().map(text -> MessageLines.split(text, joining)).toList();
    }

    private static Reading mostTelling(List<MessageLines> texts) {
        Reading best = of("");
        int most = 0;
        Set<String> images = new LinkedHashSet<>();
        for (MessageLines text : texts) {
            for (String line : text.messages()) {
                Reading reading = of(line);
                int weight = reading.weight();
                if ((weight > 0 && weight >= most) || best.message.text().isEmpty()) {
                    best = reading;
                    most = weight;
                }
                if (images.size() < 2) {
                    images.addAll(reading.message.references());
                }
            }
        }
        return new Reading(best.message, best.match, images.size() == 1 ? Subject.image(images) : null);
    }

    private static Reading of(String line) {
        Message message = Message.read(line);
        return new Reading(message, CauseTable.match(message), null);
    }

    PullCause cause() {
        return match.cause();
    }

    private boolean isFailure() {
        return cause().rank() == Rank.FAILURE;
    }

    /** Whether a phrase, a URL or a reference is whole here that is broken there. */
    private boolean tellsMoreThan(Reading other) {
        int difference = Integer.compare(weight(), other.weight());
        if (difference == 0) {
            difference = Integer.compare(other.match.rule(), match.rule());
        }
        return difference > 0 || (difference == 0 && message.names() > other.message.names());
    }

    private int weight() {
        if (cause() == PullCause.UNKNOWN) {
            return message.says("failed to pull") || message.says("failed to resolve") ? 3 : 0;
        }
        return switch (cause().rank()) {
            case HARMLESS -> 1;
            case WRAPPER -> 2;
            case HINT -> 4;
            case FAILURE -> isAboutImages() ? 6 : 5;
        };
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
