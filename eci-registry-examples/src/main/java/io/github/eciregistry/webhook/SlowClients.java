package io.github.eciregistry.webhook;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.ssl.SslConnection;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.util.NanoTime;
import org.eclipse.jetty.util.component.AbstractLifeCycle;

/**
 * Closes connections whose client is slow to send a header. The first request's header must be complete within a time
 * limit after the connection, including the TLS handshake, and each later one within that limit after its first byte.
 * An idle timeout is not enough: a client that sends a byte now and then is never idle. Bodies are not limited here
 * unless connections or memory are scarce: then a client has one second for a header, and two for a body and its
 * answer.
 */
final class SlowClients extends AbstractLifeCycle implements Connection.Listener, Runnable {

    private static final long SWEEP_MILLIS = 500;
    private static final Duration SHORT_PATIENCE = Duration.ofSeconds(1);
    private static final Duration SHORT_PATIENCE_FOR_EXCHANGES = Duration.ofSeconds(2);

    private final Connector connector;
    private final Duration patience;
    private final BooleanSupplier isShort;
    private final Map<Connection, Progress> connections = new ConcurrentHashMap<>();

    SlowClients(Connector connector, Duration patience, BooleanSupplier isShort) {
        this.connector = connector;
        this.patience = patience;
        this.isShort = isShort;
    }

    @Override
    public void onOpened(Connection connection) {
        if (!(connection instanceof SslConnection)) { // The connection inside it is reported too.
            connections.put(connection, new Progress(connection));
        }
    }

    @Override
    public void onClosed(Connection connection) {
        connections.remove(connection);
    }

    @Override
    protected void doStart() {
        schedule();
    }

    private void schedule() {
        connector.getScheduler().schedule(this, SWEEP_MILLIS, TimeUnit.MILLISECONDS);
    }

    @Override
    public void run() {
        try {
            sweep();
        } catch (Throwable e) { // The scheduler would swallow it and cancel this task.
            FatalErrors.endIfFatal(e);
            throw e;
        } finally {
            if (isRunning()) {
                schedule();
            }
        }
    }

    private void sweep() {
        boolean isShortNow = isShort.getAsBoolean();
        long headerNanos = (isShortNow && SHORT_PATIENCE.compareTo(patience) < 0 ? SHORT_PATIENCE : patience).toNanos();
        connections.forEach((connection, progress) -> {
            progress.look();
            if (progress.nanosWithoutHeader() > headerNanos) {
                close(connection, "the header takes too long");
            } else if (isShortNow && progress.nanosInExchange() > SHORT_PATIENCE_FOR_EXCHANGES.toNanos()) {
                close(connection, "the connection is needed for other clients");
            }
        });
    }

    private static void close(Connection connection, String reason) {
        connection.getEndPoint().close(new TimeoutException(reason));
    }

    /** The last observed state of a connection. Used only by the sweep. */
    private static final class Progress {

        private final Connection connection;
        private boolean answering;
        private long answeringSince = NanoTime.now();
        private long messages;
        private long bytes;
        private long since = NanoTime.now();

        Progress(Connection connection) {
            this.connection = connection;
        }

        void look() {
            long messagesNow = connection.getMessagesIn();
            long bytesNow = connection.getBytesIn();
            boolean wasAnswering = answering;
            answering = messagesNow != connection.getMessagesOut();
            boolean idle = messagesNow > 0 && bytesNow == bytes;
            if (!answering || !wasAnswering || messagesNow != messages) {
                answeringSince = NanoTime.now();
            }
            if (answering || wasAnswering || messagesNow != messages || idle) {
                messages = messagesNow;
                bytes = bytesNow;
                since = NanoTime.now();
            }
        }

        /** Returns how long a header or handshake has been incomplete. */
        long nanosWithoutHeader() {
            return NanoTime.since(since);
        }

        /** Returns how long the current request has been without a complete answer. */
        long nanosInExchange() {
            return NanoTime.since(answeringSince);
        }
    }
}
