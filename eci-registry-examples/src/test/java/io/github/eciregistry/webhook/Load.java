package io.github.eciregistry.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/** Clients that send one review after the other over connections that they keep, and count what is not answered. */
final class Load implements AutoCloseable {

    private static final int CLIENTS = 4;

    private final HttpClient client = HttpClient.newBuilder()
            .sslContext(RunningWebhook.AUTHORITY.clientContext())
            .version(HttpClient.Version.HTTP_1_1)
            .build();
    private final Supplier<URI> target;
    private final List<Thread> threads = new ArrayList<>();
    private final AtomicLong answered = new AtomicLong();
    private final Queue<String> lost = new ConcurrentLinkedQueue<>();
    private volatile boolean running = true;

    /** Starts clients that ask for the server's address before each request. */
    Load(Supplier<URI> target) {
        this.target = target;
        for (int i = 0; i < CLIENTS; i++) {
            Thread thread = new Thread(this::send, "load-" + i);
            threads.add(thread);
            thread.start();
        }
    }

    private void send() {
        String review = Reviews.pod("192.168.1.10:5000/test/nginx:latest");
        while (running) {
            try {
                HttpRequest request = HttpRequest.newBuilder(target.get())
                        .header("Content-Type", "application/json")
                        .timeout(Duration.ofSeconds(30))
                        .POST(BodyPublishers.ofString(review))
                        .build();
                HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
                if (answer.statusCode() == 200 && answer.body().contains("\"allowed\":true")) {
                    answered.incrementAndGet();
                } else {
                    lost.add(answer.statusCode() + " " + answer.body());
                }
            } catch (Exception e) {
                lost.add(e.toString());
            }
        }
    }

    long answered() {
        return answered.get();
    }

    /** Waits until so many more reviews are answered. */
    void await(int more) throws InterruptedException {
        long goal = answered() + more;
        long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (answered() < goal && lost.isEmpty()) {
            assertThat(System.nanoTime())
                    .as("answered %s of %s", answered(), goal)
                    .isLessThan(end);
            Thread.sleep(5);
        }
    }

    /** Ends the load, and fails if a review got no answer. */
    void assertNothingLost() throws InterruptedException {
        close();
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(lost).isEmpty();
        assertThat(answered()).isPositive();
    }

    @Override
    public void close() {
        running = false;
    }
}
