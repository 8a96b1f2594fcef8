package io.github.eciregistry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProblemTest {

    private static final Problem PROBLEM = Problem.of(ProblemCode.NAME_TOO_LONG, "input", "expected less");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "plain text | \"plain text\"",
                "user:secret@host:5000/a | \"***@host:5000/a\"",
                "user:p@ss@host/a | \"***@host/a\"",
                "https://token@host/a | \"https://***@host/a\"",
                "http://u:p@h:1,v:q@i | \"http://***@i\"",
                "nginx:1@sha256:abcdef | \"nginx:1@sha256:abcdef\"",
                "host/nginx@sha256:abcdef | \"host/nginx@sha256:abcdef\"",
                "host/nginx@sha256:5000 | \"***@sha256:5000\"",
                "me@host | \"***@host\"",
                "a\\\"b | \"a\\\\\\\"b\"",
            })
    void quotesWithoutCredentials(String text, String quoted) {
        assertThat(Problem.quote(text)).isEqualTo(quoted);
    }

    @Test
    void escapesWhatTerminalsAndReadersDoNotShow() {
        assertThat(Problem.quote("a\n\r\t\u0000\u001b\u0085\u2028\u202eb"))
                .isEqualTo("\"a\\n\\r\\t\\u0000\\u001b\\u0085\\u2028\\u202eb\"");
    }

    @Test
    void showsWhatAMessageAPathAndAHintHoldInOneLineEach() {
        Problem problem = Problem.of(ProblemCode.MALFORMED_FILE, "a\n", "found \n(10) \"\\ \u001b[1m\u2028")
                .atPath("a.\u0000")
                .withHint("b\tc\u202e");
        assertThat(problem.message()).isEqualTo("found \\n(10) \"\\ \\u001b[1m\\u2028");
        assertThat(problem.path()).hasValue("a.\u0000");
        assertThat(problem)
                .hasToString("a.\\u0000: " + problem.message() + System.lineSeparator() + "  hint: b\\tc\\u202e");
    }

    @Test
    void quotesAtMost120Characters() {
        assertThat(Problem.quote("x".repeat(120))).isEqualTo('"' + "x".repeat(120) + '"');
        assertThat(Problem.quote("x".repeat(121))).isEqualTo('"' + "x".repeat(120) + "…\"");
    }

    @Property(tries = 300)
    void quotesAnyText(@ForAll String text) {
        assertThat(Problem.quote(text)).startsWith("\"").endsWith("\"").doesNotContain("\n", "\r", "\u0000");
    }

    @Test
    void hasThePlacesItWasGiven() {
        assertThat(PROBLEM.offset()).isEmpty();
        assertThat(PROBLEM.position()).isEmpty();
        assertThat(PROBLEM.path()).isEmpty();
        assertThat(PROBLEM.hint()).isEmpty();
        Problem placed = PROBLEM.atOffset(3)
                .atPosition(new TextPosition(2, 5))
                .atPath("spec.image")
                .withHint("less");
        assertThat(placed.offset()).hasValue(3);
        assertThat(placed).hasToString("2:5: spec.image: expected less" + System.lineSeparator() + "  hint: less");
        assertThat(placed).isNotEqualTo(PROBLEM);
        assertThatThrownBy(() -> PROBLEM.atOffset(-1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void travelsInsideASerializedException() throws Exception {
        InvalidInputException before = new InvalidInputException(List.of(PROBLEM, PROBLEM.atOffset(1)));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(before);
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            assertThat(((InvalidInputException) in.readObject()).problems()).isEqualTo(before.problems());
        }
    }

    @Test
    void needsAProblemToThrow() {
        assertThatThrownBy(() -> new InvalidInputException(List.of())).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void ordersPositionsByLineThenColumn() {
        assertThat(new TextPosition(1, 9)).isLessThan(new TextPosition(2, 1));
        assertThat(new TextPosition(2, 1)).isLessThan(new TextPosition(2, 3)).hasToString("2:1");
        assertThatThrownBy(() -> new TextPosition(0, 1)).isInstanceOf(IllegalArgumentException.class);
    }
}
