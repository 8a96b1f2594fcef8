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
 * Diagnoses a failed image pull: the cause, the registry and image concerned, and the remedy.
 *
 * <p>The text may be the message of an event, the output of {@code kubectl describe} or {@code kubectl get events} as
 * table, YAML or JSON, or lines of a log, as the kubelet, containerd, CRI-O, podman, docker and ECI write them. It may
 * contain escaped quotes, colors and wrapped lines. {@link #of(String)} uses the most informative message, the last one
 * if several are equally informative; {@link #all(String)} returns one diagnosis for each image that failed.
 *
 * {@snippet class="io.github.eciregistry.examples.ExplainPullError" region="explain"}
 *
 * <p>Every text has a diagnosis, in time linear in its length; for an unknown message it is {@link PullCause#UNKNOWN}.
 * Does not use the network: if a message lacks information, the remedy says so.
 *
 * <p>Immutable and thread-safe.
 *
 * @since 0.1.0
 */
public final class PullDiagnosis {

    /**
     * The maximum length to read, in UTF-16 units: far more than the messages of any pod, to bound memory use.
     */
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
     * Diagnoses a text.
     *
     * @param text one or more messages; only the last 4 Mi characters are read
     * @return the diagnosis
     */
    public static PullDiagnosis of(String text) {
        Objects.requireNonNull(text, "text");
        return of(List.of(text));
    }

    /**
     * Diagnoses a list of texts, such as the messages of a pod's events.
     *
     * @param texts texts in chronological order, each with one or more messages; only the last 4 Mi characters in total
     *     are read
     * @return the diagnosis
     */
    public static PullDiagnosis of(List<String> texts) {
        Objects.requireNonNull(texts, "texts");
        return new PullDiagnosis(joined(texts), Findings.in(bounded(texts)).mostTelling());
    }

    /**
     * Diagnoses a text that may be about several images, such as the output of {@code kubectl describe} or
     * {@code kubectl get events}.
     *
     * @param text one or more messages; only the last 4 Mi characters are read
     * @return one diagnosis for each image that failed, and for each registry that failed without an image in the
     *     message, in the order in which they first appear; if there is at most one, the result of {@link #of(String)}
     */
    public static List<PullDiagnosis> all(String text) {
        Objects.requireNonNull(text, "text");
        return all(List.of(text));
    }

    /**
     * Diagnoses a list of texts that may be about several images, such as the messages of a namespace's events.
     *
     * @param texts texts in chronological order, each with one or more messages; only the last 4 Mi characters in total
     *     are read
     * @return one diagnosis for each image that failed, as in {@link #all(String)}, never empty
     */
    public static List<PullDiagnosis> all(List<String> texts) {
        Objects.requireNonNull(texts, "texts");
        String text = joined(texts);
        return Findings.in(bounded(texts)).each().stream()
                .map(finding -> new PullDiagnosis(text, finding))
                .toList();
    }

    private static String joined(List<String> texts) {
        return texts.size() == 1 ? texts.get(0) : String.join("\n", texts);
    }

    /** Keeps the end of the texts, the most recent part of a log, from the start of a line if possible. */
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
     * Returns the certainty of the cause.
     *
     * @return the certainty, {@link Certainty#GUESS} if the cause is {@link PullCause#UNKNOWN}
     */
    public Certainty certainty() {
        return certainty;
    }

    /**
     * Returns the registry that failed: the host of the innermost request, which may be a mirror or a token service,
     * otherwise the registry of the image.
     *
     * @return the registry, written as in the image reference if both are the same, or empty if the message does not
     *     contain one
     */
    public Optional<Registry> registry() {
        return Optional.ofNullable(registry);
    }

    /**
     * Returns the image that was pulled.
     *
     * @return the reference, or empty if the message does not contain a valid reference
     */
    public Optional<ImageReference> reference() {
        return Optional.ofNullable(reference);
    }

    /**
     * Returns the message that the diagnosis is based on, without escapes and colors, and on one line if it was
     * wrapped. Possible credentials are masked: text before an at sign, queries of URLs, and values of headers and
     * fields such as {@code Authorization} and {@code password}. It may be long.
     *
     * @return the message, or an empty string if the whole text is blank
     */
    public String evidence() {
        return evidence;
    }

    /**
     * Returns the remedy.
     *
     * @return the remedy
     */
    public Remedy remedy() {
        return remedy;
    }

    /**
     * Returns the original text, including any credentials; to display the message, use {@link #evidence()} instead.
     *
     * @return the text as given; for a list, the texts separated by line breaks
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
