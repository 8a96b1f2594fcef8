package io.github.eciregistry.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Runs the command in a process of its own, from a shell that may close or redirect its streams. */
final class CommandProcess {

    private final Path directory;

    /** What a process left behind: on standard error, what comes before the summary. */
    @SuppressWarnings("ArrayRecordComponent") // Compared by nothing.
    record Result(int exitCode, byte[] outBytes, String err) {

        String out() {
            return new String(outBytes, StandardCharsets.UTF_8);
        }
    }

    CommandProcess(Path directory) {
        this.directory = directory;
    }

    /** Runs a line of a shell in which {@code eci} is the command. */
    Result run(String line, Map<String, String> environment) throws IOException, InterruptedException {
        Path out = directory.resolve("out");
        Path err = directory.resolve("err");
        Process process = start(line, environment, out, err);
        try {
            assertThat(process.waitFor(120, TimeUnit.SECONDS)).as("ended").isTrue();
        } finally {
            process.destroyForcibly();
        }
        String problems = Files.readString(err).replaceAll("summary: .*\\R", "");
        return new Result(process.exitValue(), Files.readAllBytes(out), problems);
    }

    private static Process start(String line, Map<String, String> environment, Path out, Path err) throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        ProcessBuilder builder = new ProcessBuilder(
                        "sh",
                        "-c",
                        "eci() { \"$JAVA\" -cp \"$CLASSES\" " + EciRegistryCommand.class.getName() + " \"$@\"; }; "
                                + line)
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment().putAll(Map.of("JAVA", java, "CLASSES", System.getProperty("java.class.path")));
        builder.environment().putAll(environment);
        return builder.start();
    }
}
