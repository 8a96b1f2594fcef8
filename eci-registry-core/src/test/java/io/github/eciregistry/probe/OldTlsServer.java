package io.github.eciregistry.probe;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Scanner;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;

/**
 * A server that uses TLS 1.1 and nothing newer. The JDK decides once in a JVM's life which versions it may speak, so
 * this one has a JVM of its own, in which TLS 1.1 is allowed.
 */
final class OldTlsServer implements AutoCloseable {

    private final Process process;
    private final int port;

    private OldTlsServer(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    static OldTlsServer start() throws IOException {
        Path security = Files.createTempFile("allow-old-tls", ".properties");
        Files.writeString(security, "jdk.tls.disabledAlgorithms=\n");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Djava.security.properties=" + security,
                        "-cp",
                        System.getProperty("java.class.path"),
                        OldTlsServer.class.getName())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (Scanner output = new Scanner(process.getInputStream(), StandardCharsets.UTF_8)) {
            return new OldTlsServer(process, output.nextInt());
        }
    }

    int port() {
        return port;
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    /** Prints its port, then serves until it is ended, or its parent is gone. */
    public static void main(String[] arguments) throws IOException {
        SSLServerSocket listener = (SSLServerSocket) TestCertificates.SELF_SIGNED
                .serverContext()
                .getServerSocketFactory()
                .createServerSocket(0, 10, InetAddress.getLoopbackAddress());
        listener.setEnabledProtocols(new String[] {"TLSv1.1"});
        System.out.println(listener.getLocalPort());
        Thread parent = new Thread(OldTlsServer::endWithParent);
        parent.setDaemon(true);
        parent.start();
        while (true) {
            try (SSLSocket client = (SSLSocket) listener.accept()) {
                client.startHandshake();
            } catch (IOException e) {
                // A client that cannot use TLS 1.1 is what this server is for.
            }
        }
    }

    private static void endWithParent() {
        try (InputStream parent = System.in) {
            while (parent.read() >= 0) {
                // The parent writes nothing; its end closes the stream.
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        System.exit(0);
    }
}
