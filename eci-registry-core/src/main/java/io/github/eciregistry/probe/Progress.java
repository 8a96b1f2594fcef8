package io.github.eciregistry.probe;

import java.util.concurrent.CompletableFuture;

/** How far an attempt has got, for those who wait for it. */
final class Progress {

    private final CompletableFuture<Void> ready = new CompletableFuture<>();
    private volatile boolean tls;

    /** The host's addresses are known and the question is prepared: from now on it is up to the server. */
    void ready() {
        ready.complete(null);
    }

    /** The server has begun to answer in TLS: now its end is worth waiting for. */
    void answersInTls() {
        tls = true;
    }

    CompletableFuture<Void> whenReady() {
        return ready;
    }

    boolean isAnsweredInTls() {
        return tls;
    }
}
