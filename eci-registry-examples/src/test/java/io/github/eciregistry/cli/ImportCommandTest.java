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
        assertThat(run.err()).contains(docker + ":2:").contains("reg.test:5000").contains("--undecided or --probe");
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

        assertThat(CommandRun.of("import", file.toString()).err()).contains("--format names it");
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
}
