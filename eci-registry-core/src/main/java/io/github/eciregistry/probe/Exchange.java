package io.github.eciregistry.probe;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One request to one endpoint, and its results even if it fails partway. */
final class Exchange {

    private final Endpoint endpoint;
    private final ProbeSettings settings;
    private final Deadline end;
    private List<InetAddress> addresses = List.of();
    private List<ProbeReason> faults = List.of();
    private @Nullable ServerCertificate certificate;
    private boolean isConnected;

    Exchange(Endpoint endpoint, ProbeSettings settings, Deadline end) {
        this.endpoint = endpoint;
        this.settings = settings;
        this.end = end;
    }

    Endpoint endpoint() {
        return endpoint;
    }

    /** Resolves the host's addresses, using and updating a cache. */
    void resolve(Map<String, List<InetAddress>> known) throws UnknownHostException {
        List<InetAddress> found = known.get(endpoint.host());
        if (found == null) {
            Optional<InetAddress> literal = endpoint.address();
            found = literal.isPresent()
                    ? List.of(literal.get())
                    : List.copyOf(settings.resolver().resolve(endpoint.host()));
            known.put(endpoint.host(), found);
        }
        if (found.isEmpty()) {
            throw new UnknownHostException(endpoint.host());
        }
        addresses = found;
    }

    /** Sends the request to the resolved addresses and reports progress. */
    HttpReply get(String path, SocketScope scope, Progress progress) throws IOException {
        HttpReply reply;
        try {
            reply = getInHttp1(path, scope, progress);
        } catch (IOException e) {
            return Http2.mayHelpAfter(e, certificate != null)
                    ? getInHttp2(path, scope, progress).orElseThrow(() -> e)
                    : rethrow(e);
        }
        boolean isRefused = endpoint.isTls() && reply.mayWantHttp2() && !reply.isRegistry();
        return isRefused ? getInHttp2(path, scope, progress).orElse(reply) : reply;
    }

    private static HttpReply rethrow(IOException e) throws IOException {
        throw e;
    }

    private HttpReply getInHttp1(String path, SocketScope scope, Progress progress) throws IOException {
        TlsHello hello = endpoint.isTls() ? TlsHello.to(endpoint) : null;
        progress.ready();
        try (SocketWire socket = connect(scope)) {
            if (hello == null) {
                return HttpReply.get(socket, endpoint, path);
            }
            TlsWire tls = new TlsWire(socket, hello, progress::answersInTls);
            tls.handshake();
            HandshakeEvidence evidence = hello.evidence();
            judge(evidence, progress);
            HttpReply reply = HttpReply.get(tls, endpoint, path);
            boolean refused = reply.status() == 400 || reply.status() == 403;
            if (evidence.isCertificateDemanded() && refused && !reply.isRegistry()) {
                throw TlsWire.certificateDemanded();
            }
            return reply;
        }
    }

    /** Returns the reply in HTTP/2, or empty if the server does not choose that either. */
    private Optional<HttpReply> getInHttp2(String path, SocketScope scope, Progress progress) {
        try {
            TlsHello hello = TlsHello.to(endpoint, Http2.PROTOCOL);
            try (SocketWire socket = connect(scope)) {
                new TlsWire(socket, hello, progress::answersInTls).handshake();
            }
            if (!hello.engine().getApplicationProtocol().equals(Http2.PROTOCOL)) {
                return Optional.empty();
            }
            judge(hello.evidence(), progress);
            try (SocketWire socket = connect(scope)) {
                return Http2.get(socket, scope, endpoint, path, end.orIn(settings.replyTimeout()));
            }
        } catch (IOException e) {
            // Use the result of HTTP/1.1.
            return Optional.empty();
        }
    }

    /** Checks whether the port uses plain HTTP although the URL says https, or TLS although it says http. */
    boolean speaksOtherProtocol(SocketScope scope) {
        Progress answer = new Progress();
        try (SocketWire socket = connect(scope)) {
            if (endpoint.isTls()) {
                HttpReply.get(socket, endpoint, "/");
                return true;
            }
            new TlsWire(socket, TlsHello.to(endpoint), answer::answersInTls).handshake();
        } catch (IOException e) {
            // Only the progress matters.
        }
        return answer.isAnsweredInTls();
    }

    private SocketWire connect(SocketScope scope) throws IOException {
        Deadline connectBy = end.orIn(settings.connectTimeout());
        SocketWire socket =
                SocketWire.connect(scope, addresses, endpoint.port(), connectBy, settings.replyTimeout(), end);
        isConnected = true;
        return socket;
    }

    private void judge(HandshakeEvidence evidence, Progress progress) {
        ServerCertificate shown = ServerCertificate.of(evidence.chain().get(0));
        faults = settings.certificates()
                .faults(evidence.chain(), evidence.authType(), endpoint.host(), endpoint.address(), Instant.now());
        certificate = shown;
        progress.shows(new Progress.Shown(shown, faults));
    }

    Answer registry(@Nullable Challenge challenge, List<RelatedHost> redirects) {
        return new Answer(Answer.Kind.REGISTRY, faults, null, certificate, challenge, redirects);
    }

    Answer failed(IOException e) {
        return failed(e, List.of());
    }

    Answer failed(IOException e, List<RelatedHost> redirects) {
        ProbeFailure failure = e instanceof ProbeFailure known ? known : failureOf(e);
        // A server that presents a certificate exists, even if it does not reply.
        boolean isThere = failure.kind() == Answer.Kind.NO_ANSWER && certificate != null;
        Answer.Kind kind = isThere ? Answer.Kind.UNAVAILABLE : failure.kind();
        ProbeReason reason =
                new ProbeReason(failure.code(), Untrusted.shown(endpoint.url()) + ": " + failure.getMessage());
        return new Answer(kind, faults, reason, certificate, null, redirects);
    }

    /** Maps the types of the JDK's exceptions to reasons. */
    private ProbeFailure failureOf(IOException e) {
        if (e instanceof UnknownHostException) {
            return unanswered(ReasonCode.UNKNOWN_HOST, "the name does not resolve");
        }
        String where = addresses.stream().map(InetAddress::getHostAddress).collect(Collectors.joining(", ", " (", ")"));
        if (e instanceof SocketTimeoutException) {
            if (end.hasPassed()) {
                return unanswered(ReasonCode.DEADLINE_PASSED, "no reply before the deadline");
            }
            return isConnected
                    ? unanswered(ReasonCode.NO_REPLY, "connected, but no reply within " + seconds() + where)
                    : unanswered(ReasonCode.TIMED_OUT, "no connection in time" + where);
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

    private String seconds() {
        return settings.replyTimeout().toMillis() / 1000.0 + " s";
    }

    private static ProbeFailure unanswered(ReasonCode code, String message) {
        return new ProbeFailure(Answer.Kind.NO_ANSWER, code, message);
    }
}
