package io.github.eciregistry.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Help.Ansi;

/**
 * What the command reads and writes besides files.
 *
 * @param in standard input, as bytes
 * @param out standard output, as bytes
 * @param err standard error, in the encoding of the terminal
 * @param color whether standard output shows colours
 * @param interactive whether somebody watches standard error
 */
record Streams(InputStream in, OutputStream out, PrintWriter err, Ansi color, boolean interactive) {

    private static final Path ERROR_DESCRIPTOR = Path.of("/proc/self/fd/2");

    /** Returns the streams of this process. */
    static Streams ofProcess() {
        return new Streams(
                StandardInput.open(),
                new FileOutputStream(FileDescriptor.out),
                new PrintWriter(System.err, true, errorCharset()),
                Ansi.AUTO,
                isErrorTerminal());
    }

    private static Charset errorCharset() {
        return Charset.forName(System.getProperty("stderr.encoding", System.getProperty("native.encoding", "UTF-8")));
    }

    /** Java tells of standard input and output only; where the system shows its descriptors, these tell exactly. */
    private static boolean isErrorTerminal() {
        try {
            String target = ERROR_DESCRIPTOR.toRealPath().toString();
            return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty");
        } catch (IOException e) {
            return !Files.exists(ERROR_DESCRIPTOR.getParent()) && Ansi.AUTO.enabled();
        }
    }
}
