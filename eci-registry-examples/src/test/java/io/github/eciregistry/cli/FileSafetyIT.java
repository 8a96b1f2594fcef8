package io.github.eciregistry.cli;

import static io.github.eciregistry.cli.PackagedCommand.annotate;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.eciregistry.cli.PackagedCommand.Result;
import java.io.RandomAccessFile;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What real processes leave of files when they are killed, run out of room, or meet links. */
class FileSafetyIT {

    private static final int FILES = 120;
    private static final int KILLS = 10;

    @TempDir
    private Path directory;

    @TempDir
    private Path streams;

    private PackagedCommand command;

    @BeforeEach
    void keepStreams() {
        command = new PackagedCommand(streams);
    }

    @Test
    void aTreeIsWholeHoweverOftenTheProcessIsKilled() throws Exception {
        String comment = "# comment\n".repeat(20_000);
        List<Path> files = new ArrayList<>();
        for (int i = 0; i < FILES; i++) {
            files.add(Manifests.write(directory, "d" + i % 7 + "/pod-" + i + ".yaml", comment + Manifests.POD));
        }
        Random random = new Random(20261123);
        for (int kill = 1; kill <= KILLS; kill++) {
            Process process = new ProcessBuilder(annotate("--write", directory))
                    .redirectOutput(streams.resolve("killed").toFile())
                    .redirectError(streams.resolve("killed-err").toFile())
                    .start();
            process.waitFor(300 + random.nextInt(700), TimeUnit.MILLISECONDS);
            process.destroyForcibly().waitFor();

            for (Path file : files) {
                assertThat(Files.readString(file)).isIn(comment + Manifests.POD, comment + Manifests.ANNOTATED_POD);
            }
            // Each thread replaces one file at a time.
            assertThat(PackagedCommand.temporaryFiles(directory))
                    .hasSizeLessThanOrEqualTo(kill * Runtime.getRuntime().availableProcessors());
        }
        List<String> left = PackagedCommand.temporaryFiles(directory);

        Result result = command.run(annotate("--write", directory));

        assertThat(result.exitCode()).isZero();
        assertThat(result.err()).isEmpty();
        for (Path file : files) {
            assertThat(file).hasContent(comment + Manifests.ANNOTATED_POD);
        }
        assertThat(PackagedCommand.temporaryFiles(directory)).isEqualTo(left);
    }

    @Test
    void aFileStaysWhereTheProcessMayNotWriteThatMuch() throws Exception {
        assumeTrue(command.succeeds("sh", "-c", "ulimit -f 64"), "there is no limit for the size of files here");
        String text = "# comment\n".repeat(100_000) + Manifests.POD;
        Path large = Manifests.write(directory, "a.yaml", text);
        Path small = Manifests.write(directory, "b.yaml", Manifests.POD);
        List<String> annotate = annotate("--write", directory);
        annotate.add(1, "-XX:-UsePerfData");
        String line = "'" + String.join("' '", annotate) + "'";

        Result result = command.run(List.of("sh", "-c", "ulimit -f 64; exec " + line));

        assertThat(result.err())
                .isEqualTo(large + ": error: cannot write a new file in its directory: File too large\n");
        assertThat(result.exitCode()).isEqualTo(ExitCodes.FAILED);
        assertThat(large).hasContent(text);
        assertThat(small).hasContent(Manifests.ANNOTATED_POD);
        assertThat(PackagedCommand.temporaryFiles(directory)).isEmpty();
    }

    @Test
    void linksStayLinksAndLeadNowhereElse() throws Exception {
        Path outside = Manifests.write(directory, "outside/pod.yaml", Manifests.POD);
        Path target = Manifests.write(directory, "target.yaml", Manifests.POD);
        Path tree = Files.createDirectory(directory.resolve("tree"));
        Path link = Files.createSymbolicLink(tree.resolve("a-link.yaml"), target);
        Files.createSymbolicLink(tree.resolve("b-again.yaml"), target);
        Files.createSymbolicLink(tree.resolve("c-folder"), outside.getParent());
        Path dangling = Files.createSymbolicLink(tree.resolve("d-dangling.yaml"), Path.of("nowhere.yaml"));
        Path itself = Files.createSymbolicLink(tree.resolve("e-itself.yaml"), Path.of("e-itself.yaml"));
        Files.createSymbolicLink(tree.resolve("f-parent"), tree);

        Result result = command.run(annotate("--write", tree));

        assertThat(result.err().lines())
                .hasSize(2)
                .anyMatch(line -> line.equals(dangling + ": error: no such file"))
                .anyMatch(line -> line.startsWith(itself + ": error: ") && line.contains("symbolic links"));
        assertThat(result.exitCode()).isEqualTo(ExitCodes.FAILED);
        assertThat(result.out()).isEqualTo(link + "\n");
        assertThat(link).isSymbolicLink().hasContent(Manifests.ANNOTATED_POD);
        assertThat(target).isRegularFile().hasContent(Manifests.ANNOTATED_POD);
        assertThat(outside).hasContent(Manifests.POD);
        assertThat(dangling).isSymbolicLink();
        assertThat(PackagedCommand.temporaryFiles(directory)).isEmpty();
    }

