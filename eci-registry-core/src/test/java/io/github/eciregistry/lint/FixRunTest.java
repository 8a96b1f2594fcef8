package io.github.eciregistry.lint;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.eciregistry.TextEdit;
import io.github.eciregistry.policy.RegistryPolicy;
import java.util.Comparator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Fixes that touch each other are made one after the other. */
class FixRunTest {

    private static final String PLAIN = "k8s.aliyun.com/plain-http-registry";
    private static final String INSECURE = "k8s.aliyun.com/insecure-registry";
    private static final ManifestLinter LINTER = ManifestLinter.create();

    private static String pod(String value) {
        return "apiVersion: v1\nkind: Pod\nmetadata:\n  labels: {eci: 'true'}\n  annotations:\n    " + PLAIN + ": "
                + value + "\nspec:\n  containers:\n  - image: a.b/c:1\n";
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "x.y,z.w,a.b"                     | "a.b"
            "x.y,a.b,z.w"                     | "a.b"
            "a.b,x.y,z.w"                     | "a.b"
            "x.y,z.w,v.u,a.b,x.x,a.b"         | "a.b"
            ",,a.b,,"                         | "a.b"
            "http://x.y, http://a.b/,a.b，c.d" | "a.b"
            """)
    void mendsAValueWithSeveralFaults(String value, String fixed) {
        assertThat(LINTER.fix(pod(value)).text()).isEqualTo(pod(fixed));
    }

    @Test
    void mendsEveryDocument() {
        assertThat(LINTER.fix(pod("http://a.b") + "---\n" + pod("'a.b,x.y'")).text())
                .isEqualTo(pod("a.b") + "---\n" + pod("'a.b'"));
    }

    private static final String MOVED = """
            apiVersion: apps/v1
            kind: Deployment
            metadata:
              name: d
            spec:
              template:
                metadata:
                  annotations:
                    %s: "a.b"
                    %s: "c.d"
                spec:
                  containers: [{image: "a.b/c:1"}, {image: "c.d/e:1"}]
            """.formatted(PLAIN, INSECURE);

    @Test
    void movesTwoAnnotationsToOnePlace() {
        String annotations = "  annotations:\n    " + PLAIN + ": a.b\n    " + INSECURE + ": c.d\n";
        String text = MOVED.replace("  name: d\n", "  name: d\n" + annotations)
                .replace("        " + PLAIN + ": \"a.b\"\n        " + INSECURE + ": \"c.d\"\n", "")
                .replace("      annotations:\n    spec", "      labels: {eci: \"true\"}\n    spec");
        String expected = MOVED.replace("      annotations:", "      labels: {eci: \"true\"}\n      annotations:");
        assertThat(LINTER.fix(text).text()).isEqualTo(expected);
    }

    /** The edits of a fix are in the order of the text, also where an annotation moves up. */
    @Test
    void movesAnAnnotationUp() {
        String text = """
                apiVersion: apps/v1
                kind: Deployment
                spec:
                  template:
                    metadata:
                      labels: {eci: "true"}
                    spec:
                      containers: [{image: "a.b/c:1"}]
                metadata:
                  name: d
                  annotations:
                    KEY: a.b
                """.replace("KEY", PLAIN);
        assertThat(LINTER.lint(text).findings())
                .singleElement()
                .satisfies(finding -> assertThat(finding.fix())
                        .hasSize(2)
                        .isSortedAccordingTo(Comparator.comparingInt(TextEdit::start)));
        assertThat(LINTER.fix(text).text())
                .isEqualTo(text.replace("  annotations:\n    " + PLAIN + ": a.b\n", "")
                        .replace(
                                "      labels: {eci: \"true\"}\n",
                                "      labels: {eci: \"true\"}\n      annotations:\n        " + PLAIN + ": \"a.b\"\n"));
    }

    @Test
    void saysWhatItFixesAndWhereThatWas() {
        LintFix fix = LINTER.fixes(pod("\"http://x.y, a.b\"") + "---\n" + pod("a.b"));

        assertThat(fix.edit().text()).isEqualTo(pod("\"a.b\"") + "---\n" + pod("a.b"));
        assertThat(fix.fixed())
                .extracting(fixed -> fixed.position() + " " + fixed.rule())
                .containsExactly("6:42 REGISTRY_WITH_SCHEME", "6:42 UNUSED_REGISTRY", "6:53 BLANK_IN_VALUE");
        assertThat(fix.fixed().get(0))
                .hasToString("6:42: fixed ECI201: " + fix.fixed().get(0).message());
    }

    @Test
    void saysThatItFixesNothing() {
        LintFix fix = LINTER.fixes(pod("a.b"));

        assertThat(fix.fixed()).isEmpty();
        assertThat(fix.edit().isChanged()).isFalse();
    }

    @Test
    void oneEditFixesEveryFindingThatAsksForIt() {
        ManifestLinter linter = ManifestLinter.using(
                RegistryPolicy.builder().plainHttp("a.b", "c.d").build());
        String text = """
                apiVersion: v1
                kind: Pod
                metadata: {name: a}
                spec:
                  containers:
                  - image: a.b/c:1
                  - image: c.d/e:1
                """;

        assertThat(linter.fixes(text).fixed())
                .extracting(fixed -> fixed.position() + " " + fixed.rule())
                .containsExactly("6:12 MISSING_REGISTRY", "7:12 MISSING_REGISTRY");
    }
}
