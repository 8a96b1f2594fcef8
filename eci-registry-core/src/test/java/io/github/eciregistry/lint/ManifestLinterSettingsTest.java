package io.github.eciregistry.lint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.eciregistry.Severity;
import io.github.eciregistry.TextPosition;
import io.github.eciregistry.annotation.AnnotationKeys;
import io.github.eciregistry.kind.PodLocation;
import io.github.eciregistry.kind.WorkloadKind;
import io.github.eciregistry.kind.WorkloadKinds;
import io.github.eciregistry.policy.RegistryPolicy;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a linter can be told, and that each setting keeps the others. */
class ManifestLinterSettingsTest {

    private static final String PLAIN = "k8s.aliyun.com/plain-http-registry";

    private static String object(String kind, String annotations) {
        return "apiVersion: example.com/v1\nkind: " + kind + "\nmetadata:\n  annotations: {" + annotations
                + "}\nspec:\n  containers:\n  - image: 10.0.0.7:5000/c:1\n  hostNetwork: true\n";
    }

    private static List<String> codes(ManifestLinter linter, String text) {
        return linter.lint(text).findings().stream()
                .map(finding -> finding.severity() + " " + finding.rule().code())
                .toList();
    }

    /** In whatever order the settings are made, all of them count. */
    @Test
    void keepsEverySetting() {
        WorkloadKinds kinds = WorkloadKinds.standard()
                .with(WorkloadKind.of(
                        "example.com", "Box", PodLocation.of("", "metadata.annotations", "spec.containers[*].image")));
        RegistryPolicy policy =
                RegistryPolicy.builder().plainHttp("10.0.0.7:5000").build();
        String text = object("Box", "registry.alibabacloud.com/plain-http-registry: \"x.y,http://z.a\"");
        ManifestLinter linter = ManifestLinter.using(policy);
        LintBaseline baseline = LintBaseline.of(List.of(linter.withKinds(kinds)
                .withKeys(AnnotationKeys.ACS)
                .without(Rule.values())
                .with(Rule.UNUSED_REGISTRY)
                .lint(text)));
        assertThat(baseline.size()).isEqualTo(1);
        ManifestLinter one = linter.withKinds(kinds)
                .withKeys(AnnotationKeys.ACS)
                .withBaseline(baseline)
                .without(Rule.HOST_NETWORK)
                .withSeverity(Rule.MISSING_REGISTRY, Severity.HINT)
                .withSeverity(Rule.WILDCARD, Severity.HINT)
                .serverless();
        ManifestLinter other = linter.serverless()
                .withSeverity(Rule.MISSING_REGISTRY, Severity.HINT)
                .without(Rule.HOST_NETWORK)
                .withBaseline(baseline)
                .withKeys(AnnotationKeys.ACS)
                .withKinds(kinds);
        assertThat(codes(one, text)).containsExactly("ERROR ECI201", "HINT ECI401");
        assertThat(codes(other, text)).containsExactly("ERROR ECI201", "HINT ECI401");
        assertThat(codes(one.with(Rule.HOST_NETWORK), text))
                .containsExactly("ERROR ECI201", "HINT ECI401", "WARNING ECI503");
        assertThat(codes(linter, text)).containsExactly("WARNING ECI404");
    }

    @Test
    @SuppressWarnings("NullAway")
    void refusesNull() {
        ManifestLinter linter = ManifestLinter.create();
        assertThatThrownBy(() -> ManifestLinter.using(null)).hasMessage("policy");
        assertThatThrownBy(() -> linter.withSeverity(Rule.WILDCARD, null)).hasMessage("severity");
        assertThatThrownBy(() -> linter.withBaseline(null)).hasMessage("baseline");
        assertThatThrownBy(() -> linter.withKinds(null)).hasMessage("kinds");
        assertThatThrownBy(linter::withKeys)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("at least one pair of annotation keys is needed");
    }

    @Test
    void saysWhereAFindingBeginsAndEnds() {
        String text = "apiVersion: v1\nkind: Pod\nmetadata:\n  annotations: {" + PLAIN + ": 'http://a.b'}\n";
        LintReport report = ManifestLinter.create().serverless().lint(text);
        assertThat(report.findings()).singleElement().satisfies(finding -> {
            assertThat(text.substring(finding.start(), finding.end())).isEqualTo("http://a.b");
            assertThat(finding.position()).isEqualTo(new TextPosition(4, 54));
            assertThat(finding.endPosition()).isEqualTo(new TextPosition(4, 64));
            assertThat(finding.suppression()).isEmpty();
            assertThat(finding)
                    .hasToString("4:54: error ECI201: invalid registry \"http://a.b\" at 0: expected a host, found"
                            + " \"http://\"");
        });
        assertThat(report.count(Severity.ERROR)).isEqualTo(1);
        assertThat(report.count(Severity.HINT)).isZero();
    }

