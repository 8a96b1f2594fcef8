package io.github.eciregistry.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The four cases of the vendor's page on self-managed registries: a Deployment and an ImageCache, with plain HTTP and
 * with a self-signed certificate. They are the manifests shipped beside this module.
 */
class PageCasesTest {

    private static final Path MANIFESTS = Path.of("manifests");

    @TempDir
    private Path directory;

    private static String golden(String name) throws IOException {
        try (InputStream in = PageCasesTest.class.getResourceAsStream("page/" + name)) {
            return new String(Objects.requireNonNull(in, name).readAllBytes(), UTF_8);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "deployment-plain-http.yaml",
                "deployment-self-signed.yaml",
                "imagecache-plain-http.yaml",
                "imagecache-self-signed.yaml"
            })
    void areAnnotatedAsThePageSays(String name) throws IOException {
        Path manifest = MANIFESTS.resolve(name);

        CommandRun run = CommandRun.of("annotate", "--policy", "policy.yaml", manifest.toString());

        assertThat(run.out()).isEqualTo(golden(name));
        assertThat(run.err()).isEmpty();
        assertThat(run.exitCode()).isEqualTo(ExitCodes.DONE);

        Path annotated = Files.writeString(directory.resolve(name), run.out());
        assertThat(CommandRun.of("annotate", "--policy", "policy.yaml", "--check", annotated.toString()))
                .extracting(CommandRun::exitCode, CommandRun::out)
                .containsExactly(ExitCodes.DONE, "");
    }

    @Test
    void areShownAsOneDiff() throws IOException {
        CommandRun run = CommandRun.of("annotate", "--diff", "--policy", "policy.yaml", MANIFESTS.toString());

        assertThat(run.out()).isEqualTo(golden("all.diff"));
        assertThat(run.err()).isEmpty();
        assertThat(run.exitCode()).isEqualTo(ExitCodes.DONE);
    }
}
