package io.github.eciregistry.lint;

import static io.github.eciregistry.lint.Found.found;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.eciregistry.InvalidInputException;
import io.github.eciregistry.Severity;
import io.github.eciregistry.annotation.AnnotationKeys;
import io.github.eciregistry.manifest.ManifestAnnotator;
import io.github.eciregistry.policy.RegistryPolicy;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ManifestLinterTest {

    private static final String PLAIN = "k8s.aliyun.com/plain-http-registry";
    private static final String INSECURE = "k8s.aliyun.com/insecure-registry";
    private static final RegistryPolicy POLICY = RegistryPolicy.builder()
            .plainHttp("10.0.0.7:5000")
            .skipVerify("harbor.example")
            .https("trusted.example")
            .build();

    private static final ManifestLinter LINTER = ManifestLinter.create();

    /** A pod on ECI with annotations, a line each, and images. */
    private static String pod(String annotations, String... images) {
        StringBuilder out =
                new StringBuilder("apiVersion: v1\nkind: Pod\nmetadata:\n  labels: {alibabacloud.com/eci: \"true\"}\n");
        if (!annotations.isEmpty()) {
            out.append("  annotations:\n").append(annotations.indent(4));
        }
        out.append("  name: p\nspec:\n  containers:\n");
        for (String image : images) {
            out.append("  - image: ").append(image).append('\n');
        }
        return out.toString();
    }

    private static String deployment(String annotations, String template) {
        return """
                apiVersion: apps/v1
                kind: Deployment
                metadata:
                  name: d
                %sspec:
                  template:
                    metadata:
                      labels:
                        alibabacloud.com/eci: "true"
                %s    spec:
                      containers:
                      - image: 10.0.0.7:5000/a:1
                """.formatted(annotations.indent(2), template.indent(6));
    }

    static Stream<Arguments> values() {
        return Stream.of(
                Arguments.of("\"10.0.0.7:5000\"", List.of(), "\"10.0.0.7:5000\""),
                Arguments.of("10.0.0.7:5000", List.of(), "10.0.0.7:5000"),
                Arguments.of("\"http://10.0.0.7:5000\"", List.of("6:42 ECI201"), "\"10.0.0.7:5000\""),
                Arguments.of("\"10.0.0.7:5000/test\"", List.of("6:55 ECI202"), "\"10.0.0.7:5000\""),
                Arguments.of("\" 10.0.0.7:5000\"", List.of("6:42 ECI203"), "\"10.0.0.7:5000\""),
                Arguments.of("\"10.0.0.7:5000,\"", List.of("6:56 ECI204"), "\"10.0.0.7:5000\""),
                Arguments.of("'10.0.0.7:5000,10.0.0.7:5000'", List.of("6:56 ECI206"), "'10.0.0.7:5000'"),
                Arguments.of(
                        "\"10.0.0.7:5000，harbor.example\"", List.of("6:55 ECI207"), "\"10.0.0.7:5000,harbor.example\""),
                Arguments.of("\"10.0.0.7:5000,*.a.b\"", List.of("6:56 ECI208"), "\"10.0.0.7:5000,*.a.b\""),
                Arguments.of("\"10.0.0.7:5000,10.0.0.0/8\"", List.of("6:56 ECI209"), "\"10.0.0.7:5000,10.0.0.0/8\""),
                Arguments.of(
                        "\"10.0.0.7:5000,harbor***.pre.com\"",
                        List.of("6:62 ECI210"),
                        "\"10.0.0.7:5000,harbor***.pre.com\""),
                Arguments.of(
                        "\"10.0.0.7:5000,192.168.XX.XX:5000\"",
                        List.of("6:64 ECI210"),
                        "\"10.0.0.7:5000,192.168.XX.XX:5000\""),
                Arguments.of("\"10.0.0.7:5000,harbor\"", List.of("6:56 ECI211"), "\"10.0.0.7:5000,harbor\""),
                Arguments.of("\"10.0.0.7:5000,docker.io\"", List.of("6:56 ECI215"), "\"10.0.0.7:5000,docker.io\""),
                Arguments.of("\"10.0.0.7\"", List.of("6:42 ECI301"), "\"10.0.0.7:5000\""),
                Arguments.of(
                        "\"harbor.example:443,10.0.0.7:5000\"",
                        List.of("6:42 ECI302"),
                        "\"harbor.example,10.0.0.7:5000\""),
                Arguments.of(
                        "\"10.0.0.7:5000,Harbor.example\"", List.of("6:56 ECI303"), "\"10.0.0.7:5000,harbor.example\""),
                Arguments.of("10.0.0.7:5000,unused.example # why", List.of("6:55 ECI304"), "10.0.0.7:5000 # why"),
                Arguments.of("[10.0.0.7:5000]", List.of("6:41 ECI212"), "[10.0.0.7:5000]"));
    }

    @ParameterizedTest
    @MethodSource("values")
    void checksAValueByItselfAndAgainstTheImages(String value, List<String> expected, String fixed) {
        String[] images = {"10.0.0.7:5000/a:1", "harbor.example/b:1"};
        String text = pod(PLAIN + ": " + value, images);
        assertThat(found(LINTER, text)).isEqualTo(expected);
        assertThat(LINTER.fix(text).text()).isEqualTo(pod(PLAIN + ": " + fixed, images));
    }

    @Test
    void removesTheAnnotationWithItsLastRegistry() {
        String text = pod(PLAIN + ": \"unused.example\"", "nginx:1");
        assertThat(found(LINTER, text)).containsExactly("6:42 ECI304");
        assertThat(LINTER.fix(text).text()).isEqualTo(pod("", "nginx:1"));
        assertThat(LINTER.fix(pod("a: b\n" + PLAIN + ": \"\"", "nginx:1")).text())
                .isEqualTo(pod("a: b", "nginx:1"));
    }

    @Test
    void quotesWhatReadersOfYaml11TakeForNumbers() {
        String text = pod(PLAIN + ": 12:30", "12:30/a:1");
        assertThat(found(LINTER, text)).containsExactly("6:41 ECI213");
        assertThat(LINTER.fix(text).text()).isEqualTo(pod(PLAIN + ": \"12:30\"", "12:30/a:1"));
        assertThat(found(LINTER, pod(PLAIN + ": 5000", "nginx:1"))).containsExactly("6:41 ECI211", "6:41 ECI212");
        assertThat(LINTER.lint(pod(PLAIN + ": yes", "nginx:1"))
                        .findings()
                        .get(1)
                        .message())
                .isEqualTo("the API server rejects \"yes\", which is a number or a boolean: quote it");
    }

    @Test
    void keepsRegistriesWhereAnImageIsNotKnown() {
        String text = pod(PLAIN + ": \"unused.example,10.0.0.7\"", "10.0.0.7:5000/a:1", "$(image)", "Bad/Image");
        assertThat(found(LINTER, text)).containsExactly("6:57 ECI301", "11:12 ECI306", "12:16 ECI305");
        assertThat(LINTER.fix(text).isChanged()).isFalse();
    }

    @Test
    void tellsOfRegistriesInBothAndOfLoopback() {
        String text = pod(
                PLAIN + ": \"a.b:1,127.0.0.1:5000\"\n" + INSECURE + ": \"a.b:1\"", "a.b:1/c:1", "127.0.0.1:5000/d:1");
        assertThat(found(LINTER, text)).containsExactly("6:48 ECI216", "7:40 ECI214");
    }

    @Test
    void movesAnAnnotationFromTheControllerToThePodTemplate() {
        String misplaced = "annotations:\n  " + PLAIN + ": 10.0.0.7:5000 # why";
        String text = deployment(misplaced, "");
        assertThat(found(LINTER, text)).containsExactly("6:5 ECI101");
        Finding finding = LINTER.lint(text).findings().get(0);
        assertThat(finding.message())
                .isEqualTo(
                        PLAIN + " has no effect in metadata.annotations: set it in spec.template.metadata.annotations");
        assertThat(finding.path()).contains("metadata.annotations[" + PLAIN + "]");
        assertThat(LINTER.fix(text).text())
                .isEqualTo(deployment("", "annotations:\n  " + PLAIN + ": \"10.0.0.7:5000\" # why"));
    }

    @Test
    void joinsAMovedAnnotationWithThatOfThePod() {
        String text = deployment(
                "annotations:\n  a: b\n  " + PLAIN + ": 10.0.0.7:5000", "annotations:\n  " + PLAIN + ": \"x.y\"");
        ManifestLinter linter = LINTER.without(Rule.UNUSED_REGISTRY);
        assertThat(linter.fix(text).text())
                .isEqualTo(deployment("annotations:\n  a: b", "annotations:\n  " + PLAIN + ": \"x.y,10.0.0.7:5000\""));
    }

    @Test
    void tellsOfAnnotationsOnANamespaceAndOnAService() {
        String object = "apiVersion: v1\nkind: %s\nmetadata:\n  name: n\n  annotations: {" + PLAIN + ": a.b}\n";
        assertThat(found(LINTER, object.formatted("Namespace"))).containsExactly("5:17 ECI102");
        assertThat(found(LINTER, object.formatted("Service"))).containsExactly("5:17 ECI103");
    }

    static Stream<Arguments> keys() {
        return Stream.of(
                Arguments.of("k8s.aliyun.com/plain-http-registries", "ECI104", PLAIN),
                Arguments.of("k8s.aliyun.com/insecure-registries", "ECI104", INSECURE),
                Arguments.of("plain-http-registry", "ECI104", PLAIN),
                Arguments.of("k8s.aliyun.com/plain_http_registry", "ECI104", PLAIN),
                Arguments.of("k8s.aliyun.com/plain-htp-registry", "ECI104", PLAIN),
                Arguments.of("example.com/insecure-registry", "ECI104", INSECURE),
                Arguments.of("registry.alibabacloud.com/plain-http-registry", "ECI105", PLAIN),
                Arguments.of("cci.io/http-registries", "ECI105", PLAIN),
                Arguments.of("eks.tke.cloud.tencent.com/registry-insecure-skip-verify", "ECI105", INSECURE));
    }

    @ParameterizedTest
    @MethodSource("keys")
    void correctsKeys(String key, String code, String right) {
        String text = pod("\"" + key + "\": a.b:1", "a.b:1/c:1");
        assertThat(found(LINTER, text)).containsExactly("6:5 " + code);
        assertThat(LINTER.fix(text).text()).isEqualTo(pod("\"" + right + "\": a.b:1", "a.b:1/c:1"));
    }

    @Test
    void leavesOtherKeysAlone() {
        String text = pod("example.com/registry: a\nk8s.aliyun.com/eci-use-specs: 2-4Gi", "nginx:1");
        assertThat(found(LINTER, text)).isEmpty();
        String both = pod(PLAIN + ": a.b\ncci.io/http-registries: a.b", "a.b/c:1");
        assertThat(found(LINTER, both)).isEmpty();
        String acs = pod("registry.alibabacloud.com/plain-http-registry: a.b", "a.b/c:1");
        assertThat(found(LINTER.withKeys(AnnotationKeys.ACS), acs)).isEmpty();
    }

    @Test
    void tellsOfLabels() {
        String text = pod("", "nginx:1").replace("{alibaba", "{" + INSECURE + ": a.b, alibaba");
        assertThat(found(LINTER, text)).containsExactly("4:12 ECI106");
    }

    @Test
    void hintsAtAMissingMarker() {
        String text = pod(PLAIN + ": a.b", "a.b/c:1").replace("alibabacloud.com/eci", "app");
        assertThat(found(LINTER, text)).containsExactly("6:5 ECI107");
        assertThat(LINTER.lint(text).findings().get(0).severity()).isEqualTo(Severity.HINT);
        assertThat(found(LINTER.serverless(), text)).isEmpty();
    }

    @Test
    void comparesWithThePolicy() {
        String[] images = {"10.0.0.7:5000/a:1", "harbor.example/b:1", "trusted.example/c:1"};
        ManifestLinter linter = ManifestLinter.using(POLICY);
        String text = pod("", images);
        assertThat(found(linter, text)).containsExactly("8:12 ECI401", "9:12 ECI401");
        String fixed = linter.fix(text).text();
        assertThat(fixed).contains(PLAIN + ": \"10.0.0.7:5000\"\n", INSECURE + ": \"harbor.example\"\n");
        assertThat(found(linter, fixed)).isEmpty();
        String wrong = pod(PLAIN + ": \"harbor.example,10.0.0.7:5000,trusted.example\"", images);
        assertThat(found(linter, wrong)).containsExactly("6:42 ECI402", "6:71 ECI403");
    }

    @Test
    void tellsOfBrokenDocumentsAndReadsTheOthers() {
        String text = "a: [\n---\n" + pod(PLAIN + ": http://a.b", "a.b/c:1") + "---\nimage: {{ x }}: y\n";
        assertThat(LINTER.lint(text).findings())
                .extracting(Finding::rule)
                .containsExactly(Rule.UNREADABLE_DOCUMENT, Rule.REGISTRY_WITH_SCHEME, Rule.TEMPLATE_BRACES);
        String twice = pod(PLAIN + ": http://a.b\n" + PLAIN + ": a.b", "a.b/c:1");
        assertThat(found(LINTER, twice)).containsExactly("6:41 ECI201", "7:5 ECI003");
        assertThat(LINTER.fix(twice).isChanged()).isFalse();
    }

    @Test
    void leavesWhatAnAliasSharesAlone() {
        String text =
                "apiVersion: v1\nkind: List\nitems:\n- apiVersion: v1\n  kind: Pod\n  metadata: &m\n    annotations: {"
                        + PLAIN + ": 'http://a.b'}\n  spec: &s {containers: [{image: a.b/c:1}]}\n"
                        + "- {apiVersion: v1, kind: Pod, metadata: *m, spec: *s}\n";
        assertThat(found(LINTER.serverless(), text)).containsExactly("7:56 ECI201");
        assertThat(LINTER.fix(text).isChanged()).isFalse();
    }

    @Test
    void suppressesByComments() {
        String value = PLAIN + ": \"unused.example,http://10.0.0.7:5000\"";
        String image = "10.0.0.7:5000/a:1";
        assertThat(found(LINTER, pod(value, image))).containsExactly("6:42 ECI304", "6:57 ECI201");
        assertThat(found(LINTER, pod(value + " # eci-registry:ignore ECI304", image)))
                .containsExactly("6:57 ECI201");
        assertThat(found(LINTER, pod("# eci-registry:ignore ECI201, ECI304 known\n" + value, image)))
                .isEmpty();
        assertThat(found(LINTER, pod("#eci-registry:ignore\n" + value, image))).isEmpty();
        String known = pod(value + " # eci-registry:ignore", image);
        assertThat(LINTER.lint(known).suppressed()).hasSize(2);
        assertThat(LINTER.fix(known).isChanged()).isFalse();
        assertThat(found(LINTER, pod("a: b # eci-registry:ignore\n" + value, image)))
                .hasSize(2);
    }

    @Test
    void suppressesByABaselineThatKnowsFindingsWhenLinesMove() {
        String value = PLAIN + ": \"unused.example,10.0.0.7:5000\"";
        LintReport report = LINTER.lint(pod(value, "10.0.0.7:5000/a:1"));
        LintBaseline baseline =
                LintBaseline.parse(LintBaseline.of(List.of(report)).toJson());
        String moved = pod("a: b\n" + value, "10.0.0.7:5000/a:1", "Bad/Image");
        LintReport again = LINTER.withBaseline(baseline).lint(moved);
        assertThat(again.findings()).extracting(Finding::rule).containsExactly(Rule.INVALID_IMAGE);
        assertThatThrownBy(() -> LintBaseline.parse("{\"a\": ]"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageStartingWith("1:");
        assertThatThrownBy(() -> LintBaseline.parse("[]")).hasMessage("1:1: expected a JSON object [MALFORMED_FILE]");
    }

    @Test
    void switchesRulesAndSeverities() {
        String text = pod(PLAIN + ": \"unused.example\"", "nginx:1");
        assertThat(found(LINTER.without(Rule.UNUSED_REGISTRY), text)).isEmpty();
        assertThat(found(LINTER.without(Rule.UNUSED_REGISTRY).with(Rule.UNUSED_REGISTRY), text))
                .hasSize(1);
        LintReport report =
                LINTER.withSeverity(Rule.UNUSED_REGISTRY, Severity.ERROR).lint(text);
        assertThat(report.count(Severity.ERROR)).isEqualTo(1);
        assertThat(report.toString()).startsWith("6:42: error ECI304: ");
    }

    @Test
    void saysWhatItLookedAt() {
        String text =
                pod("", "10.0.0.7:5000/a", "harbor.example/b", "nginx", "Foo BAR") + "---\na: [\n---\n# nothing\n";

        LintScope scope = ManifestLinter.using(POLICY).lint(text).scope();

        assertThat(scope.documents()).isEqualTo(2);
        assertThat(scope.pods()).isEqualTo(1);
        assertThat(scope.images()).isEqualTo(4);
        assertThat(scope.matchedImages()).isEqualTo(2);
        assertThat(scope.usedRules())
                .containsExactlyInAnyOrderElementsOf(POLICY.rules().subList(0, 2));
    }

    /** What both refuse, they refuse at the same place. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "kind: [broken",
                "kind: {{ .Values.kind }}\nspec: [\n",
                "apiVersion: v1\nkind: Pod\nspec:\n  containers:\n  - image: {{ .Values.image }}\n",
                "apiVersion: v1\nkind: Pod\nmetadata: {{ .m }}\nspec: {containers: [{image: 10.0.0.7:5000/a}]}\n",
                "apiVersion: v1\nkind: Pod\nmetadata:\n  name: {{ .n }}\nspec:\n  containers:\n  - image: {{ .i }}\n",
                "apiVersion: v1\nkind: Pod\nmetadata: {name: a, name: b}\nspec: {containers: [{image: 10.0.0.7:5000/a}]}\n",
                "apiVersion: v1\nkind: Pod\nmetadata: {name: 'a\u0085'}\nspec: {containers: [{image: 10.0.0.7:5000/a}]}\n",
                "apiVersion: v1\nkind: Pod\nmetadata: 7\nspec: {containers: [{image: 10.0.0.7:5000/a}]}\n",
                "apiVersion: v1\nkind: Pod\nspec: {containers: [{image: 'a b'}, {image: [a]}, 7]}\n",
                "apiVersion: v1\nspec: {containers: [{image: 10.0.0.7:5000/a}]}\n",
            })
    void refusesAtThePlaceAtWhichTheAnnotatorRefuses(String text) {
        List<String> annotated = ManifestAnnotator.using(POLICY).annotate("# first\n---\n" + text).problems().stream()
                .map(problem -> problem.position().orElseThrow() + " " + problem.message())
                .toList();

        assertThat(annotated).isNotEmpty();
        assertThat(ManifestLinter.using(POLICY).lint("# first\n---\n" + text).findings())
                .filteredOn(finding -> finding.severity() == Severity.ERROR && finding.rule() != Rule.MISSING_REGISTRY)
                .extracting(finding -> finding.position() + " " + finding.message())
                .containsExactlyElementsOf(annotated);
    }
}
