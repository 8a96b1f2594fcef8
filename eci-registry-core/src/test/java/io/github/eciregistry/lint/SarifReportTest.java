package io.github.eciregistry.lint;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.eciregistry.Severity;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The parts of the report that code hosts read. */
class SarifReportTest {

    private static final String TEXT = """
            apiVersion: v1
            kind: Pod
            metadata:
              labels: {eci: "true"}
              annotations:
                k8s.aliyun.com/plain-http-registry: "http://a.b"
            spec:
              containers:
              - image: a.b/c:1
            """;

    private static JsonNode run(String file, LintReport report) throws IOException {
        String sarif = ReportFormat.SARIF.format(Map.of(file, report));
        assertThat(sarif).endsWith("}\n");
        return new ObjectMapper().readTree(sarif).at("/runs/0");
    }

    @Test
    void describesEveryRule() throws IOException {
        JsonNode rules = run("a.yaml", ManifestLinter.create().lint("")).at("/tool/driver/rules");
        assertThat(rules).hasSize(Rule.values().length);
        for (JsonNode written : rules) {
            Rule rule = Rule.ofCode(written.at("/id").asText()).orElseThrow();
            assertThat(written.at("/name").asText()).isEqualTo(rule.name());
            assertThat(written.at("/shortDescription/text").asText()).isEqualTo(rule.summary() + ".");
            assertThat(written.at("/help/text").asText()).isEqualTo(rule.advice());
            assertThat(written.at("/helpUri").asText()).isEqualTo(rule.helpUri().toString());
            assertThat(written.at("/defaultConfiguration/level").asText()).isEqualTo(level(rule.severity()));
        }
    }

    private static String level(Severity severity) {
        return severity == Severity.ERROR ? "error" : severity == Severity.WARNING ? "warning" : "note";
    }

    @Test
    void saysWhereAFindingIsAndHowItIsFixed() throws IOException {
        JsonNode result = run("a.yaml", ManifestLinter.create().lint(TEXT)).at("/results/0");
        assertThat(result.at("/locations/0/logicalLocations/0/fullyQualifiedName")
                        .asText())
                .isEqualTo("metadata.annotations[k8s.aliyun.com/plain-http-registry]");
        assertThat(result.at("/fixes/0/description/text").asText())
                .isEqualTo(
                        Rule.ofCode(result.at("/ruleId").asText()).orElseThrow().advice());
        assertThat(result.has("suppressions")).isFalse();
    }

    @Test
    void tellsWhatABaselineHides() throws IOException {
        ManifestLinter linter = ManifestLinter.create();
        LintBaseline baseline = LintBaseline.of(List.of(linter.lint(TEXT)));
        JsonNode result =
                run("a.yaml", linter.withBaseline(baseline).lint(TEXT)).at("/results/0");
        assertThat(result.at("/suppressions/0/kind").asText()).isEqualTo("external");
    }

    @ParameterizedTest
    @CsvSource({
        "azAZ09-._~/x.yaml, azAZ09-._~/x.yaml",
        "/abs/x.yaml, file:///abs/x.yaml",
        "a\\b.yaml, a/b.yaml",
        "`{@[:, %60%7B%40%5B%3A",
        "é%, %C3%A9%25",
    })
    void namesAFileByAUri(String file, String uri) throws IOException {
        assertThat(run(file, ManifestLinter.create().lint(TEXT))
                        .at("/results/0/locations/0/physicalLocation/artifactLocation/uri")
                        .asText())
                .isEqualTo(uri);
    }
}
