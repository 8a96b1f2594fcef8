package io.github.eciregistry.doctor;

import io.github.eciregistry.InvalidInputException;
import io.github.eciregistry.diagnosis.PullDiagnosis;
import io.github.eciregistry.reference.ImageReference;
import io.github.eciregistry.reference.Registry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** An image that the pods of one owner cannot pull, with all messages about it. */
final class PullFailure {

    /** Newer ones replace older ones beyond this: pods repeat each other. */
    private static final int MAX_MESSAGES = 32;

    /** The time of a waiting message, which is about the last try. */
    static final Instant NOW = Instant.MAX;

    private final Owners.Top top;
    private final String image;
    private final @Nullable Registry registry;
    private final List<Victim> victims = new ArrayList<>(1);
    private final TreeSet<Message> messages = new TreeSet<>();
    private @Nullable PullDiagnosis diagnosis;

    PullFailure(Owners.Top top, String image) {
        this.top = top;
        this.image = image;
        this.registry = registryOf(image);
    }

    /**
     * A pod, or an image cache, that waits for the image.
     *
     * @param object the pod
     * @param container the name of the container, empty for an image cache
     */
    record Victim(ClusterObject object, String container) {}

    /** What was said, and when. */
    private record Message(Instant time, String text) implements Comparable<Message> {
        private static final Comparator<Message> ORDER =
                Comparator.comparing(Message::time).thenComparing(Message::text);

        @Override
        public int compareTo(Message other) {
            return ORDER.compare(this, other);
        }
    }

    static @Nullable Registry registryOf(String image) {
        try {
            return ImageReference.parse(image).registry();
        } catch (InvalidInputException e) {
            return null;
        }
    }

    void add(Victim victim) {
        victims.add(victim);
    }

    void add(Instant time, String message) {
        if (!message.isEmpty()) {
            messages.add(new Message(time, message));
            if (messages.size() > MAX_MESSAGES) {
                messages.pollFirst();
            }
        }
    }

    Owners.Top top() {
        return top;
    }

    String image() {
        return image;
    }

    Optional<Registry> registry() {
        return Optional.ofNullable(registry);
    }

    List<Victim> victims() {
        return victims;
    }

    /** Returns what the messages mean together, of which the most telling counts. Call it when all are there. */
    PullDiagnosis diagnosis() {
        if (diagnosis == null) {
            diagnosis = PullDiagnosis.of(messages.stream().map(Message::text).toList());
        }
        return Objects.requireNonNull(diagnosis);
    }
}
