package io.github.eciregistry.lint;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.eciregistry.policy.RegistryPolicy;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Pods that the table of kinds does not have, with a policy and without. */
class UnknownKindRulesTest {

    private static final ManifestLinter WITH_POLICY =
            ManifestLinter.using(RegistryPolicy.builder().plainHttp("a.corp").build());
    private static final ManifestLinter LINTER = ManifestLinter.create();

    private static final String WIDGET = """
            apiVersion: shop.example/v1
            kind: Widget
            metadata: {name: w}
            spec:
              template:
                metadata: {labels: {alibabacloud.com/eci: "true"}, annotations: {ANNOTATION}}
                spec:
                  containers:
                  - name: c
                    image: a.corp/c:1
            """;

    private static List<String> found(ManifestLinter linter, String text) {
        return linter.lint(text).findings().stream()
                .map(finding -> finding.position() + " " + finding.severity() + " "
                        + finding.rule().code() + " " + finding.path().orElse("") + ": " + finding.message())
                .toList();
    }

    private static String widget(String annotation) {
        return WIDGET.replace("ANNOTATION", annotation);
    }

    @Test
    void warnsOfAnImageThatThePolicyCovers() {
        assertThat(found(WITH_POLICY, widget("")))
                .containsExactly(
                        "10:16 WARNING ECI404 spec.template.spec.containers[0].image: registry \"a.corp\" needs"
                                + " k8s.aliyun.com/plain-http-registry at spec.template.metadata.annotations, and the kind"
                                + " \"shop.example/v1 Widget\" is not known: add it there, or describe the kind");
        assertThat(found(WITH_POLICY, widget("").replace("a.corp", "b.corp"))).isEmpty();
    }

    @Test
    void givesAHintWithoutAPolicy() {
        assertThat(found(LINTER, widget("")))
                .containsExactly("10:16 HINT ECI008 spec.template.spec.containers[0].image: nothing annotates this pod,"
                        + " since the kind \"shop.example/v1 Widget\" is not known; its annotations go to"
                        + " spec.template.metadata.annotations");
    }

    @Test
    void isContentWithAPodThatIsAnnotated() {
        String text = widget("k8s.aliyun.com/plain-http-registry: a.corp");
        assertThat(found(LINTER, text)).isEmpty();
        assertThat(found(WITH_POLICY, text)).isEmpty();
    }

    @Test
    void checksTheValuesOfThePod() {
        assertThat(found(LINTER, widget("k8s.aliyun.com/plain-http-registry: \"http://a.corp\"")))
                .singleElement()
                .asString()
                .contains("ECI201 spec.template.metadata.annotations[k8s.aliyun.com/plain-http-registry]");
    }

    /** Where the annotation is, and the rules that find it there. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            metadata: {name: w, annotations: {KEY: a.corp}}      | ECI101
            metadata: {name: w, annotations: {KEY: "http://x"}}  | ECI101 ECI201
            metadata: {name: w, labels: {KEY: a.corp}}           | ECI106
            metadata: {name: w, KEY: a.corp}                     | ECI101
            annotations: {KEY: a.corp}                           | ECI101
            KEY: a.corp                                          | ECI101
            """)
    void findsAMisplacedAnnotationOnAnUnknownKind(String place, String rules) {
        String text = widget("k8s.aliyun.com/insecure-registry: a.corp")
                .replace("metadata: {name: w}", place.replace("KEY", "k8s.aliyun.com/plain-http-registry"));
        assertThat(LINTER.lint(text).findings())
                .extracting(finding -> finding.rule().code())
                .containsExactlyInAnyOrder(rules.split(" ", -1));
    }
}
