package io.github.eciregistry.webhook;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * Ends the process when the JVM has failed, typically because it is out of memory. A server that has lost a thread to
 * such an error may still look healthy, so it is better to let the process be restarted.
 *
 * <p>{@code -XX:+ExitOnOutOfMemoryError}, which the container image uses, does the same in the JVM itself. A JAR cannot
 * set JVM options, so this class covers {@code java -jar} without options.
 */
final class FatalErrors {

    /** The exit code of a process that ends itself. */
    static final int EXIT_CODE = 4;

    private static final int MAX_CAUSES = 16;

    /** Created in advance: when it is needed, there may not be enough memory. */
    private static final byte[] LAST_WORDS =
            "{\"level\":\"ERROR\",\"message\":\"ended: the virtual machine is out of memory or has failed\"}\n"
                    .getBytes(StandardCharsets.US_ASCII);

    private static final FileOutputStream STANDARD_ERROR = new FileOutputStream(FileDescriptor.err);

    private FatalErrors() {}

    /** Handles uncaught exceptions: fatal errors end the process, others are logged. */
    static void install(JsonLog log) {
        Thread.setDefaultUncaughtExceptionHandler((thread, error) -> {
            endIfFatal(error);
            log.log(
                    Level.ERROR,
                    "a thread has ended",
                    Map.of("thread", thread.getName(), "error", error.getClass().getName(), "at", place(error)));
        });
    }

    /** Ends the process if this is an error of the virtual machine, or was caused by one. */
    static void endIfFatal(Throwable error) {
        Throwable cause = error;
        for (int i = 0; i < MAX_CAUSES && cause != null; i++) {
            if (cause instanceof VirtualMachineError && !(cause instanceof StackOverflowError)) {
                end();
            }
            cause = cause.getCause();
        }
    }

    private static void end() {
        try {
            STANDARD_ERROR.write(LAST_WORDS);
        } catch (IOException | RuntimeException | Error e) {
            // The exit code remains.
        } finally {
            Runtime.getRuntime().halt(EXIT_CODE);
        }
    }

    /** Returns where an error was thrown; its message may quote a request and is not for the log. */
    static String place(Throwable error) {
        StackTraceElement[] stack = error.getStackTrace();
        return stack.length == 0 ? "" : stack[0].toString();
    }
}
