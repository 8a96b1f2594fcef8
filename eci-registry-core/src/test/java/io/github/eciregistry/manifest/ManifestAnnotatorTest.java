package io.github.eciregistry.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.eciregistry.Problem;
import io.github.eciregistry.ProblemCode;
import io.github.eciregistry.TextPosition;
import io.github.eciregistry.annotation.AnnotationKeys;
import io.github.eciregistry.kind.PodLocation;
import io.github.eciregistry.kind.WorkloadKind;
import io.github.eciregistry.kind.WorkloadKinds;
import io.github.eciregistry.policy.RegistryPolicy;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the annotator does to each shape of manifest: a {@code +} line is added, a {@code ~} line is changed. */
class ManifestAnnotatorTest {

    private static final RegistryPolicy POLICY = RegistryPolicy.builder()
            .plainHttp("192.168.1.10:5000", "reg.test:80")
            .selfSigned("harbor.pre.com")
            .build();

    private final ManifestAnnotator annotator = ManifestAnnotator.using(POLICY);

    private void assertAdds(String marked) {
        String before = marked.replaceAll("(?m)^\\+.*\\R?", "").replaceAll("(?m)^ ", "");
        String after = marked.replaceAll("(?m)^[ +]", "");
        assertBecomes(before, after);
    }

    private void assertBecomes(String before, String after) {
        ManifestEdit edit = annotator.annotate(before);
        assertThat(edit.text()).isEqualTo(after);
        assertThat(edit.problems()).isEmpty();
        assertThat(edit.original()).isSameAs(before);
        ManifestEdit again = annotator.annotate(after);
        assertThat(again.text()).isSameAs(after);
        assertThat(again.isChanged()).isFalse();
        assertThat(Readings.withoutAnnotations(Readings.of(after)))
                .isEqualTo(Readings.withoutAnnotations(Readings.of(before)));
    }

