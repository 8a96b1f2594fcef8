package io.github.eciregistry.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImportCommandTest {

    @TempDir
    private Path directory;

    private Path docker = Path.of("");

    @BeforeEach
    void writeADockerConfiguration() throws IOException {
        docker = directory.resolve("daemon.json");
        Files.writeString(docker, "{\n  \"insecure-registries\": [\"reg.test:5000\"]\n}\n");
    }

    @Test
    void wantsToBeToldWhatTheFileLeavesOpen() {
        CommandRun run = CommandRun.of("import", docker.toString());

        assertThat(run.out()).isEmpty();
        assertThat(run.err())
                .contains(docker + ":2:")
                .contains("reg.test:5000")
                .contains("choose with --undecided, or let --probe ask the registry");
        assertThat(run.exitCode()).isEqualTo(ExitCodes.FAILED);
    }

    @Test
    void printsAPolicy() {
        CommandRun run = CommandRun.of("import", "--undecided", "plain-http", docker.toString());

        assertThat(run.out()).contains("plainHttp:").contains("reg.test:5000");
        assertThat(run.exitCode()).isEqualTo(ExitCodes.DONE);
    }

    @Test
    void printsEveryRuleWithItsPlaceAsJson() {
        CommandRun run = CommandRun.of("import", "--output", "json", docker.toString());

        assertThat(run.out()).contains("\"undecided\" : [").contains("\"line\" : 2");
    }

    @Test
    void reportsWhatIsNoConfiguration() throws IOException {
        Path file = Files.writeString(directory.resolve("other.txt"), "nothing\n");

        assertThat(CommandRun.of("import", file.toString()).err()).contains("specify the format with --format");
        assertThat(CommandRun.of("import", directory.resolve("absent.json").toString())
                        .exitCode())
                .isEqualTo(ExitCodes.FAILED);
        assertThat(CommandRun.of("import", "--undecided", "ftp", docker.toString())
                        .exitCode())
                .isEqualTo(ExitCodes.USAGE);
    }

    @Test
    void annotatesWithWhatIsImported() throws IOException {
        Path pod = Manifests.write(directory, "pod.yaml", Manifests.POD);

        CommandRun run =
                CommandRun.of("annotate", "--import", docker.toString(), "--undecided", "plain-http", pod.toString());

        assertThat(run.out()).isEqualTo(Manifests.ANNOTATED_POD);
    }

    @Test
    void listsWhatItUsedAndSkippedInADirectory() throws IOException {
        Files.writeString(directory.resolve("key.json"), "{\"kid\": \"AAAA\"}");

        CommandRun text = CommandRun.of("import", "--undecided", "plain-http", directory.toString());
        CommandRun json = CommandRun.of("import", "--output", "json", directory.toString());

        assertThat(text.err())
                .contains(docker + ": read as DOCKER_DAEMON")
                .contains(directory.resolve("key.json") + ": skipped: ");
        assertThat(text.out()).contains("reg.test:5000");
        assertThat(json.out())
                .contains("\"format\" : \"DOCKER_DAEMON\"", "\"used\" : false", "\"reason\" : \"Docker tries");
    }

    @Test
    void neverSucceedsSilently() throws IOException {
        Path pod = Manifests.write(directory, "pod.yaml", Manifests.POD);
        Path crio = Files.writeString(
                directory.resolve("crio.conf"), "[crio.image]\ninsecure_registries = ['reg.test:5000']\n");
        Path none = Files.writeString(directory.resolve("registries.conf"), "[aliases]\n");
        Path other = Files.writeString(directory.resolve("foo.conf"), "foo = 1\n");

        assertThat(CommandRun.of("annotate", "--import", crio.toString(), "--undecided", "plain-http", pod.toString())
                        .out())
                .isEqualTo(Manifests.ANNOTATED_POD);
        CommandRun nothing = CommandRun.of("annotate", "--import", none.toString(), pod.toString());
        assertThat(nothing.err()).contains(none + ":1:1: warning: no rule was imported");
        assertThat(CommandRun.of("annotate", "--import", other.toString(), pod.toString())
                        .exitCode())
                .isEqualTo(ExitCodes.USAGE);
    }

    @Test
    void readsStandardInput() {
        String daemon = "{\"insecure-registries\": [\"reg.test:5000\"]}";

        CommandRun detected = CommandRun.withInput(daemon, "import", "--undecided", "plain-http", "-");
        CommandRun open = CommandRun.withInput(daemon, "import", "--format", "docker_daemon", "-");
        CommandRun json = CommandRun.withInput(daemon, "import", "--output", "json", "--undecided", "skip-verify", "-");

        assertThat(detected.out()).isEqualTo("plainHttp:\n  - \"reg.test:5000\"\n");
        assertThat(detected.summary()).containsExactly("1 file read, 0 skipped; 1 rule, 0 undecided");
        assertThat(open.err()).startsWith("<stdin>:1:26: error: reg.test:5000 is undecided");
        assertThat(open.exitCode()).isEqualTo(ExitCodes.FAILED);
        assertThat(json.out()).contains("\"transport\" : \"SKIP_VERIFY\"").contains("\"undecided\" : [ ]");
        assertThat(CommandRun.of("annotate", "--import", "-").err()).contains("'eci-registry import -'");
    }
}
