package io.github.eciregistry.manifest;

import static io.github.eciregistry.manifest.EditAssertions.ANNOTATOR;
import static io.github.eciregistry.manifest.EditAssertions.assertAdds;
import static io.github.eciregistry.manifest.EditAssertions.assertBecomes;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.eciregistry.Problem;
import io.github.eciregistry.ProblemCode;
import io.github.eciregistry.TextPosition;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the annotator does to each shape of manifest: a {@code +} line is added. */
class ManifestAnnotatorTest {

    @Test
    void addsAnnotationsAfterLabels() {
        assertAdds("""
                 apiVersion: apps/v1
                 kind: Deployment
                 metadata:
                   name: nginx
                 spec:
                   template:
                     metadata:
                       labels:
                         app: nginx   # kept
                +      annotations:
                +        k8s.aliyun.com/plain-http-registry: "192.168.1.10:5000"
                +        k8s.aliyun.com/insecure-registry: "harbor.pre.com"
                     spec:
                       initContainers:
                       - image: "192.168.1.10:5000/test/init"
                       containers:
                       - name: nginx
                         image: harbor.pre.com/test/nginx:latest
                       - name: hub
                         image: nginx
                """);
    }

    @Test
    void addsToAnnotationsInTheirQuotes() {
        assertAdds("""
                 apiVersion: v1
                 kind: Pod
                 metadata:
                   annotations:
                     'a/b': 'x'
                +    'k8s.aliyun.com/insecure-registry': 'harbor.pre.com'
                   # about the name
                   name: p
                 spec:
                   containers: [{name: c, image: harbor.pre.com/a}]
                """);
    }

    @Test
    void extendsAnExistingValueInPlace() {
        String before = """
                apiVersion: v1
                kind: Pod
                metadata:
                  annotations:
                    k8s.aliyun.com/plain-http-registry: %s # why
                    k8s.aliyun.com/insecure-registry: 'other.example'
                spec:
                  containers:
                  - image: 192.168.1.10:5000/a
                  - image: reg.test:80/b
                  - image: harbor.pre.com/c
                """;
        String after = before.replace("'other.example'", "'other.example,harbor.pre.com'");
        for (String quote : List.of("", "'", "\"")) {
            String old = quote + "old:1,reg.test:80" + quote;
            String fresh = quote + "old:1,reg.test:80,192.168.1.10:5000" + quote;
            assertBecomes(before.formatted(old), after.formatted(fresh));
        }
        ManifestEdit blank = ANNOTATOR.annotate(before.formatted("\"\""));
        assertThat(blank.text()).isEqualTo(after.formatted("\"192.168.1.10:5000,reg.test:80\""));
        assertThat(blank.problems()).extracting(Problem::code).containsExactly(ProblemCode.EMPTY_VALUE);
    }

    @Test
    void replacesABlockValue() {
        assertBecomes("""
                apiVersion: v1
                kind: Pod
                metadata:
                  annotations:
                    k8s.aliyun.com/insecure-registry: >-
                      other.example,
                      third.example
                    z: 1
                spec: {containers: [{image: harbor.pre.com/c}]}
                """.replace(",\n      third", ",third"), """
                apiVersion: v1
                kind: Pod
                metadata:
                  annotations:
                    k8s.aliyun.com/insecure-registry: "other.example,third.example,harbor.pre.com"
                    z: 1
                spec: {containers: [{image: harbor.pre.com/c}]}
                """);
    }

