package io.github.eciregistry.internal.text;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PrintableTest {

    private static final String HOSTILE =
            "\u001b\u0007\u007f\u009b\u061c\u200e\u200f\u202a\u202e\u2066\u2069\u2028\u2029";

    @Test
    void escapesWhatATerminalActsOn() {
        assertThat(Printable.line(HOSTILE))
                .isEqualTo(
                        "\\u001b\\u0007\\u007f\\u009b\\u061c\\u200e\\u200f\\u202a\\u202e\\u2066\\u2069\\u2028\\u2029");
        assertThat(Printable.line("a\n\r\tb")).isEqualTo("a\\n\\r\\tb");
        assertThat(Printable.line("\ud83d x \udc00")).isEqualTo("\\ud83d x \\udc00");
        assertThat(Printable.line("\ud83d\udc33 é 镜")).isEqualTo("\ud83d\udc33 é 镜");
        assertThat(Printable.line("\udb40\udc01")).isEqualTo("\\udb40\\udc01");
    }

    @Test
    void limitsTheLength() {
        assertThat(Printable.line("abc", 3)).isEqualTo("abc");
        assertThat(Printable.line("abcd", 3)).isEqualTo("abc…");
        assertThat(Printable.line("ab\ud83d\udc33", 3)).isEqualTo("ab…");
    }

    @Test
    void keepsInContentWhatTextsNeed() {
        assertThat(Printable.content("a\tb\r\nc\u200dd\ufeff")).isEqualTo("a\tb\r\nc\u200dd\ufeff");
        assertThat(Printable.content("a\rb\u009b\u202e\u2028")).isEqualTo("a\\rb\\u009b\\u202e\\u2028");
    }

    @Property(tries = 300)
    void leavesNothingInvisible(@ForAll String text) {
        assertThat(Printable.line(text).codePoints()).allMatch(Printable::isVisible);
    }

    @ParameterizedTest
    @ValueSource(strings = {HOSTILE, "\ud83d\udc33", "\ud83d", "plain é"})
    void escapesInJsonSoThatAReaderSeesTheSame(String text) throws IOException {
        StringWriter out = new StringWriter();
        JsonFactory factory = new JsonFactory().setCharacterEscapes(JsonEscapes.INSTANCE);
        try (JsonGenerator json = factory.createGenerator(out)) {
            json.writeString(text);
        }
        assertThat(out.toString().codePoints()).allMatch(Printable::isVisible);
        try (JsonParser json = factory.createParser(out.toString())) {
            json.nextToken();
            assertThat(json.getText()).isEqualTo(text);
        }
    }

    @Test
    void quotesNamesAsGitDoes() {
        assertThat(QuotedName.of("a b/é.yaml")).isEqualTo("a b/é.yaml");
        assertThat(QuotedName.of("\u001b[31mred.yaml")).isEqualTo("\"\\033[31mred.yaml\"");
        assertThat(QuotedName.of("a\nb\"\\\u009b")).isEqualTo("\"a\\nb\\\"\\\\\\302\\233\"");
        byte[] latin = "é.yaml".getBytes(StandardCharsets.ISO_8859_1);
        assertThat(QuotedName.of(latin, "a/")).isEqualTo("\"a/\\351.yaml\"");
        assertThat(QuotedName.of(new byte[] {(byte) 0xE9, (byte) 0x80}, "")).isEqualTo("\"\\351\\200\"");
    }
}
