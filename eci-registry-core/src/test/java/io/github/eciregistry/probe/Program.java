package io.github.eciregistry.probe;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.opentest4j.TestAbortedException;

/**
 * A program of the operating system that integration tests need. Where it is missing, the test is skipped with a
 * message, or fails if the environment variable {@code ECI_REGISTRY_REQUIRE_SERVERS} is {@code true}.
 */
final class Program {

    private final Path file;

    private Program(Path file) {
        this.file = file;
    }

    /** Finds a program on the {@code PATH}; {@code debianPackage} is where Debian has it. */
    static Program require(String name, String debianPackage) {
        return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .findFirst()
                .map(Program::new)
                .orElseThrow(() -> missing(name + " is not installed: apt-get install " + debianPackage));
    }

    /** Returns what to throw where this machine lacks something a test needs. */
    static RuntimeException missing(String what) {
        return Boolean.parseBoolean(System.getenv("ECI_REGISTRY_REQUIRE_SERVERS"))
                ? new IllegalStateException(what)
                : new TestAbortedException(what);
    }

    ProcessBuilder builder(List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(file.toString());
        command.addAll(arguments);
        return new ProcessBuilder(command).redirectErrorStream(true);
    }

    /** Runs the program to its end. */
    Outcome run(String... arguments) throws IOException, InterruptedException {
        Process process = builder(List.of(arguments)).start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IOException(file + " does not end");
        }
        return new Outcome(process.exitValue(), output);
    }

    /** How a program ended: its exit code, and all it printed. */
    record Outcome(int exitCode, String output) {}
}
