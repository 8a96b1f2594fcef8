package io.github.eciregistry.manifest;

import static io.github.eciregistry.manifest.EditAssertions.ANNOTATOR;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.eciregistry.Problem;
import io.github.eciregistry.ProblemCode;
import io.github.eciregistry.TextPosition;
import io.github.eciregistry.policy.RegistryPolicy;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the annotator refuses to edit, and what it reports where. */
class ManifestProblemsTest {

    private static void assertRefuses(String text, ProblemCode code, int line, int column, String message) {
        ManifestEdit edit = ANNOTATOR.annotate(text);
        assertThat(edit.text()).isSameAs(text);
        Problem problem = edit.problems().get(0);
        assertThat(problem.code()).isEqualTo(code);
        assertThat(problem.position()).contains(new TextPosition(line, column));
        assertThat(problem.message()).contains(message);
    }

    @Test
    void refusesWhatAnAliasRepeatsElsewhere() {
        assertRefuses("""
                apiVersion: apps/v1
                kind: Deployment
                metadata: &meta
                  name: web
                spec:
                  template:
                    metadata: *meta
                    spec:
                      containers:
                      - image: harbor.pre.com/a
                """, ProblemCode.SHARED_BY_ALIAS, 7, 15, "would reach another place");
        assertRefuses("""
                apiVersion: v1
                kind: Pod
                metadata:
                  <<: {annotations: {a: b}}
                spec:
                  containers:
                  - image: harbor.pre.com/a
                """, ProblemCode.SHARED_BY_ALIAS, 4, 3, "would reach another place");
    }

    @Test
    void refusesADuplicateKeyOnlyWhereItWouldEdit() {
        String pod = """
                apiVersion: v1
                kind: Pod
                metadata:
                  labels: {a: b}
                  labels: {a: b}
                spec:
                  containers:
                  - image: %s
                """;
        assertRefuses(pod.formatted("harbor.pre.com/a"), ProblemCode.DUPLICATE_KEY, 5, 3, "duplicate key \"labels\"");
        assertThat(ANNOTATOR.annotate(pod.formatted("nginx")).problems()).isEmpty();
    }

    @Test
    void refusesTemplateBracesThatYamlCanRead() {
        assertRefuses("""
                apiVersion: v1
                kind: Pod
                metadata:
                  name: {{ .Values.name }}
                spec:
                  containers:
                  - image: harbor.pre.com/a
                """, ProblemCode.TEMPLATE_BRACES, 4, 9, "template braces");
    }

    @Test
    void refusesLineBreaksThatOnlySomeReadersSee() {
        assertRefuses(
                "apiVersion: v1\nkind: Pod\nmetadata:\n  name: a\u2028b\nspec:\n  containers:\n  - image: reg.test:80/a\n",
                ProblemCode.AMBIGUOUS_LINE_BREAK,
                4,
                10,
                "found U+2028");
    }

    @Test
    void refusesPlacesThatAreNoMapping() {
        String pod = "apiVersion: v1\nkind: Pod\nmetadata: %s\nspec: {containers: [{image: harbor.pre.com/a}]}\n";
        assertRefuses(pod.formatted("[]"), ProblemCode.WRONG_TYPE, 3, 11, "expected a mapping");
        assertRefuses(pod.formatted("{annotations: text}"), ProblemCode.WRONG_TYPE, 3, 25, "expected a mapping");
        assertRefuses(pod.formatted("{annotations: !!map }"), ProblemCode.WRONG_TYPE, 3, 25, "expected a mapping");
        assertRefuses(
                pod.formatted("{annotations: {[a]: b}}"), ProblemCode.UNEDITABLE_PLACE, 3, 26, "keys that are texts");
        assertRefuses(
                pod.formatted("{annotations: &a }"), ProblemCode.UNEDITABLE_PLACE, 3, 25, "without an anchor or a tag");
    }

    @Test
    void reportsTheFieldOfAProblem() {
        assertReports("? [a]\n: b\n", "4:3: expected keys that are texts");
        assertReports(
                "metadata:\n  annotations:\n    k8s.aliyun.com/insecure-registry: [a.b]\n",
                "6:39: metadata.annotations[k8s.aliyun.com/insecure-registry]: expected a string of registries, found a list");
        assertReports(
                "metadata:\n  annotations:\n    k8s.aliyun.com/insecure-registry: a.b,\n",
                "6:43: metadata.annotations[k8s.aliyun.com/insecure-registry]: expected a registry at 4, found nothing");
    }

