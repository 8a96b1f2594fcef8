package io.github.eciregistry.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileWatchTest {

    private static final Duration INTERVAL = Duration.ofMillis(20);

    @TempDir
    private Path folder;

    private final Semaphore changes = new Semaphore(0);
    private final Queue<Throwable> errors = new ConcurrentLinkedQueue<>();
    private final List<FileWatch> watches = new ArrayList<>();

    @AfterEach
    void close() {
        watches.forEach(FileWatch::close);
    }

    private void watch(Path... files) {
        watch(changes::release, files);
    }

    private void watch(Runnable onChange, Path... files) {
        FileWatch watch = new FileWatch("watch", INTERVAL, List.of(files), onChange, errors::add);
        watches.add(watch);
        watch.start();
    }

    /** Replaces a file at once; a file that is being written is seen empty. */
    private void replace(Path file, String content) throws IOException {
        Path next = Files.writeString(folder.resolve("next"), content);
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private void assertOneChange() throws InterruptedException {
        assertThat(changes.tryAcquire(30, TimeUnit.SECONDS)).isTrue();
        assertNoChange();
    }

    private void assertNoChange() throws InterruptedException {
        assertThat(changes.tryAcquire(10 * INTERVAL.toMillis(), TimeUnit.MILLISECONDS))
                .isFalse();
    }

    @Test
    void tellsEachChangeOnce() throws Exception {
        Path file = Files.writeString(folder.resolve("policy.yaml"), "one");
        watch(file);
        assertNoChange();
        replace(file, "two");
        assertOneChange();
        replace(file, "one");
        assertOneChange();
    }

    @Test
    void doesNotCallAFileChangedThatWasOnlyWrittenAgain() throws Exception {
        Path file = Files.writeString(folder.resolve("policy.yaml"), "one");
        watch(file);
        replace(file, "one");
        assertNoChange();
    }

    /** As the kubelet does it: the files are links to ..data/FILE, ..data is a link to a folder and is replaced. */
    @Test
    void followsTheLinksOfAMountedSecret() throws Exception {
        mount("..2026_11_22", "old certificate", "old key");
        Path certificate = Files.createSymbolicLink(folder.resolve("tls.crt"), Path.of("..data", "tls.crt"));
        Path key = Files.createSymbolicLink(folder.resolve("tls.key"), Path.of("..data", "tls.key"));
        watch(certificate, key);
        mount("..2026_11_23", "new certificate", "new key");
        assertOneChange();
    }

    private void mount(String version, String certificate, String key) throws IOException {
        Path content = Files.createDirectory(folder.resolve(version));
        Files.writeString(content.resolve("tls.crt"), certificate);
        Files.writeString(content.resolve("tls.key"), key);
        Path link = Files.createSymbolicLink(folder.resolve("..data_tmp"), Path.of(version));
        Files.move(link, folder.resolve("..data"), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    @Test
    void tellsThatAFileIsGoneAndThatItIsBack() throws Exception {
        Path file = Files.writeString(folder.resolve("policy.yaml"), "one");
        watch(file);
        Files.delete(file);
        assertOneChange();
        replace(file, "one");
        assertOneChange();
    }

    /** Opening a pipe waits until somebody writes to it, which may be never. */
    @Test
    void isNotStoppedByAPipe() throws Exception {
        Path file = Files.writeString(folder.resolve("policy.yaml"), "one");
        watch(file);
        Program.run(folder, "mkfifo", "pipe");
        Files.move(folder.resolve("pipe"), file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        assertOneChange();
        replace(file, "two");
        assertOneChange();
    }

    @Test
    void goesOnAfterAnErrorInWhatItCalls() throws Exception {
        Path file = Files.writeString(folder.resolve("policy.yaml"), "one");
        AtomicInteger calls = new AtomicInteger();
        watch(
                () -> {
                    changes.release();
                    if (calls.incrementAndGet() == 1) {
                        throw new StackOverflowError("for the test");
                    }
                },
                file);
        replace(file, "two");
        assertOneChange();
        replace(file, "three");
        assertOneChange();
        assertThat(errors).hasSize(1);
    }
}
