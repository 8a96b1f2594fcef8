package io.github.eciregistry.agreement;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.eciregistry.Severity;
import io.github.eciregistry.lint.Finding;
import io.github.eciregistry.lint.ManifestLinter;
import io.github.eciregistry.lint.Rule;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The set of odd objects, answered by every form. */
@Tag("every-fabric8")
class AgreementTest {

    static Stream<OddObject> cases() throws IOException {
        return OddObject.all();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void everyFormGivesTheSameAnswer(OddObject odd) {
        Object expected = Trees.normalized(odd.expected());
        for (Form form : Form.values()) {
            Optional<Form.Result> result = form.annotate(odd.object());
            boolean isText = form.name().startsWith("YAML") || form == Form.JSON_TEXT;
            assertThat(result.isPresent() || !isText).as(form.name()).isTrue();
            result.ifPresent(found -> {
                assertThat(found.normalized()).as(form + " " + found.codes()).isEqualTo(expected);
                if (found.problems() != null) {
                    assertThat(found.codes())
                            .as(form + " " + found.problems())
                            .isEqualTo(odd.problems().stream().sorted().toList());
                }
            });
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void textChangesNothingButTheAnnotations(OddObject odd) {
        for (Form form : List.of(Form.YAML_BLOCK, Form.YAML_FLOW, Form.JSON_TEXT)) {
            assertThat(form.annotate(odd.object()).orElseThrow().object())
                    .as(form.name())
                    .isEqualTo(odd.expected());
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void annotatingAgainChangesNothing(OddObject odd) {
        for (Form form : Form.values()) {
            form.annotate(odd.object()).ifPresent(first -> {
                @SuppressWarnings("unchecked")
                Map<String, Object> once = (Map<String, Object>) first.object();
                form.annotate(once)
                        .ifPresent(second ->
                                assertThat(second.normalized()).as(form.name()).isEqualTo(first.normalized()));
            });
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void lintReportsWhatIsMissingAndWhatBlocksIt(OddObject odd) {
        List<Finding> findings =
                ManifestLinter.using(Form.POLICY).lint(Trees.yaml(odd.object())).findings();
        boolean isMissing = findings.stream().anyMatch(finding -> finding.rule() == Rule.MISSING_REGISTRY);
        boolean hasTypeError = findings.stream()
                .anyMatch(finding -> finding.rule() == Rule.WRONG_TYPE || finding.rule() == Rule.VALUE_NOT_TEXT);
        boolean isBlocked = odd.problems().contains("WRONG_TYPE");
        assertThat(isMissing || isBlocked)
                .as(findings.toString())
                .isEqualTo(!odd.changes().isEmpty() || isBlocked);
        assertThat(hasTypeError || !isBlocked).as(findings.toString()).isTrue();
        for (Object code : odd.problems()) {
            assertThat(findings.stream()
                            .anyMatch(finding ->
                                    finding.severity() != Severity.HINT || code.equals("IMAGE_NOT_RENDERED")))
                    .as(code + " " + findings)
                    .isTrue();
        }
    }
}
