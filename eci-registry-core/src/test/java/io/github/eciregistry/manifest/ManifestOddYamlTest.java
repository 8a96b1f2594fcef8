package io.github.eciregistry.manifest;

import static io.github.eciregistry.manifest.EditAssertions.ANNOTATOR;
import static io.github.eciregistry.manifest.EditAssertions.assertAdds;
import static io.github.eciregistry.manifest.EditAssertions.assertBecomes;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.eciregistry.Problem;
import io.github.eciregistry.ProblemCode;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

/** YAML that few people write, where a new line could change another value. */
class ManifestOddYamlTest {

    private static final String POD = "apiVersion: v1\nkind: Pod\n";
    private static final String SPEC = "spec:\n  containers:\n  - image: 192.168.1.10:5000/a\n";
    private static final String LINE = "k8s.aliyun.com/plain-http-registry: \"192.168.1.10:5000\"\n";

    /** Block scalars at the end of the annotations, each up to where the new line goes, and what stays after it. */
    static final List<String[]> BLOCKS = List.of(
            new String[] {"|\n      a\n         \n", ""},
            new String[] {"|\n      a\n      \t\n", ""},
            new String[] {"|\n      a\n        \n\n        \n", "\n"},
            new String[] {"|-\n      a\n       \n", "      \n"},
            new String[] {">\n      a\n       \n", ""},
            new String[] {">-\n      a\n\n        b\n         \n", "\n"},
            new String[] {"|1\n      a\n       \n", ""},
            new String[] {"|1 # c\n       a\n      \n", ""},
            new String[] {"|+\n      a\n\n     \n", ""},
            new String[] {"|\n        \n      a\n", "\n"},
            new String[] {"|\n      a\n", "     \n"},
            new String[] {"|\n      a # no comment\n", "\n# comment\n"},
            new String[] {"!!str |\n      a\n       \n", ""});

    @ParameterizedTest
    @FieldSource("BLOCKS")
    void addsBelowEveryLineOfABlock(String block, String rest) {
        String head = POD + "metadata:\n  annotations:\n    text: " + block;
        if (block.contains("        \n      a")) {
            assertThat(ANNOTATOR.annotate(head + rest + SPEC).isChanged()).isFalse();
            return;
        }
        assertBecomes(head + rest + SPEC, head + "    " + LINE + rest + SPEC);
        String windows = head.replace("\n", "\r\n");
        assertBecomes(
                windows + (rest + SPEC).replace("\n", "\r\n"),
                windows + ("    " + LINE + rest + SPEC).replace("\n", "\r\n"));
    }

