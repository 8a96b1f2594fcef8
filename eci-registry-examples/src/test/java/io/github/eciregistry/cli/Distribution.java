package io.github.eciregistry.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The archive as people unpack it.
 *
 * @param directory where programs run
 * @param home what was unpacked
 */
record Distribution(Path directory, Path home) {

    static final String JAVA_HOME = System.getProperty("java.home");

    /** How a program ended. */
    record Result(int exitCode, String out, String err) {}

    static Distribution unpack(Path directory, String place) throws IOException, InterruptedException {
        String version = System.getProperty("eciRegistryVersion");
        Path target = Files.createDirectory(directory.resolve(place));
        Path archive = Path.of("target", "eci-registry-" + version + ".tar.gz").toAbsolutePath();
        Distribution distribution = new Distribution(directory, target.resolve("eci-registry-" + version));
        distribution.run(Map.of(), "tar", "-xzf", archive.toString(), "-C", target.toString());
        return distribution;
    }

    Path script() {
        return home.resolve("bin/eci-registry");
    }

    /** Runs a program; the start script makes no class archive unless the environment asks for one. */
    Result run(Map<String, String> environment, Object... command) throws IOException, InterruptedException {
        Path out = Files.createTempFile(directory, "out", "");
        Path err = Files.createTempFile(directory, "err", "");
        ProcessBuilder builder = new ProcessBuilder(
                        Stream.of(command).map(Object::toString).toList())
                .directory(directory.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment().keySet().removeAll(List.of("JAVA_OPTS", "ECI_REGISTRY_OPTS", "CI"));
        builder.environment().put("ECI_REGISTRY_CACHE_DIR", "");
        builder.environment().putAll(environment);
        Process process = builder.start();
        try {
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        } finally {
            process.destroyForcibly();
        }
        return new Result(process.exitValue(), Files.readString(out), Files.readString(err));
    }
}
