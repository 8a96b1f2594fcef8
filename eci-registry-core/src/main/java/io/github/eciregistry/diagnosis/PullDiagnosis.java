package io.github.eciregistry.diagnosis;

import io.github.eciregistry.diagnosis.Findings.Finding;
import io.github.eciregistry.internal.text.Redaction;
import io.github.eciregistry.reference.ImageReference;
import io.github.eciregistry.reference.Registry;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a failed image pull means: the cause, the registry and image concerned, and the remedy.
 *
 * <p>The text may be the message of an event, the output of {@code kubectl describe} or {@code kubectl get events} as
 * table, YAML or JSON, or lines of a log, as the kubelet, containerd, CRI-O, podman, docker and ECI write them. Escaped
 * quotes, colours and wrapped lines do no harm. {@link #of(String)} takes the message that tells most, and of those that
 * tell as much the last; {@link #all(String)} gives one diagnosis for each image that failed.
 *
 * {@snippet class="io.github.eciregistry.examples.ExplainPullError" region="explain"}
 *
 * <p>Every text gives a diagnosis, in time linear in its length; one that is not understood gives
 * {@link PullCause#UNKNOWN}. No network is used: what a message does not tell stays open, and the remedy says so.
 *
 * <p>Immutable and thread-safe.
 *
 * @since 0.1.0
 */
public final class PullDiagnosis {

    /** How much is read of what is given, in UTF-16 units: far more than the messages of any pod, and bounded memory. */
    private static final int MAX_LENGTH = 4 * 1024 * 1024;

    private final String text;
    private final PullCause cause;
    private final Certainty certainty;
    private final String evidence;
    private final @Nullable Registry registry;
    private final @Nullable ImageReference reference;
    private final Remedy remedy;

    private PullDiagnosis(String text, Finding finding) {
        Reading reading = finding.reading();
        String message = reading.message().text();
        this.text = text;
        this.cause = reading.cause();
        this.certainty = reading.match().certainty();
        this.evidence = Redaction.ofProse(message);
        Subject subject = finding.subject().shownIn(evidence, message);
        this.registry = subject.registry();
        this.reference = subject.reference();
        this.remedy = Remedies.of(new Finding(reading, subject));
    }

    /**
     * Reads a text.
     *
     * @param text one or more messages; of a text of more than 4 Mi characters the last 4 Mi are read
     * @return what they mean
     */
    public static PullDiagnosis of(String text) {
        return of(List.of(text));
    }

    /**
     * Reads a list of texts, such as the messages of a pod's events.
     *
     * @param texts texts in the order of their time, each of one or more messages; of more than 4 Mi characters together
     *     the last 4 Mi are read
     * @return what they mean together
     */
    public static PullDiagnosis of(List<String> texts) {
        return new PullDiagnosis(joined(texts), Findings.in(bounded(texts)).mostTelling());
    }

    /**
     * Reads a text that may be about several images, such as the output of {@code kubectl describe} or
     * {@code kubectl get events}.
     *
     * @param text one or more messages; of a text of more than 4 Mi characters the last 4 Mi are read
     * @return one diagnosis for each image that failed, and for each registry that failed without an image being named, in
     *     the order in which they first appear; what {@link #of(String)} returns if there is at most one
     */
    public static List<PullDiagnosis> all(String text) {
        return all(List.of(text));
    }

    /**
     * Reads a list of texts that may be about several images, such as the messages of a namespace's events.
     *
     * @param texts texts in the order of their time, each of one or more messages; of more than 4 Mi characters together
     *     the last 4 Mi are read
     * @return one diagnosis for each image that failed, as {@link #all(String)} gives them, never empty
     */
    public static List<PullDiagnosis> all(List<String> texts) {
        String text = joined(texts);
        return Findings.in(bounded(texts)).each().stream()
                .map(finding -> new PullDiagnosis(text, finding))
                .toList();
    }

    private static String joined(List<String> texts) {
        return texts.size() == 1 ? texts.get(0) : String.join("\n", texts);
    }

    /** Keeps the end, where a log has what happened last, from the start of a line if one begins there. */
    private static List<String> bounded(List<String> texts) {
        List<String> bounded = new ArrayList<>(texts.size());
        int left = MAX_LENGTH;
        for (int i = texts.size() - 1; i >= 0 && left > 0; i--) {
            String text = texts.get(i);
            int start = Math.max(0, text.length() - left);
            int line = start == 0 ? -1 : text.indexOf('\n', start);
            bounded.add(text.substring(line < 0 ? start : line + 1));
            left -= text.length() - start;
        }
        Collections.reverse(bounded);
        return bounded;
    }

    /**
     * Returns why the pull failed.
     *
     * @return the cause, {@link PullCause#UNKNOWN} if no message is known
     */
    public PullCause cause() {
        return cause;
    }

    /**
     * Returns how far the message proves the cause.
     *
     * @return the certainty, {@link Certainty#GUESS} if the cause is {@link PullCause#UNKNOWN}
     */
    public Certainty certainty() {
        return certainty;
    }

    /**
     * Returns the registry that failed: the host of the innermost request, which may be a mirror or a token service,
     * else the registry of the image.
     *
     * @return the registry, written as in the image reference where both are the same, or empty if none is named
     */
    public Optional<Registry> registry() {
        return Optional.ofNullable(registry);
    }

    /**
     * Returns the image that was pulled.
     *
     * @return the reference, or empty if none is named or what is named is not a reference
     */
    public Optional<ImageReference> reference() {
        return Optional.ofNullable(reference);
    }

    /**
     * Returns the message that the diagnosis rests on, without escapes and colours and in one line if it was wrapped.
     * What may be a credential in it is masked: what is before an at sign, the queries of URLs, and the values of headers
     * and fields such as {@code Authorization} and {@code password}. It may be long.
     *
     * @return the message, or an empty text if the whole text is blank
     */
    public String evidence() {
        return evidence;
    }

    /**
     * Returns what to do.
     *
     * @return the remedy
     */
    public Remedy remedy() {
        return remedy;
    }

    /**
     * Returns the text that was read, credentials in it included: show {@link #evidence()} instead.
     *
     * @return the text as given; a list's texts with a line break between them
     */
    public String text() {
        return text;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof PullDiagnosis that
                && cause == that.cause
                && certainty == that.certainty
                && text.equals(that.text)
                && evidence.equals(that.evidence)
                && Objects.equals(registry, that.registry)
                && Objects.equals(reference, that.reference)
                && remedy.equals(that.remedy);
    }

    @Override
    public int hashCode() {
        return Objects.hash(text, cause, registry, reference);
    }

    /** Returns the cause and the registry, such as {@code X509_EXPIRED_OR_NOT_YET_VALID harbor.pre.com}. */
    @Override
    public String toString() {
        return registry == null ? cause.name() : cause + " " + registry;
    }
}
