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
 * Closes connections whose client is slow to say what it wants. The first request's header has to be there some time
 * after the connection, the TLS handshake included, and each later one that time after its first byte. An idle timeout
 * does not do that: a client that sends a byte now and then is never idle. How long a body may take is not decided here,
 * unless connections or memory run short: then a client has a second for a header, and two for a body and its answer.
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
        if (!(connection instanceof SslConnection)) { // The one that it carries is announced too.
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
        } catch (Throwable e) { // The scheduler would forget it, and this task with it.
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
                close(connection, "others need the connection");
            }
        });
    }

    private static void close(Connection connection, String reason) {
        connection.getEndPoint().close(new TimeoutException(reason));
    }

    /** What was last seen of a connection. Read and changed by the sweep alone. */
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

        /** Returns how long there has been part of a header, or of a handshake, and not the whole. */
        long nanosWithoutHeader() {
            return NanoTime.since(since);
        }

        /** Returns how long the same request has been without its whole answer. */
        long nanosInExchange() {
            return NanoTime.since(answeringSince);
        }
    }
}
