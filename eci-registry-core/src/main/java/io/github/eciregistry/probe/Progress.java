package io.github.eciregistry.probe;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** The progress of an attempt, for threads that wait for it. */
final class Progress {

    /** The certificate that a server presented, and its faults. */
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

    /** Records that the server presented its certificate, which is a result even without a reply. */
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
