package io.github.eciregistry.kind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.eciregistry.InvalidInputException;
import io.github.eciregistry.Problem;
import io.github.eciregistry.ProblemCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FieldPathTest {

    @Test
    void splitsAtDotsAndLists() {
        FieldPath path = FieldPath.parse("spec.templates[*].steps[*][*].image");
        assertThat(path.steps()).containsExactly("spec", "templates", "[*]", "steps", "[*]", "[*]", "image");
        assertThat(path).hasToString("spec.templates[*].steps[*][*].image");
        assertThat(path)
                .isEqualTo(FieldPath.parse(path.toString()))
                .hasSameHashCodeAs(FieldPath.parse(path.toString()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "spec.roles.*.template | spec, roles, *, template | spec.roles.*.template",
                "spec.roles.*[*].* | spec, roles, *, [*], * | spec.roles.*[*].*",
                "spec[\"a.b/c\"].d | spec, a.b/c, d | spec[\"a.b/c\"].d",
                "[\"a b\"][*] | a b, [*] | [\"a b\"][*]",
                "spec[\"plain\"] | spec, plain | spec.plain",
                "[\"[]\"] | [] | [\"[]\"]",
            })
    void leadsThroughMappingsAndQuotedNames(String text, String steps, String canonical) {
        FieldPath path = FieldPath.parse(text);
        assertThat(path.steps()).containsExactly(steps.split(", "));
        assertThat(path).hasToString(canonical).isEqualTo(FieldPath.parse(canonical));
    }

    @ParameterizedTest
    @CsvSource({"spec.a, false", "spec.a[*], true", "spec.*.a, true", "'', false"})
    void isMultipleWithAWildcard(String text, boolean multiple) {
        assertThat(FieldPath.parse(text).isMultiple()).isEqualTo(multiple);
    }

    @ParameterizedTest
    @CsvSource({"spec, a[*], spec.a[*]", "'', a, a", "spec, '', spec"})
    void joinsPaths(String first, String second, String joined) {
        assertThat(FieldPath.parse(first).then(FieldPath.parse(second))).hasToString(joined);
    }

    @Test
    void isTheObjectItselfWhereTheTextIsEmpty() {
        assertThat(FieldPath.parse("").steps()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                ".spec | 0 | expected a field name, found '.'",
                "spec. | 5 | expected a field name, found the end",
                "spec..a | 5 | expected a field name, found '.'",
                "spec[0] | 4 | expected a dot or [*], found '['",
                "spec/a | 4 | expected a dot or [*], found '/'",
                "[*] | 0 | expected a field name, found '['",
                "* | 0 | expected a field name, found '*'",
                "spec.*a | 6 | expected a dot or [*], found 'a'",
                "spec.a* | 6 | expected a dot or [*], found '*'",
                "spec[\"\"] | 6 | expected a field name, found '\"'",
                "spec[\"a*\"] | 7 | expected \"], found '*'",
                "spec[\"a | 7 | expected \"], found the end",
            })
    void refusesAnythingElse(String text, int offset, String message) {
        assertThatThrownBy(() -> FieldPath.parse(text))
                .isInstanceOfSatisfying(InvalidInputException.class, e -> {
                    assertThat(e.problems().get(0).code()).isEqualTo(ProblemCode.INVALID_FIELD_PATH);
                    assertThat(e.problems().get(0).offset()).hasValue(offset);
                })
                .hasMessage("invalid field path " + Problem.quote(text) + " at " + offset + ": " + message
                        + " [INVALID_FIELD_PATH]");
    }
}
