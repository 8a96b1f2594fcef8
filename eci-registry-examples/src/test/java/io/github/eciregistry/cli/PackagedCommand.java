package io.github.eciregistry.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Runs the packaged jar as people do, in a process of its own. */
final class PackagedCommand {

    static final Path JAR = Path.of(System.getProperty("eciRegistryJar", "target/eci-registry.jar"));

    private static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();

    private final Path streams;

    /** What a process left behind: on standard error, what comes before the summary. */
    record Result(int exitCode, String out, String err) {}

    /** Keeps what processes read and write in a folder. */
    PackagedCommand(Path streams) {
        this.streams = streams;
    }

    /** Returns the command line with arguments; options for Java go in at 1. */
    static List<String> line(Object... arguments) {
        List<String> command = new ArrayList<>(List.of(JAVA, "-jar", JAR.toString()));
        Stream.of(arguments).map(Object::toString).forEach(command::add);
        return command;
    }

    /** Returns the command line that annotates {@link Manifests#POD}. */
    static List<String> annotate(Object... arguments) {
        List<String> command = line("annotate", "--plain-http", "reg.test:5000");
        Stream.of(arguments).map(Object::toString).forEach(command::add);
        return command;
    }

    Result run(List<String> command) throws IOException, InterruptedException {
        return run(command, "");
    }

    Result run(List<String> command, String input) throws IOException, InterruptedException {
        Path in = Files.writeString(streams.resolve("in"), input);
        Path out = streams.resolve("out");
        Path err = streams.resolve("err");
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectInput(in.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment().put("LC_ALL", "C");
        Process process = builder.start();
        try {
            assertThat(process.waitFor(120, TimeUnit.SECONDS)).as("ended").isTrue();
        } finally {
            process.destroyForcibly();
        }
        String problems = Files.readString(err).replaceAll("summary: .*\\R", "");
        return new Result(process.exitValue(), Files.readString(out), problems);
    }

    boolean succeeds(String... command) throws IOException, InterruptedException {
        try {
            return run(List.of(command)).exitCode() == 0;
        } catch (IOException e) {
            return false;
        }
    }

    /** Returns the names of files that a replacement leaves where it is not finished. */
    static List<String> temporaryFiles(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.map(Path::toString)
                    .filter(name -> name.endsWith(".tmp"))
                    .toList();
        }
    }
}
