package io.github.eciregistry.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;

/** The packaged server as a process of its own, on free loopback ports. */
final class WebhookProcess implements AutoCloseable {

    private final Process process;
    private final Queue<String> log = new ConcurrentLinkedQueue<>();
    private final JsonNode started;
    private final Thread reader;
    private final HttpClient client = HttpClient.newHttpClient();

    private WebhookProcess(Process process) throws IOException {
        this.process = process;
        BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
        String line = out.readLine();
        if (line == null) {
            throw new IOException("the server does not start: "
                    + new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8));
        }
        this.started = Reviews.json(line);
        this.reader = new Thread(() -> out.lines().forEach(log::add), "log");
        reader.setDaemon(true);
        reader.start();
    }

    /** Starts a server with options of the virtual machine, on the files of {@link RunningWebhook#writeFiles}. */
    static WebhookProcess start(Path folder, List<String> jvmOptions, String... options) throws IOException {
        ProcessBuilder builder = builder(folder, 0, options);
        builder.command().remove("-XX:TieredStopAtLevel=1");
        builder.command().addAll(1, jvmOptions);
        return new WebhookProcess(builder.start());
    }

    /** Starts a server with the files of {@link RunningWebhook#writeFiles} in a folder, and waits until it serves. */
    static WebhookProcess start(Path folder, String... options) throws IOException {
        return new WebhookProcess(builder(folder, 0, options).start());
    }

    static ProcessBuilder builder(Path folder, int port, String... options) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-jar",
                System.getProperty("eciRegistryWebhookJar")));
        command.addAll(options(port));
        command.addAll(Arrays.asList(options));
        return new ProcessBuilder(command).directory(folder.toFile());
    }

    /** Starts a server by another command, with the same files, that stops at once. */
    static WebhookProcess start(List<String> command, Path folder) throws IOException {
        List<String> whole = new ArrayList<>(command);
        whole.addAll(options(0));
        whole.add("--drain-seconds=0");
        return new WebhookProcess(
                new ProcessBuilder(whole).directory(folder.toFile()).start());
    }

    private static List<String> options(int port) {
        return List.of(
                "--policy=policy.yaml",
                "--tls-cert=tls.crt",
                "--tls-key=tls.key",
                "--address=127.0.0.1",
                "--port=" + port,
                "--status-port=0");
    }

    URI uri() {
        return URI.create("https://127.0.0.1:" + started.path("port").intValue() + "/mutate");
    }

    boolean isReady() throws InterruptedException {
        try {
            URI uri =
                    URI.create("http://127.0.0.1:" + started.path("statusPort").intValue() + "/readyz");
            return client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (IOException e) {
            return false;
        }
    }

    int port() {
        return started.path("port").intValue();
    }

    long pid() {
        return process.pid();
    }

    /** Returns the value of a series, or the sum of the series whose names begin like this. */
    double metric(String start) throws IOException, InterruptedException {
        URI uri = URI.create("http://127.0.0.1:" + started.path("statusPort").intValue() + "/metrics");
        return client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString())
                .body()
                .lines()
                .filter(line -> line.startsWith(start))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    /** Sends SIGTERM. {@link Process#destroy} would also close the pipe that the log comes through. */
    void terminate() {
        process.toHandle().destroy();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    int exitCode() throws InterruptedException {
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            throw new AssertionError("the server does not stop");
        }
        reader.join();
        return process.exitValue();
    }

    /** Returns the lines after the first one; all of them once the exit code is known. */
    List<String> log() {
        return List.copyOf(log);
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
