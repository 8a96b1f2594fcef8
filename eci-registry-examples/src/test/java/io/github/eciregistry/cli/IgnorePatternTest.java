package io.github.eciregistry.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IgnorePatternTest {

    private static final List<String> PATTERNS = List.of(
            "a",
            "/a",
            "a/",
            "a/b",
            "/a/b",
            "a/*",
            "a/**",
            "**/b",
            "a/**/c",
            "**",
            "*.yaml",
            "/*.yaml",
            "a*c*.yaml",
            "?.yaml",
            "[ab].yaml",
            "[!ab].yaml",
            "[^ab].yaml",
            "[a-c]",
            "[]a].yaml",
            "[a",
            "\\#x",
            "\\!x",
            "b\\*",
            "a/b/",
            "x ",
            "x\\ ",
            "a//b",
            "/",
            "a/**/",
            "**/a/**");

    private static final List<String> PATHS = List.of(
            "a/b/c.yaml",
            "a/b/c/d.yaml",
            "a/c",
            "abc.yaml",
            "a.yaml",
            "c.yaml",
            "].yaml",
            "b/a/b",
            "b/x",
            "#x",
            "!x",
            "b*",
            "x",
            "x ",
            "[a",
            "d/a.yaml",
            "d/e/a");

    @TempDir
    private Path directory;

    private static boolean matches(String pattern, String path) {
        List<String> names = List.of(path.split("/"));
        IgnorePattern parsed = IgnorePattern.parse(pattern).orElseThrow();
        return parsed.matches(names, false);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "# comment", "/", "!"})
    void readsNoPatternFromBlankLinesAndComments(String line) {
        assertThat(IgnorePattern.parse(line)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "*.yaml, a.yaml, true",
        "*.yaml, d/e/a.yaml, true",
        "/*.yaml, d/a.yaml, false",
        "d/*.yaml, d/a.yaml, true",
        "d/*.yaml, x/d/a.yaml, false",
        "d/**/a.yaml, d/a.yaml, true",
        "d/**/a.yaml, d/e/f/a.yaml, true",
        "d/**, d, false",
        "d/**, d/a, true",
        "d/, d, false",
        "[a-c].yaml, b.yaml, true",
        "[!a-c].yaml, b.yaml, false",
        "?.yaml, ab.yaml, false",
    })
    void matchesNamesAndPaths(String pattern, String path, boolean expected) {
        assertThat(matches(pattern, path)).isEqualTo(expected);
    }

    @Test
    void aSlashAtTheEndMeansDirectoriesOnly() {
        IgnorePattern pattern = IgnorePattern.parse("!d/").orElseThrow();

        assertThat(pattern.isNegated()).isTrue();
        assertThat(pattern.matches(List.of("x", "d"), true)).isTrue();
        assertThat(pattern.matches(List.of("x", "d"), false)).isFalse();
    }

    @Test
    @Timeout(10)
    void isFastForEveryPattern() {
        assertThat(matches("*a".repeat(2_000) + "b", "a".repeat(4_000))).isFalse();
        assertThat(matches("**/a/".repeat(200) + "b", "a/".repeat(2_000) + "a")).isFalse();
    }

    /** The real Git, for every pattern and every path. */
    @Test
    void ignoresWhatGitIgnores() throws Exception {
        assumeTrue(git("init", "-q", ".") == 0, "Git is needed");
        for (String path : PATHS) {
            Manifests.write(directory, path, "");
        }
        for (String pattern : PATTERNS) {
            Files.writeString(directory.resolve(".gitignore"), pattern + "\n");
            GitIgnore ours = GitIgnore.above(directory);
            ours.enter(directory);

            List<String> ignored = new ArrayList<>();
            for (String path : PATHS) {
                if (isIgnored(ours, path)) {
                    ignored.add(path);
                }
            }

            assertThat(ignored).as(pattern).containsExactlyElementsOf(ignoredByGit());
        }
    }

    private boolean isIgnored(GitIgnore ignore, String path) {
        Path current = directory;
        for (String name : path.split("/", -1)) {
            current = current.resolve(name);
            if (ignore.ignores(current, Files.isDirectory(current))) {
                return true;
            }
        }
        return false;
    }

    @Test
    void readsTheFilesFromTheRootOfTheRepositoryDown() throws Exception {
        assumeTrue(git("init", "-q", ".") == 0, "Git is needed");
        Manifests.write(directory, ".gitignore", "\uFEFF*.yaml\r\n!keep.yaml\r\n");
        Manifests.write(directory, "k8s/.gitignore", "!b.yaml\nkeep.yaml\n");
        Manifests.write(directory, ".git/info/exclude", "private\n");
        GitIgnore ignore = GitIgnore.above(directory.resolve("k8s"));
        ignore.enter(directory.resolve("k8s"));

        assertThat(ignore.ignores(directory.resolve("keep.yaml"), false)).isFalse();
        assertThat(ignore.ignores(directory.resolve("k8s/a.yaml"), false)).isTrue();
        assertThat(ignore.ignores(directory.resolve("k8s/b.yaml"), false)).isFalse();
        assertThat(ignore.ignores(directory.resolve("k8s/keep.yaml"), false)).isTrue();
        assertThat(ignore.ignores(directory.resolve("k8s/private"), true)).isTrue();
    }

    private int git(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("git"));
        command.addAll(List.of(arguments));
        try {
            Process process = new ProcessBuilder(command)
                    .directory(directory.toFile())
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            return process.exitValue();
        } catch (IOException e) {
            return -1;
        }
    }

    private List<String> ignoredByGit() throws IOException, InterruptedException {
        Process process = new ProcessBuilder("git", "-c", "core.quotePath=false", "check-ignore", "-z", "--stdin")
                .directory(directory.toFile())
                .start();
        process.getOutputStream().write(String.join("\0", PATHS).getBytes(StandardCharsets.UTF_8));
        process.getOutputStream().close();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return List.of(out.split("\0")).stream().filter(name -> !name.isEmpty()).toList();
    }
}
