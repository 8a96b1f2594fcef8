package io.github.eciregistry.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine.Help.Ansi;

class InputsTest {

    @TempDir
    private Path directory;

    private final StringWriter err = new StringWriter();

    private List<String> collect(Object... arguments) {
        Streams streams = new Streams(
                new ByteArrayInputStream(new byte[0]),
                new ByteArrayOutputStream(),
                new PrintWriter(err, true),
                Ansi.OFF,
                false);
        List<String> texts = Stream.of(arguments).map(Object::toString).toList();
        return Inputs.collect(texts, new Report(streams, new Progress(streams))).stream()
                .map(input -> input.name().text())
                .toList();
    }

    private Path file(String name) throws IOException {
        return Manifests.write(directory, name, "");
    }

    @Test
    void searchesDirectoriesForManifestsOrderedByPath() throws IOException {
        Path b = file("b.yaml");
        Path deep = file("deep/er/c.json");
        Path a = file("a.yml");
        file("README.md");
        file("script.yaml.sh");

        assertThat(collect(directory)).containsExactly(a.toString(), b.toString(), deep.toString());
    }

    @Test
    void passesOverWhatIsHiddenUnlessItIsNamed() throws IOException {
        Path hidden = file(".hidden.yaml");
        Path git = file(".git/config.yaml");
        Path shown = file("shown.yaml");

        assertThat(collect(directory)).containsExactly(shown.toString());
        assertThat(collect(hidden, directory.resolve(".git"))).containsExactly(hidden.toString(), git.toString());
    }

    @Test
    void takesFilesAsTheyAreNamed() throws IOException {
        Path text = file("manifest.txt");
        Path missing = directory.resolve("missing.yaml");

        assertThat(collect(text, "-", missing)).containsExactly(text.toString(), "<stdin>", missing.toString());
    }

    @Test
    void takesAFileOnce() throws IOException {
        Path file = file("a.yaml");
        Files.createSymbolicLink(directory.resolve("z.yaml"), file);

        assertThat(collect(file, "-", directory, "-", file)).containsExactly(file.toString(), "<stdin>");
    }

    @Test
    void endsWhereLinksLeadInCircles() throws IOException {
        Path file = file("a/a.yaml");
        Files.createSymbolicLink(directory.resolve("a/loop"), directory);
        Files.createSymbolicLink(directory.resolve("a/self.yaml"), directory.resolve("a/self.yaml"));

        assertThat(collect(directory)).contains(file.toString());
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void followsLinksToFilesButNotToDirectories() throws IOException {
        Path outside = file("outside/a.yaml");
        Path tree = Files.createDirectory(directory.resolve("tree"));
        Path link = Files.createSymbolicLink(tree.resolve("link.yaml"), outside);
        Files.createSymbolicLink(tree.resolve("directory"), outside.getParent());

        assertThat(collect(tree)).containsExactly(link.toString());
    }

    @Test
    void searchesADirectoryNamedThroughALink() throws IOException {
        file("tree/a.yaml");
        Path link = Files.createSymbolicLink(directory.resolve("link"), directory.resolve("tree"));

        assertThat(collect(link)).containsExactly(link.resolve("a.yaml").toString());
    }

    @Test
    void warnsOfADirectoryWithoutManifests() throws IOException {
        file("README.md");

        assertThat(collect(directory)).isEmpty();
        assertThat(err.toString())
                .isEqualTo(
                        directory + ": warning: no *.yaml, *.yml or *.json in this directory" + System.lineSeparator());
    }

    @Test
    void reportsANameThatNoFileCanHave() throws IOException {
        Path file = file("a.yaml");

        assertThat(collect("nul\0name", file)).containsExactly(file.toString());
        assertThat(err.toString())
                .isEqualTo("nul\\u0000name: error: not a file name in this locale: Nul character not allowed"
                        + System.lineSeparator());
    }
}
