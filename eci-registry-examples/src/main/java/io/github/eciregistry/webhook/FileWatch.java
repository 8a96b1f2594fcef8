package io.github.eciregistry.webhook;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Looks at files every so often and tells when their content has changed. Content is compared, not times or names, so
 * it does not matter how a file is replaced; Kubernetes swaps a link to the folder that a mounted Secret or ConfigMap is
 * in.
 */
final class FileWatch implements AutoCloseable {

    /** More than any file here may have: what is larger is read no further, and refused by whoever reads it. */
    private static final int MAX_SIZE = 2 * 1024 * 1024;

    private final List<Look> looks = new ArrayList<>();
    private final Duration interval;
    private final Thread thread = new Thread(this::run, "file-watch");

    FileWatch(Duration interval) {
        this.interval = interval;
        thread.setDaemon(true);
    }

    /**
     * Calls back, once started, after each change of any of the files. To miss no change, read the files after this and
     * not before.
     */
    void watch(List<Path> files, Runnable onChange) {
        looks.add(new Look(files, onChange));
    }

    void start() {
        thread.start();
    }

    private void run() {
        try {
            while (true) {
                Thread.sleep(interval.toMillis());
                looks.forEach(Look::run);
            }
        } catch (InterruptedException e) {
            // Closed.
        }
    }

    @Override
    public void close() {
        thread.interrupt();
    }

    private static final class Look {

        private final List<Path> files;
        private final Runnable onChange;
        private byte[] seen;

        Look(List<Path> files, Runnable onChange) {
            this.files = files;
            this.onChange = onChange;
            this.seen = digest();
        }

        void run() {
            byte[] now = digest();
            if (!MessageDigest.isEqual(now, seen)) {
                seen = now;
                onChange.run();
            }
        }

        /** A file that cannot be read is content of its own kind: it is told once, and again when it is back. */
        private byte[] digest() {
            MessageDigest digest = sha256();
            for (Path file : files) {
                try (InputStream in = Files.newInputStream(file)) {
                    digest.update(sha256().digest(in.readNBytes(MAX_SIZE)));
                } catch (IOException e) {
                    digest.update(e.getClass().getName().getBytes(StandardCharsets.UTF_8));
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
}
