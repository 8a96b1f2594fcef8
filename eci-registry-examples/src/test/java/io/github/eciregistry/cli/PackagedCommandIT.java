package io.github.eciregistry.cli;

import static io.github.eciregistry.cli.PackagedCommand.annotate;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.eciregistry.cli.PackagedCommand.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The packaged jar as people run it: exit codes, exact bytes, and files that are whole whatever happens. */
class PackagedCommandIT {

    private static final String NOBODY = "65534";

    @TempDir
    private Path directory;

    @TempDir
    private Path streams;

    private Result run(List<String> command) throws IOException, InterruptedException {
        return new PackagedCommand(streams).run(command);
    }

    private Result run(List<String> command, String input) throws IOException, InterruptedException {
        return new PackagedCommand(streams).run(command, input);
    }

    private boolean succeeds(String... command) throws IOException, InterruptedException {
        return new PackagedCommand(streams).succeeds(command);
    }

    private static void assertNoTemporaryFile(Path directory) throws IOException {
        assertThat(PackagedCommand.temporaryFiles(directory)).isEmpty();
    }

    @Test
    void writesExactBytesWhateverTheLocale() throws Exception {
        String comment = "# é😀\r\n";

        Result result = run(annotate(), comment + Manifests.POD.replace("\n", "\r\n"));

        assertThat(result.out()).isEqualTo(comment + Manifests.ANNOTATED_POD.replace("\n", "\r\n"));
        assertThat(result.err()).isEmpty();
        assertThat(result.exitCode()).isZero();
    }

    @Test
    void endsWithTheDocumentedCodes() throws Exception {
        Path good = Manifests.write(directory, "good.yaml", Manifests.POD);
        Path broken = Manifests.write(directory, "broken.yaml", Manifests.BROKEN);

        assertThat(run(annotate("--diff", good)).exitCode()).isEqualTo(0);
        assertThat(run(annotate("--check", good)).exitCode()).isEqualTo(1);
        assertThat(run(annotate("--no-such-option")).exitCode()).isEqualTo(2);
        assertThat(run(annotate("--check", good, broken)).exitCode()).isEqualTo(3);
    }

    @Test
    void reportsItsVersion() throws Exception {
        assertThat(run(PackagedCommand.line("--version")).out()).matches("eci-registry \\d+\\.\\d+\\.\\d+\\S*\\R");
    }

    @Test
    void endsQuietlyWhenItsReaderHasEnough() throws Exception {
        Manifests.write(directory, "a.yaml", (Manifests.POD + "---\n").repeat(3_000));
        String line = String.join("' '", annotate("--diff", directory));

        Result result = run(List.of("sh", "-c", "'" + line + "' | head -n 1"));

        assertThat(result.out()).startsWith("--- a/").hasLineCount(1);
        assertThat(result.err()).isEmpty();
    }

    @Test
    void reportsAFullDiskBehindStandardOutput() throws Exception {
        assumeTrue(Files.exists(Path.of("/dev/full")), "the system has no /dev/full");
        String line = String.join("' '", annotate());

        Result result = run(List.of("sh", "-c", "'" + line + "' > /dev/full"), Manifests.POD);

        assertThat(result.exitCode()).isEqualTo(ExitCodes.FAILED);
        assertThat(result.err()).isEqualTo("<stdout>: error: No space left on device\n");
    }

    @Test
    void doesTheOthersWhereOneIsTooLargeForTheMemory() throws Exception {
        Path large = Manifests.write(directory, "a.yaml", "# comment\n".repeat(5_000_000));
        Path good = Manifests.write(directory, "b.yaml", Manifests.POD);
        List<String> command = annotate("--write", directory);
        command.add(1, "-Xmx32m");

        Result result = run(command);

        assertThat(result.exitCode()).isEqualTo(ExitCodes.FAILED);
        assertThat(result.err())
                .isEqualTo(large + ": error: too large for the memory that Java has; -Xmx gives it more\n");
        assertThat(good).hasContent(Manifests.ANNOTATED_POD);
    }

