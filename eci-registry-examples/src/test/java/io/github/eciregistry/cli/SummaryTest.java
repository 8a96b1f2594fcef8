package io.github.eciregistry.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What every command reports at its end. */
class SummaryTest {

    private static final String CONFLICT = Manifests.ANNOTATED_POD.replace("plain-http-registry", "insecure-registry");

    @TempDir
    private Path directory;

    private CommandRun annotate(String... more) {
        String[] arguments = new String[more.length + 4];
        System.arraycopy(new String[] {"annotate", "--plain-http", "reg.test:5000", "--check"}, 0, arguments, 0, 4);
        System.arraycopy(more, 0, arguments, 4, more.length);
        return CommandRun.of(arguments);
    }

    @Test
    void countsFilesDocumentsPodsAndImages() throws IOException {
        Manifests.write(directory, "a.yaml", Manifests.POD + "---\n" + Manifests.ANNOTATED_POD);
        Manifests.write(directory, "b.yaml", Manifests.PUBLIC_POD + "---\nkind: ConfigMap\napiVersion: v1\n");
        Manifests.write(directory, "c.yaml", CONFLICT);
        Files.write(directory.resolve("d.yaml"), new byte[] {(byte) 0xE9});

        CommandRun run = annotate(directory.toString());

        assertThat(run.summary())
                .containsExactly("4 files (1 not read), 5 documents, 4 pods, 4 images; 3 images match the policy;"
                        + " 1 pod to annotate, 1 already correct, 1 not annotated because of an error");
        assertThat(run.exitCode()).isEqualTo(ExitCodes.FAILED);
    }

    @Test
    void saysWhatWasWrittenAndWhatWouldBe() {
        String[] command = {"annotate", "--plain-http", "reg.test:5000"};

        assertThat(CommandRun.withInput(Manifests.POD, command).summary())
                .containsExactly(
                        "1 file, 1 document, 1 pod, 1 image; 1 image matches the policy; 1 pod annotated, 0 already"
                                + " correct");
        assertThat(CommandRun.withInput(Manifests.POD, "annotate", "--diff", "--plain-http", "reg.test:5000")
                        .summary())
                .singleElement()
                .asString()
                .endsWith("1 pod to annotate, 0 already correct");
    }

    @Test
    void namesThePatternsThatMatchNoImage() {
        CommandRun run = CommandRun.withInput(
                Manifests.POD,
                "annotate",
                "--plain-http",
                "reg.test:5000,10.0.0.0/8",
                "--skip-verify",
                "*.corp.example");
        CommandRun lint =
                CommandRun.withInput(Manifests.ANNOTATED_POD, "lint", "--plain-http", "reg.test:5000,10.0.0.0/8");

        assertThat(run.summary()).contains("no image matches plainHttp 10.0.0.0/8, skipVerify *.corp.example");
        assertThat(lint.summary()).contains("no image matches plainHttp 10.0.0.0/8");
    }

    @Test
    void namesAFewPatternsOfManyUnlessItIsVerbose() {
        String many = "a.example,b.example,c.example,d.example,e.example,f.example,g.example,h.example,i.example";

        assertThat(CommandRun.withInput(Manifests.POD, "annotate", "--plain-http", many)
                        .summary())
                .last()
                .asString()
                .endsWith("plainHttp h.example and 1 more (--verbose names them)");
        assertThat(CommandRun.withInput(Manifests.POD, "annotate", "--verbose", "--plain-http", many)
                        .summary())
                .last()
                .asString()
                .endsWith("plainHttp i.example");
    }

    @Test
    void countsWhatWasSkippedAndNamesItIfAsked() throws IOException {
        Path templates = directory.resolve("chart/templates");
        Manifests.write(directory, "chart/Chart.yaml", "name: chart\n");
        Manifests.write(templates, "pod.yaml", Manifests.TEMPLATE);
        Manifests.write(directory, "node_modules/x/pod.yaml", "kind: [\n");
        Manifests.write(directory, ".gitignore", "build/\n");
        Manifests.write(directory, "build/pod.yaml", "kind: [\n");
        Manifests.write(directory, "dev/pod.yaml", "kind: [\n");
        Manifests.write(directory, "pod.yaml", Manifests.ANNOTATED_POD);

        CommandRun run = annotate("--exclude", "dev", directory.toString());
        CommandRun verbose = annotate("--verbose", "--exclude", "dev", directory.toString());

        assertThat(run.exitCode()).isEqualTo(ExitCodes.DONE);
        assertThat(run.err()).isEmpty();
        assertThat(run.summary())
                .contains("skipped 1 excluded path, 1 directory of chart templates, 1 node_modules directory, 1 path in"
                        + " .gitignore (--verbose names them)");
        assertThat(verbose.err().lines())
                .contains(
                        directory.resolve("dev") + ": skipped: excluded",
                        templates + ": skipped: chart templates, which have to be rendered first",
                        directory.resolve("node_modules") + ": skipped: packages of Node.js",
                        directory.resolve("build") + ": skipped: a .gitignore lists it",
                        directory.resolve("pod.yaml") + ":1:1: Pod web: already correct");
        assertThat(annotate("--no-ignore", directory.toString()).exitCode()).isEqualTo(ExitCodes.FAILED);
        assertThat(annotate(templates.toString()).exitCode())
                .as("a directory that is named")
                .isEqualTo(ExitCodes.FAILED);
    }

