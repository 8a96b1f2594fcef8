package io.github.eciregistry.doctor;

import io.github.eciregistry.internal.pod.ObjectValue;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;

/**
 * An event about a pull.
 *
 * @param kind the kind of the object that it is about
 * @param namespace the namespace of that object
 * @param name the name of that object
 * @param fieldPath the container, such as {@code spec.containers{web}}; empty if it is not named
 * @param message what happened
 * @param time when it last happened, {@link Instant#EPOCH} if the event does not say
 */
record PullEvent(String kind, String namespace, String name, String fieldPath, String message, Instant time)
        implements Comparable<PullEvent> {

    private static final Set<String> REASONS = Set.of(
            "Failed",
            "BackOff",
            "InspectFailed",
            "ErrImageNeverPull",
            "FailedToRetrieveImagePullSecret",
            "ImageCacheNotFound",
            "ImageCacheNotComplete",
            "Unauthorized");

    private static final Comparator<PullEvent> ORDER = Comparator.comparing(PullEvent::time)
            .thenComparing(PullEvent::message)
            .thenComparing(PullEvent::fieldPath)
            .thenComparing(PullEvent::namespace)
            .thenComparing(PullEvent::name);

    /** Reads an event of either API; empty if it is about something else than a pull. */
    static Optional<PullEvent> of(ClusterObject event) {
        String about = event.value().field("involvedObject") == null ? "regarding" : "involvedObject";
        String message = event.text("message").isEmpty() ? event.text("note") : event.text("message");
        boolean isRestart = message.startsWith("Back-off restarting");
        if (!REASONS.contains(event.text("reason")) || message.isEmpty() || isRestart) {
            return Optional.empty();
        }
        String namespace = event.text(about, "namespace");
        return Optional.of(new PullEvent(
                event.text(about, "kind"),
                namespace.isEmpty() && event.text(about, "kind").equals("Pod") ? event.namespace() : namespace,
                event.text(about, "name"),
                event.text(about, "fieldPath"),
                message,
                timeOf(event.value())));
    }

    private static Instant timeOf(ObjectValue event) {
        Instant latest = Instant.EPOCH;
        ObjectValue observed = event.at("series", "lastObservedTime");
        String[] times = {
            event.string("lastTimestamp"),
            event.string("deprecatedLastTimestamp"),
            event.string("eventTime"),
            event.string("firstTimestamp"),
            observed == null ? "" : observed.text()
        };
        for (String text : times) {
            Instant time = ClusterObject.time(text).orElse(Instant.EPOCH);
            latest = time.isAfter(latest) ? time : latest;
        }
        return latest;
    }

    /** Returns whether the event is about a container, or does not say about which. */
    boolean isAbout(String container, String image) {
        if (!fieldPath.isEmpty()) {
            return fieldPath.endsWith("{" + container + "}");
        }
        int quote = message.indexOf("image \"");
        return quote < 0 || message.startsWith(image + "\"", quote + "image \"".length());
    }

    @Override
    public int compareTo(PullEvent other) {
        return ORDER.compare(this, other);
    }
}
