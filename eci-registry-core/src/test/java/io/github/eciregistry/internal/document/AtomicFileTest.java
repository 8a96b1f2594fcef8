package io.github.eciregistry.internal.document;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AtomicFileTest {

    private static final byte[] NEW = "new".getBytes(UTF_8);

    @TempDir
    private Path directory;

    private Path file(String name) throws IOException {
        return Files.writeString(directory.resolve(name), "old content");
    }

    private void assertNoTemporaryFile() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            assertThat(files.map(Path::toString)).noneMatch(name -> name.endsWith(".tmp"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"rw-------", "rw-r--r--", "rwxrwxr-x", "rw-rw-rw-"})
    void keepsPermissions(String permissions) throws IOException {
        Path file = file("a.yaml");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));

        AtomicFile.read(file).replaceWith(NEW);

        assertThat(file).hasContent("new");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo(permissions);
        assertNoTemporaryFile();
    }

    @Test
    void createsAFileAndItsDirectory() throws IOException {
        Path file = directory.resolve("a/b/c.yaml");

        AtomicFile.create(file, NEW);

        assertThat(file).hasContent("new");
        try (Stream<Path> files = Files.list(directory.resolve("a/b"))) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void keepsTheOwnerWhereTheSystemLetsIt() throws IOException {
        Path file = file("a.yaml");
        assumeFalse(chown(file) != 0, "only root gives files away");

        AtomicFile.read(file).replaceWith(NEW);

        assertThat(file).hasContent("new");
        assertThat(Files.getAttribute(file, "unix:uid")).isEqualTo(12345);
        assertThat(Files.getAttribute(file, "unix:gid")).isEqualTo(54321);
    }

    private static int chown(Path file) {
        try {
            Files.setAttribute(file, "unix:uid", 12345);
            Files.setAttribute(file, "unix:gid", 54321);
            return 0;
        } catch (IOException e) {
            return 1;
        }
    }

    @Test
    void replacesWhatALinkPointsToAndKeepsTheLink() throws IOException {
        Path file = file("a.yaml");
        Path link = Files.createSymbolicLink(directory.resolve("link.yaml"), Path.of("a.yaml"));

        AtomicFile.read(link).replaceWith(NEW);

        assertThat(link).isSymbolicLink().hasContent("new");
        assertThat(file).isRegularFile().hasContent("new");
        assertNoTemporaryFile();
    }

    @Test
    void refusesAFileWithASecondName() throws IOException {
        Path file = file("a.yaml");
        Path second = Files.createLink(directory.resolve("b.yaml"), file);

        AtomicFile read = AtomicFile.read(file);

        assertThatThrownBy(() -> read.replaceWith(NEW))
                .isInstanceOf(FileSystemException.class)
                .hasMessageContaining("the file has 2 hard links, and replacing it would part them");
        assertThat(file).hasContent("old content");
        assertThat(second).hasContent("old content");
        assertNoTemporaryFile();
    }

    @Test
    void refusesAFileThatOthersChangedSinceItWasRead() throws IOException {
        Path file = file("a.yaml");
        AtomicFile read = AtomicFile.read(file);
        Files.writeString(file, "changed by others");

        assertThatThrownBy(() -> read.replaceWith(NEW)).hasMessageContaining("the file was changed by others");
        assertThat(file).hasContent("changed by others");
        assertNoTemporaryFile();
    }

    @Test
    void refusesAFileThatOthersReplacedSinceItWasRead() throws IOException {
        Path file = file("a.yaml");
        AtomicFile read = AtomicFile.read(file);
        Path other = file("other.yaml");
        Files.setLastModifiedTime(other, Files.getLastModifiedTime(file));
        Files.delete(file);
        Files.move(other, file);

        assertThatThrownBy(() -> read.replaceWith(NEW)).hasMessageContaining("the file was changed by others");
        assertThat(file).hasContent("old content");
    }

    @Test
    void refusesAReadOnlyFile() throws IOException {
        Path file = file("a.yaml");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("r--r--r--"));
        assumeFalse(Files.isWritable(file), "root writes read-only files");

        AtomicFile read = AtomicFile.read(file);

        assertThatThrownBy(() -> read.replaceWith(NEW)).hasMessageContaining("the file is read-only");
        assertThat(file).hasContent("old content");
        assertNoTemporaryFile();
    }

    @Test
    void refusesADirectoryThatTakesNoNewFile() throws IOException {
        Path file = file("a.yaml");
        AtomicFile read = AtomicFile.read(file);
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("r-xr-xr-x"));
        try {
            assumeFalse(Files.isWritable(directory), "root writes read-only directories");

            assertThatThrownBy(() -> read.replaceWith(NEW))
                    .hasMessageContaining("cannot write a new file in its directory: permission denied");
            assertThat(file).hasContent("old content");
        } finally {
            Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
    }
}
