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
import java.util.Map;
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

    private static final int MAX_ANSWER = 16;
    private static final Path INPUT_DESCRIPTOR = Path.of("/proc/self/fd/0");
    private static final Path ERROR_DESCRIPTOR = Path.of("/proc/self/fd/2");

    /** Returns the streams of this process. */
    static Streams ofProcess() {
        PrintWriter err = new PrintWriter(System.err, true, errorCharset());
        InputStream in = StandardInput.open();
        return new Streams(
                isTerminal(INPUT_DESCRIPTOR) ? new TerminalInput(in, err) : in,
                new FileOutputStream(FileDescriptor.out),
                err,
                color(System.getenv()),
                isTerminal(ERROR_DESCRIPTOR));
    }

    /**
     * Returns whether standard output shows colours, by <a href="https://no-color.org">NO_COLOR</a>, FORCE_COLOR and {@code
     * TERM=dumb}, in this order; otherwise by what picocli finds out.
     */
    static Ansi color(Map<String, String> environment) {
        if (!environment.getOrDefault("NO_COLOR", "").isEmpty()) {
            return Ansi.OFF;
        }
        String force = environment.getOrDefault("FORCE_COLOR", "");
        if (!force.isEmpty()) {
            return force.equals("0") || force.equals("false") ? Ansi.OFF : Ansi.ON;
        }
        return "dumb".equals(environment.get("TERM")) ? Ansi.OFF : Ansi.AUTO;
    }

    /** Asks a question on standard error, and returns whether the next line of standard input says yes. */
    boolean confirms(String question) throws IOException {
        err.print(question + " [y/N] ");
        err.flush();
        if (in instanceof TerminalInput terminal) {
            terminal.expectsAnswer();
        }
        StringBuilder answer = new StringBuilder();
        for (int c = in.read(); c >= 0 && c != '\n'; c = in.read()) {
            if (answer.length() < MAX_ANSWER) {
                answer.append((char) c);
            }
        }
        if (!(in instanceof TerminalInput)) {
            err.println();
        }
        String given = answer.toString().strip();
        return given.equalsIgnoreCase("y") || given.equalsIgnoreCase("yes");
    }

    private static Charset errorCharset() {
        return Charset.forName(System.getProperty("stderr.encoding", System.getProperty("native.encoding", "UTF-8")));
    }

    /** Java tells of standard input and output only; where the system shows its descriptors, these tell exactly. */
    private static boolean isTerminal(Path descriptor) {
        try {
            String target = descriptor.toRealPath().toString();
            return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty");
        } catch (IOException e) {
            return !Files.exists(descriptor.getParent()) && Ansi.AUTO.enabled();
        }
    }
}
