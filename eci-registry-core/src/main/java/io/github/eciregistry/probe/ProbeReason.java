package io.github.eciregistry.probe;

import java.util.Objects;

/**
 * One reason for a probe's verdict.
 *
 * @param code the kind of reason
 * @param message the message for people, with names, dates and addresses, on one line; its wording may change
 * @since 0.1.0
 */
public record ProbeReason(ReasonCode code, String message) {

    /** Creates a reason. */
    public ProbeReason {
        Objects.requireNonNull(code, "code");
        Objects.requireNonNull(message, "message");
    }

    /** Returns the message. */
    @Override
    public String toString() {
        return message;
    }
}
