package io.github.eciregistry.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine.Help.Ansi;

/** What is different where somebody sits at a terminal. */
class TerminalInputTest {

    @Test
    void saysOnceThatItWaits() throws IOException {
        StringWriter err = new StringWriter();
        TerminalInput in = new TerminalInput(new ByteArrayInputStream(new byte[] {1, 2, 3}), new PrintWriter(err));

        assertThat(err.toString()).isEmpty();
        assertThat(in.read()).isEqualTo(1);
        assertThat(in.readAllBytes()).containsExactly(2, 3);

        assertThat(err.toString()).isEqualTo("reading standard input; Ctrl-D ends it" + System.lineSeparator());
    }

    @ParameterizedTest
    @CsvSource({
        "NO_COLOR, 1, FORCE_COLOR, 1, OFF",
        "FORCE_COLOR, 1, TERM, dumb, ON",
        "FORCE_COLOR, 0, TERM, xterm, OFF",
        "TERM, dumb, X, x, OFF",
        "TERM, xterm, NO_COLOR, '', AUTO",
    })
    void takesColoursFromTheEnvironment(String name, String value, String other, String otherValue, Ansi expected) {
        assertThat(Streams.color(Map.of(name, value, other, otherValue))).isEqualTo(expected);
    }
}
