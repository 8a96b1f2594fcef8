package io.github.eciregistry.internal.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The fast reader reads what it reads exactly as the parser does. */
class BlockReaderTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a: 1\nb: two words # comment\n",
                "---\n# comment\na:\n  b:\n    c: x\n  d: y\ne: z",
                "a:\n- x\n- y: 1\n  z: 2\n-\n- - p\n  - q\nb:\n",
                "a:\r\n  b: 'it''s'\r\n  c: \"q\\\"uote\\n\"\r\n",
                "a: |\n  one\n   two \n\n  three\n\n\nb: >-\n  folded\n  text\n",
                "- |\n text\n- >\n  more\n\n\n  text",
                "a: |\n  no final line break",
                "a: {}\nb: [] # none\nc: {x: 1, y: [2, 3]}\nd: [\"a\", 'b']\n",
                "a: http://host:80/x#y\nb: -1\nc: ~\nd: null\n",
                "a:\n\n\n  b: c\n\n",
                "a: one\n  two # c\nb: x\n y\n  z\n",
                "a:\n  scalar\nb:\n  {}\nc:\n- 'x\n\n  y'' z'\n- \"p\n  q\"\n",
                "\"a\": b\n'c:d':\n  'e': f\n",
                "-\n  x\n-\n  y: z\n",
                "",
                "# only a comment\n",
                "---\n...\n",
                "a: ünïcode ❤\n",
            })
    void readsBlockStyleAsTheParserDoes(String text) {
        Document block = BlockReader.read(text, 0, text.length());
        assertThat(block).isNotNull();
        assertThat(TreeText.of(block)).isEqualTo(TreeText.of(YamlReader.read(text, 0, text.length())));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a: &x 1\n",
                "a: *x\n",
                "a: !t 1\n",
                "? a\n: b\n",
                "<<: {a: 1}\n",
                "a: |+\n  x\n\n",
                "a: |2\n   x\n",
                "a: b: c\n",
                "a: 1\n  b: 2\n",
                "a:\n  b: 1\n c: 2\n",
                "a:\tb\n",
                "\ta: b\n",
                "a: \u0007\n",
                "a: \uD83D\uDE00\n",
                "%YAML 1.1\n---\na: b\n",
                "--- text\n",
                "plain\n",
                "a: [1,\n  2]\n",
                "a: one\n\n  two\n",
                "a: one\n  two: three\n",
                "a: one # c\n  two\n",
                "a: 'x\ny'\n",
                "a: \"x\\\n  y\"\n",
                "\"a b\": c\n",
                "a: - b\n",
                "- a\nb: c\n",
            })
    void leavesEverythingElseToTheParser(String text) {
        assertThat(BlockReader.read(text, 0, text.length())).isNull();
    }

    @Property(tries = 20_000)
    void neverReadsOtherwiseThanTheParser(@ForAll("yamlLike") String text) {
        Document block = BlockReader.read(text, 0, text.length());
        if (block != null) {
            assertThat(TreeText.of(block)).isEqualTo(TreeText.of(YamlReader.read(text, 0, text.length())));
        }
    }

    @Provide
    Arbitrary<String> yamlLike() {
        Arbitrary<String> piece = Arbitraries.of(
                "a:",
                "b: ",
                "key: value",
                "- ",
                "-",
                "\n",
                "\n",
                "\n",
                " ",
                "  ",
                "   ",
                "'x'",
                "\"y\"",
                "|",
                ">-",
                "{}",
                "[a, b]",
                "{k: v}",
                "# c",
                " # c",
                "x",
                "1",
                "'",
                "\"",
                "\\",
                ":",
                "---\n",
                "...\n",
                "\r\n",
                "~",
                "*a",
                "&a ",
                "\t",
                "http://h:1/p",
                "?",
                ",",
                "}",
                "é",
                "<<:",
                "%");
        return piece.list().ofMinSize(1).ofMaxSize(25).map(pieces -> String.join("", pieces));
    }

    @Test
    void readsTheSamplesAsTheParserDoes() throws IOException {
        Path samples = Path.of("../../shared/samples/manifests");
        assumeTrue(Files.isDirectory(samples), "the sample manifests are not here");
        int fast = 0;
        int all = 0;
        try (Stream<Path> files = Files.list(samples)) {
            for (Path file : files.filter(path -> !path.toString().endsWith(".tsv"))
                    .sorted()
                    .toList()) {
                String text = Files.readString(file, StandardCharsets.UTF_8);
                for (Document document : Documents.read(text)) {
                    Document block = BlockReader.read(text, document.start(), document.end());
                    all++;
                    if (block != null) {
                        fast++;
                        Document parsed = YamlReader.read(text, document.start(), document.end());
                        assertThat(TreeText.of(block)).as(file.toString()).isEqualTo(TreeText.of(parsed));
                    }
                }
            }
        }
        assertThat(List.of(fast, all))
                .satisfies(counts -> assertThat(counts.get(0) * 10).isGreaterThan(counts.get(1) * 7));
    }
}
