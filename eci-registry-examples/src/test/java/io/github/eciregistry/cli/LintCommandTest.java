package io.github.eciregistry.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LintCommandTest {

    private static final String WITH_SCHEME =
            Manifests.ANNOTATED_POD.replace("\"reg.test:5000\"", "\"http://reg.test:5000\"");

    @TempDir
    private Path directory;

    @Test
    void reportsFindingsWithTheirPlace() {
        CommandRun run = CommandRun.withInput(WITH_SCHEME, "lint");

        assertThat(run.out()).contains("ECI201");
        assertThat(run.exitCode()).isEqualTo(ExitCodes.FOUND);
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
        assertThat(run.exitCode()).isEqualTo(ExitCodes.FOUND);
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

    @Test
    void listsWhatItFixes() throws IOException {
        Path file = Manifests.write(directory, "pod.yaml", WITH_SCHEME);

        CommandRun run = CommandRun.of("lint", "--fix", file.toString());

        assertThat(run.err())
                .isEqualTo(
                        file + ":6:42: fixed ECI201: invalid registry \"http://reg.test:5000\" at 0: expected a host,"
                                + " found \"http://\"\n");
        assertThat(run.summary())
                .containsExactly("1 file, 1 document, 1 pod, 1 image; 0 errors, 0 warnings, 1 hint; 1 fixed, 0 fixable,"
                        + " 0 suppressed");
        assertThat(run.out()).contains("ECI107");
    }

    @Test
    void showsWhatItWouldFix() throws IOException {
        Path file = Manifests.write(directory, "pod.yaml", WITH_SCHEME);

        CommandRun run = CommandRun.of("lint", "--fix", "--diff", file.toString());

        assertThat(run.out())
                .startsWith("--- a" + file + "\n")
                .contains("+    k8s.aliyun.com/plain-http-registry: \"reg.test:5000\"\n")
                .doesNotContain("ECI201");
        assertThat(run.err()).contains(file + ":6:42: error ECI201: ").contains(" [fixable]\n");
        assertThat(run.summary())
                .singleElement()
                .asString()
                .endsWith("1 error, 0 warnings, 1 hint; 1 fixable, 0 suppressed");
        assertThat(run.exitCode()).isEqualTo(ExitCodes.FOUND);
        assertThat(file).hasContent(WITH_SCHEME);
    }

    @Test
    void printsTheFixedTextOfStandardInput() {
        CommandRun fixed = CommandRun.withInput(WITH_SCHEME, "lint", "--fix");
        CommandRun same = CommandRun.withInput(Manifests.ANNOTATED_POD, "lint", "--fix", "-");
        CommandRun latin1 = CommandRun.withInput(new byte[] {'a', (byte) 0xE9}, "lint", "--fix");

        assertThat(fixed.out()).isEqualTo(Manifests.ANNOTATED_POD);
        assertThat(fixed.err()).startsWith("<stdin>:6:42: fixed ECI201: ").contains("<stdin>:6:5: hint ECI107: ");
        assertThat(same.out()).isEqualTo(Manifests.ANNOTATED_POD);
        assertThat(latin1.outBytes()).containsExactly('a', (byte) 0xE9);
        assertThat(latin1.exitCode()).isEqualTo(ExitCodes.FAILED);
    }

    @Test
    void refusesAFormatBesideATextOrADiff() {
        assertThat(CommandRun.of("lint", "--diff").err()).contains("--diff needs --fix");
        for (String line : List.of("lint --fix --output json", "lint --fix --diff --output sarif x.yaml")) {
            CommandRun run = CommandRun.of(line.split(" "));

            assertThat(run.err()).contains("--fix prints a text or a diff, so --output ");
            assertThat(run.exitCode()).isEqualTo(ExitCodes.USAGE);
        }
    }

    @Test
    void reportsAFileThatCannotBeReplacedAndItsFindings() throws IOException {
        Path file = Manifests.write(directory, "pod.yaml", WITH_SCHEME);
        Files.createLink(directory.resolve("second.yaml"), file);

        CommandRun run = CommandRun.of("lint", "--fix", file.toString());

        assertThat(run.err()).contains("hard links");
        assertThat(run.out()).contains(":6:42: error ECI201: ");
        assertThat(run.summary()).singleElement().asString().contains("0 fixed, 1 fixable");
        assertThat(run.exitCode()).isEqualTo(ExitCodes.FAILED);
    }

    /** The same failure has the same exit code in every command. */
    @ParameterizedTest
    @ValueSource(strings = {Manifests.BROKEN, Manifests.TEMPLATE})
    void aDocumentThatCannotBeReadIsAFailure(String text) {
        CommandRun lint = CommandRun.withInput(text, "lint", "--plain-http", "reg.test:5000");
        CommandRun annotate = CommandRun.withInput(text, "annotate", "--plain-http", "reg.test:5000");

        assertThat(lint.exitCode()).isEqualTo(annotate.exitCode()).isEqualTo(ExitCodes.FAILED);
    }
}
