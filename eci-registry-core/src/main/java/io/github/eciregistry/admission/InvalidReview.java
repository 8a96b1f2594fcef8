package io.github.eciregistry.admission;

/** Ends the reading of a body that cannot be answered. */
final class InvalidReview extends Exception {

    private static final long serialVersionUID = 1L;

    private final AdmissionReason reason;

    InvalidReview(AdmissionReason reason, String message) {
        super(message, null, false, false);
        this.reason = reason;
    }

    AdmissionReason reason() {
        return reason;
    }

    String message() {
        return String.valueOf(getMessage());
    }
}