    /** Rule, object, path and text make the fingerprint; what is alike gets a number. */
    @Test
    void tellsFindingsApartByTheirFingerprints() {
        ManifestLinter linter =
                ManifestLinter.create().without(Rule.values()).with(Rule.DUPLICATE_REGISTRY, Rule.WILDCARD);
        String text = pod("n", "p", "a.b,a.b,a.b");
        List<Finding> findings = linter.lint(text).findings();
        String hash = findings.get(0).fingerprint().substring(0, 16);
        assertThat(findings).extracting(Finding::fingerprint).containsExactly(hash + ":1", hash + ":2");
        assertThat(first(linter, "# a\n\n" + text)).isEqualTo(hash + ":1");
        assertThat(first(linter, pod("n", "p", "x.y, a.b,a.b"))).isEqualTo(hash + ":1");
        assertThat(List.of(
                        first(linter, pod("m", "p", "a.b,a.b")),
                        first(linter, pod("n", "q", "a.b,a.b")),
                        first(linter, pod("n", "p", "a.c,a.c")),
                        first(linter, pod("n", "p", "*.b")),
                        first(
                                linter,
                                text.replace("kind: Pod", "kind: PodTemplate\ntemplate:")
                                        .replace("\nm", "\n  m")),
                        hash + ":1"))
                .doesNotHaveDuplicates();
        assertThat(first(linter, pod("[n]", "p", "a.b,a.b"))).isEqualTo(first(linter, pod("''", "p", "a.b,a.b")));
    }

    @Test
    void fingerprintsWhatIsAboutADocumentWithoutItsObjects() {
        ManifestLinter linter = ManifestLinter.create().without(Rule.values()).with(Rule.DUPLICATE_KEY);
        assertThat(first(linter, pod("n", "p", "a.b") + "x: 1\nx: 2\n"))
                .isEqualTo(first(linter, pod("m", "q", "a.b") + "x: 1\nx: 2\n"));
        ManifestLinter other = ManifestLinter.create();
        assertThat(first(other, pod("n", "p", "a.b").replace("Pod", "Service")))
                .isNotEqualTo(first(other, pod("n", "q", "a.b").replace("Pod", "Service")));
    }

    private static String pod(String namespace, String name, String value) {
        return "apiVersion: v1\nkind: Pod\nmetadata: {namespace: " + namespace + ", name: " + name + ", annotations: {"
                + PLAIN + ": \"" + value + "\"}}\n";
    }

    private static String first(ManifestLinter linter, String text) {
        return linter.lint(text).findings().get(0).fingerprint();
    }

    /** What goes into the fingerprint of a long text is its begin, so that a line that grows stays known. */
    @Test
    void fingerprintsTheFirst200Characters() {
        ManifestLinter linter = ManifestLinter.create().without(Rule.values()).with(Rule.NOT_A_REGISTRY);
        String begin = "a".repeat(199);
        assertThat(first(linter, pod("n", "p", begin + "bx_"))).isEqualTo(first(linter, pod("n", "p", begin + "by_")));
        assertThat(first(linter, pod("n", "p", begin + "bx_")))
                .isNotEqualTo(first(linter, pod("n", "p", begin + "cx_")));
    }

    @ParameterizedTest
    @CsvSource({
        "ECI001, UNREADABLE_DOCUMENT, false",
        "eci201, REGISTRY_WITH_SCHEME, true",
        "Eci401, MISSING_REGISTRY, true",
        "ECI208, WILDCARD, false"
    })
    void rulesAreKnownByTheirCodes(String code, Rule rule, boolean fixable) {
        assertThat(Rule.ofCode(code)).contains(rule);
        assertThat(rule.isFixable()).isEqualTo(fixable);
        assertThat(rule.helpUri())
                .hasToString("https://github.com/eci-registry/eci-registry/blob/main/docs/lint-rules.md#"
                        + code.toLowerCase(Locale.ROOT));
    }

    @Test
    void anObjectThatTwoListsShareIsToldOfOnce() {
        String text =
                "apiVersion: v1\nkind: List\nitems:\n- &p {apiVersion: v1, kind: Pod, metadata: {labels: {eci: 'true'},"
                        + " annotations: {" + PLAIN
                        + ": 'http://a.b'}}}\n- {apiVersion: v1, kind: List, items: [*p]}\n";
        assertThat(codes(ManifestLinter.create(), text)).containsExactly("ERROR ECI201");
    }
}
