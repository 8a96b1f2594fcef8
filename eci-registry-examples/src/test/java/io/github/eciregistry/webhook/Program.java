package io.github.eciregistry.webhook;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.opentest4j.TestAbortedException;

/** Programs of the operating system that a test runs. */
final class Program {

    private Program() {}

    /** Runs a program to its end and returns what it printed; skips the test where it is not installed. */
    static String run(Path folder, String... command) throws IOException, InterruptedException {
        Process process;
        try {
            process = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .start();
        } catch (IOException e) {
            throw missing(command[0] + " is not installed");
        }
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
            throw new AssertionError(List.of(command) + ": " + output);
        }
        return output;
    }

    /** Returns what to throw where this machine lacks something a test needs. */
    static RuntimeException missing(String what) {
        return Boolean.parseBoolean(System.getenv("ECI_REGISTRY_REQUIRE_SERVERS"))
                ? new IllegalStateException(what)
                : new TestAbortedException(what);
    }
}
