package io.github.eciregistry.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The archive of classes that the start script makes, and that nobody has to know of. */
class ClassArchiveIT {

    @TempDir
    private Path directory;

    private Path cache;
    private Distribution distribution;

    @BeforeEach
    void unpack() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "the script is for a POSIX shell");
        distribution = Distribution.unpack(directory, "home");
        cache = directory.resolve("a cache");
        Manifests.write(directory, "pod.yaml", Manifests.POD);
    }

    private Distribution.Result annotate(Map<String, String> environment) throws IOException, InterruptedException {
        Map<String, String> all =
                new HashMap<>(Map.of("JAVA_HOME", Distribution.JAVA_HOME, "ECI_REGISTRY_CACHE_DIR", cache.toString()));
        all.putAll(environment);
        return distribution.run(
                all, distribution.script(), "annotate", "--quiet", "--plain-http", "reg.test:5000", "pod.yaml");
    }

    private void assertAnnotates(Map<String, String> environment) throws IOException, InterruptedException {
        assertThat(annotate(environment)).isEqualTo(new Distribution.Result(0, Manifests.ANNOTATED_POD, ""));
    }

    private List<Path> cached() throws IOException {
        if (!Files.isDirectory(cache)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(cache)) {
            return files.toList();
        }
    }

    /** Waits until the archive is there, as large as its name says, and nothing is being made any more. */
    private Path awaitArchive() throws Exception {
        for (int i = 0; i < 600; i++) {
            List<Path> files = cached();
            if (files.size() == 1 && files.get(0).toString().endsWith("." + Files.size(files.get(0)) + ".archive")) {
                return files.get(0);
            }
            Thread.sleep(100);
        }
        throw new AssertionError("no archive: " + cached());
    }

    @Test
    void isMadeByTheFirstRunAndUsedByTheNext() throws Exception {
        assertAnnotates(Map.of());
        awaitArchive();

        Path classes = directory.resolve("classes.log");
        assertAnnotates(Map.of("ECI_REGISTRY_OPTS", "-Xlog:class+load:file=" + classes));

        assertThat(Files.readAllLines(classes))
                .filteredOn(line -> line.contains(" io.github.eciregistry.cli.AnnotateCommand "))
                .singleElement()
                .asString()
                .contains("shared objects file");
    }

    @Test
    void isMadeOnceByManyRunsAtOnce() throws Exception {
        ExecutorService runs = Executors.newFixedThreadPool(4);
        try {
            List<Future<?>> started = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                started.add(runs.submit(() -> {
                    assertAnnotates(Map.of());
                    return null;
                }));
            }
            for (Future<?> run : started) {
                run.get();
            }
        } finally {
            runs.shutdownNow();
        }
        awaitArchive();
        assertAnnotates(Map.of());
    }

    @Test
    void isNotUsedIfItIsDamaged() throws Exception {
        assertAnnotates(Map.of());
        Path archive = awaitArchive();
        byte[] bytes = Files.readAllBytes(archive);
        Files.delete(archive);
        Files.write(archive, Arrays.copyOf(bytes, bytes.length / 2));

        assertAnnotates(Map.of());
        Path again = awaitArchive();

        long size = Files.size(again);
        Files.delete(again);
        Files.write(again, new byte[(int) size]);
        assertAnnotates(Map.of());
    }

    @Test
    void isNotMadeInCiOrWhereNothingCanBeWritten() throws Exception {
        assertAnnotates(Map.of("CI", "true"));
        assertThat(cached()).isEmpty();

        assertAnnotates(Map.of("ECI_REGISTRY_CACHE_DIR", "/proc/none"));
    }
}
