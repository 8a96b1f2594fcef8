package io.github.eciregistry.probe;

import io.github.eciregistry.reference.Registry;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Contacts one registry over HTTPS and plain HTTP concurrently, with the same head start as crane
 * (go-containerregistry, pkg/v1/remote/transport/ping.go, read 2026-11-23): a server of one protocol may not reply to
 * the other at all.
 *
 * <p>HTTPS starts first, and wins whenever it finds a registry. Plain HTTP starts after the head start, or as soon as
 * HTTPS has failed. If plain HTTP finds a registry while HTTPS has not replied, HTTPS has had the head start and as
 * many round trips; on a separate port it gets the head start once more, and if it has begun a TLS handshake, all the
 * time it needs.
 */
final class Race {

    private final Registry registry;
    private final ProbeSettings settings;
    private final Executor threads;
    private final Deadline end;
    private final SocketScope sockets;

    /** @param sockets the sockets that the race opens; closing it ends the race */
    Race(Registry registry, ProbeSettings settings, Executor threads, Deadline end, SocketScope sockets) {
        this.registry = registry;
        this.settings = settings;
        this.threads = threads;
        this.end = end;
        this.sockets = sockets;
    }

    ProbeResult run() throws InterruptedException {
        try (Lane https = new Lane(Endpoint.https(registry))) {
            // A well-known public registry uses only HTTPS.
            boolean httpsOnly = Judgement.isPublic(registry);
            https.awaitReady();
            https.await(httpsOnly ? null : settings.headStart());
            if (httpsOnly || https.isRegistry()) {
                return https.judge(https.answer(), Answer.NOT_ASKED);
            }
            try (Lane http = new Lane(Endpoint.http(registry))) {
                https.awaitEither(http, registry.port().isPresent() ? settings.headStart() : null);
                if (https.isSilent() && http.isSilent()) {
                    return runOneAfterTheOther(https, http);
                }
                return finish(https, http);
            }
        }
    }

    /**
     * Handles a server that serves one connection at a time, such as the JDK's by default: it waits for the handshake
     * to become a request, and reads the real one only after that connection is closed. HTTPS is tried again unless
     * plain HTTP then finds a registry.
     */
    private ProbeResult runOneAfterTheOther(Lane https, Lane http) throws InterruptedException {
        https.close();
        http.await(settings.headStart());
        if (http.isRegistry()) {
            return http.judge(https.silence(), http.answer());
        }
        try (Lane again = new Lane(Endpoint.https(registry))) {
            again.awaitEither(http, null);
            return finish(again, http);
        }
    }

    private ProbeResult finish(Lane https, Lane http) throws InterruptedException {
        if (https.isRegistry()) {
            return https.judge(https.answer(), Answer.NOT_ASKED);
        }
        http.await(null);
        boolean isHttpPort = registry.port().isPresent() && http.answer().isOfPlainHttpServer();
        boolean isEnough = https.isSilent() && (http.isRegistry() || isHttpPort);
        Duration patience = registry.port().isPresent() ? Duration.ZERO : settings.headStart();
        https.await(isEnough ? patience : null);
        Lane winner = http.isRegistry() && !https.isRegistry() ? http : https;
        return winner.judge(https.answer(), http.answer());
    }

    /** One protocol, tried on its own thread. */
    private final class Lane implements AutoCloseable {

        private final Endpoint endpoint;
        private final SocketScope scope = sockets.child();
        private final Attempt attempt = new Attempt(settings, scope, end, registry);
        private final CompletableFuture<Answer> answer;

        Lane(Endpoint endpoint) {
            this.endpoint = endpoint;
            answer = CompletableFuture.supplyAsync(() -> attempt.askForRegistry(endpoint), threads);
        }

        boolean isRegistry() {
            Answer known = answer.getNow(null);
            return known != null && known.isRegistry();
        }

        /** Checks whether nothing was received yet, not even the beginning of a TLS handshake. */
        boolean isSilent() {
            return !answer.isDone() && !attempt.progress().isAnsweredInTls();
        }

        void awaitReady() throws InterruptedException {
            awaitFuture(CompletableFuture.anyOf(answer, attempt.progress().whenReady()), null);
        }

        void await(@Nullable Duration atMost) throws InterruptedException {
            awaitFuture(answer, atMost);
        }

        void awaitEither(Lane other, @Nullable Duration atMost) throws InterruptedException {
            awaitFuture(CompletableFuture.anyOf(answer, other.answer), atMost);
        }

        private void awaitFuture(CompletableFuture<?> future, @Nullable Duration atMost) throws InterruptedException {
            Deadline until = atMost == null ? end : end.orIn(atMost);
            try {
                future.get(until.remainingNanos(), TimeUnit.NANOSECONDS);
            } catch (TimeoutException e) {
                // The caller uses the partial result.
            } catch (ExecutionException e) {
                throw new IllegalStateException("the probe of " + registry + " failed", e.getCause());
            }
        }

        Answer answer() {
            Answer known = answer.getNow(null);
            return known == null ? silence() : known;
        }

        Answer silence() {
            return end.hasPassed()
                    ? failed(ReasonCode.DEADLINE_PASSED, "no reply before the deadline")
                    : failed(ReasonCode.TIMED_OUT, "no reply while plain HTTP has replied");
        }

        /** Creates a failed answer that includes what the server presented so far. */
        private Answer failed(ReasonCode code, String message) {
            ProbeReason reason = new ProbeReason(code, endpoint.url() + ": " + message);
            Progress.Shown shown = endpoint.isTls() ? attempt.progress().shown() : null;
            return shown == null
                    ? new Answer(Answer.Kind.NO_ANSWER, List.of(), reason, null, null, List.of())
                    : new Answer(Answer.Kind.UNAVAILABLE, shown.faults(), reason, shown.certificate(), null, List.of());
        }

        /** Judges with this lane as the winner, after contacting its token service. */
        ProbeResult judge(Answer https, Answer http) {
            Answer own = answer();
            return Judgement.of(registry, https, http, own.redirects(), TokenService.of(own, endpoint, attempt));
        }

        @Override
        public void close() {
            scope.close();
        }
    }
}
