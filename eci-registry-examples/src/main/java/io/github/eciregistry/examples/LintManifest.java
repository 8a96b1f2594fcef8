package io.github.eciregistry.examples;

import io.github.eciregistry.Severity;
import io.github.eciregistry.lint.Finding;
import io.github.eciregistry.lint.LintReport;
import io.github.eciregistry.lint.ManifestLinter;
import io.github.eciregistry.lint.Rule;
import io.github.eciregistry.policy.RegistryPolicy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Finds the mistakes in a manifest. */
public final class LintManifest {

    private LintManifest() {}

    /**
     * Prints the findings in a file.
     *
     * @param arguments the file
     * @throws IOException if the file cannot be read
     */
    public static void main(String[] arguments) throws IOException {
        System.out.println(isClean(Files.readString(Path.of(arguments[0])), RegistryPolicy.empty()));
    }

    static boolean isClean(String manifest, RegistryPolicy policy) {
        // @start region="lint"
        ManifestLinter linter = ManifestLinter.using(policy).without(Rule.NO_ECI_MARKER);
        LintReport report = linter.lint(manifest);
        for (Finding finding : report.findings()) {
            System.out.println(finding.position() + " " + finding.rule().code() + " " + finding.message());
        }
        boolean clean = report.count(Severity.ERROR) == 0;
        // @end
        return clean;
    }
}