    private static void assertReports(String fields, String problem) {
        ManifestEdit edit = ANNOTATOR.annotate(
                "apiVersion: v1\nkind: Pod\nspec: {containers: [{image: harbor.pre.com/a}]}\n" + fields);
        assertThat(edit.problems().get(0).toString().lines().findFirst()).contains(problem);
    }

    @Test
    void reportsImagesWithTheirPath() {
        ManifestEdit edit = ANNOTATOR.annotate("""
                apiVersion: v1
                kind: Pod
                spec:
                  containers:
                  - image: "Harbor.local:5000/App:1"
                  - image: {}
                  - image: "{{ inputs.parameters.image }}"
                  - image:
                """);
        assertThat(edit.problems())
                .extracting(Problem::code)
                .containsExactly(
                        ProblemCode.REPOSITORY_NOT_LOWERCASE, ProblemCode.WRONG_TYPE, ProblemCode.IMAGE_NOT_RENDERED);
        Problem first = edit.problems().get(0);
        assertThat(first.position()).contains(new TextPosition(5, 31));
        assertThat(first.path()).contains("spec.containers[0].image");
        assertThat(first.hint()).contains("Harbor.local:5000/app:1");
    }

    @Test
    void reportsProblemsInTheOrderOfTheText() {
        ManifestEdit edit = ANNOTATOR.annotate("""
                apiVersion: v1
                kind: Pod
                metadata:
                  annotations:
                    k8s.aliyun.com/insecure-registry: "https://old.example"
                spec:
                  containers:
                  - image: Bad
                  initContainers:
                  - image: 5
                  - image: []
                ---
                kind: [
                """);
        assertThat(edit.problems())
                .extracting(problem -> problem.position().orElseThrow() + " " + problem.code())
                .containsExactly(
                        "5:40 REGISTRY_HAS_SCHEME",
                        "8:12 REPOSITORY_NOT_LOWERCASE",
                        "10:12 WRONG_TYPE",
                        "11:12 WRONG_TYPE",
                        "14:1 UNREADABLE_DOCUMENT");
    }

    @Test
    void reportsABadExistingValueAndKeepsIt() {
        ManifestEdit edit = ANNOTATOR.annotate("""
                apiVersion: v1
                kind: Pod
                metadata:
                  annotations:
                    k8s.aliyun.com/insecure-registry: "https://old.example"
                spec:
                  containers:
                  - image: harbor.pre.com/a
                """);
        assertThat(edit.text()).contains("insecure-registry: \"https://old.example,harbor.pre.com\"\n");
        assertThat(edit.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.position()).contains(new TextPosition(5, 40));
            assertThat(problem.path()).contains("metadata.annotations[k8s.aliyun.com/insecure-registry]");
        });
    }

    @Test
    void boundsWhatAliasesRepeat() {
        StringBuilder text = new StringBuilder("kind: Pod\napiVersion: v1\na0: &a0 {x: y}\n");
        for (int i = 1; i < 40; i++) {
            text.append("a%d: &a%d {<<: [*a%d, *a%d]}\n".formatted(i, i, i - 1, i - 1));
        }
        text.append("spec:\n  <<: *a39\n");
        assertRefuses(text.toString(), ProblemCode.SHARED_BY_ALIAS, 1, 1, "expected fewer aliases");
    }

    @Test
    void boundsHowDeepADocumentNests() {
        for (String nested : List.of("[".repeat(100_000), "- ".repeat(100_000), "{a: ".repeat(100_000))) {
            ManifestEdit edit = ANNOTATOR.annotate("a: 1\n---\nx:\n  " + nested);
            assertThat(edit.problems()).extracting(Problem::code).containsExactly(ProblemCode.UNREADABLE_DOCUMENT);
        }
    }

    @Test
    void editsNothingOfADocumentWhoseMergeKeysNestTooDeep() {
        StringBuilder text = new StringBuilder("""
                apiVersion: v1
                kind: List
                items:
                - apiVersion: v1
                  kind: Pod
                  metadata: {}
                  spec: {containers: [{image: 192.168.1.10:5000/a}]}
                """);
        text.append("- &m0 {a: b}\n");
        for (int i = 1; i <= 200; i++) {
            text.append("- &m" + i + " {<<: *m" + (i - 1) + " }\n");
        }
        text.append("- {apiVersion: v1, kind: Pod, <<: *m200 }\n");
        ManifestEdit edit = ManifestAnnotator.using(
                        RegistryPolicy.builder().plainHttp("192.168.1.10:5000").build())
                .annotate(text.toString());
        assertThat(edit.text()).isSameAs(edit.original());
        assertThat(edit.problems()).extracting(Problem::code).contains(ProblemCode.SHARED_BY_ALIAS);
    }
}
