package io.github.eciregistry.probe;

import io.github.eciregistry.reference.Registry;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLSocket;

/** A server on a loopback port that does to each connection what it is told. */
final class RawServer implements AutoCloseable {

    /** What the server does to a connection, which is closed afterwards. */
    @FunctionalInterface
    interface Behaviour {
        void serve(Socket client) throws IOException;
    }

    static final byte[] REGISTRY = "HTTP/1.1 200 OK\r\nDocker-Distribution-Api-Version: registry/2.0\r\n\r\n"
            .getBytes(StandardCharsets.US_ASCII);

    private static final int TLS_HANDSHAKE = 0x16;

    private final ServerSocket listener;
    private final CountDownLatch firstConnection = new CountDownLatch(1);
    private final CountDownLatch firstEnd = new CountDownLatch(1);

    private RawServer(ServerSocket listener) {
        this.listener = listener;
    }

    static RawServer start(Behaviour behaviour) {
        return start(InetAddress.getLoopbackAddress(), 0, behaviour);
    }

    static RawServer start(InetAddress address, int port, Behaviour behaviour) {
        try {
            ServerSocket listener = new ServerSocket();
            listener.bind(new InetSocketAddress(address, port), 200);
            RawServer server = new RawServer(listener);
            startThread(() -> server.accept(behaviour));
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Accepts and never says a word, until the client goes. */
    static void staySilent(Socket client) throws IOException {
        client.getInputStream().transferTo(OutputStream.nullOutputStream());
    }

    /** Says something without being asked, as SSH and SMTP servers do. */
    static Behaviour greet(byte[] greeting) {
        return client -> {
            client.getOutputStream().write(greeting);
            staySilent(client);
        };
    }

    /** Waits for the client's first bytes, answers and closes. */
    static Behaviour answer(byte[] reply) {
        return client -> {
            if (client.getInputStream().read(new byte[4096]) > 0) {
                client.getOutputStream().write(reply);
            }
        };
    }

    /**
     * Answers, but to TLS not a word. The JDK's web server does so only until the random bytes of a handshake contain the
     * end of a line.
     */
    static Behaviour answerUnlessTls(byte[] reply) {
        return client -> {
            byte[] start = new byte[4096];
            int length = client.getInputStream().read(start);
            if (length > 0 && start[0] == TLS_HANDSHAKE) {
                staySilent(client);
            } else if (length > 0) {
                client.getOutputStream().write(reply);
            }
        };
    }

    /** Shakes hands in TLS 1.2 with one cipher suite only. The JDK's web server would swallow the alert. */
    static Behaviour tlsWithCipherSuite(String cipherSuite) {
        return client -> {
            SSLSocket tls = tls(TestCertificates.TRUSTED, client);
            tls.setEnabledProtocols(new String[] {"TLSv1.2"});
            tls.setEnabledCipherSuites(new String[] {cipherSuite});
            tls.startHandshake();
        };
    }

    /** Answers one request in TLS as a registry. */
    static Behaviour tlsRegistry(TestCertificates certificate) {
        return client -> answer(REGISTRY).serve(tls(certificate, client));
    }

    static SSLSocket tls(TestCertificates certificate, Socket client) throws IOException {
        return (SSLSocket) certificate.serverContext().getSocketFactory().createSocket(client, null, true);
    }

    static void close(Socket client) {
        // Closing is what the server does after every behaviour.
    }

    static void reset(Socket client) throws IOException {
        if (client.getInputStream().read() >= 0) {
            client.setSoLinger(true, 0);
        }
    }

    private void accept(Behaviour behaviour) {
        while (!listener.isClosed()) {
            try {
                Socket client = listener.accept();
                firstConnection.countDown();
                startThread(() -> serve(behaviour, client));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(Behaviour behaviour, Socket client) {
        try (client) {
            behaviour.serve(client);
        } catch (IOException e) {
            // The client went first.
        } finally {
            firstEnd.countDown();
        }
    }

    private static void startThread(Runnable task) {
        Thread thread = new Thread(task, "raw-server");
        thread.setDaemon(true);
        thread.start();
    }

    int port() {
        return listener.getLocalPort();
    }

    Registry registry(String host) {
        return Registry.parse(host + ":" + port());
    }

    boolean awaitConnection() throws InterruptedException {
        return firstConnection.await(10, TimeUnit.SECONDS);
    }

    boolean awaitEndOfConnection() throws InterruptedException {
        return firstEnd.await(10, TimeUnit.SECONDS);
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }
}
