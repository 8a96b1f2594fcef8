package io.github.eciregistry.lint;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which comments suppress, of which rules, and for which line. */
class SuppressionsTest {

    private static final String ANNOTATION =
            "k8s.aliyun.com/plain-http-registry: \"unused.example,http://10.0.0.7:5000\"";

    /** The findings of a value that has two, ECI304 and ECI201, between two texts. */
    private static List<String> left(String before, String after) {
        String text = "apiVersion: v1\nkind: Pod\nmetadata:\n  labels: {eci: \"true\"}\n  annotations:\n" + before
                + "    " + ANNOTATION + after + "\nspec: {containers: [{image: \"10.0.0.7:5000/a:1\"}]}\n";
        return ManifestLinter.create().lint(text).findings().stream()
                .map(finding -> finding.rule().code())
                .toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                " # eci-registry:ignore",
                "\t#eci-registry:ignore",
                " #  eci-registry:ignore because of x",
                " # eci-registry:ignore ECI304,ECI201",
                " # eci-registry:ignore eci304 , Eci201 known",
                " # a # eci-registry:ignore"
            })
    void suppressesAllOnItsLine(String comment) {
        assertThat(left("", comment)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                " # eci-registry:ignore ECI304",
                " # eci-registry:ignore ECI304 ECI999 or ECI201",
                " # eci-registry:ignore ECI304 # eci-registry:ignore ECI201"
            })
    void suppressesTheRulesItNames(String comment) {
        assertThat(left("", comment)).containsExactly("ECI201");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                " # eci-registry:ignore ECI999",
                " # ECI304 eci-registry:ignore",
                " # x eci-registry:ignore",
                " # eci-registry:ignored",
                "# eci-registry:ignore",
                "\n    # eci-registry:ignore",
            })
    void suppressesNothingElse(String comment) {
        assertThat(left("", comment)).containsExactly("ECI304", "ECI201");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "    # eci-registry:ignore\n",
                "# eci-registry:ignore\n",
                "    # eci-registry:ignore\r\n",
                "    a: b\r\n    # eci-registry:ignore\r\n",
                "    a: b\r    # eci-registry:ignore\r"
            })
    void suppressesOnTheLineBelow(String lines) {
        assertThat(left(lines, "")).isEmpty();
    }

    /** kubectl refuses a line that a tab indents, so the linter reports it. */
    @Test
    void reportsALineThatATabIndents() {
        assertThat(left("\t# eci-registry:ignore\n", "")).containsExactly("ECI001");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "    # eci-registry:ignore\n    # more\n",
                "    # eci-registry:ignore\n\n",
                "    a: b # eci-registry:ignore\n"
            })
    void suppressesNothingOnALaterLine(String lines) {
        assertThat(left(lines, "")).containsExactly("ECI304", "ECI201");
    }

    /** A text that begins with a comment, and one that ends with it. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "# eci-registry:ignore ECI005∎{apiVersion: v1, kind: Pod, metadata: [a]}",
                " # eci-registry:ignore ECI005∎{apiVersion: v1, kind: Pod, metadata: [a]}",
                "{apiVersion: v1, kind: Pod, metadata: [a]} # eci-registry:ignore",
                "{apiVersion: v1, kind: Pod, metadata: [a]} # eci-registry:ignore ECI005"
            })
    void suppressesAtTheEndsOfAText(String text) {
        LintReport report = ManifestLinter.create().lint(text.replace('∎', '\n'));
        assertThat(report.findings()).isEmpty();
        assertThat(report.suppressed()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{ # eci-registry:ignore∎apiVersion: v1, kind: Pod, metadata: [a]}",
                "{apiVersion: v1, kind: Pod,∎metadata: [a]}∎# eci-registry:ignore"
            })
    void suppressesNothingElseAtTheEndsOfAText(String text) {
        assertThat(ManifestLinter.create().lint(text.replace('∎', '\n')).findings())
                .hasSize(1);
    }
}
