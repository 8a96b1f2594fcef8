package io.github.eciregistry.webhook;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

/** Reads files that others may replace while the server runs, without waiting for anything. */
final class RegularFile {

    /** The largest file that is read, in bytes. A policy has at most 1 MiB, and a certificate far less. */
    static final int MAX_SIZE = 2 * 1024 * 1024;

    private RegularFile() {}

    /**
     * Checks that opening a file cannot block, as opening a pipe does until somebody writes to it.
     *
     * @throws UnusableFileException if the path does not lead to a regular file
     */
    static void require(Path file) throws UnusableFileException {
        try {
            if (!Files.readAttributes(file, BasicFileAttributes.class).isRegularFile()) {
                throw new UnusableFileException(file + ": error: not a regular file", null);
            }
        } catch (IOException e) {
            throw UnusableFileException.unreadable(file, e);
        }
    }

    /**
     * Reads a file.
     *
     * @throws UnusableFileException if it cannot be read, is not a regular file, or is larger than {@link #MAX_SIZE}
     */
    static byte[] read(Path file) throws UnusableFileException {
        require(file);
        try (InputStream in = Files.newInputStream(file)) {
            byte[] content = in.readNBytes(MAX_SIZE + 1);
            if (content.length > MAX_SIZE) {
                throw new UnusableFileException(file + ": error: larger than 2 MiB", null);
            }
            return content;
        } catch (IOException e) {
            throw UnusableFileException.unreadable(file, e);
        }
    }
}
