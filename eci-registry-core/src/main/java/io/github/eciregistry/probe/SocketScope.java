package io.github.eciregistry.probe;

import java.io.Closeable;
import java.io.IOException;
import java.net.Proxy;
import java.net.Socket;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The sockets of one piece of work. A thread that waits in a socket does not notice an interrupt; closing the scope from
 * another thread ends that wait at once, and no socket can be opened in it afterwards. A scope closes its children.
 */
final class SocketScope implements AutoCloseable {

    private final @Nullable SocketScope parent;
    private final List<Closeable> sockets = new ArrayList<>();
    private final List<SocketScope> children = new ArrayList<>();
    private boolean closed;

    SocketScope() {
        this(null);
    }

    private SocketScope(@Nullable SocketScope parent) {
        this.parent = parent;
    }

    synchronized SocketScope child() {
        SocketScope child = new SocketScope(this);
        child.closed = closed;
        children.add(child);
        return child;
    }

    /** Returns an unconnected socket that bypasses proxies: a node does not use this machine's proxy. */
    Socket open() throws IOException {
        return add(new Socket(Proxy.NO_PROXY));
    }

    /** Adds a socket of another kind and returns it, or closes it where the scope is closed. */
    <T extends Closeable> T add(T socket) throws IOException {
        synchronized (this) {
            if (!closed) {
                sockets.add(socket);
                return socket;
            }
        }
        socket.close();
        throw new SocketException("the probe has ended");
    }

    @Override
    public void close() {
        List<Closeable> all = new ArrayList<>();
        synchronized (this) {
            closed = true;
            all.addAll(sockets);
            children.forEach(child -> all.add(child::close));
        }
        all.forEach(SocketScope::closeQuietly);
        if (parent != null) {
            parent.forget(this);
        }
    }

    private synchronized void forget(SocketScope child) {
        children.remove(child);
    }

    private static void closeQuietly(Closeable closeable) {
        try {
            closeable.close();
        } catch (IOException e) {
            // If closing a socket fails, nothing is lost.
        }
    }
}
