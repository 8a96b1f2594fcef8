package io.github.eciregistry.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.eciregistry.TextEdit;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnifiedDiffTest {

    private static final String HEADER = """
            --- a/f
            +++ b/f
            """;

    private static void assertHunks(String hunks, String text, TextEdit... edits) {
        assertThat(UnifiedDiff.of(FileName.of("f"), text, List.of(edits))).isEqualTo(HEADER + hunks);
    }

    @Test
    void insertsLinesWithThreeLinesOfContext() {
        assertHunks("""
                @@ -2,6 +2,7 @@
                 2
                 3
                 4
                +new
                 5
                 6
                 7
                """, "1\n2\n3\n4\n5\n6\n7\n8\n", new TextEdit(8, 8, "new\n"));
    }

    @Test
    void insertsBehindALineWithoutShowingItAsChanged() {
        assertHunks("""
                @@ -1,2 +1,3 @@
                 1
                +new
                 2
                """, "1\n2\n", new TextEdit(1, 1, "\nnew"));
    }

    @Test
    void replacesPartOfALine() {
        assertHunks("""
                @@ -1,2 +1,2 @@
                -a: {}
                +a: {c: d}
                 b
                """, "a: {}\nb\n", new TextEdit(3, 5, "{c: d}"));
    }

    @Test
    void deletesLines() {
        assertHunks("""
                @@ -1,3 +1,2 @@
                 1
                -2
                 3
                """, "1\n2\n3\n", new TextEdit(2, 4, ""));
    }

    @Test
    void saysWhereTheLastLineIsOpen() {
        assertHunks("""
                @@ -1,2 +1,3 @@
                 1
                -2
                \\ No newline at end of file
                +2
                +new
                \\ No newline at end of file
                """, "1\n2", new TextEdit(3, 3, "\nnew"));
        assertHunks("""
                @@ -1,2 +1,3 @@
                +new
                 1
                 2
                \\ No newline at end of file
                """, "1\n2", new TextEdit(0, 0, "new\n"));
    }

    @Test
    void keepsCarriageReturnsInTheirLines() {
        assertHunks("""
                @@ -1,2 +1,3 @@
                 1\r
                +new\r
                 2\r
                """, "1\r\n2\r\n", new TextEdit(3, 3, "new\r\n"));
    }

    @Test
    void writesTheFirstLinesOfAnEmptyText() {
        assertHunks("""
                @@ -0,0 +1,1 @@
                +1
                """, "", new TextEdit(0, 0, "1\n"));
    }

    @Test
    void joinsEditsThatAreNear() {
        assertHunks("""
                @@ -1,9 +1,11 @@
                 1
                +x
                 2
                 3
                 4
                 5
                 6
                 7
                +y
                 8
                 9
                """, "1\n2\n3\n4\n5\n6\n7\n8\n9\n", new TextEdit(2, 2, "x\n"), new TextEdit(14, 14, "y\n"));
    }

    @Test
    void partsEditsThatAreSevenLinesAway() {
        assertHunks("""
                @@ -1,4 +1,5 @@
                 1
                +x
                 2
                 3
                 4
                @@ -6,4 +7,5 @@
                 6
                 7
                 8
                +y
                 9
                """, "1\n2\n3\n4\n5\n6\n7\n8\n9\n", new TextEdit(2, 2, "x\n"), new TextEdit(16, 16, "y\n"));
    }

    @Test
    void showsSeveralEditsOfALineOnce() {
        assertHunks("""
                @@ -1,1 +1,1 @@
                -abc
                +AbC
                """, "abc\n", new TextEdit(0, 1, "A"), new TextEdit(2, 3, "C"));
    }

    @Test
    void isEmptyWhereNoLineChanges() {
        assertThat(UnifiedDiff.of(FileName.of("f"), "1\n", List.of())).isEmpty();
        assertThat(UnifiedDiff.of(FileName.of("f"), "1\n", List.of(new TextEdit(0, 1, "1"))))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "x/y.yaml, a/x/y.yaml",
        "/x/y.yaml, a/x/y.yaml",
        "./x.yaml, a/x.yaml",
        "../x.yaml, a/../x.yaml",
        "ä.yaml, a/ä.yaml",
        "'x y.yaml', 'a/x y.yaml\t'",
        "x\"\\.yaml, \"a/x\\\"\\\\.yaml\"",
        "'x\ny.yaml', '\"a/x\\ny.yaml\"'"
    })
    void namesFilesAsGitDoes(String name, String header) {
        assertThat(UnifiedDiff.of(FileName.of(name), "", List.of(new TextEdit(0, 0, "1\n"))))
                .startsWith("--- " + header + "\n+++ ");
    }

    @Test
    void isLinearInTextAndEdits() {
        int lines = 1_000_000;
        String text = "12345\n".repeat(lines);
        List<TextEdit> edits = new ArrayList<>();
        for (int line = 0; line < lines; line += 10) {
            edits.add(new TextEdit(line * 6, line * 6, "new\n"));
        }

        assertThat(UnifiedDiff.of(FileName.of("f"), text, edits).lines().filter("+new"::equals))
                .hasSize(lines / 10);
    }
}
