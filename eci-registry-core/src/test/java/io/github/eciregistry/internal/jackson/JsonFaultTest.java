package io.github.eciregistry.internal.jackson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.PackageVersion;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every version of Jackson says the same at the same place. */
class JsonFaultTest {

    private static final JsonInput INPUT = JsonInput.of(new JsonFactoryBuilder(), JsonLimits.DEFAULT);

    @Test
    void isTestedWithTheVersionThatTheBuildAsksFor() {
        assertThat(PackageVersion.VERSION).hasToString(System.getProperty("jackson.version.expected"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "[1, ?]          | 4  | Unexpected character ('?' (code 63)): expected a valid value",
                "{\"a\": 1 \"b\" | 8  | Unexpected character ('\"' (code 34)): was expecting comma to separate Object entries",
                "{a: 1}          | 1  | Unexpected character ('a' (code 97)): was expecting double-quote to start field name",
                "[1}             | 2  | Unexpected close marker '}': expected ']'",
                "[\"\\q\"]       | 3  | Unrecognized character escape 'q' (code 113)",
                "[tru]           | 1  | found a word that is not a value",
                "[1, hunter2, 3] | 4  | found a word that is not a value",
                "[1              | 2  | Unexpected end-of-input: expected close marker for Array",
            })
    void saysWhatAndWhere(String text, int offset, String message) {
        JsonProcessingException error = catchThrowableOfType(JsonProcessingException.class, () -> read(text));
        assertThat(JsonFault.message(error)).startsWith(message);
        assertThat(JsonFault.offset(error)).isEqualTo(offset);
    }

    private static void read(String text) throws IOException {
        try (JsonParser parser = INPUT.parser(text)) {
            while (parser.nextToken() != null) {
                // Only the error at the end counts.
            }
        }
    }
}
