package io.github.eciregistry.lint;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.eciregistry.TextEdit;
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
}
