package io.github.eciregistry.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Clients that want the server to run out of memory, against the packaged jar. The server survives, some of what they send
 * is answered and the rest refused at once, ordinary reviews are answered within the time that the API server waits, and
 * memory returns to its level. The mixed load takes half a minute, or what {@code -Deci.registry.it.attack.seconds} says.
 */
class AttackIT {

    /** How the server is run. */
    enum Heap {
        /** The image in the Deployment: 60 % of 256 MiB, and the image's options. */
        SHIPPED("-Xmx154m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-XX:+ExitOnOutOfMemoryError"),
        /** As the docs run it, with the smallest heap that is supported. */
        SMALLEST("-Xmx64m");

        @SuppressWarnings("ImmutableEnumChecker") // Made by List.of.
        private final List<String> options;

        Heap(String... options) {
            this.options = List.of(options);
        }
    }

    private static final int PARALLEL = 64;
    private static final int CONNECTIONS = 4_000;
    private static final Duration API_SERVER_TIMEOUT = Duration.ofSeconds(5);

    /** How many times longer everything takes because of what else this machine does; measured before the attack. */
    private static final double BUSY = Math.max(
            1,
            ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage()
                    / Runtime.getRuntime().availableProcessors());

    private static final String NORMAL = Reviews.pod("192.168.1.10:5000/test/nginx:latest");
    private static final Map<String, String> HOSTILE = HostileReviews.all();
    private static final int MIB = 1024 * 1024;

    @TempDir
    private Path folder;

    private final ExecutorService clients = Executors.newCachedThreadPool();
    private final Queue<String> late = new ConcurrentLinkedQueue<>();

    @BeforeEach
    void writeFiles() throws IOException {
        RunningWebhook.writeFiles(folder);
    }

    @AfterEach
    void end() {
        clients.shutdownNow();
    }

    private WebhookProcess start(Heap heap) throws Exception {
        WebhookProcess webhook = WebhookProcess.start(folder, heap.options, "--drain-seconds=0");
        for (int i = 0; i < 50; i++) {
            assertThat(send(webhook, NORMAL)).isEqualTo("200");
        }
        return webhook;
    }

    /** Returns the status of the answer, or "none" if the connection was closed without one. */
    private static String send(WebhookProcess webhook, String review) {
        byte[] body = review.getBytes(StandardCharsets.UTF_8);
        try (RawClient client = RawClient.tls(webhook.port())) {
            client.withPatience(Duration.ofSeconds((long) (20 * BUSY)));
            try {
                client.send(HostileClientTest.header("Connection: close\r\nContent-Length: " + body.length));
                client.send(body);
            } catch (IOException e) {
                // The answer may be there all the same.
            }
            String answer = client.readToEnd();
            return answer.isEmpty() ? "none" : answer.substring("HTTP/1.1 ".length(), "HTTP/1.1 200".length());
        } catch (IOException e) {
            return "none";
        }
    }

    private void assertNormalAnswered(WebhookProcess webhook) {
        long start = System.nanoTime();
        String status = send(webhook, NORMAL);
        long millis = (System.nanoTime() - start) / 1_000_000;
        if (!status.equals("200") || millis > BUSY * API_SERVER_TIMEOUT.toMillis()) {
            late.add(status + " after " + millis + " ms");
        }
        assertThat(late).isEmpty();
    }

