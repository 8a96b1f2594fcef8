package io.github.eciregistry.probe;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** How far an attempt has got, for those who wait for it. */
final class Progress {

    /** The certificate that a server has shown, and what is wrong with it. */
    record Shown(ServerCertificate certificate, List<ProbeReason> faults) {}

    private final CompletableFuture<Void> ready = new CompletableFuture<>();
    private volatile boolean tls;
    private volatile @Nullable Shown shown;

    /** The host's addresses are known and the question is prepared: from now on it is up to the server. */
    void ready() {
        ready.complete(null);
    }

    /** The server has begun to answer in TLS: now its end is worth waiting for. */
    void answersInTls() {
        tls = true;
    }

    /** The server has shown its certificate, which is a result though nothing else may come. */
    void shows(Shown certificate) {
        if (shown == null) {
            shown = certificate;
        }
    }

    CompletableFuture<Void> whenReady() {
        return ready;
    }

    boolean isAnsweredInTls() {
        return tls;
    }

    @Nullable
    Shown shown() {
        return shown;
    }
}
