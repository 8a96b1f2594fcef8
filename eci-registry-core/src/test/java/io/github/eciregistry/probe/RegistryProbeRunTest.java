package io.github.eciregistry.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.eciregistry.reference.Registry;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Many registries at once: their order, their limits, their end. */
class RegistryProbeRunTest {

    private static final Duration LONG = Duration.ofMinutes(10);

    @Test
    void givesResultsInTheOrderOfTheInputAndAsksEachRegistryOnce() throws Exception {
        try (WebServer http = WebServer.http(WebServer::openRegistry);
                WebServer https = WebServer.https(TestCertificates.TRUSTED, WebServer::openRegistry)) {
            Registry first = http.registry("a.test");
            Registry second = https.registry("harbor.test");
            List<ProbeResult> told = new ArrayList<>();

            List<ProbeResult> results =
                    RegistryProbeTest.probe().build().probeAll(List.of(first, second, first), told::add);

            assertThat(results).extracting(ProbeResult::registry).containsExactly(first, second, first);
            assertThat(results)
                    .extracting(ProbeResult::verdict)
                    .containsExactly(Verdict.PLAIN_HTTP, Verdict.HTTPS, Verdict.PLAIN_HTTP);
            assertThat(told).containsExactlyInAnyOrder(results.get(0), results.get(1));
            assertThat(https.requests()).hasSize(1);
        }
    }

    @Test
    void givesNoResultForNoRegistry() throws Exception {
        assertThat(RegistryProbe.create().probeAll(List.of())).isEmpty();
    }

    @Test
    void endsAtItsDeadlineWithAResultForEveryRegistry() throws Exception {
        try (RawServer silent = RawServer.start(RawServer::staySilent);
                WebServer https = WebServer.https(TestCertificates.TRUSTED, WebServer::openRegistry)) {
            List<Registry> registries = new ArrayList<>(IntStream.range(0, 20)
                    .mapToObj(i -> silent.registry("silent-" + i + ".test"))
                    .toList());
            registries.add(0, https.registry("harbor.test"));

            List<ProbeResult> results = RegistryProbeTest.probe()
                    .replyTimeout(LONG)
                    .deadline(Duration.ofSeconds(2))
                    .parallelism(4)
                    .build()
                    .probeAll(registries);

            assertThat(results).hasSize(21).extracting(ProbeResult::registry).isEqualTo(registries);
            assertThat(results.get(0).verdict()).isEqualTo(Verdict.HTTPS);
            assertThat(results.subList(1, 21)).allSatisfy(result -> {
                assertThat(result.verdict()).isEqualTo(Verdict.UNREACHABLE);
                assertThat(result.reasons()).extracting(ProbeReason::code).containsOnly(ReasonCode.DEADLINE_PASSED);
            });
            assertThat(silent.awaitEndOfConnection())
                    .as("connections are closed")
                    .isTrue();
        }
    }

    @Test
    void endsAtItsDeadlineThoughTheNameServiceHangs() throws Exception {
        CountDownLatch forEver = new CountDownLatch(1);
        HostResolver hanging = host -> {
            while (true) {
                try {
                    forEver.await();
                } catch (InterruptedException e) {
                    // A name service does not notice.
                }
            }
        };
        ProbeResult result = RegistryProbeTest.probe()
                .resolver(hanging)
                .deadline(Duration.ofMillis(100))
                .build()
                .probe(Registry.parse("harbor.test"));

        assertThat(result.reasons()).extracting(ProbeReason::code).containsOnly(ReasonCode.DEADLINE_PASSED);
    }

    @Test
    void endsAtAnInterruptWithItsConnectionsClosed() throws Exception {
        try (RawServer silent = RawServer.start(RawServer::staySilent)) {
            AtomicReference<Throwable> thrown = new AtomicReference<>();
            Thread caller = new Thread(() -> {
                try {
                    RegistryProbeTest.probe()
                            .replyTimeout(LONG)
                            .deadline(LONG)
                            .build()
                            .probe(silent.registry("harbor.test"));
                } catch (InterruptedException e) {
                    thrown.set(e);
                }
            });
            caller.start();
            assertThat(silent.awaitConnection()).isTrue();
            caller.interrupt();
            caller.join(10_000);

            assertThat(caller.isAlive()).isFalse();
            assertThat(thrown.get()).isInstanceOf(InterruptedException.class);
            assertThat(silent.awaitEndOfConnection()).isTrue();
        }
    }

