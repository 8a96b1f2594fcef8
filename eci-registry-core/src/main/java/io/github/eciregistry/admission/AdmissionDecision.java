package io.github.eciregistry.admission;

import io.github.eciregistry.annotation.RegistryAnnotations;
import io.github.eciregistry.internal.text.Printable;
import io.github.eciregistry.internal.text.Redaction;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The answer to an {@code AdmissionReview}, and the reason for it.
 *
 * <p>{@link #response()} is sent to the API server, with the HTTP status {@link #httpStatus()}. Everything else is for
 * logs, metrics and tests. No text contains control characters or credentials, except {@link #uid()}, which is
 * unchanged.
 *
 * <p>Immutable and thread-safe.
 *
 * @since 0.1.0
 */
public final class AdmissionDecision {

    private static final int OK = 200;
    static final int BAD_REQUEST = 400;
    static final int CONTENT_TOO_LARGE = 413;

    private final Outcome outcome;
    private final AdmissionReason reasonCode;
    private final String reason;
    private final Review review;
    private final List<String> warnings;
    private final RegistryAnnotations added;
    private final byte @Nullable [] patch;

    /**
     * The outcome of a review.
     *
     * @since 0.1.0
     */
    public enum Outcome {
        /** Allowed, with a patch that adds registries to its annotations. There may be warnings too. */
        PATCHED,
        /** Allowed unchanged: no annotation is missing. */
        UNCHANGED,
        /** Allowed unchanged, with warnings: missing annotations were not added, or errors were not denied. */
        WARNED,
        /** Denied. */
        DENIED,
        /** Allowed without having been looked at. */
        NOT_APPLICABLE,
        /** The review cannot be answered. The API server applies the webhook's failure policy. */
        INVALID
    }

    AdmissionDecision(
            Outcome outcome,
            AdmissionReason reasonCode,
            String reason,
            Review review,
            List<String> warnings,
            RegistryAnnotations added,
            byte @Nullable [] patch) {
        this.outcome = outcome;
        this.reasonCode = reasonCode;
        this.reason = reason;
        this.review = review;
        this.warnings = List.copyOf(warnings);
        this.added = added;
        this.patch = patch;
    }

    /**
     * Returns the outcome.
     *
     * @return the outcome
     */
    public Outcome outcome() {
        return outcome;
    }

    /**
     * Checks whether the object is allowed.
     *
     * @return true unless the outcome is {@link Outcome#DENIED} or {@link Outcome#INVALID}
     */
    public boolean isAllowed() {
        return outcome != Outcome.DENIED && outcome != Outcome.INVALID;
    }

    /**
     * Returns why, for machines.
     *
     * @return a stable code
     */
    public AdmissionReason reasonCode() {
        return reasonCode;
    }

    /**
     * Returns the reason, for people.
     *
     * @return one line of at most 1,024 characters, whose wording may change between releases
     */
    public String reason() {
        return reason;
    }

    /**
     * Returns the HTTP status that a server answers with: 200 for every decision, 413 for a body that is too large and
     * 400 for any other that cannot be answered.
     *
     * @return the status
     */
    public int httpStatus() {
        if (outcome != Outcome.INVALID) {
            return OK;
        }
        return reasonCode == AdmissionReason.TOO_LARGE ? CONTENT_TOO_LARGE : BAD_REQUEST;
    }

    /**
     * Returns the answer: an {@code AdmissionReview} of {@code admission.k8s.io/v1} with a response, in JSON.
     *
     * @return its bytes, written anew at each call
     */
    public byte[] response() {
        return ResponseWriter.write(this, patch);
    }

    /**
     * Returns the patch in the answer, before it is encoded in Base64.
     *
     * @return a JSON Patch (RFC 6902); empty unless the outcome is {@link Outcome#PATCHED}
     */
    public Optional<String> patch() {
        return Optional.ofNullable(patch).map(bytes -> new String(bytes, StandardCharsets.UTF_8));
    }

    /**
     * Returns the registries that the patch adds, or that an audit found to be missing.
     *
     * @return the registries, empty if none is missing
     */
    public RegistryAnnotations added() {
        return added;
    }

    /**
     * Returns the warnings in the answer, which the API server shows to the user who creates the object. Each has at
     * most 256 characters, and all together 4,096; longer text is cut, with a mark.
     *
     * @return the warnings, unmodifiable
     */
    public List<String> warnings() {
        return warnings;
    }

    /**
     * Returns the audit annotations in the answer: {@code outcome}, {@code code}, {@code reason} and, for an object
     * that has one, {@code owner}. The API server puts the webhook's name before each.
     *
     * @return key and value, unmodifiable
     */
    public Map<String, String> auditAnnotations() {
        Map<String, String> annotations = new LinkedHashMap<>();
        annotations.put("outcome", outcome.name());
        annotations.put("code", reasonCode.name());
        annotations.put("reason", reason);
        owner().ifPresent(owner -> annotations.put("owner", owner));
        return Collections.unmodifiableMap(annotations);
    }

    /**
     * Returns the UID of the request, which the answer repeats.
     *
     * @return the UID as sent; empty if the review has no valid one
     */
    public Optional<String> uid() {
        return ifAny(review.uid());
    }

    /**
     * Returns the kind of the object.
     *
     * @return such as {@code Pod}; empty if the review has no valid one
     */
    public Optional<String> kind() {
        return shown(review.objectKind());
    }

    /**
     * Returns the namespace of the object.
     *
     * @return the namespace; empty for a cluster-scoped object
     */
    public Optional<String> namespace() {
        return shown(review.namespace());
    }

    /**
     * Returns the name of the object.
     *
     * @return the name; empty if the API server has not generated the name yet
     */
    public Optional<String> name() {
        return shown(review.name());
    }

    /**
     * Returns what the API server makes a name from, for an object that a controller creates.
     *
     * @return such as {@code web-5d9c7b-}; empty for an object with a name of its own
     */
    public Optional<String> generateName() {
        return shown(review.generateName());
    }

    /**
     * Returns the object that owns the object: its controller, or else the first owner that it names.
     *
     * @return kind and name, such as {@code ReplicaSet/web-5d9c7b}; empty for an object without an owner
     */
    public Optional<String> owner() {
        return shown(review.owner());
    }

    private static Optional<String> ifAny(String text) {
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }

    private static Optional<String> shown(String text) {
        return ifAny(Printable.line(Redaction.ofValue(text)));
    }

    /** Returns outcome, code and reason for people. */
    @Override
    public String toString() {
        return outcome + " " + reasonCode + ": " + reason;
    }
}