    private Map<String, Integer> sendAtOnce(WebhookProcess webhook, String review, int count) throws Exception {
        CountDownLatch start = new CountDownLatch(1);
        List<Future<String>> answers = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            answers.add(clients.submit(() -> {
                start.await();
                return send(webhook, review);
            }));
        }
        start.countDown();
        Map<String, Integer> statuses = new TreeMap<>();
        for (Future<String> answer : answers) {
            statuses.merge(answer.get(), 1, Integer::sum);
        }
        return statuses;
    }

    /** Returns the bytes of the heap that are in use after a collection. */
    private double heap(WebhookProcess webhook) throws Exception {
        Program.run(
                folder,
                Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                "" + webhook.pid(),
                "GC.run");
        return webhook.metric("jvm_memory_used_bytes{area=\"heap\"}");
    }

    private void assertAtItsLevel(WebhookProcess webhook, double before) throws Exception {
        assertThat(webhook.isAlive()).isTrue();
        assertNormalAnswered(webhook);
        assertThat(heap(webhook)).isLessThan(before + 12 * MIB);
        assertThat(webhook.metric("eci_registry_webhook_errors_total{reason=\"internal\"}"))
                .isZero();
        assertThat(webhook.isReady()).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void survivesEachHostileReviewAloneAndManyAtOnce(Heap heap) throws Exception {
        try (WebhookProcess webhook = start(heap)) {
            double before = heap(webhook);
            for (Map.Entry<String, String> review : HOSTILE.entrySet()) {
                assertThat(send(webhook, review.getValue())).as(review.getKey()).isIn("200", "400");
                Map<String, Integer> statuses = sendAtOnce(webhook, review.getValue(), PARALLEL);
                System.out.println(heap + ", " + PARALLEL + " at once, " + review.getKey() + ": " + statuses);
                assertThat(statuses.getOrDefault("200", 0) + statuses.getOrDefault("400", 0))
                        .as("%s: %s", review.getKey(), statuses)
                        .isPositive();
                assertThat(statuses.keySet()).as(review.getKey()).isSubsetOf("200", "400", "503", "none");
                assertNormalAnswered(webhook);
            }
            assertAtItsLevel(webhook, before);
        }
    }

    /** Connections that announce a body and send none, or begin a header, each below every limit. */
    @ParameterizedTest
    @EnumSource
    void answersBesideThousandsOfConnectionsThatWait(Heap heap) throws Exception {
        try (WebhookProcess webhook = start(heap)) {
            double before = heap(webhook);
            List<String> beginnings = List.of(
                    HostileClientTest.header("Content-Length: 4000000"),
                    HostileClientTest.header("Content-Length: 4000000") + "{",
                    "POST /mutate HTTP/1.1\r\n" + "a:\r\n".repeat(60) + "b: " + "b".repeat(7_000));
            Queue<RawClient> open = new ConcurrentLinkedQueue<>();
            List<Future<?>> openers = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                openers.add(clients.submit(() -> {
                    for (int j = 0; j < CONNECTIONS / 4; j++) {
                        try {
                            open.add(RawClient.tls(webhook.port()).send(beginnings.get(j % beginnings.size())));
                        } catch (IOException e) {
                            // Closed again, or not accepted.
                        }
                    }
                }));
            }
            while (!openers.stream().allMatch(Future::isDone)) {
                assertNormalAnswered(webhook);
                Thread.sleep(200);
            }
            System.out.println(heap + ", connections opened: " + open.size());
            assertNormalAnswered(webhook);
            for (RawClient client : open) {
                client.close();
            }
            Thread.sleep(2_000);
            assertAtItsLevel(webhook, before);
        }
    }

    @ParameterizedTest
    @EnumSource
    void answersNormalReviewsBesideHostileOnes(Heap heap) throws Exception {
        long seconds = Long.getLong("eci.registry.it.attack.seconds", 30);
        try (WebhookProcess webhook = start(heap)) {
            double before = heap(webhook);
            long end = System.nanoTime() + Duration.ofSeconds(seconds).toNanos();
            Map<String, Integer> statuses = new TreeMap<>();
            List<Future<?>> attackers = new ArrayList<>();
            List<String> reviews = List.copyOf(HOSTILE.values());
            for (int i = 0; i < 8; i++) {
                int first = i;
                attackers.add(clients.submit(() -> {
                    for (int j = first; System.nanoTime() < end; j++) {
                        String status = send(webhook, reviews.get(j % reviews.size()));
                        synchronized (statuses) {
                            statuses.merge(status, 1, Integer::sum);
                        }
                    }
                }));
            }
            attackers.add(clients.submit(() -> {
                while (System.nanoTime() < end) {
                    try (RawClient slow = RawClient.tls(webhook.port())) {
                        slow.send(HostileClientTest.header("Content-Length: 60000") + "{".repeat(50_000));
                        Thread.sleep(20);
                    }
                }
                return null;
            }));
            int answered = 0;
            double resident = 0;
            while (System.nanoTime() < end) {
                assertNormalAnswered(webhook);
                answered++;
                resident = Math.max(resident, residentKilobytes(webhook.pid()));
                Thread.sleep(20);
            }
            for (Future<?> attacker : attackers) {
                attacker.get();
            }
            System.out.println(heap + ", " + seconds + " s of both: " + answered + " normal answered, hostile "
                    + statuses + ", resident " + (long) (resident / 1024) + " MiB");
            assertThat(answered).isPositive();
            if (heap == Heap.SHIPPED) {
                assertThat(resident).isLessThan(256 * 1024);
            }
            assertAtItsLevel(webhook, before);
        }
    }

    /** Returns what a process has in memory that no file has; 0 where that cannot be read. */
    private static double residentKilobytes(long pid) throws IOException {
        Path status = Path.of("/proc/" + pid + "/status");
        return Files.exists(status)
                ? Files.readAllLines(status).stream()
                        .filter(line -> line.startsWith("RssAnon:"))
                        .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", "")))
                        .sum()
                : 0;
    }

    /** Without options of the virtual machine, too: what runs out of memory ends, instead of living on without threads. */
    @Test
    void endsWhenItIsOutOfMemory() throws Exception {
        WebhookProcess webhook = WebhookProcess.start(folder, List.of("-Xmx20m"), "--drain-seconds=0");
        for (int i = 0; i < 200 && webhook.isAlive(); i++) {
            sendAtOnce(webhook, Objects.requireNonNull(HOSTILE.get("one image")), 4);
        }
        assertThat(webhook.exitCode()).isEqualTo(FatalErrors.EXIT_CODE);
    }

    /** A log that nobody reads stops every thread that writes to it, the one that stops the server included. */
    @Test
    void endsInTimeAlthoughNobodyReadsItsLog() throws Exception {
        Process process = WebhookProcess.builder(folder, 0, "--drain-seconds=0").start();
        try {
            String started = process.inputReader(StandardCharsets.UTF_8).readLine();
            int port = Reviews.json(started).path("port").intValue();
            for (int i = 0; i < 2_000; i++) {
                Future<?> unused = clients.submit(() -> {
                    try (RawClient client = RawClient.tls(port)) {
                        client.send(HostileClientTest.header("Content-Length: 1") + "x")
                                .readToEnd();
                    }
                    return null;
                });
            }
            Thread.sleep(10_000);
            process.toHandle().destroy();
            assertThat(process.waitFor(25, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isEqualTo(143);
        } finally {
            process.destroyForcibly();
        }
    }
}
