package io.github.eciregistry.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.eciregistry.InvalidInputException;
import io.github.eciregistry.Problem;
import java.util.function.Function;

/** Gets the one problem that a parser tells. */
final class Problems {

    private Problems() {}

    static Problem problemOf(Function<String, ?> parser, String text) {
        InvalidInputException thrown = assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> parser.apply(text))
                .actual();
        assertThat(thrown.problems()).hasSize(1);
        return thrown.problems().get(0);
    }
}
