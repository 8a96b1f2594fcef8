package io.github.eciregistry.benchmarks;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** How long the command line takes for one small file, from the start of its process to the end. */
final class StartUpRun {

    private static final String POD = """
            apiVersion: v1
            kind: Pod
            metadata:
              name: web
            spec:
              containers:
              - name: web
                image: 192.168.1.10:5000/test/nginx:latest
            """;

    private final int runs;

    StartUpRun(int runs) {
        this.runs = runs;
    }

    /** Returns the median in milliseconds by how the command was started; all take turns. */
    Map<String, Double> run() throws IOException, InterruptedException {
        Path directory = Files.createTempDirectory("start-up");
        Path file = Files.writeString(directory.resolve("pod.yaml"), POD);
        try {
            String java =
                    Path.of(System.getProperty("java.home"), "bin", "java").toString();
            Path script = unpack(directory);
            List<String> arguments = List.of("annotate", "--plain-http", "192.168.1.10:5000", file.toString());
            Map<String, List<String>> commands = new LinkedHashMap<>();
            commands.put("no program: java -version", List.of(java, "-version"));
            commands.put("java -jar eci-registry.jar", command(arguments, java, "-jar", jar().toString()));
            commands.put(
                    "bin/eci-registry, no archive",
                    command(arguments, "env", "ECI_REGISTRY_CACHE_DIR=", script.toString()));
            commands.put(
                    "bin/eci-registry",
                    command(arguments, "env", "-u", "CI", "ECI_REGISTRY_CACHE_DIR=" + directory, script.toString()));
            time(commands.get("bin/eci-registry"));
            awaitArchive(directory);
            return medians(commands);
        } finally {
            time(List.of("rm", "-rf", directory.toString()));
        }
    }

    private Map<String, Double> medians(Map<String, List<String>> commands) throws IOException, InterruptedException {
        Map<String, double[]> times = new LinkedHashMap<>();
        for (int i = 0; i < runs; i++) {
            for (Map.Entry<String, List<String>> command : commands.entrySet()) {
                times.computeIfAbsent(command.getKey(), key -> new double[runs])[i] = time(command.getValue());
            }
        }
        Map<String, Double> medians = new LinkedHashMap<>();
        times.forEach((name, values) -> {
            Arrays.sort(values);
            medians.put(name, values[runs / 2]);
        });
        return medians;
    }

    /** Unpacks the archive of the build, and returns its start script. */
    private static Path unpack(Path directory) throws IOException, InterruptedException {
        Path target = jar().resolveSibling("");
        try (Stream<Path> files = Files.list(target)) {
            Path archive = files.filter(file -> file.toString().endsWith(".tar.gz"))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("no archive of the command: run 'mvn package'"));
            time(List.of("tar", "-xzf", archive.toString(), "-C", directory.toString(), "--strip-components=1"));
        }
        return directory.resolve("bin/eci-registry");
    }

    private static void awaitArchive(Path cache) throws IOException, InterruptedException {
        for (int i = 0; i < 600; i++) {
            try (Stream<Path> files = Files.list(cache)) {
                if (files.anyMatch(file -> file.toString().endsWith(".archive"))) {
                    return;
                }
            }
            Thread.sleep(100);
        }
        throw new IllegalStateException("the start script makes no archive");
    }

    /** The jar of the command line, which the build puts beside that of the benchmarks. */
    private static Path jar() {
        Path own = Path.of(System.getProperty("java.class.path").split(File.pathSeparator)[0]);
        return own.resolveSibling("eci-registry.jar");
    }

    private static List<String> command(List<String> arguments, String... start) {
        return Stream.concat(Stream.of(start), arguments.stream()).toList();
    }

    private static double time(List<String> command) throws IOException, InterruptedException {
        long start = System.nanoTime();
        Process process = new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (process.waitFor() != 0) {
            throw new IllegalStateException("exit code " + process.exitValue() + " of " + command);
        }
        return (System.nanoTime() - start) / 1e6;
    }
}
