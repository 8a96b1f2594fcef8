package io.github.eciregistry.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LintCommandTest {

    private static final String WITH_SCHEME =
            Manifests.ANNOTATED_POD.replace("\"reg.test:5000\"", "\"http://reg.test:5000\"");

    @TempDir
    private Path directory;

    @Test
    void reportsFindingsWithTheirPlace() {
        CommandRun run = CommandRun.withInput(WITH_SCHEME, "lint");

        assertThat(run.out()).contains("ECI201");
        assertThat(run.exitCode()).isEqualTo(ExitCodes.WOULD_CHANGE);
    }

    @Test
    void repairsFiles() throws IOException {
        Path file = Manifests.write(directory, "pod.yaml", WITH_SCHEME);

        CommandRun run = CommandRun.of("lint", "--fix", file.toString());

        assertThat(file).hasContent(Manifests.ANNOTATED_POD);
        assertThat(run.exitCode()).isEqualTo(ExitCodes.DONE);
    }

    @Test
    void findsImagesThatThePolicyWantsListed() {
        CommandRun run = CommandRun.withInput(Manifests.POD, "lint", "--plain-http", "reg.test:5000");

        assertThat(run.out()).contains("reg.test:5000");
        assertThat(run.exitCode()).isEqualTo(ExitCodes.WOULD_CHANGE);
        assertThat(CommandRun.withInput(Manifests.ANNOTATED_POD, "lint", "--plain-http", "reg.test:5000")
                        .exitCode())
                .isEqualTo(ExitCodes.DONE);
    }

    @Test
    void knowsABaselineAndOtherForms() {
        Path baseline = directory.resolve("baseline.json");

        assertThat(CommandRun.withInput(WITH_SCHEME, "lint", "--write-baseline", baseline.toString())
                        .exitCode())
                .isEqualTo(ExitCodes.DONE);
        assertThat(CommandRun.withInput(WITH_SCHEME, "lint", "--baseline", baseline.toString())
                        .exitCode())
                .isEqualTo(ExitCodes.DONE);
        assertThat(CommandRun.withInput(WITH_SCHEME, "lint", "--output", "sarif")
                        .out())
                .contains("\"version\"")
                .contains("2.1.0");
        assertThat(CommandRun.withInput(WITH_SCHEME, "lint", "--disable", "ECI201,ECI303")
                        .exitCode())
                .isEqualTo(ExitCodes.DONE);
        assertThat(CommandRun.of("lint", "--disable", "NOPE").exitCode()).isEqualTo(ExitCodes.USAGE);
    }
}
