package io.github.eciregistry.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.eciregistry.lint.Finding;
import io.github.eciregistry.lint.ManifestLinter;
import io.github.eciregistry.lint.Rule;
import io.github.eciregistry.policy.PolicyFile;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class LintRulesTest {

    private static final Page PAGE = Page.of("docs/lint-rules.md");

    private static final int ANNOTATION_LIMIT = 256 * 1024;

    @Test
    void theTableSaysWhatTheRulesSay() {
        assertThat(PAGE.rows("all-rules"))
                .isEqualTo(Stream.of(Rule.values())
                        .map(rule -> List.of(
                                rule.code(),
                                rule.severity().name().toLowerCase(Locale.ROOT),
                                rule.isFixable() ? "yes" : "",
                                rule.summary()))
                        .toList());
    }

    @Test
    void everyRuleLinksToItsSection() {
        for (Rule rule : Rule.values()) {
            assertThat(rule.helpUri().toString())
                    .startsWith("https://github.com/eci-registry/eci-registry/blob/main/docs/lint-rules.md#");
            assertThat(PAGE.anchors()).contains(rule.helpUri().getFragment());
        }
    }

    @TestFactory
    Stream<DynamicTest> everyRuleFindsItsBadExampleAndNotItsGoodOne() {
        return Stream.of(Rule.values()).map(rule -> DynamicTest.dynamicTest(rule.code(), () -> check(rule)));
    }

    private static void check(Rule rule) {
        String anchor = rule.helpUri().getFragment();
        List<Fence> examples = PAGE.fences.stream()
                .filter(fence -> fence.section().equals(anchor) && fence.has("manifest"))
                .toList();
        assertThat(examples).hasSize(1);
        String bad = manifest(examples.get(0), '-');
        String good = manifest(examples.get(0), '+');
        ManifestLinter linter = linter(rule);

        List<Finding> findings = linter.lint(bad).findings();
        assertThat(findings).extracting(Finding::rule).contains(rule);
        assertThat(linter.lint(good).findings())
                .as("findings in the good example")
                .isEmpty();
        if (findings.stream().allMatch(Finding::isFixable)) {
            assertThat(linter.fix(bad).text()).isEqualTo(good);
        }
    }

    /** The rules about a policy have the policy of their chapter. */
    private static ManifestLinter linter(Rule rule) {
        if (!rule.code().startsWith("ECI4")) {
            return ManifestLinter.create();
        }
        Fence policy = PAGE.fences.stream()
                .filter(fence ->
                        fence.value("title").filter("policy.yaml"::equals).isPresent())
                .findFirst()
                .orElseThrow();
        return ManifestLinter.using(PolicyFile.parse(policy.text()));
    }

    /** Returns one side of a diff, with what a page cannot show. */
    private static String manifest(Fence diff, char side) {
        return diff.text()
                .lines()
                .filter(line -> line.charAt(0) == ' ' || line.charAt(0) == side)
                .map(line -> line.substring(1) + "\n")
                .collect(Collectors.joining())
                .replace("␤", "\u2028")
                .replace("…", "x".repeat(ANNOTATION_LIMIT));
    }
}
