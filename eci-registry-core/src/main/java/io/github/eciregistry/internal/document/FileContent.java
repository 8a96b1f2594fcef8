package io.github.eciregistry.internal.document;

import java.io.IOException;
import java.io.InputStream;

/** What is read from a file or a pipe: never more than any text has reason to be, however long it goes on. */
public final class FileContent {

    /** The most bytes that are read, as many as {@code ManifestAnnotator} takes characters: 64 MiB. */
    public static final int MAX_SIZE = 64 * 1024 * 1024;

    private FileContent() {}

    /** Reads all there is, or throws where that is too much. */
    public static byte[] read(InputStream in) throws IOException {
        byte[] bytes = in.readNBytes(MAX_SIZE + 1);
        requireSize(bytes.length);
        return bytes;
    }

    /** Throws where a size is too much. */
    public static void requireSize(long size) throws IOException {
        if (size > MAX_SIZE) {
            throw new IOException("larger than 64 MiB");
        }
    }
}
