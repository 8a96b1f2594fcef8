package io.github.eciregistry.lint;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.eciregistry.annotation.AnnotationKeys;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which keys were meant to be another one. */
class KeyRulesTest {

    private static final ManifestLinter LINTER = ManifestLinter.create();

    private static String pod(String labels, String annotations) {
        return """
                apiVersion: v1
                kind: Pod
                metadata:
                  labels: {alibabacloud.com/eci: "true"%s}
                  annotations:
                %s  name: p
                spec:
                  containers:
                  - image: a.b:1/c:1
                """.formatted(labels, annotations.indent(4));
    }

    private static List<String> found(ManifestLinter linter, String text) {
        return linter.lint(text).findings().stream()
                .map(finding -> finding.position() + " " + finding.rule().code() + " " + finding.message() + " "
                        + finding.path().orElse("") + (finding.isFixable() ? " fixable" : ""))
                .toList();
    }

    @ParameterizedTest
    @CsvSource({
        "k8s.aliyun.com/plain-htp-registri, plain-http",
        "k8s.aliyun.com/plain-http-registryyy, plain-http",
        "plain-http-registrys, plain-http",
        "ECI.Aliyun.com/Plain-HTTP-Registry, plain-http",
        "plain.http.registry, plain-http",
        "x.io/plain-http-registries, plain-http",
        "alibabacloud.com/insecure_registry, insecure",
        "x.alibaba/insecure-registr, insecure",
        "insecur-registr, insecure",
        "onsecure-rigistry, insecure",
        "/insecure-registry, insecure",
        "k8s.aliyun.com/eci-insecure-registry, insecure",
        "k8s.aliyun.com/registry-insecure, insecure",
        "k8s.aliyun.com/plain-http-registry-list, plain-http",
        "k8s.aliyun.com/http-registry, plain-http",
        "k8s.aliyun.com/eci_plain_http_registries, plain-http",
        "a/b/insecure-registry, insecure"
    })
    void tellsWhatKeyWasMeant(String key, String meant) {
        String target = "k8s.aliyun.com/" + meant + "-registry";
        String text = pod("", key + ": a.b:1");
        assertThat(found(LINTER, text))
                .containsExactly("6:5 ECI104 \"" + key + "\" has no effect: write " + target + " metadata.annotations["
                        + key + "] fixable");
        assertThat(LINTER.fix(text).text()).isEqualTo(pod("", target + ": a.b:1"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "k8s.aliyun.com/plan-htp-registri",
                "k8s.aliyun.com/plain-http-registryyyy",
                "x.io/plain-http-registr",
                "x.io/registry-insecure",
                "http-registry",
                "k8s.aliyun.com/eci-registry",
                "insecu-registr",
                "k8s.aliyun.com/",
                "k8s.aliyun.com/registry",
                "insecure-registryinsecure-registryinsecure-registry",
                "[plain-http-registries]"
            })
    void takesAnotherKey(String key) {
        assertThat(found(LINTER, pod("", key + ": a.b:1"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "registry.alibabacloud.com/plain-http-registry, plain-http",
        "registry.alibabacloud.com/insecure-registry, insecure",
        "cci.io/http-registries, plain-http",
        "cci.io/insecure-registries, insecure",
        "eks.tke.cloud.tencent.com/registry-http-endpoint, plain-http",
        "eks.tke.cloud.tencent.com/registry-insecure-skip-verify, insecure"
    })
    void tellsOfAKeyOfAnotherProduct(String key, String meant) {
        String target = "k8s.aliyun.com/" + meant + "-registry";
        assertThat(found(LINTER, pod("", key + ": a.b:1")))
                .containsExactly("6:5 ECI105 \"" + key + "\" has no effect: write " + target + " metadata.annotations["
                        + key + "] fixable");
        assertThat(found(LINTER, pod(", alibabacloud.com/acs: \"true\"", key + ": a.b:1")))
                .isEmpty();
        assertThat(found(LINTER, pod("", key + ": a.b:1\n" + target + ": a.b:1")))
                .isEmpty();
    }

    @Test
    void takesTheKeysItIsToldForThatOfThePod() {
        ManifestLinter acs = LINTER.withKeys(AnnotationKeys.ACS);
        assertThat(found(acs, pod("", "k8s.aliyun.com/insecure-registry: a.b:1")))
                .containsExactly("6:5 ECI105 \"k8s.aliyun.com/insecure-registry\" has no effect: write"
                        + " registry.alibabacloud.com/insecure-registry"
                        + " metadata.annotations[k8s.aliyun.com/insecure-registry] fixable");
        ManifestLinter both = LINTER.withKeys(AnnotationKeys.ECI, AnnotationKeys.ACS);
        String keys = "k8s.aliyun.com/plain-http-registry: a.b:1\nregistry.alibabacloud.com/plain-http-registry: a.b:1";
        assertThat(found(both, pod("", keys))).isEmpty();
    }

    @Test
    void correctsOneKeyOfTwoThatMeanTheSame() {
        String text = pod("", "plain-http-registries: a.b:1\nplain-http-registrie: a.b:1");
        assertThat(found(LINTER, text)).hasSize(2).allMatch(line -> line.contains("ECI104"));
        assertThat(LINTER.fix(text).text())
                .isEqualTo(pod("", "k8s.aliyun.com/plain-http-registry: a.b:1\nplain-http-registrie: a.b:1"));
        String present = pod("", "k8s.aliyun.com/plain-http-registry: a.b:1\nplain-http-registries: a.b:1");
        assertThat(found(LINTER, present)).hasSize(1);
        assertThat(LINTER.fix(present).isChanged()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"plain\\x2dhttp-registries\": a.b:1", "!!str plain-http-registries: a.b:1"})
    void leavesAKeyThatIsNotWrittenAsItReads(String annotation) {
        String text = pod("", annotation);
        assertThat(LINTER.lint(text).findings()).extracting(Finding::rule).containsExactly(Rule.MISSPELT_KEY);
        assertThat(LINTER.fix(text).isChanged()).isFalse();
    }

    @Test
    void leavesAKeyThatAnAliasShares() {
        String text = """
                apiVersion: v1
                kind: Pod
                metadata:
                  labels: &a {plain-http-registries: a.b}
                  annotations: *a
                spec: {containers: [{image: a.b/c:1}]}
                """;
        assertThat(LINTER.lint(text).findings()).extracting(Finding::rule).containsExactly(Rule.MISSPELT_KEY);
        assertThat(LINTER.fix(text).isChanged()).isFalse();
    }

    @Test
    void tellsOfEachAnnotationAmongTheLabels() {
        String labels = ", k8s.aliyun.com/insecure-registry: a.b, k8s.aliyun.com/plain-http-registry: c.d";
        assertThat(found(LINTER, pod(labels, "a: b")))
                .containsExactly(
                        "4:42 ECI106 k8s.aliyun.com/insecure-registry has no effect in metadata.labels: set it in"
                                + " metadata.annotations metadata.labels[k8s.aliyun.com/insecure-registry]",
                        "4:81 ECI106 k8s.aliyun.com/plain-http-registry has no effect in metadata.labels: set it in"
                                + " metadata.annotations metadata.labels[k8s.aliyun.com/plain-http-registry]");
        String cache = "apiVersion: eci.alibabacloud.com/v1\nkind: ImageCache\nmetadata:\n  name: c\n  labels: {"
                + labels.substring(2) + "}\nspec:\n  images: [\"a.b/c:1\"]\n";
        assertThat(LINTER.lint(cache).findings())
                .extracting(Finding::rule)
                .containsExactly(Rule.ANNOTATION_AMONG_LABELS, Rule.ANNOTATION_AMONG_LABELS);
    }
}
