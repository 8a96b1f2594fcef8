package io.github.eciregistry.probe;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.eciregistry.reference.Registry;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** One probe, asked by many threads at once. */
class SharedProbeTest {

    private static final int THREADS = 8;
    private static final int ROUNDS = 5;

    @Test
    void tellsEveryThreadTheSame() throws Exception {
        RegistryProbe probe = RegistryProbeTest.probe().build();
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try (RawServer plain = RawServer.start(RawServer.answer(RawServer.REGISTRY));
                WebServer trusted = WebServer.https(TestCertificates.TRUSTED, WebServer::openRegistry)) {
            List<Registry> registries = List.of(plain.registry("harbor.test"), trusted.registry("harbor.test"));
            List<Future<List<Verdict>>> runs = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                runs.add(threads.submit(() -> {
                    List<Verdict> verdicts = new ArrayList<>();
                    for (int round = 0; round < ROUNDS; round++) {
                        probe.probeAll(registries).forEach(result -> verdicts.add(result.verdict()));
                    }
                    return verdicts;
                }));
            }
            for (Future<List<Verdict>> run : runs) {
                assertThat(run.get()).hasSize(2 * ROUNDS).containsOnly(Verdict.PLAIN_HTTP, Verdict.HTTPS);
                assertThat(run.get().get(0)).isEqualTo(Verdict.PLAIN_HTTP);
            }
        } finally {
            threads.shutdownNow();
        }
    }
}
