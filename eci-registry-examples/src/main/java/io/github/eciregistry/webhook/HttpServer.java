package io.github.eciregistry.webhook;

import java.util.OptionalInt;
import java.util.function.BooleanSupplier;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.ArrayByteBufferPool;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.jspecify.annotations.Nullable;

/**
 * Configures Jetty: one port with TLS and, optionally, a plain one; threads, sizes and timeouts. Supports only
 * HTTP/1.1, which is the only version that the API server uses for webhooks.
 */
final class HttpServer {

    /** The API server's header is under 1 KiB, or somewhat more with a bearer token. */
    private static final int MAX_HEADER_SIZE = 8 * 1024;

    /** Far more than the API servers of a cluster open. Further ones wait until others close. */
    private static final int MAX_CONNECTIONS = 4096;

    /** As many connections as even a tiny heap has. */
    private static final int MIN_CONNECTIONS = 64;

    /** The average memory of a connection under misuse: 12 KiB for TLS, a header, parts of records. */
    private static final int CONNECTION_SIZE = 24 * 1024;

    /** The heap reserved for the program, reviews and garbage collection. */
    private static final long HEAP_FOR_OTHERS = 40L * 1024 * 1024;

    /** The divisor of the heap for retained buffers. */
    private static final int HEAP_PER_KEPT_BUFFERS = 32;

    /** The fraction of connections in use above which slow clients are disconnected sooner. */
    private static final double CROWDED = 0.75;

    private static final int BACKLOG = 1024;

    /** The idle timeout when connections are scarce, or when the server no longer accepts them. */
    private static final int SHORT_IDLE_MILLIS = 1000;

    private final ServerSettings settings;
    private final Server server;

    /** Whether connections or memory are so scarce that slow clients are disconnected sooner. */
    private final BooleanSupplier isShort;

    private final ServerConnector connector;
    private final @Nullable ServerConnector statusConnector;

    HttpServer(ServerSettings settings, SslContextFactory.Server tls, Handler handler) {
        this.settings = settings;
        long heap = Runtime.getRuntime().maxMemory();
        long keptBuffers = heap / HEAP_PER_KEPT_BUFFERS;
        server = new Server(
                threads(),
                null,
                new ArrayByteBufferPool(0, -1, 2 * MAX_HEADER_SIZE + 1024, -1, keptBuffers, keptBuffers));
        NetworkConnectionLimit limit = new NetworkConnectionLimit(connectionsFor(heap), server);
        limit.setEndPointIdleTimeout(SHORT_IDLE_MILLIS);
        HeapPressure pressure = new HeapPressure(heap);
        isShort = () ->
                limit.getNetworkConnectionCount() > limit.getMaxNetworkConnectionCount() * CROWDED || pressure.isHigh();
        tls.setIncludeProtocols("TLSv1.3", "TLSv1.2");
        HttpConnectionFactory http = new BoundedHttp(configuration());
        connector = connector(settings.port(), new SslConnectionFactory(tls, http.getProtocol()), http);
        statusConnector = settings.statusPort().isPresent()
                ? connector(settings.statusPort().getAsInt(), http)
                : null;
        server.addBean(limit);
        server.setHandler(handler);
        server.setErrorHandler(HttpServer::writeError);
        server.setStopTimeout(settings.timeouts().stop().toMillis());
    }

    /** Returns the number of connections that fit a heap even if each is misused. */
    static int connectionsFor(long heap) {
        return (int) Math.max(MIN_CONNECTIONS, Math.min(MAX_CONNECTIONS, (heap - HEAP_FOR_OTHERS) / CONNECTION_SIZE));
    }

    /**
     * Returns more threads than processors, although none of them blocks: the operating system shares the processors
     * between them, so an ordinary review does not wait until all large ones that came before it are decrypted and
     * decided. Virtual threads would wait, since they keep a processor until they block.
     */
    private static QueuedThreadPool threads() {
        int processors = Runtime.getRuntime().availableProcessors();
        QueuedThreadPool pool = new QueuedThreadPool(8 + 4 * processors, 4 + processors);
        pool.setName("webhook");
        return pool;
    }

    private static HttpConfiguration configuration() {
        HttpConfiguration configuration = new HttpConfiguration();
        configuration.setRequestHeaderSize(MAX_HEADER_SIZE);
        configuration.setSendServerVersion(false);
        return configuration;
    }

    private ServerConnector connector(int port, ConnectionFactory... protocols) {
        ServerConnector result = new ServerConnector(server, 1, -1, protocols);
        result.setHost(settings.address());
        result.setPort(port);
        result.setAcceptQueueSize(BACKLOG);
        result.setIdleTimeout(settings.timeouts().idle().toMillis());
        result.setShutdownIdleTimeout(SHORT_IDLE_MILLIS);
        result.addBean(new SlowClients(result, settings.timeouts().header(), isShort));
        server.addConnector(result);
        return result;
    }

    /** Writes a line of text instead of Jetty's error page, without any exception message. */
    private static boolean writeError(Request request, Response response, Callback callback) {
        Object message = request.getAttribute(ErrorHandler.ERROR_MESSAGE);
        boolean isOurs = message != null && request.getAttribute(ErrorHandler.ERROR_EXCEPTION) == null;
        String text = isOurs ? message.toString() : HttpStatus.getMessage(response.getStatus());
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, "text/plain;charset=utf-8");
        Content.Sink.write(response, true, text + "\n", callback);
        return true;
    }

    void start() throws Exception {
        try {
            server.start();
        } catch (Exception e) {
            server.stop();
            throw e;
        }
    }

    void stop() throws Exception {
        server.stop();
    }

    int port() {
        return connector.getLocalPort();
    }

    OptionalInt statusPort() {
        return statusConnector == null ? OptionalInt.empty() : OptionalInt.of(statusConnector.getLocalPort());
    }
}
