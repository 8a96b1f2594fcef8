package io.github.eciregistry.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.eciregistry.cli.Distribution.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The archive as people unpack it: the start script wherever it stands, and the completions in their shells. */
class DistributionIT {

    private static final String JAVA_HOME = Distribution.JAVA_HOME;

    @TempDir
    private Path directory;

    private Path home;

    private Distribution distribution;

    @BeforeEach
    void unpack() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "the script is for a POSIX shell");
        distribution = Distribution.unpack(directory, "a place");
        home = distribution.home();
    }

    private Result run(Map<String, String> environment, Object... command) throws IOException, InterruptedException {
        return distribution.run(environment, command);
    }

    private Path script() {
        return home.resolve("bin/eci-registry");
    }

    private static Map<String, String> java() {
        return Map.of("JAVA_HOME", JAVA_HOME);
    }

    /** Skips a test of a program that is missing, but never where all programs are promised. */
    private void assumeProgram(String name) throws Exception {
        boolean found = run(Map.of(), "/bin/sh", "-c", "command -v " + name).exitCode() == 0;
        assumeTrue(found || Boolean.parseBoolean(System.getenv("ECI_REGISTRY_REQUIRE_SERVERS")), name + " is missing");
    }

    @Test
    void holdsWhatItNeeds() throws Exception {
        try (Stream<Path> files = Files.walk(home)) {
            assertThat(files.filter(Files::isRegularFile)
                            .map(file -> home.relativize(file).toString()))
                    .containsExactlyInAnyOrder(
                            "LICENSE",
                            "README.md",
                            "bin/eci-registry",
                            "completions/eci-registry.bash",
                            "completions/eci-registry.fish",
                            "completions/eci-registry.zsh",
                            "lib/eci-registry.jar");
        }
        assertThat(home.resolve("README.md")).content().doesNotContain("${");
    }

    @Test
    void startsFromADirectoryWithABlankAndThroughLinks() throws Exception {
        Path absolute = Files.createSymbolicLink(directory.resolve("absolute"), script());
        Path relative = Files.createSymbolicLink(directory.resolve("relative"), Path.of("absolute"));

        for (Path start : List.of(script(), absolute, relative)) {
            Result result = run(java(), start, "--version");

            assertThat(result.err()).isEmpty();
            assertThat(result.out()).startsWith("eci-registry " + System.getProperty("eciRegistryVersion"));
        }
    }

    @Test
    void keepsArgumentsAndTheExitCode() throws Exception {
        Path pod = Manifests.write(directory, "a pod.yaml", Manifests.POD);

        Result result = run(java(), script(), "annotate", "--check", "--plain-http", "reg.test:5000", pod);

        assertThat(result.exitCode()).isEqualTo(ExitCodes.FOUND);
        assertThat(result.out()).contains("a pod.yaml");
    }

    @Test
    void givesJavaItsOptionsTheOwnOnesLast() throws Exception {
        Result result = run(
                Map.of(
                        "JAVA_HOME", JAVA_HOME,
                        "JAVA_OPTS", "-Xmx64m -XX:+PrintFlagsFinal",
                        "ECI_REGISTRY_OPTS", "-Xmx96m -XX:TieredStopAtLevel=4"),
                script(),
                "--version");

        assertThat(result.out())
                .containsPattern("MaxHeapSize +:?= " + 96 * 1024 * 1024)
                .containsPattern("TieredStopAtLevel +:?= 4");
    }

    @Test
    void saysThatJavaIsMissing() throws Exception {
        Path bin = Files.createDirectory(directory.resolve("bin"));
        for (String tool : List.of("dirname", "readlink", "sed")) {
            String found =
                    run(Map.of(), "/bin/sh", "-c", "command -v " + tool).out().strip();
            Files.createSymbolicLink(bin.resolve(tool), Path.of(found));
        }

        Result none = run(Map.of("JAVA_HOME", "", "PATH", bin.toString()), script(), "--version");
        Result wrong = run(Map.of("JAVA_HOME", "/no/such"), script(), "--version");

        assertThat(none.err())
                .isEqualTo("eci-registry: error: no Java found; install Java 17 or newer, or set JAVA_HOME\n");
        assertThat(wrong.err()).isEqualTo("eci-registry: error: JAVA_HOME is '/no/such', where no bin/java is\n");
        assertThat(List.of(none.exitCode(), wrong.exitCode())).containsOnly(ExitCodes.FAILED);
    }

    @Test
    void saysThatJavaIsTooOld() throws Exception {
        Path old = Files.createDirectories(directory.resolve("jdk-11/bin"));
        Path java = Files.createFile(old.resolve("java"));
        assertThat(java.toFile().setExecutable(true)).isTrue();
        Files.writeString(directory.resolve("jdk-11/release"), "IMPLEMENTOR=\"x\"\nJAVA_VERSION=\"11.0.2\"\n");

        Result result = run(Map.of("JAVA_HOME", directory.resolve("jdk-11").toString()), script(), "--version");

        assertThat(result.err())
                .isEqualTo("eci-registry: error: " + java + " is too old (Java 11.0.2); Java 17 or newer is needed\n");
        assertThat(result.exitCode()).isEqualTo(ExitCodes.FAILED);
    }

    @Test
    void isAScriptThatShellcheckFindsNothingIn() throws Exception {
        assumeProgram("shellcheck");

        assertThat(run(Map.of(), "shellcheck", script())).isEqualTo(new Result(0, "", ""));
    }

    @Test
    void bashCompletesCommandsAndOptions() throws Exception {
        assumeProgram("bash");

        assertThat(bash("an")).contains("annotate");
        assertThat(bash("annotate", "--pl")).contains("--plain-http");
    }

    private List<String> bash(String... words) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                "bash",
                "-c",
                "source \"$0\"; COMP_WORDS=(eci-registry \"$@\"); COMP_CWORD=$#; _complete_eci-registry;"
                        + " printf '%s\\n' \"${COMPREPLY[@]}\"",
                home.resolve("completions/eci-registry.bash").toString()));
        command.addAll(List.of(words));
        return run(Map.of(), command.toArray()).out().lines().map(String::strip).toList();
    }

    @Test
    void zshRegistersTheCompletion() throws Exception {
        assumeProgram("zsh");

        Result result = run(
                Map.of("HOME", directory.toString()),
                "zsh",
                "-f",
                "-c",
                "autoload -Uz compinit; compinit -D -u; source \"$0\"; print -r -- $_comps[eci-registry]",
                home.resolve("completions/eci-registry.zsh"));

        assertThat(result.err()).isEmpty();
        assertThat(result.out()).contains("_complete_eci-registry");
    }

    @Test
    void fishCompletesCommandsOptionsAndValues() throws Exception {
        assumeProgram("fish");

        assertThat(fish("eci-registry an")).containsExactly("annotate");
        assertThat(fish("eci-registry annotate --plain-h")).containsExactly("--plain-http");
        assertThat(fish("eci-registry lint --outp")).containsExactly("--output");
        assertThat(fish("eci-registry explain --output j")).containsExactly("json");
    }

    private List<String> fish(String line) throws Exception {
        Result result = run(
                Map.of("HOME", directory.toString(), "XDG_CONFIG_HOME", directory.toString()),
                "fish",
                "-N",
                "-c",
                "source $argv[1]; complete -C $argv[2]",
                home.resolve("completions/eci-registry.fish"),
                line);
        assertThat(result.err()).isEmpty();
        return result.out()
                .lines()
                .map(completion -> completion.replaceFirst("\t.*", ""))
                .toList();
    }
}
