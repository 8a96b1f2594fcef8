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
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Projects that take the published artifacts from a repository, as users do, built by Maven outside this build and run on every
 * JDK that is installed beside the one of this build.
 */
class ConsumersIT {

    private static final Path WORK = Path.of("target", "consumers").toAbsolutePath();
    private static final String VERSION = System.getProperty("eciRegistryVersion");
    private static final String CORE_OUTPUT = """
        192.168.1.10:5000 PLAIN_HTTP
        {
          "plainHttp": [
            "192.168.0.0/16"
          ]
        }
        apiVersion: v1
        kind: Pod
        metadata:
          name: web
          annotations:
            k8s.aliyun.com/plain-http-registry: "192.168.1.10:5000"
        spec:
          containers:
          - image: 192.168.1.10:5000/test/nginx:1.25
        MISSING_REGISTRY
        true
        [selfSigned harbor.pre.com]
        """;
    private static final String TOML_OUTPUT = "[selfSigned harbor.pre.com]\n";
    private static final String NO_TOML_OUTPUT = "LIBRARY_MISSING\n";

    @BeforeAll
    static void buildAll() throws Exception {
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

        Output output = run(WORK, command, 400);

        assumeTrue(
                !output.text().contains("Could not transfer artifact"),
                () -> "a repository cannot be reached: " + output.text());
        assertThat(output.exitCode()).as(output.text()).isZero();
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

    private record Output(int exitCode, String text) {}

    private static Output run(Path directory, List<String> command, int seconds)
            throws IOException, InterruptedException {
        Path text = Files.createTempFile(WORK, "output", ".txt");
        Process process = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(text.toFile())
                .start();
        try {
            assertThat(process.waitFor(seconds, TimeUnit.SECONDS)).isTrue();
            return new Output(process.exitValue(), Files.readString(text));
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
                Path release = other.resolve("release");
                if (!Files.isSymbolicLink(other)
                        && !other.equals(own)
                        && Files.isExecutable(other.resolve("bin/java"))
                        && Files.exists(release)
                        && Files.readString(release).matches("(?s).*JAVA_VERSION=\"(1[7-9]|[2-9]\\d)\\b.*")) {
                    jdks.add(other);
                }
            }
        }
        return jdks;
    }

    private static String runClass(String project, String main, String... path) throws Exception {
        String text = "";
        for (Path jdk : jdks()) {
            List<String> command =
                    new ArrayList<>(List.of(jdk.resolve("bin/java").toString(), "-Deci-registry.version=" + VERSION));
            String classes = WORK.resolve(project + "/target/classes")
                    + File.pathSeparator
                    + Files.readString(WORK.resolve(project + "/target/class-path.txt"));
            for (String option : path) {
                command.add(option.equals("PATH") ? classes : option);
            }
            command.add(main);

            Output output = run(WORK, command, 60);

            assertThat(output.exitCode())
                    .as("%s on %s: %s", project, jdk, output.text())
                    .isZero();
            assertThat(text.isEmpty() || text.equals(output.text()))
                    .as("%s on %s: %s", project, jdk, output.text())
                    .isTrue();
            text = output.text();
        }
        return text;
    }

    @ParameterizedTest
    @ValueSource(strings = {"class-path", "fabric8-7", "fabric8-8", "spring-boot-3", "spring-boot-4", "quarkus-3"})
    void coreWorksOnTheClassPath(String project) throws Exception {
        assertThat(runClass(project, "consumer.CoreConsumer", "-cp", "PATH")).isEqualTo(CORE_OUTPUT + NO_TOML_OUTPUT);
    }

    @ParameterizedTest
    @ValueSource(strings = "module-path")
    void coreWorksOnTheModulePath(String project) throws Exception {
        assertThat(runClass(project, "consumer/consumer.CoreConsumer", "-p", "PATH", "-m"))
                .isEqualTo(CORE_OUTPUT + TOML_OUTPUT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"fabric8-7", "fabric8-8", "spring-boot-3", "spring-boot-4", "quarkus-3"})
    void theAdapterWorksWithItsFabric8(String project) throws Exception {
        assertAnnotates(runClass(project, "consumer.Fabric8Consumer", "-cp", "PATH"));
    }

    @ParameterizedTest
    @ValueSource(strings = "fabric8-8-module-path")
    void theAdapterWorksOnTheModulePath(String project) throws Exception {
        assertAnnotates(runClass(project, "consumer/consumer.Fabric8Consumer", "-p", "PATH", "-m"));
    }

    private static void assertAnnotates(String output) {
        String annotations = "{k8s.aliyun.com/plain-http-registry=192.168.1.10:5000}";
        assertThat(output.lines().filter(line -> !line.startsWith("SLF4J")))
                .containsExactly(annotations, annotations, annotations + " true");
    }
}
