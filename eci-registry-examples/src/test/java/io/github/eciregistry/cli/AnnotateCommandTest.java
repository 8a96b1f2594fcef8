package io.github.eciregistry.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnnotateCommandTest {

    private static final String[] PLAIN_HTTP = {"annotate", "--plain-http", "reg.test:5000"};

    @TempDir
    private Path directory;

    private static String[] annotate(Object... more) {
        String[] arguments = new String[PLAIN_HTTP.length + more.length];
        System.arraycopy(PLAIN_HTTP, 0, arguments, 0, PLAIN_HTTP.length);
        for (int i = 0; i < more.length; i++) {
            arguments[PLAIN_HTTP.length + i] = more[i].toString();
        }
        return arguments;
    }

    @Test
    void printsTheAnnotatedTextOfStandardInput() {
        for (String[] arguments : new String[][] {annotate(), annotate("-")}) {
            CommandRun run = CommandRun.withInput(Manifests.POD, arguments);

            assertThat(run.out()).isEqualTo(Manifests.ANNOTATED_POD);
            assertThat(run.err()).isEmpty();
            assertThat(run.exitCode()).isEqualTo(ExitCodes.DONE);
        }
    }

    @Test
    void printsTheAnnotatedTextOfOneFileAndLeavesTheFile() throws IOException {
        Path file = Manifests.write(directory, "pod.yaml", Manifests.POD);

        CommandRun run = CommandRun.of(annotate(file));

        assertThat(run.out()).isEqualTo(Manifests.ANNOTATED_POD);
        assertThat(run.exitCode()).isEqualTo(ExitCodes.DONE);
        assertThat(file).hasContent(Manifests.POD);
    }

    @Test
    void printsWhatNeedsNoChangeByteForByte() {
        byte[] text = "\uFEFFkind: Pod\r\nä: 😀\n\r".getBytes(StandardCharsets.UTF_8);

        assertThat(CommandRun.withInput(text, annotate()).outBytes()).isEqualTo(text);
    }

    @Test
    void treatsUnknownKindsAsTold() {
        String widget = Manifests.POD.replace("v1", "shop.example/v1").replace("Pod", "Widget");
        String annotated =
                Manifests.ANNOTATED_POD.replace("v1", "shop.example/v1").replace("Pod", "Widget");

        CommandRun warned = CommandRun.withInput(widget, annotate());
        CommandRun ignored = CommandRun.withInput(widget, annotate("--unknown-kinds", "ignore"));
        CommandRun written = CommandRun.withInput(widget, annotate("--unknown-kinds", "annotate"));

        assertThat(warned.out()).isEqualTo(widget);
        assertThat(warned.err()).contains("warning: ").contains("[UNKNOWN_KIND]");
        assertThat(warned.exitCode()).isEqualTo(ExitCodes.DONE);
        assertThat(ignored.out()).isEqualTo(widget);
        assertThat(ignored.err()).doesNotContain("UNKNOWN_KIND");
        assertThat(written.out()).isEqualTo(annotated);
    }

    @Test
    void keepsLineEndsAndTheByteOrderMark() {
        String windows = "\uFEFF" + Manifests.POD.replace("\n", "\r\n");

        CommandRun run = CommandRun.withInput(windows, annotate());

        assertThat(run.out()).isEqualTo("\uFEFF" + Manifests.ANNOTATED_POD.replace("\n", "\r\n"));
    }

    @Test
    void writesFilesAndNamesThoseThatChanged() throws IOException {
        Path changed = Manifests.write(directory, "a.yaml", Manifests.POD);
        Path same = Manifests.write(directory, "b.yaml", Manifests.PUBLIC_POD);

        CommandRun run = CommandRun.of(annotate("--write", directory));

        assertThat(run.exitCode()).isEqualTo(ExitCodes.DONE);
        assertThat(run.out()).isEqualTo(changed + "\n");
        assertThat(changed).hasContent(Manifests.ANNOTATED_POD);
        assertThat(same).hasContent(Manifests.PUBLIC_POD);
    }

    @Test
    void writesNothingTheSecondTime() throws IOException {
        Path file = Manifests.write(directory, "a.yaml", Manifests.POD);
        CommandRun.of(annotate("--write", file));
        Object identity = Files.readAttributes(file, "*").get("fileKey");

        CommandRun again = CommandRun.of(annotate("--write", file));

        assertThat(again.out()).isEmpty();
        assertThat(again.exitCode()).isEqualTo(ExitCodes.DONE);
        assertThat(Files.readAttributes(file, "*").get("fileKey")).isEqualTo(identity);
    }

    @Test
    void checkNamesWhatWouldChangeAndEndsWithOne() throws IOException {
        Path file = Manifests.write(directory, "a.yaml", Manifests.POD);
        Manifests.write(directory, "b.yaml", Manifests.PUBLIC_POD);

        CommandRun run = CommandRun.of(annotate("--check", directory));

        assertThat(run.exitCode()).isEqualTo(ExitCodes.FOUND);
        assertThat(run.out()).isEqualTo(file + "\n");
        assertThat(file).hasContent(Manifests.POD);
    }

    @Test
    void checkEndsWithZeroWhereNothingWouldChange() {
        CommandRun run = CommandRun.withInput(Manifests.ANNOTATED_POD, annotate("--check"));

        assertThat(run.exitCode()).isEqualTo(ExitCodes.DONE);
        assertThat(run.out()).isEmpty();
    }

    @Test
    void checkNamesStandardInput() {
        assertThat(CommandRun.withInput(Manifests.POD, annotate("--check", "-")).out())
                .isEqualTo("<stdin>\n");
    }

    @Test
    void checkWithDiffPrintsTheDiffAndEndsWithOne() {
        CommandRun run = CommandRun.withInput(Manifests.POD, annotate("--check", "--diff"));

        assertThat(run.exitCode()).isEqualTo(ExitCodes.FOUND);
        assertThat(run.out()).startsWith("--- a/<stdin>\n+++ b/<stdin>\n@@ -2,6 +2,8 @@\n kind: Pod\n");
    }

    @Test
    void diffIsColoredForATerminalAlone() throws IOException {
        Path file = Manifests.write(directory, "a.yaml", Manifests.POD);

        CommandRun colored = CommandRun.atTerminal(annotate("--diff", file));

        assertThat(colored.out())
                .contains("\u001b[32m+  annotations:\u001b[m\n")
                .contains("\u001b[36m@@ -2,6 +2,8 @@\u001b[m\n");
        assertThat(colored.out().replaceAll("\u001b\\[\\d*m", ""))
                .isEqualTo(CommandRun.of(annotate("--diff", file)).out());
    }

    @Test
    void doesTheOthersWhereOneIsBroken() throws IOException {
        Path broken = Manifests.write(directory, "a.yaml", Manifests.BROKEN);
        Path latin1 = Files.write(directory.resolve("b.yaml"), new byte[] {'a', ':', ' ', (byte) 0xE9, '\n'});
        Path good = Manifests.write(directory, "c.yaml", Manifests.POD);
        Path missing = directory.resolve("missing.yaml");

        CommandRun run = CommandRun.of(annotate("--write", broken, latin1, missing, good));

        assertThat(run.exitCode()).isEqualTo(ExitCodes.FAILED);
        assertThat(run.out()).isEqualTo(good + "\n");
        assertThat(run.err().lines())
                .anySatisfy(line -> assertThat(line).startsWith(broken + ":").contains(": error: "))
                .contains(latin1 + ":1:4: error: expected UTF-8, found byte 0xE9 at byte 3 [MALFORMED_FILE]")
                .contains(missing + ": error: no such file");
        assertThat(broken).hasContent(Manifests.BROKEN);
        assertThat(latin1).hasBinaryContent(new byte[] {'a', ':', ' ', (byte) 0xE9, '\n'});
        assertThat(good).hasContent(Manifests.ANNOTATED_POD);
    }

    @Test
    void doesTheOtherDocumentsOfAFile() {
        CommandRun run = CommandRun.withInput(Manifests.BROKEN + "---\n" + Manifests.POD, annotate());

        assertThat(run.exitCode()).isEqualTo(ExitCodes.FAILED);
        assertThat(run.out()).isEqualTo(Manifests.BROKEN + "---\n" + Manifests.ANNOTATED_POD);
    }

    @Test
    void anErrorCountsMoreThanAChange() throws IOException {
        Manifests.write(directory, "a.yaml", Manifests.POD);
        Manifests.write(directory, "b.yaml", Manifests.BROKEN);

        assertThat(CommandRun.of(annotate("--check", directory)).exitCode()).isEqualTo(ExitCodes.FAILED);
    }

    @Test
    void printsWhatItCannotDecodeByteForByte() {
        byte[] utf16 = "kind: Pod\n".getBytes(StandardCharsets.UTF_16);

        CommandRun run = CommandRun.withInput(utf16, annotate());

        assertThat(run.outBytes()).isEqualTo(utf16);
        assertThat(run.exitCode()).isEqualTo(ExitCodes.FAILED);
        assertThat(run.err())
                .isEqualTo("<stdin>:1:1: error: expected UTF-8, found the byte order mark of UTF-16 or UTF-32"
                        + " [MALFORMED_FILE]" + System.lineSeparator());
    }

    @ParameterizedTest
    @CsvSource({"eci, true, false", "acs, false, true", "both, true, true", "BOTH, true, true"})
    void writesTheAnnotationsOfTheDialect(String dialect, boolean eci, boolean acs) {
        String out = CommandRun.withInput(Manifests.POD, annotate("--dialect", dialect))
                .out();

        assertThat(out.contains("k8s.aliyun.com/plain-http-registry: \"reg.test:5000\""))
                .isEqualTo(eci);
        assertThat(out.contains("registry.alibabacloud.com/plain-http-registry: \"reg.test:5000\""))
                .isEqualTo(acs);
    }

    @Test
    void showsABarWhereManyFilesAreWatchedAndTakesItAway() throws IOException {
        for (int i = 0; i < 60; i++) {
            Manifests.write(directory, "pod-" + i + ".yaml", Manifests.PUBLIC_POD);
        }

        String err = CommandRun.atTerminal(annotate("--check", directory)).err();

        assertThat(err).startsWith("\r[").contains("/60 files").endsWith("\r\u001b[K");
        assertThat(CommandRun.of(annotate("--check", directory)).err()).isEmpty();
    }

    @Test
    void showsNoBarForFewFiles() throws IOException {
        Manifests.write(directory, "pod.yaml", Manifests.PUBLIC_POD);

        assertThat(CommandRun.atTerminal(annotate("--check", directory)).err()).isEmpty();
    }
}
