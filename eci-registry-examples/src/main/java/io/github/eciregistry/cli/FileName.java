package io.github.eciregistry.cli;

import io.github.eciregistry.internal.text.QuotedName;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * The name of a file, byte for byte as the system has it, whatever Java makes of it in the locale of this process: in
 * {@code LC_ALL=C} a {@link Path} shows every byte that is not ASCII as a question mark.
 *
 * @param bytes the bytes of the name, not to be changed
 */
@SuppressWarnings("ArrayRecordComponent") // Compared by nothing.
record FileName(byte[] bytes) {

    /** Returns the name of a path as it was given, relative or absolute. */
    static FileName of(Path path) {
        if (!path.getFileSystem().getSeparator().equals("/")) {
            return of(path.toString().replace(path.getFileSystem().getSeparator(), "/"));
        }
        byte[] absolute = decoded(path.toAbsolutePath());
        if (path.isAbsolute()) {
            return new FileName(absolute);
        }
        byte[] directory = decoded(Path.of("").toAbsolutePath());
        int start = directory.length + (directory.length == 1 ? 0 : 1);
        return new FileName(Arrays.copyOfRange(absolute, Math.min(start, absolute.length), absolute.length));
    }

    static FileName of(String name) {
        return new FileName(name.getBytes(StandardCharsets.UTF_8));
    }

    /** The URI of a path is the only thing that shows its bytes. A slash is behind that of a directory. */
    private static byte[] decoded(Path absolute) {
        String path = absolute.toUri().getRawPath();
        ByteArrayOutputStream out = new ByteArrayOutputStream(path.length());
        for (int i = 0; i < path.length(); i++) {
            if (path.charAt(i) == '%') {
                out.write(Integer.parseInt(path, i + 1, i + 3, 16));
                i += 2;
            } else {
                out.write(path.charAt(i));
            }
        }
        byte[] bytes = out.toByteArray();
        boolean isDirectory = bytes.length > 1 && bytes[bytes.length - 1] == '/';
        return isDirectory ? Arrays.copyOf(bytes, bytes.length - 1) : bytes;
    }

    /** Returns the name as a text, quoted if it is not UTF-8, so that no two names have the same. */
    String text() {
        String text = new String(bytes, StandardCharsets.UTF_8);
        return Arrays.equals(text.getBytes(StandardCharsets.UTF_8), bytes) ? text : quoted();
    }

    /** Returns the name {@linkplain QuotedName as git shows it}. */
    String quoted() {
        return quoted("");
    }

    /** Returns the name behind a prefix such as {@code a/}, both in the quotes. */
    String quoted(String prefix) {
        return QuotedName.of(bytes, prefix);
    }
}
