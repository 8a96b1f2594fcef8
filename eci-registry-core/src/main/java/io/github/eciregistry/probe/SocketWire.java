package io.github.eciregistry.probe;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.List;

/** A TCP connection. Every read ends when its deadline passes, however slowly the bytes drip. */
final class SocketWire implements Wire, AutoCloseable {

    private final Socket socket;
    private final Deadline deadline;

    private SocketWire(Socket socket, Deadline deadline) {
        this.socket = socket;
        this.deadline = deadline;
    }

    /**
     * Connects to the first address that accepts the connection. As in Go, which nodes use, the time is divided among
     * the remaining addresses, so that one that drops packets does not use all of it (partialDeadline in net/dial.go of
     * Go 1.22, read 2026-11-23).
     */
    static SocketWire connect(
            SocketScope scope,
            List<InetAddress> addresses,
            int port,
            Deadline connectBy,
            Duration replyTimeout,
            Deadline end)
            throws IOException {
        IOException first = null;
        for (int i = 0; i < addresses.size(); i++) {
            Socket socket = scope.open();
            try {
                int share = Math.max(1, connectBy.socketTimeout() / (addresses.size() - i));
                socket.connect(new InetSocketAddress(addresses.get(i), port), share);
                socket.setTcpNoDelay(true);
                return new SocketWire(socket, end.orIn(replyTimeout));
            } catch (IOException e) {
                socket.close();
                first = first == null ? e : first;
            }
        }
        throw first == null ? new IOException("no address") : first;
    }

    @Override
    public void write(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
    }

    @Override
    public int read(byte[] buffer) throws IOException {
        socket.setSoTimeout(deadline.socketTimeout());
        return socket.getInputStream().read(buffer);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
