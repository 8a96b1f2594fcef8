package io.github.eciregistry.lint;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is told of documents themselves, and what stays without a fix where a document cannot be edited. */
class DocumentLinterTest {

    private static final String PLAIN = "k8s.aliyun.com/plain-http-registry";
    private static final ManifestLinter LINTER = ManifestLinter.create();

    private static String pod(String annotations) {
        return "apiVersion: v1\nkind: Pod\nmetadata:\n  labels: {eci: \"true\"}\n  annotations:\n"
                + annotations.indent(4) + "spec:\n  containers:\n  - image: a.b/c:1\n";
    }

    private static List<String> found(String text) {
        return LINTER.lint(text).findings().stream()
                .map(finding -> finding
                        + finding.path().map(path -> " | " + path).orElse("")
                        + (finding.isFixable() ? " fixable" : ""))
                .toList();
    }

    @Test
    void tellsWhatIsBrokenAndReadsTheOtherDocuments() {
        String text = "# one\n---\na: [\n---\n" + pod(PLAIN + ": http://a.b") + "---\n# none\n---\nimage: {{ x }}: y\n";
        assertThat(found(text))
                .containsExactly(
                        "4:1: error ECI001: cannot read the document: expected the node content, but found"
                                + " '<stream end>'",
                        "10:41: error ECI201: invalid registry \"http://a.b\" at 0: expected a host, found \"http://\""
                                + " | metadata.annotations[" + PLAIN + "] fixable",
                        "17:8: error ECI002: expected a rendered manifest, found template braces {{");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            KEY: 'http://a.b, {{ x }}'              | none
            x: {{ x }}∎KEY: http://a.b              | 6:8: error ECI002: expected a rendered manifest, found template braces {{
            KEY: http://a.b∎KEY: a.b                | 7:5: error ECI003: duplicate key "k8s.aliyun.com/plain-http-registry"
            KEY: "http://a.b"∎x: "¶"           | 7:9: error ECI004: expected no character that is a line break in YAML 1.1 alone, found U+2028
            """)
    void fixesNothingInADocumentThatCannotBeEdited(String annotations, String unsafe) {
        String text = pod(annotations.replace("KEY", PLAIN).replace('∎', '\n').replace('¶', '\u2028'));
        List<String> found = found(text);
        assertThat(found).anyMatch(line -> line.contains(" ECI201: "));
        if (unsafe.equals("none")) {
            assertThat(found).noneMatch(line -> line.contains(" ECI00"));
        } else {
            assertThat(found).contains(unsafe).noneMatch(line -> line.endsWith("fixable"));
            assertThat(LINTER.fix(text).isChanged()).isFalse();
        }
    }

    @Test
    void tellsNothingOfADocumentWithoutPods() {
        assertThat(found("apiVersion: v1\nkind: Service\nmetadata: {name: a}\nx: 1\nx: 2\n"))
                .isEmpty();
        assertThat(found("x: 1\nx: 2\n")).isEmpty();
        assertThat(found("")).isEmpty();
    }

    /** Readers of YAML differ in which of two values counts; the first is the one whose place is known. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            KEY: x.y∎KEY: a.b     | ECI304
            KEY: a.b∎KEY: x.y     | none
            KEY: ~∎KEY: x.y       | ECI205
            KEY: [a.b]∎KEY: x.y   | ECI212
            """)
    void readsTheFirstOfTwoValues(String annotations, String code) {
        List<String> codes = LINTER.lint(pod(annotations.replace("KEY", PLAIN).replace('∎', '\n'))).findings().stream()
                .map(finding -> finding.rule().code())
                .filter(found -> !found.equals("ECI003"))
                .toList();
        assertThat(codes).isEqualTo(code.equals("none") ? List.of() : List.of(code));
    }

    @Test
    void tellsOfListsThatNestTooDeep() {
        String text = "{apiVersion: v1, kind: List, items: [".repeat(18) + "]}".repeat(18) + "\n";
        String path = IntStream.range(0, 16).mapToObj(i -> "items[0].").collect(Collectors.joining()) + "items[0]";
        assertThat(found(text))
                .containsExactly(
                        "1:630: error ECI005: expected at most 16 levels of objects that contain objects | " + path);
    }

    /** Fifty times fifty times fifty images, of which each but the first is an alias. */
    @Test
    void tellsOfAliasesThatRepeatTooMuch() {
        String text = """
                apiVersion: argoproj.io/v1alpha1
                kind: Workflow
                metadata:
                  annotations: {plain-http-registries: "http://a.b"}
                spec:
                  templates:
                  - &t {steps: [&s [&i {inline: {container: {image: nginx:1}}} I] S]}
                """.replace(" I", ", *i".repeat(49)).replace(" S", ", *s".repeat(49)) + "  - *t\n".repeat(49);
        assertThat(found(text))
                .containsExactly(
                        "1:1: error ECI006: expected fewer aliases: aliases repeat more than 100000 values",
                        "4:17: error ECI104: \"plain-http-registries\" has no effect: write " + PLAIN + ""
                                + " | metadata.annotations[plain-http-registries]");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            metadata: {annotations: [a]}          | 3:25: error ECI005: expected a mapping, found a list | metadata.annotations
            metadata: [a]                         | 3:11: error ECI005: expected a mapping, found a list | metadata
            """)
    void tellsOfAnnotationsThatAreNoMapping(String metadata, String message, String path) {
        String text = "apiVersion: v1\nkind: Pod\n" + metadata + "\nspec: {containers: [{image: \"a.b/c:1\"}]}\n";
        assertThat(found(text)).containsExactly(message + " | " + path);
    }

    @Test
    void looksAtATemplateOfAWorkflowOnlyWhereItHasRegistriesOfItsOwn() {
        String text = """
                apiVersion: argoproj.io/v1alpha1
                kind: Workflow
                metadata:
                  name: w
                spec:
                  podMetadata:
                    annotations: {KEY: "x.y,"}
                  templates:
                  - name: t
                    metadata:
                      annotations: {plain-http-registries: b}
                    container: {image: "a.b/c:1"}
                  - name: u
                    metadata:
                      annotations: {KEY: "c.d,"}
                    container: {image: "a.b/c:1"}
                """.replace("KEY", PLAIN);
        assertThat(found(text))
                .containsExactly(
                        "7:60: warning ECI204: expected a registry at 4, found nothing | spec.podMetadata.annotations["
                                + PLAIN + "] fixable",
                        "15:62: warning ECI204: expected a registry at 4, found nothing"
                                + " | spec.templates[1].metadata.annotations[" + PLAIN + "] fixable");
    }
}
