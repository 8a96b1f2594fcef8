package io.github.eciregistry.probe;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The result of trying one protocol on one port.
 *
 * @param kind the kind of answer
 * @param faults the faults of its certificate
 * @param failure why it is not a registry's answer
 * @param certificate the server's certificate, if TLS got that far
 * @param challenge the registry's challenge to get a token
 * @param redirects the other hosts it redirected to
 */
record Answer(
        Kind kind,
        List<ProbeReason> faults,
        @Nullable ProbeReason failure,
        @Nullable ServerCertificate certificate,
        @Nullable Challenge challenge,
        List<RelatedHost> redirects) {

    enum Kind {
        /** A registry. */
        REGISTRY,
        /** A server that is down, busy or too slow to show whether it is a registry: only its transport is certain. */
        UNAVAILABLE,
        /** HTTP, but not a registry's. */
        OTHER_SERVICE,
        /** TLS that even a client without verification cannot use. */
        UNUSABLE_TLS,
        /** Bytes, but not of the requested protocol. */
        OTHER_PROTOCOL,
        /** A redirect to the registry's HTTPS port, which is probed anyway. */
        LEFT_TO_HTTPS,
        /** No bytes. */
        NO_ANSWER,
        /** An address where a registry may not send the probe. */
        NOT_CONTACTED,
        /** No request was made. */
        NOT_ASKED
    }

    static final Answer NOT_ASKED = new Answer(Kind.NOT_ASKED, List.of(), null, null, null, List.of());

    static Answer failed(Kind kind, ReasonCode code, String message) {
        return new Answer(kind, List.of(), new ProbeReason(code, message), null, null, List.of());
    }

    /** Returns all that is wrong, with the certificate first. */
    List<ProbeReason> reasons() {
        return Stream.concat(faults.stream(), Stream.ofNullable(failure)).toList();
    }

    boolean isRegistry() {
        return kind == Kind.REGISTRY;
    }

    /** Checks whether the server accepts connections but does not reply. */
    boolean isConnectedInVain() {
        return kind == Kind.NO_ANSWER
                && failure != null
                && (failure.code() == ReasonCode.NO_REPLY
                        || failure.code() == ReasonCode.CONNECTION_CLOSED
                        || failure.code() == ReasonCode.CONNECTION_RESET);
    }

    /** Checks whether the port cannot also serve TLS: such ports answer plain HTTP with status 400, if at all. */
    boolean isOfPlainHttpServer() {
        boolean answers = isRegistry() || kind == Kind.UNAVAILABLE || kind == Kind.OTHER_SERVICE;
        return answers && (failure == null || failure.code() != ReasonCode.UNEXPECTED_REPLY);
    }
}
