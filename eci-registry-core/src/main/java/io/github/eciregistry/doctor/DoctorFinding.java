package io.github.eciregistry.doctor;

import io.github.eciregistry.Problem;
import io.github.eciregistry.diagnosis.PullCause;
import io.github.eciregistry.diagnosis.PullDiagnosis;
import io.github.eciregistry.internal.text.Redaction;
import io.github.eciregistry.reference.Registry;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One image of one owner that is not pulled, or is at risk, however many pods it concerns. Immutable and thread-safe.
 *
 * @since 0.1.0
 */
public final class DoctorFinding implements Comparable<DoctorFinding> {

    private static final Comparator<DoctorFinding> ORDER = Comparator.comparing(
                    (DoctorFinding finding) -> finding.verdict.severity())
            .thenComparing(finding -> finding.registry().map(Registry::toString).orElse(""))
            .thenComparing(finding -> finding.cause().map(Enum::name).orElse(""))
            .thenComparing(DoctorFinding::owner)
            .thenComparing(DoctorFinding::image)
            .thenComparing(DoctorFinding::verdict);

    private final PullVerdict verdict;
    private final Owner owner;
    private final String image;
    private final @Nullable Registry registry;
    private final @Nullable PullDiagnosis diagnosis;
    private final String detail;
    private final List<String> pods;
    private final @Nullable Instant oldest;
    private final @Nullable Instant newest;
    private final Fix fix;

    DoctorFinding(
            Judgement judgement,
            Owner owner,
            String image,
            @Nullable Registry registry,
            @Nullable PullDiagnosis diagnosis,
            Collection<ClusterObject> objects,
            Fix fix) {
        this.verdict = judgement.verdict();
        this.owner = owner;
        this.image = image;
        this.registry = registry;
        this.diagnosis = diagnosis;
        this.detail = Redaction.ofProse(judgement.detail());
        this.pods = objects.stream()
                .map(ClusterObject::name)
                .distinct()
                .sorted()
                .map(Redaction::ofValue)
                .toList();
        List<Instant> times = objects.stream()
                .flatMap(object -> object.created().stream())
                .sorted()
                .toList();
        this.oldest = times.isEmpty() ? null : times.get(0);
        this.newest = times.isEmpty() ? null : times.get(times.size() - 1);
        this.fix = fix;
    }

    /**
     * Returns what is wrong.
     *
     * @return the verdict
     */
    public PullVerdict verdict() {
        return verdict;
    }

    /**
     * Returns the object that has to change.
     *
     * @return the owner of the pods
     */
    public Owner owner() {
        return owner;
    }

    /**
     * Returns the image as the pod writes it, with what may be credentials masked.
     *
     * @return the image
     */
    public String image() {
        return Redaction.ofValue(image);
    }

    /**
     * Returns the registry that failed: that of the image, or one that the message names.
     *
     * @return the registry; empty if the image is not a reference
     */
    public Optional<Registry> registry() {
        return Optional.ofNullable(registry);
    }

    /**
     * Returns the cause that the messages show.
     *
     * @return the cause; empty for a risk, which has no messages
     */
    public Optional<PullCause> cause() {
        return Optional.ofNullable(diagnosis).map(PullDiagnosis::cause);
    }

    /**
     * Returns the message that shows the cause, with credentials masked.
     *
     * @return the message; empty for a risk, or if there is none
     */
    public Optional<String> evidence() {
        return Optional.ofNullable(diagnosis).map(PullDiagnosis::evidence).filter(text -> !text.isEmpty());
    }

    /**
     * Returns what in the objects shows the verdict.
     *
     * @return half a sentence, without a full stop at its end
     */
    public String detail() {
        return detail;
    }

    /**
     * Returns the pods that are concerned.
     *
     * @return their names in order, with possible credentials masked; empty if the dump does not have them; unmodifiable
     */
    public List<String> pods() {
        return pods;
    }

    /**
     * Returns when the oldest of the pods was created.
     *
     * @return the time, empty if the dump does not say
     */
    public Optional<Instant> oldest() {
        return Optional.ofNullable(oldest);
    }

    /**
     * Returns when the newest of the pods was created.
     *
     * @return the time, empty if the dump does not say
     */
    public Optional<Instant> newest() {
        return Optional.ofNullable(newest);
    }

    /**
     * Returns what to do.
     *
     * @return the fix
     */
    public Fix fix() {
        return fix;
    }

    /** Orders findings by severity, registry, cause, owner and image. */
    @Override
    public int compareTo(DoctorFinding other) {
        return ORDER.compare(this, other);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof DoctorFinding that
                && compareTo(that) == 0
                && detail.equals(that.detail)
                && pods.equals(that.pods)
                && oldest().equals(that.oldest())
                && newest().equals(that.newest())
                && evidence().equals(that.evidence())
                && fix.equals(that.fix);
    }

    @Override
    public int hashCode() {
        return owner.hashCode() * 31 + image.hashCode();
    }

    /** Returns the code, the owner and the image, such as {@code ECI701 Deployment shop/web "192.168.1.10:5000/web:1"}. */
    @Override
    public String toString() {
        return verdict.code() + " " + owner + " " + Problem.quote(image) + ": " + verdict.title();
    }
}