    @ParameterizedTest(name = "forcibly: {0}")
    @ValueSource(booleans = {false, true})
    void everyFileIsOldOrNewWhenTheProcessIsEnded(boolean forcibly) throws Exception {
        String comment = "# comment\n".repeat(10_000);
        List<Path> files = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            files.add(directory.resolve("pod-" + i + ".yaml"));
        }
        Random random = new Random(20261123);
        for (int round = 0; round < 4; round++) {
            for (Path file : files) {
                Files.writeString(file, comment + Manifests.POD);
            }
            Process process = new ProcessBuilder(annotate("--write", directory)).start();
            int named = random.nextInt(files.size() - 50);
            for (int i = 0; i < named; i++) {
                assertThat(process.inputReader().readLine()).isNotNull();
            }
            Thread.sleep(0, random.nextInt(999_999));
            Process ended = forcibly ? process.destroyForcibly() : destroy(process);
            assertThat(ended.waitFor(120, TimeUnit.SECONDS)).isTrue();

            int replaced = 0;
            for (Path file : files) {
                String text = Files.readString(file);
                assertThat(text).isIn(comment + Manifests.POD, comment + Manifests.ANNOTATED_POD);
                replaced += text.endsWith(Manifests.ANNOTATED_POD) ? 1 : 0;
            }
            assertThat(replaced).isGreaterThanOrEqualTo(named);
            if (!forcibly) {
                assertNoTemporaryFile(directory);
            }
        }
    }

    private static Process destroy(Process process) {
        process.destroy();
        return process;
    }

    @Test
    void leavesTheFileWhereTheDiskIsFullOrReadOnly() throws Exception {
        assumeTrue(
                succeeds("mount", "-t", "tmpfs", "-o", "size=1m", "none", directory.toString()),
                "mounting a small disk needs root");
        try {
            String text = "# comment\n".repeat(60_000) + Manifests.POD;
            Path file = Files.writeString(directory.resolve("pod.yaml"), text);

            Result full = run(annotate("--write", file));

            assertThat(full.exitCode()).isEqualTo(ExitCodes.FAILED);
            assertThat(full.err())
                    .isEqualTo(file + ": error: cannot write a new file in its directory: No space left on device\n");
            assertThat(file).hasContent(text);
            assertNoTemporaryFile(directory);

            assertThat(succeeds("mount", "-o", "remount,ro", directory.toString()))
                    .isTrue();
            Result readOnly = run(annotate("--write", file));

            assertThat(readOnly.exitCode()).isEqualTo(ExitCodes.FAILED);
            assertThat(readOnly.err()).isEqualTo(file + ": error: the file is read-only\n");
        } finally {
            assertThat(succeeds("umount", directory.toString())).isTrue();
        }
    }

    @Test
    void doesTheOthersWhereSomeMayNotBeReadOrWritten() throws Exception {
        assumeTrue(
                succeeds("setpriv", "--reuid", NOBODY, "--clear-groups", "test", "-r", PackagedCommand.JAR.toString()),
                "running as another user needs root");
        Path noRead = owned("a.yaml", "-w-------");
        Path noWrite = owned("b.yaml", "r--r--r--");
        Path good = owned("c.yaml", "rw-r-----");
        Path closed = Manifests.write(directory, "closed/d.yaml", Manifests.POD);
        Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("rw-rw-rw-"));
        Path secret = Manifests.write(directory, "secret/e.yaml", Manifests.POD).getParent();
        Files.setPosixFilePermissions(secret, Set.of());
        Files.setAttribute(directory, "unix:uid", Integer.valueOf(NOBODY));

        List<String> command = new ArrayList<>(List.of("setpriv", "--reuid", NOBODY, "--clear-groups"));
        command.addAll(annotate("--write", directory));
        Result result = run(command);

        assertThat(result.exitCode()).isEqualTo(ExitCodes.FAILED);
        assertThat(result.err().lines())
                .containsExactly(
                        secret + ": error: permission denied",
                        noRead + ": error: permission denied",
                        noWrite + ": error: the file is read-only",
                        closed + ": error: cannot write a new file in its directory: permission denied");
        assertThat(good).hasContent(Manifests.ANNOTATED_POD);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(good)))
                .isEqualTo("rw-r-----");
        for (Path file : List.of(noRead, noWrite, closed)) {
            assertThat(file).hasContent(Manifests.POD);
        }
    }

    private Path owned(String name, String permissions) throws IOException {
        Path file = Manifests.write(directory, name, Manifests.POD);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
        Files.setAttribute(file, "unix:uid", Integer.valueOf(NOBODY));
        return file;
    }
}
