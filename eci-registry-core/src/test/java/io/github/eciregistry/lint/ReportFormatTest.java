package io.github.eciregistry.lint;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReportFormatTest {

    private static final String TEXT = """
            apiVersion: v1
            kind: Pod
            metadata:
              labels: {eci: "true"}
              annotations:
                k8s.aliyun.com/plain-http-registry: "http://a.b"
                k8s.aliyun.com/insecure-registry: "x.y" # eci-registry:ignore ECI304
            spec:
              containers:
              - image: a.b/c:1
            """;

    private static Map<String, LintReport> reports() {
        Map<String, LintReport> reports = new LinkedHashMap<>();
        reports.put("dir/a b%.yaml", ManifestLinter.create().lint(TEXT));
        reports.put("/abs/good.yaml", ManifestLinter.create().lint(""));
        return reports;
    }

    @Test
    void writesALinePerFindingForPeople() {
        assertThat(ReportFormat.TEXT.format(reports()).lines().toList())
                .containsExactly(
                        "dir/a b%.yaml:6:42: error ECI201: invalid registry \"http://a.b\" at 0: expected a host, found"
                                + " \"http://\" [fixable]",
                        "1 error, 0 warnings, 0 hints in 2 files; 1 fixable, 1 suppressed");
    }

    @Test
    void writesJsonForPrograms() throws IOException {
        JsonNode json = new ObjectMapper().readTree(ReportFormat.JSON.format(reports()));
        JsonNode findings = json.at("/files/0/findings");
        assertThat(findings).hasSize(2);
        assertThat(findings.at("/0/rule").asText()).isEqualTo("ECI201");
        assertThat(findings.at("/0/line").asInt()).isEqualTo(6);
        assertThat(findings.at("/0/path").asText())
                .isEqualTo("metadata.annotations[k8s.aliyun.com/plain-http-registry]");
        assertThat(findings.at("/0/fix/0/replacement").asText()).isEqualTo("a.b");
        assertThat(findings.at("/1/suppressedBy").asText()).isEqualTo("comment");
        assertThat(json.at("/files/1/findings")).isEmpty();
        assertThat(json.at("/summary/errors").asInt()).isEqualTo(1);
    }

    @Test
    void writesSarif() throws IOException {
        JsonNode sarif = new ObjectMapper().readTree(ReportFormat.SARIF.format(reports()));
        assertThat(sarif.at("/version").asText()).isEqualTo("2.1.0");
        assertThat(sarif.at("/$schema").asText()).endsWith("sarif-2.1.0.json");
        JsonNode run = sarif.at("/runs/0");
        assertThat(run.at("/tool/driver/rules/0/helpUri").asText()).endsWith("/docs/lint-rules.md#eci001");
        assertThat(run.at("/columnKind").asText()).isEqualTo("utf16CodeUnits");
        assertThat(run.at("/tool/driver/name").asText()).isEqualTo("eci-registry");
        assertThat(run.at("/tool/driver/version").asText()).isNotEmpty();
        assertThat(run.at("/tool/driver/rules")).hasSize(Rule.values().length);
        for (JsonNode result : run.at("/results")) {
            JsonNode rule =
                    run.at("/tool/driver/rules").get(result.at("/ruleIndex").asInt());
            assertThat(rule.at("/id")).isEqualTo(result.at("/ruleId"));
            assertThat(List.of("error", "warning", "note"))
                    .contains(result.at("/level").asText());
            assertThat(result.at("/message/text").asText()).isNotEmpty();
            assertThat(result.at("/partialFingerprints/eciRegistryFinding~1v1").asText())
                    .matches("[0-9a-f]{16}:1");
        }
        JsonNode first = run.at("/results/0");
        JsonNode place = first.at("/locations/0/physicalLocation");
        assertThat(place.at("/artifactLocation/uri").asText()).isEqualTo("dir/a%20b%25.yaml");
        assertThat(place.at("/region").toString())
                .isEqualTo("{\"startLine\":6,\"startColumn\":42,\"endLine\":6,\"endColumn\":52}");
        JsonNode change = first.at("/fixes/0/artifactChanges/0");
        assertThat(change.at("/artifactLocation/uri").asText()).isEqualTo("dir/a%20b%25.yaml");
        assertThat(change.at("/replacements/0/deletedRegion/startColumn").asInt())
                .isEqualTo(42);
        assertThat(change.at("/replacements/0/insertedContent/text").asText()).isEqualTo("a.b");
        assertThat(run.at("/results/1/suppressions/0/kind").asText()).isEqualTo("inSource");
    }
}
