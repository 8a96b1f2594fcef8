package io.github.eciregistry.webhook;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;

/** A client that says what it likes, when it likes. */
final class RawClient implements AutoCloseable {

    private final Socket socket;

    private RawClient(Socket socket) throws IOException {
        this.socket = socket;
        socket.setSoTimeout(20_000);
        socket.setTcpNoDelay(true);
    }

    static RawClient plain(int port) throws IOException {
        return new RawClient(new Socket(InetAddress.getLoopbackAddress(), port));
    }

    static RawClient tls(int port) throws IOException {
        SSLSocket socket = socket(RunningWebhook.AUTHORITY.clientContext(), port);
        socket.startHandshake();
        return new RawClient(socket);
    }

    static SSLSocket socket(SSLContext context, int port) throws IOException {
        return (SSLSocket) context.getSocketFactory().createSocket("127.0.0.1", port);
    }

    /** Waits this long for each part of an answer, instead of 20 seconds. */
    RawClient withPatience(Duration patience) throws IOException {
        socket.setSoTimeout((int) patience.toMillis());
        return this;
    }

    RawClient send(String text) throws IOException {
        return send(text.getBytes(StandardCharsets.UTF_8));
    }

    RawClient send(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
        socket.getOutputStream().flush();
        return this;
    }

    RawClient endOutput() throws IOException {
        socket.shutdownOutput();
        return this;
    }

    /** Returns what comes until the server closes the connection; a reset is an end too. */
    String readToEnd() throws IOException {
        StringBuilder text = new StringBuilder();
        InputStream in = socket.getInputStream();
        byte[] buffer = new byte[8192];
        try {
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                text.append(new String(buffer, 0, n, StandardCharsets.ISO_8859_1));
            }
            return text.toString();
        } catch (SocketTimeoutException e) {
            throw new AssertionError("the server does not close the connection, so far: " + text, e);
        } catch (SocketException | SSLException e) {
            return text.toString();
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