    private void assertRefuses(String text, ProblemCode code, int line, int column, String message) {
        ManifestEdit edit = annotator.annotate(text);
        assertThat(edit.text()).isSameAs(text);
        Problem problem = edit.problems().get(0);
        assertThat(problem.code()).isEqualTo(code);
        assertThat(problem.position()).contains(new TextPosition(line, column));
        assertThat(problem.message()).contains(message);
    }

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
        ManifestEdit blank = annotator.annotate(before.formatted("\"\""));
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
    void keepsLineEndsByteOrderMarkAndAMissingLastOne() {
        String before = "\uFEFFapiVersion: v1\r\nkind: Pod\r\nspec:\r\n  containers:\r\n  - image: harbor.pre.com/❤\r\n"
                + "  - image: harbor.pre.com/c\r\nmetadata:\r\n  name: p";
        ManifestEdit edit = annotator.annotate(before);
        assertThat(edit.text())
                .isEqualTo(before + "\r\n  annotations:\r\n    k8s.aliyun.com/insecure-registry: \"harbor.pre.com\"");
        assertThat(edit.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.position()).contains(new TextPosition(5, 27));
            assertThat(problem.path()).contains("spec.containers[0].image");
        });
    }

    @Test
    void addsToJsonInItsLayout() {
        assertAdds("""
                 {
                   "apiVersion": "v1",
                   "kind": "Pod",
                   "metadata": {
                +    "annotations": {
                +      "k8s.aliyun.com/plain-http-registry": "192.168.1.10:5000",
                +      "k8s.aliyun.com/insecure-registry": "harbor.pre.com"
                +    },
                     "name": "p"
                   },
                   "spec": {"containers": [{"image": "harbor.pre.com/c"}, {"image": "192.168.1.10:5000/d"}]}
                 }
                """);
        assertBecomes(
                "{\"kind\":\"Pod\",\"apiVersion\":\"v1\",\"metadata\":{\"name\":\"p\"},"
                        + "\"spec\":{\"containers\":[{\"image\":\"harbor.pre.com\\/c\"}]}}",
                "{\"kind\":\"Pod\",\"apiVersion\":\"v1\",\"metadata\":"
                        + "{\"annotations\":{\"k8s.aliyun.com/insecure-registry\":\"harbor.pre.com\"},\"name\":\"p\"},"
                        + "\"spec\":{\"containers\":[{\"image\":\"harbor.pre.com\\/c\"}]}}");
    }

    @Test
    void annotatesEveryJsonDocumentOfAStream() {
        String pod = "{\"apiVersion\": \"v1\", \"kind\": \"Pod\", \"metadata\": {\"annotations\": %s}, "
                + "\"spec\": {\"containers\": [{\"image\": \"harbor.pre.com/a\"}]}}\n";
        String after = "{\"k8s.aliyun.com/insecure-registry\": \"harbor.pre.com\"}";
        ManifestEdit edit = annotator.annotate(pod.formatted("null") + pod.formatted("{}") + "{\"broken\": \n");
        assertThat(edit.text()).isEqualTo(pod.formatted(after) + pod.formatted(after) + "{\"broken\": \n");
        assertThat(edit.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo(ProblemCode.UNREADABLE_DOCUMENT);
            assertThat(problem.position().orElseThrow().line()).isGreaterThanOrEqualTo(3);
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
    void annotatesTheItemsOfAList() {
        assertAdds("""
                 kind: List
                 apiVersion: v1
                 items:
                 - kind: Pod
                   apiVersion: v1
                   metadata:
                     name: a
                +    annotations:
                +      k8s.aliyun.com/insecure-registry: "harbor.pre.com"
                   spec:
                     containers:
                     - image: harbor.pre.com/a
                 - kind: Service
                   apiVersion: v1
                 -   apiVersion: serving.knative.dev/v1
                     kind: Service
                     spec:
                         template:
                +            metadata:
                +                annotations:
                +                    k8s.aliyun.com/insecure-registry: "harbor.pre.com"
                             spec:
                                 containers:
                                 - image: harbor.pre.com/b
                """);
    }

    @Test
    void doesTheOtherDocumentsOfAFile() {
        String pod =
                "apiVersion: v1\nkind: Pod\nmetadata:\n  name: p\nspec:\n  containers:\n  - image: harbor.pre.com/a\n";
        String text = pod + "---\na: b: c\n---\n{{- if .Values.x }}\n---\n" + pod + "...\n%YAML 1.1\n---\n" + pod;
        ManifestEdit edit = annotator.annotate(text);
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
        assertRefuses(pod.formatted("harbor.pre.com/a"), ProblemCode.DUPLICATE_KEY, 5, 3, "\"labels\" again");
        assertThat(annotator.annotate(pod.formatted("nginx")).problems()).isEmpty();
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
        assertRefuses(
                pod.formatted("{annotations: {[a]: b}}"), ProblemCode.UNEDITABLE_PLACE, 3, 26, "keys that are texts");
        assertRefuses(
                pod.formatted("{annotations: !!map }"),
                ProblemCode.UNEDITABLE_PLACE,
                3,
                25,
                "without an anchor or a tag");
    }

    @Test
    void reportsTheFieldOfAProblem() {
        assertReports("? [a]\n: b\n", "4:3: expected keys that are texts");
        assertReports(
                "metadata:\n  annotations:\n    k8s.aliyun.com/insecure-registry: [a.b]\n",
                "6:39: metadata.annotations[k8s.aliyun.com/insecure-registry]: expected a text of registries");
        assertReports(
                "metadata:\n  annotations:\n    k8s.aliyun.com/insecure-registry: a.b,\n",
                "6:43: metadata.annotations[k8s.aliyun.com/insecure-registry]: expected a registry at 4, found nothing");
    }

    private void assertReports(String fields, String problem) {
        ManifestEdit edit = annotator.annotate(
                "apiVersion: v1\nkind: Pod\nspec: {containers: [{image: harbor.pre.com/a}]}\n" + fields);
        assertThat(edit.problems().get(0).toString().lines().findFirst()).contains(problem);
    }

    @Test
    void reportsImagesWithTheirPath() {
        ManifestEdit edit = annotator.annotate("""
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
    void takesTheKindOfAnItemFromItsListIfTheItemStatesNone() {
        assertAdds("""
                 apiVersion: apps/v1
                 kind: DeploymentList
                 items:
                 - metadata: {name: a}
                   spec:
                     template:
                +      metadata:
                +        annotations:
                +          k8s.aliyun.com/insecure-registry: "harbor.pre.com"
                       spec:
                         containers:
                         - image: harbor.pre.com/a
                 - apiVersion: v1
                   kind: Pod
                +  metadata:
                +    annotations:
                +      k8s.aliyun.com/insecure-registry: "harbor.pre.com"
                   spec:
                     containers:
                     - image: harbor.pre.com/a
                 - apiVersion: apps/v1
                   spec: {template: {spec: {containers: [{image: harbor.pre.com/a}]}}}
                """);
        String untyped = "apiVersion: v1\nkind: List\nitems:\n- spec: {containers: [{image: harbor.pre.com/a}]}\n";
        assertThat(annotator.annotate(untyped).text()).isSameAs(untyped);
    }

    @Test
    void reportsProblemsInTheOrderOfTheText() {
        ManifestEdit edit = annotator.annotate("""
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
                        "11:12 WRONG_TYPE",
                        "14:1 UNREADABLE_DOCUMENT");
    }

    @Test
    void reportsABadExistingValueAndKeepsIt() {
        ManifestEdit edit = annotator.annotate("""
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
    void overridesOnlyWhatIsOverriddenAlready() {
        assertAdds("""
                 apiVersion: argoproj.io/v1alpha1
                 kind: Workflow
                 spec:
                +  podMetadata:
                +    annotations:
                +      k8s.aliyun.com/plain-http-registry: "reg.test:80"
                +      k8s.aliyun.com/insecure-registry: "harbor.pre.com"
                   templates:
                   - name: a
                     container:
                       image: harbor.pre.com/a
                   - name: b
                     metadata:
                       annotations:
                         k8s.aliyun.com/insecure-registry: "harbor.pre.com"
                +        k8s.aliyun.com/plain-http-registry: "reg.test:80"
                     script:
                       image: reg.test:80/b
                """);
    }

    @Test
    void annotatesEachPodThatAnObjectDescribes() {
        assertAdds("""
                 apiVersion: sparkoperator.k8s.io/v1beta2
                 kind: SparkApplication
                 spec:
                   image: harbor.pre.com/spark
                   driver:
                     cores: 1
                +    annotations:
                +      k8s.aliyun.com/insecure-registry: "harbor.pre.com"
                   restartPolicy: {}
                """);
    }

    @Test
    void annotatesAPodInsideAnotherWhereBothEndTogether() {
        assertAdds("""
                 apiVersion: serving.kserve.io/v1alpha1
                 kind: ServingRuntime
                 spec:
                   containers:
                   - image: harbor.pre.com/a
                   workerSpec:
                     containers:
                     - image: reg.test:80/b
                +    annotations:
                +      k8s.aliyun.com/plain-http-registry: "reg.test:80"
                +  annotations:
                +    k8s.aliyun.com/insecure-registry: "harbor.pre.com"
                """);
    }

    @Test
    void writesOtherKeysAndKinds() {
        WorkloadKinds kinds = WorkloadKinds.standard()
                .with(WorkloadKind.of("example.com", "Train", PodLocation.podTemplate("spec.worker")));
        ManifestEdit edit = annotator
                .withKinds(kinds)
                .withKeys(AnnotationKeys.ECI, AnnotationKeys.ACS)
                .annotate("""
                        apiVersion: example.com/v2
                        kind: Train
                        spec:
                          worker:
                            spec:
                              containers:
                              - image: reg.test:80/a
                        """);
        assertThat(edit.text()).contains("""
                            metadata:
                              annotations:
                                k8s.aliyun.com/plain-http-registry: "reg.test:80"
                                registry.alibabacloud.com/plain-http-registry: "reg.test:80"
                            spec:
                        """);
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
            ManifestEdit edit = annotator.annotate("a: 1\n---\nx:\n  " + nested);
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
