package io.github.eciregistry.probe;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import io.github.eciregistry.reference.Registry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;

/** The JDK's web server on a loopback port. Like Varnish, it answers a TLS handshake on an HTTP port with silence. */
final class WebServer implements AutoCloseable {

    /** Answers one request. */
    @FunctionalInterface
    interface Handler {
        void handle(HttpExchange exchange) throws IOException;
    }

    private final HttpServer server;
    private final List<String> requests = Collections.synchronizedList(new ArrayList<>());

    private WebServer(HttpServer server, Handler handler) {
        this.server = server;
        server.createContext("/", exchange -> {
            try (exchange) {
                requests.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " "
                        + exchange.getRequestHeaders().keySet().stream()
                                .sorted()
                                .toList());
                handler.handle(exchange);
            }
        });
        server.start();
    }

    static WebServer http(Handler handler) {
        return http(InetAddress.getLoopbackAddress(), 0, handler);
    }

    static WebServer http(InetAddress address, int port, Handler handler) {
        try {
            return new WebServer(HttpServer.create(new InetSocketAddress(address, port), 200), handler);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static WebServer https(TestCertificates certificate, Handler handler) {
        return https(certificate, InetAddress.getLoopbackAddress(), 0, parameters -> {}, handler);
    }

    static WebServer https(TestCertificates certificate, Consumer<SSLParameters> settings, Handler handler) {
        return https(certificate, InetAddress.getLoopbackAddress(), 0, settings, handler);
    }

    static WebServer https(
            TestCertificates certificate,
            InetAddress address,
            int port,
            Consumer<SSLParameters> settings,
            Handler handler) {
        try {
            HttpsServer server = HttpsServer.create(new InetSocketAddress(address, port), 200);
            SSLContext context = certificate.serverContext();
            server.setHttpsConfigurator(new HttpsConfigurator(context) {
                @Override
                public void configure(HttpsParameters parameters) {
                    SSLParameters tls = context.getDefaultSSLParameters();
                    settings.accept(tls);
                    parameters.setSSLParameters(tls);
                }
            });
            return new WebServer(server, handler);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Answers as a registry that anybody may read. */
    static void openRegistry(HttpExchange exchange) throws IOException {
        reply(exchange, 200, Map.of("Docker-Distribution-Api-Version", "registry/2.0"));
    }

    /** Answers as a registry that wants a token from elsewhere. */
    static Handler registryWithRealm(String realm) {
        return exchange -> reply(
                exchange,
                401,
                Map.of(
                        "Docker-Distribution-Api-Version",
                        "registry/2.0",
                        "WWW-Authenticate",
                        "Bearer realm=\"" + realm + "\",service=\"registry\""));
    }

    static Handler redirect(String location) {
        return exchange -> reply(exchange, 307, Map.of("Location", location));
    }

    static Handler status(int status, String contentType) {
        return exchange -> reply(exchange, status, Map.of("Content-Type", contentType));
    }

    static void reply(HttpExchange exchange, int status, Map<String, String> headers) throws IOException {
        headers.forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
        exchange.sendResponseHeaders(status, -1);
    }

    int port() {
        return server.getAddress().getPort();
    }

    Registry registry(String host) {
        return Registry.parse(host + ":" + port());
    }

    /** Returns method, path and header names of what was asked so far. */
    List<String> requests() {
        return List.copyOf(requests);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
