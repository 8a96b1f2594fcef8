package io.github.eciregistry.webhook;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/**
 * Checks files periodically and reports when their content has changed. Compares content, not times or names, so it
 * does not matter how a file is replaced. Kubernetes replaces a link to the directory of a mounted Secret or ConfigMap.
 *
 * <p>Each watch has its own thread, so that related files do not wait for others.
 */
final class FileWatch implements AutoCloseable {

    private final List<Path> files;
    private final Runnable onChange;
    private final Duration interval;
    private final Consumer<Throwable> onError;
    private final Thread thread;
    private byte[] seen;

    /**
     * Creates a watch. To avoid missing a change, read the files only after this.
     *
     * @param name the name of the thread
     * @param onChange called, once started, after each change of any of the files
     * @param onError called with each error in the watch, which then continues
     */
    FileWatch(String name, Duration interval, List<Path> files, Runnable onChange, Consumer<Throwable> onError) {
        this.files = List.copyOf(files);
        this.onChange = onChange;
        this.interval = interval;
        this.onError = onError;
        this.thread = new Thread(this::run, name);
        thread.setDaemon(true);
        this.seen = digest();
    }

    void start() {
        thread.start();
    }

    /** Returns whether the files are watched: not before the start, nor after the thread has ended. */
    boolean isAlive() {
        return thread.isAlive();
    }

    private void run() {
        try {
            while (true) {
                Thread.sleep(interval.toMillis());
                look();
            }
        } catch (InterruptedException e) {
            // Closed.
        }
    }

    private void look() {
        try {
            byte[] now = digest();
            if (!MessageDigest.isEqual(now, seen)) {
                seen = now;
                onChange.run();
            }
        } catch (Throwable e) {
            FatalErrors.endIfFatal(e);
            onError.accept(e);
        }
    }

    @Override
    public void close() {
        thread.interrupt();
    }

    /** An unreadable file counts as a change of content: it is reported once, and again when it becomes readable. */
    private byte[] digest() {
        MessageDigest digest = sha256();
        for (Path file : files) {
            try {
                digest.update(sha256().digest(RegularFile.read(file)));
            } catch (UnusableFileException e) {
                digest.update(String.valueOf(e.getMessage()).getBytes(StandardCharsets.UTF_8));
            }
        }
        return digest.digest();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has SHA-256", e);
        }
    }
}
