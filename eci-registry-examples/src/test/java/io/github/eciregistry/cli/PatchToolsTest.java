package io.github.eciregistry.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.eciregistry.TextEdit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Diffs of many texts with many edits, applied by the tools that people apply them with. */
class PatchToolsTest {

    private static final int FILES = 300;
    private static final String[] PIECES = {
        "a", "b: c", "  - d", "\n", "\n", "\n", "\r\n", "\r", "", "ä😀", "-- x", "++ y"
    };

    @TempDir
    private Path directory;

    private final Random random = new Random(20261123);

    @ParameterizedTest
    @CsvSource({"git, git apply --whitespace=nowarn all.diff", "patch, patch -p1 --binary -s -i all.diff"})
    void applyWhatTheDiffSays(String tool, String command) throws Exception {
        assumeTrue(succeeds(tool, "--version"), tool + " is not installed");
        StringBuilder diff = new StringBuilder();
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < FILES; i++) {
            String name = "file " + i + ".yaml";
            String text = text(random.nextInt(60));
            List<TextEdit> edits = edits(text);
            Files.writeString(directory.resolve(name), text);
            diff.append(UnifiedDiff.of(FileName.of(name), text, edits));
            expected.add(apply(text, edits));
        }
        Files.writeString(directory.resolve("all.diff"), diff);

        assertThat(succeeds(command.split(" "))).isTrue();

        for (int i = 0; i < FILES; i++) {
            assertThat(Files.readString(directory.resolve("file " + i + ".yaml")))
                    .isEqualTo(expected.get(i));
        }
    }

    /** An empty text would be a file that the tools take away or make anew. */
    private String text(int pieces) {
        StringBuilder text = new StringBuilder("start\n");
        for (int i = 0; i < pieces; i++) {
            text.append(PIECES[random.nextInt(PIECES.length)]);
        }
        return text.toString();
    }

    private List<TextEdit> edits(String text) {
        List<TextEdit> edits = new ArrayList<>();
        int offset = random.nextInt(20);
        while (offset <= text.length()) {
            int end = Math.min(text.length(), offset + random.nextInt(4));
            if (!splitsPair(text, offset) && !splitsPair(text, end)) {
                edits.add(new TextEdit(offset, end, text(random.nextInt(3))));
            }
            offset = end + 1 + random.nextInt(40);
        }
        return edits;
    }

    private static boolean splitsPair(String text, int offset) {
        return offset < text.length() && Character.isLowSurrogate(text.charAt(offset));
    }

    private static String apply(String text, List<TextEdit> edits) {
        StringBuilder out = new StringBuilder();
        int done = 0;
        for (TextEdit edit : edits) {
            out.append(text, done, edit.start()).append(edit.replacement());
            done = edit.end();
        }
        return out.append(text, done, text.length()).toString();
    }

    private boolean succeeds(String... command) throws InterruptedException {
        try {
            Process process = new ProcessBuilder(command)
                    .directory(directory.toFile())
                    .inheritIO()
                    .start();
            return process.waitFor(60, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        }
    }
}
