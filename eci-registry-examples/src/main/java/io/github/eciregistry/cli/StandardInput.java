package io.github.eciregistry.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Standard input, unless it is closed. Then descriptor 0 is whatever the virtual machine opened first, such as its own
 * class files, which must not be taken for input.
 */
final class StandardInput extends InputStream {

    private static final Path MODULES = Path.of(System.getProperty("java.home"), "lib", "modules");
    private static final Path DESCRIPTOR = Path.of("/proc/self/fdinfo/0");
    private static final int CLOSE_ON_EXEC = 0_2000000;

    private StandardInput() {}

    /** Returns standard input, or a stream that cannot be read. */
    static InputStream open() {
        return isClosed() ? new StandardInput() : System.in;
    }

    /**
     * A descriptor that closes when a program is started cannot be one that this program was started with, and neither can
     * the file of modules, which the virtual machine opens first.
     */
    private static boolean isClosed() {
        try {
            if (Files.isSameFile(Path.of("/proc/self/fd/0"), MODULES)) {
                return true;
            }
            for (String line : Files.readAllLines(DESCRIPTOR)) {
                if (line.startsWith("flags:")) {
                    int flags =
                            Integer.parseInt(line.substring("flags:".length()).trim(), 8);
                    return (flags & CLOSE_ON_EXEC) != 0;
                }
            }
            return false;
        } catch (IOException | NumberFormatException e) {
            return Files.isDirectory(Path.of("/proc/self/fd")) && !Files.exists(Path.of("/proc/self/fd/0"));
        }
    }

    @Override
    public int read() throws IOException {
        throw new IOException("standard input is closed: name a file, or connect it with < or |");
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        return read();
    }
}
