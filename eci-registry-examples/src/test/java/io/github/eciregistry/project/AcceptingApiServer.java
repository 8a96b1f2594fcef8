package io.github.eciregistry.project;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * An API server that has no objects, and accepts and records those it is given. fabric8's own does not create objects by
 * server-side apply, as Spark does.
 */
final class AcceptingApiServer implements AutoCloseable {

    private final KubernetesSerialization serialization = new KubernetesSerialization();
    private final List<GenericKubernetesResource> created = new CopyOnWriteArrayList<>();
    private final HttpServer server;

    AcceptingApiServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Returns the objects of a kind, in the order in which they came. */
    List<GenericKubernetesResource> created(String kind) {
        return created.stream().filter(object -> object.getKind().equals(kind)).toList();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            if (List.of("POST", "PATCH").contains(exchange.getRequestMethod())) {
                GenericKubernetesResource object = serialization.unmarshal(body, GenericKubernetesResource.class);
                object.getMetadata().setUid(UUID.randomUUID().toString());
                created.add(object);
                send(exchange, 201, serialization.asJson(object));
            } else {
                send(
                        exchange,
                        404,
                        "{\"apiVersion\": \"v1\", \"kind\": \"Status\", \"status\": \"Failure\", \"code\": 404}");
            }
        }
    }

    private static void send(HttpExchange exchange, int code, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(code, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
