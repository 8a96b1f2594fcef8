package io.github.eciregistry.internal.jackson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The limits hold with Jackson's own checks and with ours, whichever this version of Jackson needs. */
class JsonInputTest {

    private static final JsonLimits LIMITS = new JsonLimits(3, 5, 4);

    static Stream<JsonInput> inputs() {
        return Stream.of(
                JsonInput.of(new JsonFactoryBuilder(), LIMITS), new JsonInput(new JsonFactoryBuilder(), LIMITS, false));
    }

    @ParameterizedTest
    @MethodSource("inputs")
    void acceptsWhatIsAtTheLimits(JsonInput input) throws IOException {
        for (String text : List.of(
                "[[[12345]]]",
                "{\"name\": -1234, \"x\": [{}, {}, [], 1.345]}",
                "[[[]], [[]]]",
                "[\"" + "a".repeat(100_000) + "\"]")) {
            assertThat(tokens(input.parser(text), false)).isPositive();
            assertThat(tokens(input.parser(text.getBytes(StandardCharsets.UTF_8)), true))
                    .isPositive();
        }
    }

    @ParameterizedTest
    @MethodSource("inputs")
    void refusesWhatExceedsThem(JsonInput input) {
        for (String text : List.of(
                "[[[[",
                "[{\"a\": [{",
                "[123456]",
                "[[[-123456]]]",
                "[1.23456]",
                "{\"names\": 1}",
                "{\"a\": {\"b\": {\"names\": 1}}}")) {
            for (boolean skip : new boolean[] {false, true}) {
                JsonProcessingException error =
                        catchThrowableOfType(JsonProcessingException.class, () -> tokens(input.parser(text), skip));
                assertThat(error).as(text).matches(JsonInput::isLimit, "limit");
                assertThat(JsonFault.message(error)).isEqualTo("nested too deep, or a name or number too long");
            }
        }
    }

    @ParameterizedTest
    @MethodSource("inputs")
    void readsTheSameTokensByEveryMethod(JsonInput input) throws IOException {
        JsonParser parser = input.parser("{\"a\": {\"b\": [1, 2]}, \"c\": [2], \"d\": 3} [4]");
        assertThat(parser.nextToken()).isEqualTo(JsonToken.START_OBJECT);
        assertThat(parser.nextFieldName()).isEqualTo("a");
        assertThat(parser.nextValue()).isEqualTo(JsonToken.START_OBJECT);
        assertThat(parser.skipChildren().currentToken()).isEqualTo(JsonToken.END_OBJECT);
        assertThat(parser.nextValue()).isEqualTo(JsonToken.START_ARRAY);
        assertThat(parser.currentName()).isEqualTo("c");
        parser.skipChildren();
        assertThat(parser.nextFieldName()).isEqualTo("d");
        assertThat(parser.nextToken()).isEqualTo(JsonToken.VALUE_NUMBER_INT);
        assertThat(parser.skipChildren().getText()).isEqualTo("3");
        assertThat(parser.nextFieldName()).isNull();
        assertThat(tokens(parser, false)).isEqualTo(3);
    }

    private static int tokens(JsonParser parser, boolean skip) throws IOException {
        int count = 0;
        for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
            count++;
            if (skip) {
                parser.skipChildren();
            }
        }
        return count;
    }
}
