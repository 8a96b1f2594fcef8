package io.github.eciregistry.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Builds the projects of {@code src/it/consumers} once, and runs their classes. */
final class Consumers {

    static final Path WORK = Path.of("target", "consumers").toAbsolutePath();
    private static final String VERSION = System.getProperty("eciRegistryVersion");
    private static boolean isBuilt;

    private Consumers() {}

    /** Builds all projects, unless that is done. */
    static synchronized void build() throws Exception {
        if (!isBuilt) {
            buildAll();
            isBuilt = true;
        }
    }

    private static void buildAll() throws Exception {
        assumeTrue(
                !"is true".equals(System.getProperty("mavenOffline")),
                "an offline build has no BOM of Spring Boot and Quarkus");
        copy(Path.of("src/it/consumers"), WORK);
        for (PublishedModule module : PublishedModule.values()) {
            publish(module);
        }
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("mavenHome"), "bin", File.separatorChar == '/' ? "mvn" : "mvn.cmd")
                        .toString(),
                "-B",
                "-q",
                "-Dmaven.repo.local=" + WORK.resolve("local"),
                "-Dpublished.url=" + WORK.resolve("published").toUri(),
                "-Dlocal.url=" + Path.of(System.getProperty("mavenRepository")).toUri(),
                "-Deci-registry.version=" + VERSION,
                "process-classes"));
        Path settings = Path.of(URI.create(System.getProperty("mavenSettings")));
        if (Files.exists(settings)) {
            command.addAll(List.of("-s", settings.toString()));
        }

        Output output = run(WORK, command, 600);

        assumeTrue(
                !(output.text() + output.errors()).contains("Could not transfer artifact"),
                () -> "a repository cannot be reached: " + output.text());
        assertThat(output.exitCode()).as(output.text() + output.errors()).isZero();
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                Files.createDirectories(target.getParent());
                Files.copy(file, target, StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    private static void publish(PublishedModule module) throws IOException {
        String name = module.artifact() + "-" + VERSION;
        Path place = Files.createDirectories(
                WORK.resolve("published/io/github/eciregistry/" + module.artifact() + "/" + VERSION));
        Path built = module.directory().resolve("target");
        Files.copy(built.resolve(name + ".jar"), place.resolve(name + ".jar"), StandardCopyOption.REPLACE_EXISTING);
        Files.copy(
                built.resolve("published-pom.xml"), place.resolve(name + ".pom"), StandardCopyOption.REPLACE_EXISTING);
    }

    record Output(int exitCode, String text, String errors) {}

    static Output run(Path directory, List<String> command, int seconds) throws IOException, InterruptedException {
        Path text = Files.createTempFile(WORK, "output", ".txt");
        Path errors = Files.createTempFile(WORK, "errors", ".txt");
        Process process = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectError(errors.toFile())
                .redirectOutput(text.toFile())
                .start();
        try {
            assertThat(process.waitFor(seconds, TimeUnit.SECONDS)).isTrue();
            return new Output(process.exitValue(), Files.readString(text), Files.readString(errors));
        } finally {
            process.destroyForcibly();
        }
    }

    /** Returns the JDKs from 17 up beside the one of this build, and that one itself. */
    static List<Path> jdks() throws IOException {
        Path own = Path.of(System.getProperty("java.home")).toRealPath();
        List<Path> jdks = new ArrayList<>(List.of(own));
        try (Stream<Path> others = Files.list(own.getParent())) {
            for (Path other : others.sorted().toList()) {
                if (!Files.isSymbolicLink(other)
                        && !other.equals(own)
                        && Files.isExecutable(other.resolve("bin/java"))
                        && isOf(other, "1[7-9]|[2-9]\\d")) {
                    jdks.add(other);
                }
            }
        }
        return jdks;
    }

    static String classPath(String project) throws IOException {
        return Files.readString(WORK.resolve(project + "/target/class-path.txt"));
    }

    static boolean isOf(Path jdk, String versions) throws IOException {
        Path release = jdk.resolve("release");
        return Files.exists(release)
                && Files.readString(release).matches("(?s).*JAVA_VERSION=\"(" + versions + ")\\b.*");
    }

    static String runClass(String project, String main, String... path) throws Exception {
        return runClass(project, jdks(), main, path);
    }

    /** Returns what a class prints, which has to be the same on each JDK. */
    static String runClass(String project, List<Path> jdks, String main, String... path) throws Exception {
        String text = "";
        for (Path jdk : jdks) {
            List<String> command =
                    new ArrayList<>(List.of(jdk.resolve("bin/java").toString(), "-Deci-registry.version=" + VERSION));
            String classes = WORK.resolve(project + "/target/classes") + File.pathSeparator + classPath(project);
            for (String option : path) {
                command.add(option.equals("PATH") ? classes : option);
            }
            command.add(main);

            Output output = run(WORK, command, 60);

            assertThat(output.exitCode())
                    .as("%s on %s: %s%s", project, jdk, output.text(), output.errors())
                    .isZero();
            assertThat(text.isEmpty() || text.equals(output.text()))
                    .as("%s on %s: %s%s", project, jdk, output.text(), output.errors())
                    .isTrue();
            text = output.text();
        }
        return text;
    }
}
