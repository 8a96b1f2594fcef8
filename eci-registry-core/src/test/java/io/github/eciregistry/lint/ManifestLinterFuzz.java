package io.github.eciregistry.lint;

import static io.github.eciregistry.FuzzInput.check;
import static io.github.eciregistry.FuzzInput.same;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.eciregistry.FuzzInput;
import io.github.eciregistry.manifest.ManifestEdit;
import io.github.eciregistry.manifest.NodeText;
import io.github.eciregistry.policy.RegistryPolicy;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Fuzz target: findings lie in the text, and fixes change nothing but annotations. */
public final class ManifestLinterFuzz {

    private static final ManifestLinter LINTER = ManifestLinter.using(RegistryPolicy.builder()
                    .plainHttp("r.io", "10.0.0.0/8")
                    .selfSigned("*.s.io", "s.io:5000")
                    .https("t.io")
                    .build())
            .serverless();

    private ManifestLinterFuzz() {}

    public static void fuzzerTestOneInput(byte[] bytes) {
        String text = FuzzInput.text(bytes);
        LintReport report = LINTER.lint(text);
        int last = 0;
        for (Finding finding : report.findings()) {
            check(finding.start() >= last && finding.end() >= finding.start(), "out of order: " + finding);
            check(finding.end() <= text.length(), "beyond the text: " + finding);
            last = finding.start();
            String unused = ManifestEdit.of(text, finding.fix()).text();
        }
        ManifestEdit edit = LINTER.fix(text);
        same(LINTER.fix(edit.text()).text(), edit.text(), "text fixed again");
        boolean moves = report.findings().stream().anyMatch(finding -> finding.rule() == Rule.CACHE_INDENTATION);
        if (edit.isChanged() && !moves) {
            List<String> before = NodeText.of(text, ManifestLinterFuzz::mayChange);
            if (before != null && !text.contains("Namespace")) {
                List<String> after = NodeText.of(edit.text(), ManifestLinterFuzz::mayChange);
                check(after != null, "another reader refuses what was fixed:\n" + edit.text());
                same(String.valueOf(after), before.toString(), "content");
            }
        }
        if (!report.findings().isEmpty()) {
            written(report);
        }
    }

    private static boolean mayChange(String key, @Nullable String value) {
        boolean holder = key.equals("metadata") || key.equals("podMetadata");
        return key.equals("annotations") || (holder && value == null);
    }

    private static void written(LintReport report) {
        try {
            new ObjectMapper().readTree(ReportFormat.JSON.format(Map.of("a.yaml", report)));
            new ObjectMapper().readTree(ReportFormat.SARIF.format(Map.of("a.yaml", report)));
        } catch (JsonProcessingException e) {
            throw new AssertionError("a report that is no JSON", e);
        }
        long lines = ReportFormat.TEXT.format(Map.of("a.yaml", report)).lines().count();
        same(lines, report.findings().size() + 1L, "lines of the report");
    }
}
