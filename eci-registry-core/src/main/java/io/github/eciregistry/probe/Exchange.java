package io.github.eciregistry.probe;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One question to one endpoint, and what is known of it however far it gets. */
final class Exchange {

    private final Endpoint endpoint;
    private final ProbeSettings settings;
    private final Deadline end;
    private List<InetAddress> addresses = List.of();
    private List<ProbeReason> faults = List.of();
    private @Nullable ServerCertificate certificate;

    Exchange(Endpoint endpoint, ProbeSettings settings, Deadline end) {
        this.endpoint = endpoint;
        this.settings = settings;
        this.end = end;
    }

    Endpoint endpoint() {
        return endpoint;
    }

    List<InetAddress> resolve() throws UnknownHostException {
        Optional<InetAddress> literal = endpoint.address();
        addresses = literal.isPresent()
                ? List.of(literal.get())
                : List.copyOf(settings.resolver().resolve(endpoint.host()));
        if (addresses.isEmpty()) {
            throw new UnknownHostException(endpoint.host());
        }
        return addresses;
    }

    /** Asks at the addresses that were found, and tells of its progress. */
    HttpReply get(String path, SocketScope scope, Progress progress) throws IOException {
        TlsHello hello = endpoint.isTls() ? TlsHello.to(endpoint) : null;
        progress.ready();
        Deadline connectBy = end.orIn(settings.connectTimeout());
        try (SocketWire socket =
                SocketWire.connect(scope, addresses, endpoint.port(), connectBy, settings.replyTimeout(), end)) {
            if (hello == null) {
                return HttpReply.get(socket, endpoint, path);
            }
            TlsWire tls = new TlsWire(socket, hello, progress::answersInTls);
            tls.handshake();
            HandshakeEvidence evidence = hello.evidence();
            judge(evidence);
            HttpReply reply = HttpReply.get(tls, endpoint, path);
            boolean refused = reply.status() == 400 || reply.status() == 403;
            if (evidence.isCertificateDemanded() && refused && !reply.isRegistry()) {
                throw TlsWire.certificateDemanded();
            }
            return reply;
        }
    }

    private void judge(HandshakeEvidence evidence) {
        certificate = ServerCertificate.of(evidence.chain().get(0));
        faults = settings.certificates()
                .faults(evidence.chain(), evidence.authType(), endpoint.host(), endpoint.address(), Instant.now());
    }

    Answer registry(@Nullable URI realm, List<RelatedHost> redirects) {
        return new Answer(Answer.Kind.REGISTRY, faults, null, certificate, realm, redirects);
    }

    Answer failed(IOException e) {
        return failed(e, List.of());
    }

    Answer failed(IOException e, List<RelatedHost> redirects) {
        ProbeFailure failure = e instanceof ProbeFailure known ? known : failureOf(e);
        ProbeReason reason = new ProbeReason(failure.code(), endpoint.url() + ": " + failure.getMessage());
        return new Answer(failure.kind(), faults, reason, certificate, null, redirects);
    }

    /** The JDK's exceptions say by their type what the operating system said. */
    private ProbeFailure failureOf(IOException e) {
        if (e instanceof UnknownHostException) {
            return unanswered(ReasonCode.UNKNOWN_HOST, "the name does not resolve");
        }
        String where = addresses.stream().map(InetAddress::getHostAddress).collect(Collectors.joining(", ", " (", ")"));
        if (e instanceof SocketTimeoutException) {
            return end.hasPassed()
                    ? unanswered(ReasonCode.DEADLINE_PASSED, "no reply before the deadline")
                    : unanswered(ReasonCode.TIMED_OUT, "no reply in time" + where);
        }
        if (e instanceof ConnectException) {
            return unanswered(ReasonCode.CONNECTION_REFUSED, "connection refused" + where);
        }
        if (e instanceof NoRouteToHostException) {
            return unanswered(ReasonCode.NO_ROUTE, "no route" + where);
        }
        return e instanceof SocketException
                ? unanswered(ReasonCode.CONNECTION_RESET, "connection reset" + where)
                : unanswered(ReasonCode.CONNECTION_CLOSED, "connection closed" + where);
    }

    private static ProbeFailure unanswered(ReasonCode code, String message) {
        return new ProbeFailure(Answer.Kind.NO_ANSWER, code, message);
    }
}
