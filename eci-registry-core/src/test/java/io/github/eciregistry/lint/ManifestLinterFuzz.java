package io.github.eciregistry.lint;

import static io.github.eciregistry.FuzzInput.check;
import static io.github.eciregistry.FuzzInput.same;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.eciregistry.EditOracle;
import io.github.eciregistry.FuzzInput;
import io.github.eciregistry.manifest.ManifestEdit;
import io.github.eciregistry.policy.RegistryPolicy;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Fuzz target: findings lie in the text, and fixes change nothing but annotations. */
public final class ManifestLinterFuzz {

    private static final ManifestLinter LINTER = ManifestLinter.using(RegistryPolicy.builder()
                    .plainHttp("r.io", "10.0.0.0/8")
                    .selfSigned("*.s.io", "s.io:5000")
                    .https("t.io")
                    .build())
            .serverless();

    private static final ObjectMapper JSON = new ObjectMapper();

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
        if (edit.isChanged()) {
            boolean moves = report.findings().stream().anyMatch(finding -> finding.rule() == Rule.CACHE_INDENTATION);
            if (moves) {
                EditOracle.keepsScalars(text, edit.text(), fixedKeys(text, report));
            } else {
                EditOracle.keepsOtherValues(text, edit.text(), fixedKeys(text, report));
            }
        }
        if (!report.findings().isEmpty()) {
            written(report);
        }
    }

    /**
     * Returns the keys of annotations that a fix may change, and other texts with a finding. A key is in brackets at the end of the path, where what
     * looks like credentials is masked; a fix of the key itself replaces it in the text.
     */
    private static Set<String> fixedKeys(String text, LintReport report) {
        Set<String> keys = new HashSet<>();
        for (Finding finding : report.findings()) {
            // Without a fix as well: another fix may make room for it.
            String found = text.substring(finding.start(), finding.end());
            keys.add(found);
            keys.add(found.replaceAll("^[\"']|[\"']$", ""));
            finding.fix().forEach(edit -> keys.add(text.substring(edit.start(), edit.end())));
            String path = finding.path().orElse("");
            int key = path.indexOf("annotations[");
            if (key >= 0 && path.endsWith("]")) {
                keys.add(path.substring(key + "annotations[".length(), path.length() - 1));
            }
        }
        return keys;
    }

    private static void written(LintReport report) {
        try {
            JSON.readTree(ReportFormat.JSON.format(Map.of("a.yaml", report)));
            JSON.readTree(ReportFormat.SARIF.format(Map.of("a.yaml", report)));
        } catch (JsonProcessingException e) {
            throw new AssertionError("a report that is no JSON", e);
        }
        long lines = ReportFormat.TEXT.format(Map.of("a.yaml", report)).lines().count();
        same(lines, (long) report.findings().size(), "lines of the report");
    }
}
