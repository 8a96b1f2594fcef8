package io.github.eciregistry.webhook;

import io.github.eciregistry.admission.RegistryAdmission;
import io.github.eciregistry.policy.RegistryPolicy;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The server on a loopback port, with files of its own, and a client that trusts it. */
final class RunningWebhook implements AutoCloseable {

    static final String POLICY = "plainHttp: [\"192.168.1.10:5000\"]\nskipVerify: [\"harbor.pre.com\"]\n";

    /** Longer than any test that does not wait for one; files are looked at as often as can be. */
    static final Timeouts TIMEOUTS = new Timeouts(
            Duration.ofSeconds(30),
            Duration.ofSeconds(30),
            Duration.ofSeconds(60),
            Duration.ofMillis(50),
            Duration.ZERO,
            Duration.ofSeconds(10));

    static final TestAuthority AUTHORITY = new TestAuthority();

    /** Held, or its level would be forgotten. */
    private static final Logger JETTY = Logger.getLogger("org.eclipse.jetty");

    static {
        JETTY.setLevel(java.util.logging.Level.WARNING);
    }

    private final Path folder;
    private final WebhookServer server;
    private final ByteArrayOutputStream log;
    private final HttpClient client = HttpClient.newBuilder()
            .sslContext(AUTHORITY.clientContext())
            .connectTimeout(Duration.ofSeconds(20))
            .build();

    private RunningWebhook(Path folder, WebhookServer server, ByteArrayOutputStream log) {
        this.folder = folder;
        this.server = server;
        this.log = log;
    }

    static RunningWebhook start(Path folder) throws Exception {
        return start(folder, TIMEOUTS, UnaryOperator.identity());
    }

    static RunningWebhook start(Path folder, Timeouts timeouts, UnaryOperator<RegistryAdmission> options)
            throws Exception {
        writeFiles(folder);
        RegistryAdmission admission =
                options.apply(RegistryAdmission.using(RegistryPolicy.builder().build()));
        return start(folder, timeouts, admission);
    }

    /** Starts a server with files that are there. */
    static RunningWebhook start(Path folder, Timeouts timeouts, RegistryAdmission admission) throws Exception {
        return start(folder, timeouts, admission, null, List.of());
    }

    /** Starts a server that asks for client certificates, if there is a file with their authorities. */
    static RunningWebhook start(
            Path folder,
            Timeouts timeouts,
            RegistryAdmission admission,
            @Nullable Path clientAuthorities,
            List<String> clientNames)
            throws Exception {
        ByteArrayOutputStream log = new ByteArrayOutputStream();
        ServerSettings settings = new ServerSettings(
                folder.resolve("policy.yaml"),
                admission,
                folder.resolve("tls.crt"),
                folder.resolve("tls.key"),
                clientAuthorities,
                clientNames,
                "127.0.0.1",
                0,
                OptionalInt.of(0),
                timeouts);
        return new RunningWebhook(folder, WebhookServer.start(settings, new JsonLog(log, Level.INFO)), log);
    }

    /** Writes {@code policy.yaml}, {@code tls.crt} and {@code tls.key}. */
    static void writeFiles(Path folder) throws IOException {
        Files.writeString(folder.resolve("policy.yaml"), POLICY);
        AUTHORITY.issue(folder.resolve("tls.crt"), folder.resolve("tls.key"));
    }

    Path file(String name) {
        return folder.resolve(name);
    }

    int port() {
        return server.port();
    }

    HttpClient client() {
        return client;
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("https://127.0.0.1:" + server.port() + path))
                .timeout(Duration.ofSeconds(30));
    }

    HttpRequest.Builder statusRequest(String path) {
        return HttpRequest.newBuilder(
                URI.create("http://127.0.0.1:" + server.statusPort().orElseThrow() + path));
    }

    HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), BodyHandlers.ofString());
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send(request(path));
    }

    HttpResponse<String> review(String body) throws IOException, InterruptedException {
        return send(
                request("/mutate").header("Content-Type", "application/json").POST(BodyPublishers.ofString(body)));
    }

    /** Returns the value of a series, such as {@code decisions_total{outcome="patched"}}. */
    double metric(String series) throws IOException, InterruptedException {
        String start = "eci_registry_webhook_" + series + " ";
        return send(statusRequest("/metrics"))
                .body()
                .lines()
                .filter(line -> line.startsWith(start))
                .mapToDouble(line -> Double.parseDouble(line.substring(start.length())))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no series " + series));
    }

    List<String> logLines() {
        return log.toString(StandardCharsets.UTF_8).lines().toList();
    }

    /** Waits until a line has all of these texts. */
    String awaitLog(String... texts) throws InterruptedException {
        long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (System.nanoTime() < end) {
            for (String line : logLines()) {
                if (List.of(texts).stream().allMatch(line::contains)) {
                    return line;
                }
            }
            Thread.sleep(10);
        }
        throw new AssertionError("not in the log: " + String.join(", ", texts) + " but: " + logLines());
    }

    @Override
    public void close() {
        try {
            server.stop();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
