package io.github.eciregistry.lint;

import static io.github.eciregistry.FuzzInput.check;
import static io.github.eciregistry.FuzzInput.same;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.eciregistry.EditOracle;
import io.github.eciregistry.FuzzInput;
import io.github.eciregistry.TextEdit;
import io.github.eciregistry.manifest.ManifestEdit;
import io.github.eciregistry.policy.RegistryPolicy;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Fuzz target: findings lie in the text, and fixes change nothing but annotations. */
public final class ManifestLinterFuzz {

    private static final ManifestLinter LINTER = ManifestLinter.using(RegistryPolicy.builder()
                    .plainHttp("r.io", "10.0.0.0/8")
                    .skipVerify("*.s.io", "s.io:5000")
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
        String fixed = fixed(text);
        same(LINTER.fix(text).text(), fixed, "text fixed pass by pass");
        same(LINTER.fix(fixed).text(), fixed, "text fixed again");
        if (!report.findings().isEmpty()) {
            written(report);
        }
    }

    /** Fixes a text, and fails unless each pass keeps every value but those that it fixes. */
    private static String fixed(String original) {
        FixRun run = new FixRun(LINTER.settings());
        String text = original;
        for (int i = 0; i < FixRun.MAX_PASSES; i++) {
            FixRun.Pass pass = run.pass(text);
            if (!pass.edit().isChanged()) {
                break;
            }
            Set<String> keys = renamedKeys(text, pass);
            if (pass.fixed().get(0).rule() == Rule.CACHE_INDENTATION) {
                EditOracle.keepsScalars(text, pass.edit().text(), keys);
            } else {
                EditOracle.keepsOtherValues(text, pass.edit().text(), keys);
            }
            text = pass.edit().text();
        }
        return text;
    }

    /** Returns what the edits of a pass replace, misspelled keys among it. */
    private static Set<String> renamedKeys(String text, FixRun.Pass pass) {
        Set<String> keys = new HashSet<>();
        for (TextEdit edit : pass.edit().edits()) {
            keys.add(text.substring(edit.start(), edit.end()));
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
