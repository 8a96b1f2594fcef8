package io.github.eciregistry.benchmarks;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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

    /** Returns the median in milliseconds by how the JVM was started. */
    Map<String, Double> run() throws IOException, InterruptedException {
        Path directory = Files.createTempDirectory("start-up");
        Path archive = directory.resolve("eci-registry.jsa");
        Path file = Files.writeString(directory.resolve("pod.yaml"), POD);
        try {
            List<String> command =
                    List.of("-jar", jar().toString(), "annotate", "--plain-http", "192.168.1.10:5000", file.toString());
            time(command("-XX:ArchiveClassesAtExit=" + archive, command));
            Map<String, Double> medians = new LinkedHashMap<>();
            medians.put("no program: java -version", median(command("", List.of("-version"))));
            medians.put("as it is: java -jar eci-registry.jar", median(command("", command)));
            medians.put("-XX:TieredStopAtLevel=1", median(command("-XX:TieredStopAtLevel=1", command)));
            medians.put("-XX:SharedArchiveFile", median(command("-XX:SharedArchiveFile=" + archive, command)));
            medians.put(
                    "-XX:SharedArchiveFile -XX:TieredStopAtLevel=1",
                    median(command("-XX:SharedArchiveFile=" + archive + " -XX:TieredStopAtLevel=1", command)));
            return medians;
        } finally {
            Files.deleteIfExists(archive);
            Files.deleteIfExists(file);
            Files.deleteIfExists(directory);
        }
    }

    /** The jar of the command line, which the build puts beside that of the benchmarks. */
    private static Path jar() {
        Path own = Path.of(System.getProperty("java.class.path").split(File.pathSeparator)[0]);
        return own.resolveSibling("eci-registry.jar");
    }

    private static List<String> command(String flags, List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(
                Arrays.stream(flags.split(" ")).filter(flag -> !flag.isEmpty()).toList());
        command.addAll(arguments);
        return command;
    }

    private double median(List<String> command) throws IOException, InterruptedException {
        double[] times = new double[runs];
        for (int i = 0; i < runs; i++) {
            times[i] = time(command);
        }
        Arrays.sort(times);
        return times[runs / 2];
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
