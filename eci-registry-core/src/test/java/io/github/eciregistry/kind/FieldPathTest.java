package io.github.eciregistry.kind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.eciregistry.InvalidInputException;
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
            })
    void refusesAnythingElse(String text, int offset, String message) {
        assertThatThrownBy(() -> FieldPath.parse(text))
                .isInstanceOfSatisfying(InvalidInputException.class, e -> {
                    assertThat(e.problems().get(0).code()).isEqualTo(ProblemCode.INVALID_FIELD_PATH);
                    assertThat(e.problems().get(0).offset()).hasValue(offset);
                })
                .hasMessage("invalid field path \"" + text + "\" at " + offset + ": " + message);
    }
}
