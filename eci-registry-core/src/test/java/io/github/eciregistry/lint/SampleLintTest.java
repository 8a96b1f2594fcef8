package io.github.eciregistry.lint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.eciregistry.manifest.ManifestEdit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lints real manifests of public projects, where a folder of them stands beside the project. */
class SampleLintTest {

    @ParameterizedTest
    @ValueSource(strings = {"manifests", "page"})
    void lintsRealManifests(String folder, TestReporter reporter) throws IOException {
        Path samples = Path.of("../../shared/samples", folder);
        assumeTrue(Files.isDirectory(samples), "the sample manifests are not here");
        ManifestLinter linter = ManifestLinter.create().serverless();
        Map<Rule, Integer> counts = new EnumMap<>(Rule.class);
        try (Stream<Path> files = Files.list(samples)) {
            for (Path file : files.filter(path -> path.toString().matches(".*[.](ya?ml|json)"))
                    .sorted()
                    .toList()) {
                String text = Files.readString(file);
                linter.lint(text).findings().forEach(finding -> counts.merge(finding.rule(), 1, Integer::sum));
                ManifestEdit edit = linter.fix(text);
                assertThat(linter.lint(edit.text()).findings())
                        .as(file.toString())
                        .noneMatch(Finding::isFixable);
            }
        }
        reporter.publishEntry(folder, counts.toString());
        assertThat(List.copyOf(counts.keySet()))
                .doesNotContain(Rule.MISSPELT_KEY, Rule.ANNOTATION_ON_CONTROLLER, Rule.NOT_A_REGISTRY);
    }
}