    @Test
    void replacesTheBlanksAtTheEndOfABlockValueWithIt() {
        String pod = """
                apiVersion: v1
                kind: Pod
                metadata:
                  annotations:
                    k8s.aliyun.com/insecure-registry: %s
                spec: {containers: [{image: harbor.pre.com/c}]}
                """;
        assertThat(ANNOTATOR.annotate(pod.formatted(">-\n      x.y\t ")).text())
                .isEqualTo(pod.formatted("\"x.y\\u0009 ,harbor.pre.com\""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " # none", " ~", " null", " {}", " { } # none"})
    void fillsEmptyAnnotations(String empty) {
        String pod = """
                apiVersion: v1
                kind: Pod
                metadata:
                    annotations:%s
                %s    name: p
                spec:
                    containers:
                    - image: harbor.pre.com/c
                """;
        String comment = empty.contains("#") ? " # none" : "";
        assertBecomes(
                pod.formatted(empty, ""),
                pod.formatted(comment, "        k8s.aliyun.com/insecure-registry: \"harbor.pre.com\"\n"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " null", " {}"})
    void fillsEmptyMetadata(String empty) {
        String job = """
                apiVersion: batch/v1
                kind: Job
                spec:
                  template:
                    metadata:%s
                %s    spec:
                      containers:
                      - image: harbor.pre.com/c
                """;
        String added = "      annotations:\n        k8s.aliyun.com/insecure-registry: \"harbor.pre.com\"\n";
        assertBecomes(job.formatted(empty, ""), job.formatted("", added));
    }

    @Test
    void addsMetadataAboveTheCommentsOfSpec() {
        assertAdds("""
                 apiVersion: batch/v1
                 kind: CronJob
                 spec:
                   jobTemplate:
                     spec:
                       template:
                +        metadata:
                +          annotations:
                +            k8s.aliyun.com/insecure-registry: "harbor.pre.com"
                         # the pod
                         # itself
                         spec:
                           containers:
                           - image: harbor.pre.com/c
                """);
    }

    @Test
    void addsToAnnotationsThatEndWithAKeyWithoutValue() {
        assertAdds("""
                 apiVersion: v1
                 kind: Pod
                 metadata:
                   annotations:
                     a: b
                     ? c
                +    k8s.aliyun.com/insecure-registry: "harbor.pre.com"

                   name: p
                 spec: {containers: [{image: harbor.pre.com/c}]}
                """);
    }

    @Test
    void addsMetadataBelowAValueThatLooksLikeComments() {
        assertAdds("""
                 apiVersion: v1
                 kind: Pod
                 x: "first
                 # second
                 # third" # no comment but this
                +metadata:
                +  annotations:
                +    k8s.aliyun.com/insecure-registry: "harbor.pre.com"
                 # the pod
                 spec:
                   containers:
                   - image: harbor.pre.com/c
                """);
    }

    @Test
    void keepsLineEndsByteOrderMarkAndAMissingLastOne() {
        String before = "\uFEFFapiVersion: v1\r\nkind: Pod\r\nspec:\r\n  containers:\r\n  - image: harbor.pre.com/❤\r\n"
                + "  - image: harbor.pre.com/c\r\nmetadata:\r\n  name: p";
        ManifestEdit edit = ANNOTATOR.annotate(before);
        assertThat(edit.text())
                .isEqualTo(before + "\r\n  annotations:\r\n    k8s.aliyun.com/insecure-registry: \"harbor.pre.com\"");
        assertThat(edit.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.position()).contains(new TextPosition(5, 27));
            assertThat(problem.path()).contains("spec.containers[0].image");
        });
    }

    @Test
    void annotatesFlowStyleOnItsLine() {
        assertBecomes("""
                kind: Pod
                apiVersion: v1
                metadata: {name: d}
                spec: {containers: [{name: c, image: harbor.pre.com/a:1}]}
                """, """
                kind: Pod
                apiVersion: v1
                metadata: {annotations: {k8s.aliyun.com/insecure-registry: "harbor.pre.com"}, name: d}
                spec: {containers: [{name: c, image: harbor.pre.com/a:1}]}
                """);
    }

    @Test
    void doesTheOtherDocumentsOfAFile() {
        String pod =
                "apiVersion: v1\nkind: Pod\nmetadata:\n  name: p\nspec:\n  containers:\n  - image: harbor.pre.com/a\n";
        String text = pod + "---\na: b: c\n---\n{{- if .Values.x }}\n---\n" + pod + "...\n%YAML 1.1\n---\n" + pod;
        ManifestEdit edit = ANNOTATOR.annotate(text);
        String done = pod.replace(
                "  name: p\n", "  name: p\n  annotations:\n    k8s.aliyun.com/insecure-registry: \"harbor.pre.com\"\n");
        assertThat(edit.text())
                .isEqualTo(
                        done + "---\na: b: c\n---\n{{- if .Values.x }}\n---\n" + done + "...\n%YAML 1.1\n---\n" + done);
        assertThat(edit.problems())
                .extracting(Problem::code)
                .containsExactly(ProblemCode.UNREADABLE_DOCUMENT, ProblemCode.TEMPLATE_BRACES);
        assertThat(edit.problems())
                .extracting(problem -> problem.position().orElseThrow())
                .containsExactly(new TextPosition(9, 5), new TextPosition(11, 1));
    }

    @Test
    void keepsABlockThatEndsWithTheText() {
        assertAdds("""
                 apiVersion: v1
                 kind: Pod
                 spec:
                   containers:
                   - image: harbor.pre.com/a
                 metadata:
                   annotations:
                +    k8s.aliyun.com/insecure-registry: "harbor.pre.com"
                     note: |
                       last line""");
    }

    @Test
    void readsImagesThroughAliasesAndMergeKeys() {
        assertAdds("""
                 apiVersion: v1
                 kind: Pod
                 x: &base
                   image: harbor.pre.com/a
                 y: &containers
                 - <<: *base
                   name: c
                 metadata:
                   name: p
                +  annotations:
                +    k8s.aliyun.com/insecure-registry: "harbor.pre.com"
                 spec:
                   containers: *containers
                """);
    }
}
