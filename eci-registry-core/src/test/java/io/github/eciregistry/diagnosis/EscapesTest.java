package io.github.eciregistry.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is taken back, and what stays. */
class EscapesTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "a \\\"b\\\" c|a \"b\" c",
                "a \\\\\\\"b\\\\\\\"|a \"b\"",
                "it\\'s|it's",
                "https:\\/\\/h\\/v2|https://h/v2",
                "a\\nb\\tc\\rd|a b c d",
                "\\u003chtml\\u003E|<html>",
                "a\\ b|a b",
            })
    void resolves(String text, String expected) {
        assertThat(Escapes.resolve(text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "plain", "\\x15\\x03", "\\", "end\\", "\\u12", "\\u12g4"})
    void keeps(String text) {
        assertThat(Escapes.resolve(text)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "\u001b[31mred\u001b[0m|red",
                "\u001b[1;37mbold|bold",
                "\\u001b[31mred|red",
                "a\u001bb|ab",
                "a\u001b[|a",
                "a\u001b[12|a",
            })
    void dropsColours(String text, String expected) {
        assertThat(Escapes.resolve(text)).isEqualTo(expected);
    }
}
