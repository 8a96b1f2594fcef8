package io.github.eciregistry.webhook;

import java.time.Duration;

/**
 * The server's timeouts.
 *
 * @param header for the first request's header after a connection was made, and for a later one after its first byte
 * @param body for a body after its header
 * @param idle for the next request on a connection. Longer than the 90 seconds after which Go's client, and so the API
 *     server, closes an idle connection: if the client closes first, no request is lost on a connection that is being
 *     closed
 * @param reload between two checks of the files
 * @param drain between the signal to stop and the end of accepting connections, while Kubernetes removes this server's
 *     address from the Service
 * @param stop after that, for requests that are still being answered
 */
record Timeouts(Duration header, Duration body, Duration idle, Duration reload, Duration drain, Duration stop) {

    static final Timeouts DEFAULT = new Timeouts(
            Duration.ofSeconds(10),
            Duration.ofSeconds(10),
            Duration.ofSeconds(120),
            Duration.ofSeconds(10),
            Duration.ofSeconds(10),
            Duration.ofSeconds(15));

    Timeouts withReload(Duration newReload) {
        return new Timeouts(header, body, idle, newReload, drain, stop);
    }

    Timeouts withDrain(Duration newDrain) {
        return new Timeouts(header, body, idle, reload, newDrain, stop);
    }
}