    @Test
    void leavesOutNamedFilesThatAreExcluded() throws IOException {
        Path file = Manifests.write(directory, "dev/pod.yaml", Manifests.POD);

        CommandRun run = annotate("--exclude", file.getFileName().toString(), file.toString());

        assertThat(run.summary()).contains("skipped 1 excluded path (--verbose names them)");
        assertThat(run.exitCode()).isEqualTo(ExitCodes.DONE);
    }

    @Test
    void isNotPartOfAQuietReport() {
        CommandRun run = CommandRun.withInput(Manifests.POD, "annotate", "--quiet", "--plain-http", "other.example");
        CommandRun both = CommandRun.withInput("", "lint", "-q", "-v");

        assertThat(run.summary()).isEmpty();
        assertThat(run.err()).isEmpty();
        assertThat(both.err()).contains("--quiet and --verbose exclude each other");
        assertThat(both.exitCode()).isEqualTo(ExitCodes.USAGE);
    }

    @Test
    void aDirectoryWithoutManifestsIsNotASuccess() {
        for (String command : List.of("annotate --check --plain-http reg.test", "lint")) {
            CommandRun run = CommandRun.of((command + " " + directory).split(" "));

            assertThat(run.err()).isEqualTo(directory + ": warning: no *.yaml, *.yml or *.json in this directory\n");
            assertThat(run.summary()).singleElement().asString().startsWith("0 files, ");
            assertThat(run.exitCode()).isEqualTo(ExitCodes.NOTHING);
        }
    }

    @ParameterizedTest
    @CsvSource({"'{}'", "'plainHttp: []'", "'https: [reg.test:5000]'"})
    void aPolicyThatNeedsNoAnnotationIsNotASuccess(String policy) throws IOException {
        Path file = Manifests.write(directory, "policy.yaml", policy + "\n");
        for (String command : List.of("annotate", "lint")) {
            CommandRun run = CommandRun.withInput(Manifests.PUBLIC_POD, command, "--policy", file.toString());

            assertThat(run.err())
                    .isEqualTo(
                            file + ": warning: no plainHttp or skipVerify pattern, so no image needs an annotation\n");
            assertThat(run.exitCode()).isEqualTo(ExitCodes.NOTHING);
        }
    }

    @Test
    void anImportThatFindsNothingIsNotASuccess() throws IOException {
        Path file = Manifests.write(directory, "registries.conf", "[aliases]\n");

        CommandRun run = CommandRun.of("import", file.toString());
        CommandRun annotate = CommandRun.withInput(Manifests.POD, "annotate", "--import", file.toString());

        assertThat(run.out()).isEqualTo("{}\n");
        assertThat(run.err()).contains("warning: no rule was imported");
        assertThat(run.summary()).containsExactly("1 file read, 0 skipped; 0 rules, 0 undecided");
        assertThat(run.exitCode()).isEqualTo(ExitCodes.NOTHING);
        assertThat(annotate.out()).isEqualTo(Manifests.POD);
        assertThat(annotate.err()).contains(file + ": warning: no plainHttp or skipVerify pattern");
        assertThat(annotate.exitCode()).isEqualTo(ExitCodes.NOTHING);
    }

    @Test
    void countsTheMessagesThatAreExplained() {
        CommandRun wrapper = CommandRun.of("explain", "ErrImagePull");
        CommandRun known = CommandRun.of("explain", "x509: certificate signed by unknown authority");

        assertThat(wrapper.summary()).containsExactly("1 message, 0 explained");
        assertThat(wrapper.exitCode()).isEqualTo(ExitCodes.FAILED);
        assertThat(known.summary()).containsExactly("1 message, 1 explained");
        assertThat(known.exitCode()).isEqualTo(ExitCodes.DONE);
    }
}