    @Test
    void asksNoMoreThanTheLimitAtOnce() throws Exception {
        AtomicInteger now = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        HostResolver counting = host -> {
            most.accumulateAndGet(now.incrementAndGet(), Math::max);
            now.decrementAndGet();
            return List.of(InetAddress.getLoopbackAddress());
        };
        try (WebServer https = WebServer.https(TestCertificates.TRUSTED, WebServer::openRegistry)) {
            List<Registry> registries = IntStream.range(0, 30)
                    .mapToObj(i -> https.registry("r" + i + ".test"))
                    .toList();
            List<ProbeResult> results = RegistryProbeTest.probe()
                    .resolver(counting)
                    .headStart(Duration.ofSeconds(20))
                    .parallelism(3)
                    .build()
                    .probeAll(registries);

            assertThat(results).extracting(ProbeResult::verdict).containsOnly(Verdict.SKIP_VERIFY);
            assertThat(most.get()).isLessThanOrEqualTo(3);
        }
    }

    @Test
    void passesOnWhatAListenerThrows() throws Exception {
        try (WebServer https = WebServer.https(TestCertificates.TRUSTED, WebServer::openRegistry)) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> RegistryProbeTest.probe()
                            .build()
                            .probeAll(List.of(https.registry("harbor.test")), result -> {
                                throw new IllegalArgumentException("no");
                            }))
                    .withMessage("no");
        }
    }

    @Test
    void asksHttpsAgainWhereTheFirstHandshakeWasGivenUpForNothing() throws Exception {
        AtomicInteger connections = new AtomicInteger();
        RawServer.Behaviour slowAtFirst = client -> {
            if (connections.incrementAndGet() <= 2) {
                RawServer.staySilent(client);
            } else {
                RawServer.tlsRegistry(TestCertificates.SELF_SIGNED).serve(client);
            }
        };
        try (RawServer server = RawServer.start(slowAtFirst)) {
            assertThat(RegistryProbeTest.probe()
                            .build()
                            .probe(server.registry("harbor.test"))
                            .verdict())
                    .isEqualTo(Verdict.SKIP_VERIFY);
            assertThat(connections).hasValue(3);
        }
    }

    @Test
    void boundsWhatItReads() throws Exception {
        byte[] header = "X-Filler: 0123456789\r\n".getBytes(StandardCharsets.US_ASCII);
        RawServer.Behaviour endless = client -> {
            client.getOutputStream().write("HTTP/1.1 404 Not Found\r\n".getBytes(StandardCharsets.US_ASCII));
            while (true) {
                client.getOutputStream().write(header);
            }
        };
        try (RawServer server = RawServer.start(endless)) {
            ProbeResult result = RegistryProbeTest.probe().build().probe(server.registry("harbor.test"));

            assertThat(result.verdict()).isEqualTo(Verdict.NOT_A_REGISTRY);
            assertThat(result.hasReason(ReasonCode.NOT_FOUND)).isTrue();
        }
    }

    @Test
    void isNotHeldByAServerThatDripsItsReply() throws Exception {
        RawServer.Behaviour dripping = client -> {
            byte[] start = "HTTP/1.1 200 OK\r\nX: ".getBytes(StandardCharsets.US_ASCII);
            client.getOutputStream().write(start);
            try {
                while (true) {
                    Thread.sleep(5);
                    client.getOutputStream().write('x');
                }
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
        };
        try (RawServer server = RawServer.start(dripping)) {
            ProbeResult result = RegistryProbeTest.probe()
                    .replyTimeout(Duration.ofMillis(300))
                    .build()
                    .probe(server.registry("harbor.test"));

            assertThat(result.hasReason(ReasonCode.NO_REPLY)).isTrue();
        }
    }

    @Test
    void triesTheNextAddressWhereOneDoesNotAnswer() throws Exception {
        try (WebServer https = WebServer.https(TestCertificates.SELF_SIGNED, WebServer::openRegistry)) {
            // Nothing listens on this port of the other loopback address.
            List<InetAddress> both =
                    List.of(InetAddress.getByAddress(new byte[] {127, 0, 0, 2}), InetAddress.getLoopbackAddress());

            assertThat(RegistryProbeTest.probe()
                            .resolver(host -> both)
                            .build()
                            .probe(https.registry("harbor.test"))
                            .verdict())
                    .isEqualTo(Verdict.SKIP_VERIFY);
        }
    }

    @Test
    void refusesOptionsOutOfRange() {
        RegistryProbe.Builder builder = RegistryProbe.builder();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.connectTimeout(Duration.ZERO))
                .withMessage("connectTimeout must be more than zero and at most a day: PT0S");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.replyTimeout(Duration.ofSeconds(-1)))
                .withMessage("replyTimeout must be more than zero and at most a day: PT-1S");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.deadline(Duration.ofDays(2)))
                .withMessage("deadline must be more than zero and at most a day: PT48H");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.headStart(Duration.ZERO))
                .withMessage("headStart must be more than zero and at most a day: PT0S");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.parallelism(0))
                .withMessage("parallelism must be 1 to 256: 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.parallelism(257))
                .withMessage("parallelism must be 1 to 256: 257");
    }
}
