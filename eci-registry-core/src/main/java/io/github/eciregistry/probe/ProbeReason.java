package io.github.eciregistry.probe;

/**
 * One reason for a probe's verdict.
 *
 * @param code the kind of reason
 * @param message the message for people, with names, dates and addresses, on one line; its wording may change
 * @since 0.1.0
 */
public record ProbeReason(ReasonCode code, String message) {

    /** Returns the message. */
    @Override
    public String toString() {
        return message;
    }
}