    /** A blank block ends only at a key in the first column, for some readers, so that no line is put below it. */
    @Tag("newest-libraries") // snakeyaml-engine 2.6 rejects these documents.
    @ParameterizedTest
    @ValueSource(strings = {"|+\n         \n", ">+\n         \n\n", "|\n         \n", "|2\n         \n"})
    void addsAboveABlankBlock(String block) {
        String head = POD + "metadata:\n";
        String rest = "    name: p\n    text: " + block + SPEC;
        assertBecomes(head + rest, head + "    annotations:\n        " + LINE + rest.replace("        " + LINE, ""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"      a\n         ", "      a\n      \t", "      a"})
    void addsAboveABlockThatEndsWithTheText(String lines) {
        String head = POD + SPEC + "metadata:\n  annotations:\n";
        String block = "    text: |\n" + lines;
        assertBecomes(head + block, head + "    " + LINE + block);
    }

    @Test
    void indentsAsTheFirstKeyOfTheMapping() {
        assertAdds("""
                 apiVersion: v1
                 kind: Pod
                 ? metadata
                 : name: q
                   ? annotations
                   : a: b
                +    k8s.aliyun.com/plain-http-registry: "192.168.1.10:5000"
                 spec:
                   containers:
                   - image: 192.168.1.10:5000/a
                """);
        assertAdds("""
                 apiVersion: v1
                 kind: Pod
                 ? metadata
                 :   name: q
                +    annotations:
                +        k8s.aliyun.com/plain-http-registry: "192.168.1.10:5000"
                 ? spec
                 : containers:
                   - image: 192.168.1.10:5000/a
                """);
        assertAdds("""
                 apiVersion: v1
                 kind: Pod
                 metadata: !!map
                   ? name
                   : q
                +  annotations:
                +    k8s.aliyun.com/plain-http-registry: "192.168.1.10:5000"
                 spec:
                   containers:
                   - image: 192.168.1.10:5000/a
                """);
        assertAdds("""
                 apiVersion: v1
                 kind: List
                 items:
                 - ? apiVersion
                   : v1
                   kind: Pod
                +  metadata:
                +    annotations:
                +      k8s.aliyun.com/plain-http-registry: "192.168.1.10:5000"
                   spec:
                     containers:
                     - image: 192.168.1.10:5000/a
                """);
    }

    @Tag("newest-libraries") // snakeyaml-engine 2.6 rejects these documents.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "metadata:\n  ? annotations\n",
                "metadata:\n  ? annotations # :\n",
                "metadata: {annotations}\n",
                "metadata: {? annotations}\n",
                "metadata:\n  annotations:\n    a: b\n      \t\n"
            })
    void refusesAPlaceThatCannotTakeALine(String metadata) {
        assertThat(ANNOTATOR.annotate(POD + metadata + SPEC)).satisfies(edit -> {
            assertThat(edit.isChanged()).isFalse();
            assertThat(edit.problems()).extracting(Problem::code).containsExactly(ProblemCode.UNEDITABLE_PLACE);
        });
    }

    /** Byte order marks before a document, where the marks of several files end up that are joined. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "\uFEFF",
                "\uFEFF\uFEFF",
                "\uFEFF# a\n",
                "# a\n\uFEFF",
                "---\n\uFEFF",
                "---\n# a\n\uFEFF",
                "\uFEFF---\n\uFEFF# a\n\uFEFF\n\uFEFF",
                "%YAML 1.1\n---\n\uFEFF"
            })
    void readsADocumentAfterAByteOrderMark(String start) {
        String document = "kind: Pod\napiVersion: v1\n" + SPEC;
        String annotated = "kind: Pod\napiVersion: v1\nmetadata:\n  annotations:\n    " + LINE + SPEC;
        assertThat(ANNOTATOR.annotate(start + document).text()).isEqualTo(start + annotated);
        String later = "a: b\n---\n" + start.replaceAll("%.*\n|---\n", "") + document + "\uFEFF---\n" + document;
        assertThat(ANNOTATOR.annotate(later)).satisfies(edit -> {
            assertThat(edit.text()).isEqualTo(later.replace(document, annotated));
            assertThat(edit.problems()).isEmpty();
        });
        String json = start
                + "{\"kind\":\"Pod\",\"apiVersion\":\"v1\",\"spec\":{\"containers\":[{\"image\":\"192.168.1.10:5000/a\"}]}}";
        assertThat(ANNOTATOR.annotate(json).isChanged()).isTrue();
    }

    @Test
    void countsColumnsAfterAByteOrderMark() {
        String text = "---\n\uFEFFspec: {containers: [{image: 'A B'}]}\napiVersion: v1\nkind: Pod\n";
        assertThat(ANNOTATOR.annotate(text).problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.position()).hasToString("Optional[2:30]"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"kind: Pod\n\uFEFFapiVersion: v1\n", "apiVersion: v1\n  \uFEFFkind: Pod\n", "  \uFEFFkind: Pod\n"
            })
    void reportsAByteOrderMarkInsideADocument(String head) {
        assertThat(ANNOTATOR.annotate(head + SPEC).problems())
                .extracting(Problem::code)
                .containsExactly(ProblemCode.UNREADABLE_DOCUMENT);
    }

    /** What kubectl 1.32.4 rejects. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "metadata:\n  name: p\n\t\n",
                "metadata:\n  name: p\n  \t\n",
                "metadata:\n  name: 'p'\n       \t\n",
                "metadata:\n  name: p # a\n       \t\n",
                "\t\nmetadata: {}\n",
                "metadata:\n  name: p\n\t# a\n",
                "metadata:\n  annotations:\n    a: |\n      \tb\n",
                "metadata:\n  annotations:\n    a: |\n      b\n  \t\n",
                "metadata:\n  annotations:\n    a: b\n\t c\n",
                "metadata:\n  annotations: {a: b\n\t}\n",
                "metadata:\n  finalizers:\n  -\ta\n",
                "metadata:\n  name:\n    \t\n  uid: a\n",
                "metadata:\n  name: !!str\n    \tp\n",
                "metadata:\n  ? name\n  :\tp\n"
            })
    void refusesATabThatKubernetesRejects(String metadata) {
        assertThat(ANNOTATOR.annotate(POD + metadata + SPEC)).satisfies(edit -> {
            assertThat(edit.isChanged()).isFalse();
            assertThat(edit.problems()).singleElement().satisfies(problem -> {
                assertThat(problem.code()).isEqualTo(ProblemCode.UNREADABLE_DOCUMENT);
                assertThat(problem.message()).containsIgnoringCase("tab");
            });
        });
    }

    /** What kubectl 1.32.4 accepts. */
    @Tag("newest-libraries") // snakeyaml-engine 2.6 rejects these documents.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "metadata:\tx\n",
                "metadata:\n  name: p\n      \t\n  uid: u\n",
                "metadata:\n  name:\t\n    p\t# a\n",
                "metadata:\n  annotations:\n    a: |2\n      \tb\n",
                "metadata:\n  annotations:\n    a: |\n      b\n      \tc\n    d: e\n",
                "metadata:\n  annotations: {a: \"b\n\t\",\n\tc: d}\n",
                "metadata: &a\t!!map\n  name: p\n"
            })
    void readsATabThatKubernetesTakes(String metadata) {
        assertThat(ANNOTATOR.annotate(POD + metadata + SPEC).problems())
                .extracting(Problem::code)
                .doesNotContain(ProblemCode.UNREADABLE_DOCUMENT);
    }

    @Test
    void endsNewBracesAsTheBracesAround() {
        assertAdds("""
                 ---
                 {
                   apiVersion: "v1",
                   kind: "Pod",
                   metadata: {
                +    annotations: {
                +      k8s.aliyun.com/plain-http-registry: "192.168.1.10:5000",
                +    },
                     name: "p",
                   },
                   spec: {
                     containers: [{
                       image: "192.168.1.10:5000/a",
                     }],
                   },
                 }
                """);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {">\n      a.b,\n      c.d\n", "|\n      a.b,c.d\n\n", "\"a.b,c.d\\n\"\n", ">+\n      a.b,c.d\n\n"
            })
    void appendsToTheLastLineOfAValue(String value) {
        String head = POD + "metadata:\n  annotations:\n    k8s.aliyun.com/plain-http-registry: ";
        String blank = value.contains(" c.d") ? " " : "";
        assertThat(ANNOTATOR.annotate(head + value + SPEC).text())
                .startsWith(head + "\"a.b," + blank + "c.d,192.168.1.10:5000\"\n")
                .endsWith(SPEC);
    }

    @Test
    void mergesSeveralMergeKeys() {
        assertAdds("""
                 apiVersion: v1
                 kind: Pod
                 metadata:
                   name: p
                +  annotations:
                +    k8s.aliyun.com/plain-http-registry: "192.168.1.10:5000"
                 spec:
                   containers:
                   - <<: {image: nginx}
                     <<: {image: 192.168.1.10:5000/a}
                     name: a
                """);
        String first = POD + "metadata: {name: p}\nspec:\n  containers:\n"
                + "  - <<: {image: 192.168.1.10:5000/a}\n    <<: {image: nginx}\n";
        assertThat(ANNOTATOR.annotate(first).isChanged()).isFalse();
        assertThat(ANNOTATOR.annotate(first).problems()).isEmpty();
    }

    /** go-yaml lets a merge key override the keys before it, so that only a key after it counts for every reader. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {<<: {a: b}, c: d}               | {<<: {a: b}, c: d, KEY: "192.168.1.10:5000"}
            {<<: {KEY: "x.y"}, c: d}         | {<<: {KEY: "x.y"}, c: d, KEY: "x.y,192.168.1.10:5000"}
            {<<: {KEY: "x.y"}, KEY: "z.y"}   | {<<: {KEY: "x.y"}, KEY: "z.y,192.168.1.10:5000"}
            {KEY: "z.y", <<: {KEY: "x.y"}}   | UNEDITABLE_PLACE
            """)
    void writesWhatAMergeKeyDoesNotOverride(String annotations, String expected) {
        String text = POD + "metadata:\n  annotations: %s\n" + SPEC;
        String key = "k8s.aliyun.com/plain-http-registry";
        ManifestEdit edit = ANNOTATOR.annotate(text.formatted(annotations.replace("KEY", key)));
        if (expected.equals("UNEDITABLE_PLACE")) {
            assertThat(edit.isChanged()).isFalse();
            assertThat(edit.problems()).extracting(Problem::code).containsExactly(ProblemCode.UNEDITABLE_PLACE);
        } else {
            assertThat(edit.text()).isEqualTo(text.formatted(expected.replace("KEY", key)));
            assertThat(ANNOTATOR.annotate(edit.text()).isChanged()).isFalse();
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            kind: Pod                          | expected apiVersion and kind, found containers and no apiVersion
            apiVersion: v1                     | expected apiVersion and kind, found containers and no kind
            apiVersoin: v1∎kind: Pod           | expected apiVersion and kind, found containers and no apiVersion
            apiVersion: v1∎Kind: Pod           | expected apiVersion and kind, found containers and no kind
            apiVersion: v1∎kind: [Pod]         | expected apiVersion and kind, found containers and no kind
            apiVersion: v1∎kind: pod           | expected a kind of Kubernetes, found containers and "v1 pod"
            apiVersion: app/v1∎kind: Job       | expected a kind of Kubernetes, found containers and "app/v1 Job"
            apiVersion: argoproj.io/v1∎kind: rollout | expected a kind of Kubernetes, found containers and "argoproj.io/v1 rollout"
            """)
    void reportsContainersOfAnUnknownObject(String head, String message) {
        String text = head.replace('∎', '\n') + "\n" + SPEC;
        assertThat(ANNOTATOR.annotate(text).problems()).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo(ProblemCode.UNIDENTIFIED_OBJECT);
            assertThat(problem.message()).isEqualTo(message);
            assertThat(problem.position()).hasToString("Optional[1:1]");
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "spec: {replicas: 1}\n",
                "apiVersion: v1\nkind: ConfigMap\ndata: {spec: \"containers\"}\n",
                "apiVersion: example.com/v1\nkind: Thing\nspec: {template: {spec: {containers: [{image: a}]}}}\n",
                "- {a: b}\n",
                "services: {web: {image: 192.168.1.10:5000/a}}\n"
            })
    void leavesOtherObjectsAlone(String text) {
        assertThat(ANNOTATOR.annotate(text).problems()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "- {apiVersion: v1, kind: Pod, spec: {containers: [{image: 192.168.1.10:5000/a}]}}\n",
                "[{\"apiVersion\": \"v1\", \"kind\": \"Pod\"}]"
            })
    void reportsAListOfObjects(String text) {
        assertThat(ANNOTATOR.annotate(text).problems()).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo(ProblemCode.UNIDENTIFIED_OBJECT);
            assertThat(problem.message())
                    .isEqualTo("expected an object, such as a List with items, found a list of objects");
        });
    }
}
