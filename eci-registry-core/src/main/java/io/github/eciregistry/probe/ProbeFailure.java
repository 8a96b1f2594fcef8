package io.github.eciregistry.probe;

import java.io.IOException;

/** Ends one attempt with its result. */
final class ProbeFailure extends IOException {

    private static final long serialVersionUID = 1L;

    private final Answer.Kind kind;
    private final ReasonCode code;

    ProbeFailure(Answer.Kind kind, ReasonCode code, String message) {
        super(message);
        this.kind = kind;
        this.code = code;
    }

    Answer.Kind kind() {
        return kind;
    }

    ReasonCode code() {
        return code;
    }
}