    @Test
    void aFileWithTwoNamesIsRefusedUnderBoth() throws Exception {
        Path first = Manifests.write(directory, "a.yaml", Manifests.POD);
        Path second = Files.createLink(directory.resolve("b.yaml"), first);

        Result result = command.run(annotate("--write", directory));

        String reason = ": error: the file has 2 hard links, and replacing it would part them\n";
        assertThat(result.err()).isEqualTo(first + reason + second + reason);
        assertThat(Files.isSameFile(first, second)).isTrue();
        assertThat(first).hasContent(Manifests.POD);
    }

    @Test
    void modeAndOwnerStay() throws Exception {
        assumeTrue(FileSystems.getDefault().supportedFileAttributeViews().contains("unix"), "the system has no modes");
        Path file = Manifests.write(directory, "a.yaml", Manifests.POD);
        boolean given = command.succeeds("chown", "12345:54321", file.toString());
        Files.setAttribute(file, "unix:mode", 02750);
        Files.setLastModifiedTime(file, FileTime.from(Instant.EPOCH));

        assertThat(command.run(annotate("--write", file)).exitCode()).isZero();

        assertThat(file).hasContent(Manifests.ANNOTATED_POD);
        assertThat((int) Files.getAttribute(file, "unix:mode") & 07777).isEqualTo(02750);
        assertThat(Files.getAttribute(file, "unix:uid").equals(12345)).isEqualTo(given);
        assertThat(Files.getLastModifiedTime(file).toInstant()).isAfter(Instant.EPOCH.plusSeconds(1));
    }

    @Test
    void aFileOfAGigabyteIsRefusedAndTheOthersAreDone() throws Exception {
        Path huge = directory.resolve("a.yaml");
        try (RandomAccessFile file = new RandomAccessFile(huge.toFile(), "rw")) {
            file.setLength(1L << 30);
        }
        Path good = Manifests.write(directory, "b.yaml", Manifests.POD);
        List<String> annotate = annotate("--write", directory);
        annotate.add(1, "-Xmx64m");

        Result result = command.run(annotate);

        assertThat(result.err()).isEqualTo(huge + ": error: larger than 64 MiB\n");
        assertThat(result.exitCode()).isEqualTo(ExitCodes.FAILED);
        assertThat(good).hasContent(Manifests.ANNOTATED_POD);
        assertThat(command.run(PackagedCommand.line("lint", huge)).err())
                .isEqualTo(huge + ": error: larger than 64 MiB\n");
    }

    @Test
    void aGigabyteThroughAPipeIsRefused() throws Exception {
        for (List<String> line : List.of(annotate(), PackagedCommand.line("lint"))) {
            line.add(1, "-Xmx512m");
            String shell = "yes 'kind: Pod # and so on' | head -c 1073741824 | '" + String.join("' '", line) + "'";

            Result result = command.run(List.of("sh", "-c", shell));

            assertThat(result.out()).doesNotContain("kind: Pod");
            assertThat(result.err()).matches("(<stdin>|-): error: larger than 64 MiB\n");
            assertThat(result.exitCode()).isEqualTo(ExitCodes.FAILED);
        }
    }

    @Test
    void theEndOfAGigabyteOfLogsIsExplained() throws Exception {
        List<String> line = PackagedCommand.line("explain");
        line.add(1, "-Xmx256m");
        String shell =
                "{ yes 'level=info msg=tick' | head -c 1073741824; echo 'Get https://hub.corp.example/v2/: EOF'; } | '"
                        + String.join("' '", line) + "'";

        Result result = command.run(List.of("sh", "-c", shell));

        assertThat(result.out()).contains("cause:      CONNECTION_CUT");
        assertThat(result.err()).isEqualTo("-: warning: only the last 4 Mi characters were read\n");
        assertThat(result.exitCode()).isEqualTo(ExitCodes.DONE);
    }
}
