package io.github.eciregistry.internal.document;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.eciregistry.Problem;
import io.github.eciregistry.TextPosition;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DocumentsTest {

    private static List<String> texts(String text) {
        return Documents.read(text).stream()
                .map(document -> text.substring(document.start(), document.end()))
                .toList();
    }

    @Test
    void splitsAtMarkersAndKeepsDirectivesWithTheirDocument() {
        assertThat(texts("a: 1\n---\nb: 2\n...\n%YAML 1.1\n# c\n---\nd: 3\r\n---\r\ne: 4\r---\rf: 5"))
                .containsExactly(
                        "a: 1\n", "---\nb: 2\n...\n", "%YAML 1.1\n# c\n---\nd: 3\r\n", "---\r\ne: 4\r", "---\rf: 5");
    }

    @Test
    void takesNoLineForAMarkerThatOnlyBeginsLikeOne() {
        assertThat(texts("a:\n  - 1\n---b\n")).hasSize(1);
        assertThat(texts("a: |\n  ---\n  x\n")).hasSize(1);
    }

    @Test
    void readsJsonDocumentsThatFollowEachOther() {
        List<Document> documents = Documents.read("\uFEFF{\"a\": [1, true, null]} {\"b\\n\": \"\\u0041\"}\n---\n[2]\n");
        assertThat(documents)
                .hasSize(3)
                .allSatisfy(document -> assertThat(document.problem()).isNull());
        MappingNode second = (MappingNode) documents.get(1).root();
        assertThat(second).isNotNull();
        assertThat(((ScalarNode) second.entries().get(0).key()).value()).isEqualTo("b\n");
        assertThat(((ScalarNode) second.entries().get(0).value()).value()).isEqualTo("A");
    }

    @Test
    void readsWhatIsNotJsonAsFlowYaml() {
        assertThat(Documents.read("{a: b}\n").get(0).root()).isInstanceOf(MappingNode.class);
        assertThat(Documents.read("{\"a\": 1} # comment\n")).hasSize(1);
    }

    @Test
    void tellsWhereADocumentBreaks() {
        String text = "a: \uD83D\uDE00 b\nc: [\n";
        Document document = Documents.read(text).get(0);
        assertThat(document.problem()).isNotNull();
        assertThat(new LineIndex(text).position(document.problemOffset())).isEqualTo(new TextPosition(3, 1));
        assertThat(Documents.read("{\"a\": x}").get(0).problem()).isNull();
        assertThat(Documents.read("a: *nowhere\n").get(0).problemOffset()).isEqualTo(3);
        assertThat(Documents.read("a: \u0001\n").get(0).problemOffset()).isEqualTo(3);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"a\": [1          | 8 | Unexpected end-of-input: expected close marker for Array",
                "{\"a\": 1] \"b\"    | 7 | Unexpected close marker ']': expected '}'",
                "{\"a\": \"\\x\", ]   | 8 | Unrecognized character escape 'x' (code 120)",
            })
    void saysInOneLineWhyADocumentIsNoJson(String text, int offset, String message) {
        Document document = Documents.read(text).get(0);
        assertThat(document.problem())
                .extracting(Problem::message)
                .isEqualTo("cannot read the document as JSON: " + message);
        assertThat(document.problemOffset()).isEqualTo(offset);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a: \"\\u", "a: \"\\x", "a: \"\\UFFFFFFFF\""})
    void anEscapeThatNamesNoCharacterBreaksADocument(String text) {
        Document document = Documents.read("b: c\n---\n" + text).get(1);
        assertThat(document.problemOffset()).isEqualTo(9 + "a: \"\\u".length());
        assertThat(document.problem())
                .extracting(Problem::message)
                .asString()
                .isEqualTo("cannot read the document: found an escape that names no character");
    }

    @Test
    void countsLinesOfEveryKind() {
        LineIndex lines = new LineIndex("a\r\nb\rc\n\nd");
        assertThat(lines.position(0)).isEqualTo(new TextPosition(1, 1));
        assertThat(lines.position(3)).isEqualTo(new TextPosition(2, 1));
        assertThat(lines.position(5)).isEqualTo(new TextPosition(3, 1));
        assertThat(lines.position(8)).isEqualTo(new TextPosition(5, 1));
        assertThat(lines.position(9)).isEqualTo(new TextPosition(5, 2));
        assertThat(new LineIndex("\uFEFFa").position(1)).isEqualTo(new TextPosition(1, 1));
    }

    @Test
    void findsDuplicateKeysAtAnyDepth() {
        ScalarNode key = Documents.read("a:\n- b: {c: 1, \"c\": 2}\n").get(0).duplicateKey();
        assertThat(key).isNotNull();
        assertThat(key.start()).isEqualTo(15);
        StringBuilder large = new StringBuilder();
        for (int i = 0; i < 20; i++) {
            large.append("k").append(i).append(": 1\n");
        }
        assertThat(Documents.read(large.toString()).get(0).duplicateKey()).isNull();
        assertThat(Documents.read(large + "k7: 1\n").get(0).duplicateKey()).isNotNull();
    }
}
