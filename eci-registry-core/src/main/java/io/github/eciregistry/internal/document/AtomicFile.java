package io.github.eciregistry.internal.document;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * A file as it was read, and its replacement as a whole: whoever looks, and whenever the process ends, finds the old
 * content or the new one.
 *
 * <p>The new content goes into a temporary file beside the old one, on to the disk, and then takes its name.
 * Permissions, extended attributes and, where the system lets it, owner and group are kept; a symbolic link stays a link
 * and what it points to is replaced. A file that others changed since it was read, that is read-only, that has a second
 * hard link (it would keep the old content) or that is not a regular file is refused and stays as it is.
 */
public final class AtomicFile {

    /** Shared while files are replaced. */
    private static final ReadWriteLock REPLACING = new ReentrantReadWriteLock();

    private final Path path;
    private final BasicFileAttributes attributes;
    private final byte[] content;

    private AtomicFile(Path path, BasicFileAttributes attributes, byte[] content) {
        this.path = path;
        this.attributes = attributes;
        this.content = content;
    }

    /** When the process is asked to end, it lets the files that are being replaced be finished, and no other start. */
    public static void finishBeforeExit() {
        Runtime.getRuntime().addShutdownHook(new Thread(REPLACING.writeLock()::lock, "finish-replacing"));
    }

    /** Reads a file, which may be a pipe or a device too; one that is too large is refused, if it can be, unread. */
    public static AtomicFile read(Path path) throws IOException {
        BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
        FileContent.requireSize(attributes.size());
        try (InputStream in = Files.newInputStream(path)) {
            return new AtomicFile(path, attributes, FileContent.read(in));
        }
    }

    /** Returns the bytes as they were read; not a copy. */
    public byte[] content() {
        return content;
    }

    /** Replaces the content, or leaves the file as it is and throws. */
    public void replaceWith(byte[] newContent) throws IOException {
        Path target = path.toRealPath();
        Path directory = Objects.requireNonNull(target.getParent(), "a file has a directory");
        Path temporary = temporaryIn(directory);
        REPLACING.readLock().lock();
        try {
            requireReplaceable(target);
            writeCopy(target, temporary, newContent);
            requireUnchanged(target);
            Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            try {
                Files.deleteIfExists(temporary);
            } finally {
                REPLACING.readLock().unlock();
            }
        }
    }

    /** Creates a file, and the directories above it if they are missing. */
    public static void create(Path path, byte[] content) throws IOException {
        Path directory = Objects.requireNonNull(path.toAbsolutePath().getParent(), "a file has a directory");
        Files.createDirectories(directory);
        Path temporary = temporaryIn(directory);
        REPLACING.readLock().lock();
        try {
            write(temporary, content, StandardOpenOption.CREATE_NEW);
            Files.move(temporary, path, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            try {
                Files.deleteIfExists(temporary);
            } finally {
                REPLACING.readLock().unlock();
            }
        }
    }

    private static Path temporaryIn(Path directory) {
        return directory.resolve(
                ".eci-registry-%016x.tmp".formatted(ThreadLocalRandom.current().nextLong()));
    }

    private void requireReplaceable(Path target) throws IOException {
        if (!attributes.isRegularFile()) {
            throw refusal("not a regular file, so it cannot be replaced");
        }
        if (!Files.isWritable(target)) {
            throw refusal("the file is read-only");
        }
        if (target.getFileSystem().supportedFileAttributeViews().contains("unix")
                && Files.getAttribute(target, "unix:nlink") instanceof Integer links
                && links > 1) {
            throw refusal("the file has " + links + " hard links, and replacing it would part them");
        }
    }

    private void writeCopy(Path target, Path temporary, byte[] newContent) throws IOException {
        try {
            Files.copy(target, temporary, StandardCopyOption.COPY_ATTRIBUTES);
            write(temporary, newContent, StandardOpenOption.TRUNCATE_EXISTING);
        } catch (IOException e) {
            throw refusal("cannot write a new file in its directory: " + reason(e));
        }
    }

    private static void write(Path file, byte[] content, StandardOpenOption option) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE, option)) {
            ByteBuffer bytes = ByteBuffer.wrap(content);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
    }

    private void requireUnchanged(Path target) throws IOException {
        BasicFileAttributes now = Files.readAttributes(target, BasicFileAttributes.class);
        if (now.size() != attributes.size()
                || !now.lastModifiedTime().equals(attributes.lastModifiedTime())
                || !Objects.equals(now.fileKey(), attributes.fileKey())) {
            throw refusal("the file was changed by others while it was read");
        }
    }

    private FileSystemException refusal(String reason) {
        return new FileSystemException(path.toString(), null, reason);
    }

    /** Returns the reason of a failure in a few words, without the name of the file. */
    public static String reason(IOException e) {
        if (e instanceof NoSuchFileException) {
            return "no such file";
        }
        if (e instanceof AccessDeniedException) {
            return "permission denied";
        }
        String reason = e instanceof FileSystemException failure ? failure.getReason() : e.getMessage();
        return reason == null ? e.getClass().getSimpleName() : reason;
    }
}
