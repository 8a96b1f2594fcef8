package io.github.eciregistry.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MigrateCommandTest {

    private static final String POD = """
            apiVersion: v1
            kind: Pod
            metadata:
              labels: {alibabacloud.com/eci: "true"}
              annotations:
                k8s.aliyun.com/plain-http-registry: "10.0.0.7:5000"
                k8s.aliyun.com/eci-use-specs: 2-4Gi
            spec:
              containers: [{image: "10.0.0.7:5000/web"}]
            """;

    private static final String MIGRATED = POD.replace("alibabacloud.com/eci", "alibabacloud.com/acs")
            .replace("k8s.aliyun.com/plain", "registry.alibabacloud.com/plain");

    @TempDir
    private Path directory;

    @Test
    void rewritesFilesAndReportsWhatIsLeft() throws IOException {
        Path pod = Files.writeString(directory.resolve("pod.yaml"), POD);
        Files.writeString(directory.resolve("other.yaml"), "apiVersion: v1\nkind: ConfigMap\n");

        CommandRun run = CommandRun.of("migrate", "--to", "acs", "--write", directory.toString());

        assertThat(run.exitCode()).isEqualTo(ExitCodes.DONE);
        assertThat(pod).hasContent(MIGRATED);
        assertThat(run.out()).isEqualTo(pod + "\n");
        assertThat(run.err())
                .contains(
                        "pod.yaml:7:35: warning: metadata.annotations[k8s.aliyun.com/eci-use-specs]: no counterpart is"
                                + " documented for ACS [NOT_MIGRATED]");
        assertThat(run.summary()).containsExactly("2 files, 2 documents; 1 changed");
    }

    @Test
    void checksAndPrints() throws IOException {
        Path pod = Files.writeString(directory.resolve("pod.yaml"), POD);

        assertThat(CommandRun.of("migrate", "--to=ACS", pod.toString()).out()).isEqualTo(MIGRATED);
        CommandRun check = CommandRun.of("migrate", "--to", "acs", "--check", pod.toString());
        assertThat(check.exitCode()).isEqualTo(ExitCodes.FOUND);
        assertThat(check.summary()).containsExactly("1 file, 1 document; 1 to change");
        assertThat(pod).hasContent(POD);
    }

    @Test
    void needsAProductAndManifests() throws IOException {
        assertThat(CommandRun.of("migrate", directory.toString()).exitCode()).isEqualTo(ExitCodes.USAGE);
        assertThat(CommandRun.of("migrate", "--to", "eci", "-").exitCode()).isEqualTo(ExitCodes.USAGE);
        assertThat(CommandRun.of("migrate", "--to", "acs", "--diff", directory.toString())
                        .exitCode())
                .isEqualTo(ExitCodes.NOTHING);
    }

    /** As in a hook, which names each file of a commit. */
    @Test
    void takesNamedFilesThatAreExcludedForDone() throws IOException {
        Path pod = Files.writeString(directory.resolve("pod.yaml"), POD);

        assertThat(CommandRun.of("migrate", "--to", "acs", "--diff", "--exclude", "pod.yaml", pod.toString())
                        .exitCode())
                .isEqualTo(ExitCodes.DONE);
    }
}
