package io.github.eciregistry.lint;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.eciregistry.Severity;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.Writer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

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

    private static final String RESULTS = """
            [ {
              "ruleId" : "ECI201",
              "ruleIndex" : 16,
              "level" : "error",
              "message" : {
                "text" : "invalid registry \\"http://a.b\\" at 0: expected a host, found \\"http://\\""
              },
              "locations" : [ {
                "physicalLocation" : {
                  "artifactLocation" : {
                    "uri" : "dir/a%20b%25.yaml"
                  },
                  "region" : {
                    "startLine" : 6,
                    "startColumn" : 42,
                    "endLine" : 6,
                    "endColumn" : 52
                  }
                },
                "logicalLocations" : [ {
                  "fullyQualifiedName" : "metadata.annotations[k8s.aliyun.com/plain-http-registry]"
                } ]
              } ],
              "partialFingerprints" : {
                "eciRegistryFinding/v1" : "33753b9a58dd06d8:1"
              },
              "fixes" : [ {
                "description" : {
                  "text" : "Write host or host:port."
                },
                "artifactChanges" : [ {
                  "artifactLocation" : {
                    "uri" : "dir/a%20b%25.yaml"
                  },
                  "replacements" : [ {
                    "deletedRegion" : {
                      "startLine" : 6,
                      "startColumn" : 42,
                      "endLine" : 6,
                      "endColumn" : 52
                    },
                    "insertedContent" : {
                      "text" : "a.b"
                    }
                  } ]
                } ]
              } ]
            }, {
              "ruleId" : "ECI304",
              "ruleIndex" : 37,
              "level" : "warning",
              "message" : {
                "text" : "no image of the pod uses \\"x.y\\""
              },
              "locations" : [ {
                "physicalLocation" : {
                  "artifactLocation" : {
                    "uri" : "dir/a%20b%25.yaml"
                  },
                  "region" : {
                    "startLine" : 7,
                    "startColumn" : 40,
                    "endLine" : 7,
                    "endColumn" : 43
                  }
                },
                "logicalLocations" : [ {
                  "fullyQualifiedName" : "metadata.annotations[k8s.aliyun.com/insecure-registry]"
                } ]
              } ],
              "partialFingerprints" : {
                "eciRegistryFinding/v1" : "982333541b9a275c:1"
              },
              "suppressions" : [ {
                "kind" : "inSource"
              } ],
              "fixes" : [ {
                "description" : {
                  "text" : "Remove the registry."
                },
                "artifactChanges" : [ {
                  "artifactLocation" : {
                    "uri" : "dir/a%20b%25.yaml"
                  },
                  "replacements" : [ {
                    "deletedRegion" : {
                      "startLine" : 7,
                      "startColumn" : 1,
                      "endLine" : 8,
                      "endColumn" : 1
                    },
                    "insertedContent" : {
                      "text" : ""
                    }
                  } ]
                } ]
              } ]
            } ]
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
                                + " \"http://\" [fixable]");
    }

    private static Map<String, LintReport> everySeverity() {
        ManifestLinter linter = ManifestLinter.create();
        Map<String, LintReport> reports = new LinkedHashMap<>();
        reports.put("dir/a,b%:<&.yaml", linter.lint(TEXT));
        reports.put(
                "w.yaml",
                linter.withSeverity(Rule.REGISTRY_WITH_SCHEME, Severity.WARNING).lint(TEXT));
        reports.put(
                "h.yaml",
                linter.withSeverity(Rule.REGISTRY_WITH_SCHEME, Severity.HINT).lint(TEXT));
        reports.put("good.yaml", linter.lint(""));
        return reports;
    }

    private static final String MESSAGE = "invalid registry \"http://a.b\" at 0: expected a host, found \"http://\"";

    @Test
    void writesLinesAsGccDoes() {
        assertThat(ReportFormat.GCC.format(everySeverity()).lines())
                .containsExactly(
                        "dir/a,b%:<&.yaml:6:42: error: " + MESSAGE + " [ECI201]",
                        "w.yaml:6:42: warning: " + MESSAGE + " [ECI201]",
                        "h.yaml:6:42: note: " + MESSAGE + " [ECI201]");
    }

    @Test
    void writesWorkflowCommandsForGitHub() {
        assertThat(ReportFormat.GITHUB.format(everySeverity()).lines())
                .containsExactly(
                        "::error file=dir/a%2Cb%25%3A<&.yaml,line=6,endLine=6,col=42,title=ECI201::" + MESSAGE,
                        "::warning file=w.yaml,line=6,endLine=6,col=42,title=ECI201::" + MESSAGE,
                        "::notice file=h.yaml,line=6,endLine=6,col=42,title=ECI201::" + MESSAGE);
    }

    @Test
    void writesTestCasesForJunit() throws Exception {
        String xml = ReportFormat.JUNIT.format(everySeverity());

        Document document =
                DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(xml)));
        List<String> suites = new ArrayList<>();
        NodeList nodes = document.getElementsByTagName("testsuite");
        for (int i = 0; i < nodes.getLength(); i++) {
            Element suite = (Element) nodes.item(i);
            suites.add(suite.getAttribute("name") + " " + suite.getAttribute("tests") + " "
                    + suite.getAttribute("failures") + " "
                    + suite.getElementsByTagName("failure").getLength());
        }
        assertThat(suites).containsExactly("dir/a,b%:<&.yaml 1 1 1", "w.yaml 1 1 1", "h.yaml 1 0 0", "good.yaml 1 0 0");
        assertThat(((Element) document.getElementsByTagName("failure").item(0)).getAttribute("message"))
                .isEqualTo(MESSAGE);
    }

    @Test
    void writesJsonForPrograms() {
        assertThat(ReportFormat.JSON.format(reports())).isEqualTo("""
                {
                  "files" : [ {
                    "file" : "dir/a b%.yaml",
                    "findings" : [ {
                      "rule" : "ECI201",
                      "name" : "REGISTRY_WITH_SCHEME",
                      "severity" : "error",
                      "message" : "invalid registry \\"http://a.b\\" at 0: expected a host, found \\"http://\\"",
                      "advice" : "Write host or host:port.",
                      "line" : 6,
                      "column" : 42,
                      "endLine" : 6,
                      "endColumn" : 52,
                      "start" : 115,
                      "end" : 125,
                      "path" : "metadata.annotations[k8s.aliyun.com/plain-http-registry]",
                      "fingerprint" : "33753b9a58dd06d8:1",
                      "fix" : [ {
                        "start" : 115,
                        "end" : 125,
                        "replacement" : "a.b"
                      } ]
                    }, {
                      "rule" : "ECI304",
                      "name" : "UNUSED_REGISTRY",
                      "severity" : "warning",
                      "message" : "no image of the pod uses \\"x.y\\"",
                      "advice" : "Remove the registry.",
                      "line" : 7,
                      "column" : 40,
                      "endLine" : 7,
                      "endColumn" : 43,
                      "start" : 166,
                      "end" : 169,
                      "path" : "metadata.annotations[k8s.aliyun.com/insecure-registry]",
                      "fingerprint" : "982333541b9a275c:1",
                      "suppressedBy" : "comment",
                      "fix" : [ {
                        "start" : 127,
                        "end" : 200,
                        "replacement" : ""
                      } ]
                    } ]
                  }, {
                    "file" : "/abs/good.yaml",
                    "findings" : [ ]
                  } ],
                  "summary" : {
                    "errors" : 1,
                    "warnings" : 0,
                    "hints" : 0
                  }
                }
                """);
    }

    @Test
    void countsTheFindingsOfAllFiles() throws IOException {
        ManifestLinter linter = ManifestLinter.create();
        Map<String, LintReport> reports = new LinkedHashMap<>();
        reports.put("a.yaml", linter.lint(TEXT));
        reports.put(
                "b.yaml",
                linter.withSeverity(Rule.REGISTRY_WITH_SCHEME, Severity.HINT).lint(TEXT));
        reports.put(
                "c.yaml",
                linter.withSeverity(Rule.REGISTRY_WITH_SCHEME, Severity.WARNING).lint(TEXT + "---\n" + TEXT));
        reports.put("d.yaml", linter.lint("a: [\n"));
        assertThat(ReportFormat.TEXT.format(reports)).hasLineCount(5);
        assertThat(new ObjectMapper()
                        .readTree(ReportFormat.JSON.format(reports))
                        .at("/summary")
                        .toString())
                .isEqualTo("{\"errors\":2,\"warnings\":2,\"hints\":1}");
        assertThat(ReportFormat.TEXT.format(Map.of("a.yaml", linter.lint("")))).isEmpty();
    }

    /** What no path is known of, and what no fix has, leaves its field out. */
    @Test
    void leavesOutWhatAFindingDoesNotHave() throws IOException {
        Map<String, LintReport> reports =
                Map.of("a.yaml", ManifestLinter.create().lint("a: [\n"));
        JsonNode json =
                new ObjectMapper().readTree(ReportFormat.JSON.format(reports)).at("/files/0/findings/0");
        assertThat(json.has("path")).isFalse();
        assertThat(json.has("suppressedBy")).isFalse();
        assertThat(json.at("/fix")).isEmpty();
        JsonNode result =
                new ObjectMapper().readTree(ReportFormat.SARIF.format(reports)).at("/runs/0/results/0");
        assertThat(result.at("/locations/0").has("logicalLocations")).isFalse();
        assertThat(result.has("suppressions")).isFalse();
        assertThat(result.has("fixes")).isFalse();
    }

    @Test
    void writesToAWriterThatStaysOpen() throws IOException {
        for (ReportFormat format : ReportFormat.values()) {
            List<String> calls = new ArrayList<>();
            Writer out = new StringWriter() {
                @Override
                public void flush() {
                    calls.add("flush");
                }

                @Override
                public void close() {
                    calls.add("close");
                }
            };
            format.write(reports(), out);
            assertThat(out).hasToString(format.format(reports()));
            assertThat(calls).as(format.name()).isNotEmpty().doesNotContain("close");
        }
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
        assertThat(run.at("/results").toString())
                .isEqualTo(new ObjectMapper().readTree(RESULTS).toString());
    }
}
