package io.github.eciregistry.probe;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A proxy for one connection of one HTTP client, on a loopback port: whatever host the client requests, it gets the
 * existing connection. So the client cannot connect to any other host, and stops when the connection's scope ends.
 */
final class Tunnel implements AutoCloseable {

    /** More than a TLS handshake and the head of a reply need. */
    private static final int LIMIT = 512 * 1024;

    private static final byte[] CONNECTED = "HTTP/1.1 200 OK\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    private final SocketWire server;
    private final SocketScope scope;
    private final ServerSocket listener;

    private Tunnel(SocketWire server, SocketScope scope, ServerSocket listener) {
        this.server = server;
        this.scope = scope;
        this.listener = listener;
    }

    static Tunnel to(SocketWire server, SocketScope parent) throws IOException {
        SocketScope scope = parent.child();
        ServerSocket listener = scope.add(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
        Tunnel tunnel = new Tunnel(server, scope, listener);
        start(tunnel::serve);
        return tunnel;
    }

    /** Returns where the client finds its proxy. */
    InetSocketAddress address() {
        return new InetSocketAddress(listener.getInetAddress(), listener.getLocalPort());
    }

    private void serve() {
        try {
            Socket client = scope.add(listener.accept());
            listener.close();
            skipHead(client.getInputStream());
            client.getOutputStream().write(CONNECTED);
            start(() -> sendRequests(client));
            byte[] buffer = new byte[8 * 1024];
            int total = 0;
            for (int count = server.read(buffer); count >= 0 && total < LIMIT; count = server.read(buffer)) {
                client.getOutputStream().write(buffer, 0, count);
                total += count;
            }
        } catch (IOException e) {
            // Closing the connection notifies the client.
        }
        close();
    }

    private void sendRequests(Socket client) {
        try (InputStream in = client.getInputStream()) {
            byte[] buffer = new byte[8 * 1024];
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                server.write(Arrays.copyOf(buffer, count));
            }
        } catch (IOException e) {
            // The other direction notices as well.
        }
    }

    /** Reads and ignores {@code CONNECT host:port HTTP/1.1} and its headers. */
    private static void skipHead(InputStream in) throws IOException {
        int lineLength = -1;
        while (lineLength != 0) {
            lineLength = 0;
            for (int c = in.read(); c != '\n'; c = in.read()) {
                if (c < 0) {
                    throw new IOException("the client has gone");
                }
                lineLength += c == '\r' ? 0 : 1;
            }
        }
    }

    private static void start(Runnable task) {
        Thread thread = new Thread(task, "eci-registry-probe");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() {
        scope.close();
    }
}
