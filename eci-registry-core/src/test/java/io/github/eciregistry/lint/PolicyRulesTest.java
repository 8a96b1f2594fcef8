package io.github.eciregistry.lint;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.eciregistry.TextEdit;
import io.github.eciregistry.policy.RegistryPolicy;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Annotations and images against a policy. */
class PolicyRulesTest {

    private static final String PLAIN = "k8s.aliyun.com/plain-http-registry";
    private static final String INSECURE = "k8s.aliyun.com/insecure-registry";

    private static final ManifestLinter LINTER = ManifestLinter.using(RegistryPolicy.builder()
                    .plainHttp("10.0.0.7:5000")
                    .skipVerify("harbor.example")
                    .https("trusted.example", "*.io")
                    .build())
            .without(Rule.values())
            .with(Rule.MISSING_REGISTRY, Rule.OTHER_TRANSPORT, Rule.NEEDLESS_BY_POLICY);

    private static String pod(String annotations) {
        return """
                apiVersion: v1
                kind: Pod
                metadata:
                  name: p
                %sspec:
                  containers:
                  - image: 10.0.0.7:5000/a:1
                  - image: 10.0.0.7:5000/b:1
                  - image: $(x)
                  - image: harbor.example/c:1
                  - image: trusted.example/d:1
                """.formatted(annotations.isEmpty() ? "" : "  annotations:\n" + annotations.indent(4));
    }

    private static List<String> found(String text) {
        return LINTER.lint(text).findings().stream()
                .map(finding -> finding + " | " + finding.path().orElse(""))
                .toList();
    }

    @Test
    void tellsOfEachMissingRegistryAtItsFirstImage() {
        String text = pod("");
        assertThat(found(text))
                .containsExactly(
                        "7:12: error ECI401: registry \"10.0.0.7:5000\" needs " + PLAIN
                                + " (policy: plainHttp 10.0.0.7:5000) | spec.containers[0].image",
                        "10:12: error ECI401: registry \"harbor.example\" needs " + INSECURE
                                + " (policy: skipVerify harbor.example) | spec.containers[3].image");
        String fixed = pod(PLAIN + ": \"10.0.0.7:5000\"\n" + INSECURE + ": \"harbor.example\"");
        assertThat(LINTER.fix(text).text()).isEqualTo(fixed);
        assertThat(found(fixed)).isEmpty();
    }

    @Test
    void addsWhatIsMissingToWhatIsThere() {
        String text = pod(INSECURE + ": \"x.y\"\n" + PLAIN + ": 10.0.0.7:5000");
        assertThat(found(text))
                .containsExactly("13:12: error ECI401: registry \"harbor.example\" needs " + INSECURE
                        + " (policy: skipVerify harbor.example) | spec.containers[3].image");
        assertThat(LINTER.fix(text).text())
                .isEqualTo(pod(INSECURE + ": \"x.y,harbor.example\"\n" + PLAIN + ": 10.0.0.7:5000"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "harbor.example, 10.0.0.7:5000"     | 6:42-6:56 error ECI402: registry "harbor.example" needs k8s.aliyun.com/insecure-registry, but is listed in k8s.aliyun.com/plain-http-registry
            "10.0.0.7:5000,harbor.example"      | 6:56-6:70 error ECI402: registry "harbor.example" needs k8s.aliyun.com/insecure-registry, but is listed in k8s.aliyun.com/plain-http-registry
            "10.0.0.7:5000, trusted.example "   | 6:57-6:72 warning ECI403: registry "trusted.example" needs no annotation (policy: https trusted.example)
            "10.0.0.7:5000,quay.io"             | 6:56-6:63 warning ECI403: registry "quay.io" needs no annotation (policy: https *.io)
            """)
    void tellsOfAnEntryThatThePolicyContradicts(String value, String expected) {
        String text =
                pod(PLAIN + ": " + value + (value.contains("harbor") ? "" : "\n" + INSECURE + ": harbor.example"));
        assertThat(LINTER.lint(text).findings())
                .extracting(finding -> finding.position() + "-" + finding.endPosition()
                        + finding.toString()
                                .substring(finding.position().toString().length() + 1)
                        + (finding.isFixable() ? " fixable" : ""))
                .containsExactly(expected);
    }

    @Test
    void takesDockerHubAndRegistriesThatThePolicyDoesNotKnow() {
        assertThat(found(pod(PLAIN + ": \"10.0.0.7:5000,docker.io,x.y\"\n" + INSECURE + ": harbor.example")))
                .isEmpty();
        assertThat(ManifestLinter.create()
                        .without(Rule.values())
                        .with(Rule.MISSING_REGISTRY)
                        .lint(pod(""))
                        .findings())
                .isEmpty();
    }

    @Test
    void addsNothingWhereAnAliasShares() {
        String text = """
                apiVersion: v1
                kind: List
                items:
                - apiVersion: v1
                  kind: Pod
                  metadata: &m
                    name: n
                  spec: &s {containers: [{image: "10.0.0.7:5000/c:1"}]}
                - {apiVersion: v1, kind: Pod, metadata: *m, spec: *s}
                """;
        assertThat(found(text)).hasSize(1);
        assertThat(LINTER.fix(text).isChanged()).isFalse();
    }

    @Test
    void addsNothingToAnAnnotationThatCannotBeEdited() {
        String text = pod(PLAIN + ": &a 10.0.0.7:5000\n" + INSECURE + ": &b x.y");
        assertThat(found(text)).hasSize(1);
        assertThat(LINTER.fix(text).isChanged()).isFalse();
    }

    /** One annotation is written before the other, whichever was there. */
    @Test
    void hasTheEditsOfAFixInTheOrderOfTheText() {
        String text = pod("").replace("name: p", "annotations: {" + PLAIN + ": x.y}");
        assertThat(LINTER.lint(text).findings())
                .hasSize(2)
                .allSatisfy(finding -> assertThat(finding.fix())
                        .hasSize(2)
                        .isSortedAccordingTo(Comparator.comparingInt(TextEdit::start)));
        assertThat(LINTER.fix(text).text())
                .isEqualTo(pod("").replace(
                                "name: p",
                                "annotations: {" + INSECURE + ": \"harbor.example\", " + PLAIN
                                        + ": \"x.y,10.0.0.7:5000\"}"));
    }

    /** Where the text ends without a line break, both annotations change at its end. */
    @Test
    void writesTwoAnnotationsAtOnePlace() {
        String begin = "apiVersion: v1\nkind: Pod\nspec:\n  containers:\n  - image: 10.0.0.7:5000/a:1\n"
                + "  - image: harbor.example/c:1\nmetadata:\n  annotations:\n    " + PLAIN + ": x.y";
        assertThat(LINTER.fix(begin).text())
                .isEqualTo(begin + ",10.0.0.7:5000\n    " + INSECURE + ": \"harbor.example\"");
    }
}
