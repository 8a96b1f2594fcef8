package io.github.eciregistry.probe;

import java.io.IOException;
import java.net.ProxySelector;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLContext;

/**
 * Sends a request over HTTP/2, which containerd offers in addition to HTTP/1.1. Used only if a server does not support
 * HTTP/1.1; for all others, both protocols give the same answer.
 *
 * <p>Uses the JDK's client, which would resolve the host itself, so a {@link Tunnel} connects
 * it to the address that was checked.
 */
final class Http2 {

    /** Its name in TLS (RFC 9113, 3.2). */
    static final String PROTOCOL = "h2";

    /** The alert of a server that supports none of the protocols offered (RFC 7301, 3.2). */
    static final int NO_APPLICATION_PROTOCOL = 120;

    private Http2() {}

    /**
     * Checks whether a failure is one that a server without HTTP/1.1 causes.
     *
     * @param isTlsDone whether the TLS handshake had succeeded
     */
    static boolean mayHelpAfter(IOException e, boolean isTlsDone) {
        if (e instanceof ProbeFailure failure) {
            return failure.code() == ReasonCode.NO_COMMON_PROTOCOL
                    || (isTlsDone
                            && (failure.code() == ReasonCode.UNKNOWN_PROTOCOL
                                    || failure.code() == ReasonCode.CONNECTION_CLOSED
                                    || failure.code() == ReasonCode.TLS_ALERT));
        }
        return isTlsDone && !(e instanceof SocketTimeoutException);
    }

    /**
     * Asks anonymously and reads the head of the reply.
     *
     * @param socket connected to the server
     * @return the reply, or empty if the server does not choose HTTP/2 or does not reply in time
     */
    static Optional<HttpReply> get(
            SocketWire socket, SocketScope scope, Endpoint endpoint, String path, Deadline deadline)
            throws IOException {
        HttpRequest request;
        try {
            request = HttpRequest.newBuilder(URI.create(endpoint.url() + path))
                    .setHeader("User-Agent", HttpReply.USER_AGENT)
                    .setHeader("Accept", "*/*")
                    .build();
        } catch (IllegalArgumentException e) {
            // A host with an underscore, which the JDK's client refuses.
            return Optional.empty();
        }
        try (Tunnel tunnel = Tunnel.to(socket, scope)) {
            SSLContext context = TlsHello.context(new HandshakeEvidence());
            HttpClient client = HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_2)
                    .followRedirects(HttpClient.Redirect.NEVER)
                    .proxy(ProxySelector.of(tunnel.address()))
                    .sslContext(context)
                    .sslParameters(TlsHello.parameters(context))
                    .build();
            // Only the head is checked; the body, if any, ends with the tunnel.
            CompletableFuture<HttpResponse.ResponseInfo> head = new CompletableFuture<>();
            CompletableFuture<HttpResponse<Void>> whole = client.sendAsync(request, info -> {
                head.complete(info);
                return HttpResponse.BodySubscribers.discarding();
            });
            whole.exceptionally(e -> {
                head.completeExceptionally(e);
                return null;
            });
            HttpResponse.ResponseInfo info = head.get(deadline.remainingNanos(), TimeUnit.NANOSECONDS);
            return info.version() == HttpClient.Version.HTTP_2
                    ? Optional.of(HttpReply.of(info.statusCode(), info.headers().map()))
                    : Optional.empty();
        } catch (ExecutionException | TimeoutException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
