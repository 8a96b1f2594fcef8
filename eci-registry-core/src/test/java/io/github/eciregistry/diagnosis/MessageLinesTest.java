package io.github.eciregistry.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.eciregistry.diagnosis.MessageLines.Joining;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where a text of several lines parts into messages. */
class MessageLinesTest {

    private static final Joining WHERE_TOLD = new Joining(false, false);

    private static List<String> split(String text) {
        return MessageLines.split(text, WHERE_TOLD).messages();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Failed to pull",
                "Warning  Failed",
                "Events: none",
                "2026-11-23 pull",
                "1999-12-31 pull",
                "E1123 pull",
                "I0101 pull",
                "time=\"10:00\" pull",
                "x  Warning  y",
                "- item",
                "ctr: failed"
            })
    void aLineThatBeginsAsMessagesDoIsOne(String line) {
        assertThat(split("pull \"open\n" + line)).containsExactly("pull \"open", line);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"failed to pull", "events: none", "2026 pull", "20261-123", "E112 pull", "E11234 p", "9", "E1234"
            })
    void anotherLineGoesOnInsideOfQuotes(String line) {
        assertThat(split("pull \"open\n" + line)).containsExactly("pull \"open " + line);
    }

    @Test
    void aQuoteThatIsEscapedOpensNothing() {
        assertThat(split("pull \\\"open\nnext")).containsExactly("pull \"open", "next");
        assertThat(split("\"a\" is\nnext")).containsExactly("\"a\" is", "next");
    }

    @Test
    void blankLinesPartMessages() {
        assertThat(split("a \"b\n\n c")).containsExactly("a \"b", "c");
        assertThat(split(" \n\t\n")).isEmpty();
    }

    @Test
    void aMessageOfYamlGoesOnWhereItIsIndented() {
        assertThat(split("message: \"one \\\n  two\"\nreason: x")).containsExactly("message: \"one two\"", "reason: x");
        assertThat(split("- message: one\n    two\n  reason: x")).containsExactly("- message: one two", "reason: x");
        assertThat(split("- message: one\n  two")).containsExactly("- message: one", "two");
    }

    @Test
    void aLineThatIsAsLongAsTheLongestGoesOnInTheNext() {
        String full = "x".repeat(70);
        assertThat(split(full + "\nnext")).containsExactly(full + " next");
        assertThat(split("x".repeat(62) + "\nnext\n\n" + full)).startsWith("x".repeat(62) + " next");
        assertThat(split("x".repeat(61) + "\nnext\n\n" + full)).startsWith("x".repeat(61), "next");
    }

    @Test
    void whetherABlankWasLostIsAskedOfBoth() {
        String text = "x".repeat(60) + "\nnext";
        assertThat(MessageLines.split(text, WHERE_TOLD).isAmbiguous()).isTrue();
        assertThat(MessageLines.split(text, new Joining(false, true)).messages())
                .containsExactly("x".repeat(60) + "next");
        String named = "x".repeat(59) + ":";
        assertThat(MessageLines.split(named + "\nnext", new Joining(false, true))
                        .messages())
                .containsExactly(named + " next");
        assertThat(MessageLines.split(named + "\nnext", WHERE_TOLD).isAmbiguous())
                .isFalse();
        assertThat(MessageLines.split(named + "\n5000", new Joining(false, true))
                        .messages())
                .containsExactly(named + "5000");
    }

    @Test
    void aLongLineThatEndsOpenGoesOnWhateverFollows() {
        String open = "x".repeat(39) + ":";
        assertThat(split(open + "\nWarning y")).containsExactly(open + " Warning y");
        assertThat(split(open.substring(1) + "\nWarning y")).containsExactly(open.substring(1), "Warning y");
    }

    @Test
    void stringsOfJsonAreMessagesEach() {
        assertThat(split("{\"message\": \"pull \\\"a\\\" failed\", \"b\": \"\"}"))
                .containsExactly("message", "pull \"a\" failed", "b");
        assertThat(split("\"message\": \"no end")).containsExactly("message", "no end");
        assertThat(split("\"image\" not found")).containsExactly("\"image\" not found");
        assertThat(split("{ }")).containsExactly("{ }");
    }

    @Test
    void everythingIsOneMessageWhereItIsToBe() {
        assertThat(MessageLines.split("a\nb\nc", new Joining(true, false)).messages())
                .containsExactly("a b c");
    }

    @Test
    void aLineOfJsonPartsMessages() {
        assertThat(split("pull \"open\n{\"message\": \"b\"}\nc")).containsExactly("pull \"open", "message", "b", "c");
    }

    /** A terminal of 60 columns, the narrowest that wraps, would have taken a shorter word. */
    @Test
    void aKnownMessageGoesOnWhereTheNextWordHadNoRoom() {
        String known = "Warning " + "x".repeat(42);
        assertThat(split(known + "\n123456789 y")).containsExactly(known + " 123456789 y");
        assertThat(split(known + "\n12345678 y")).containsExactly(known, "12345678 y");
        String unknown = "warning " + "x".repeat(42);
        assertThat(split(unknown + "\n123456789 y")).containsExactly(unknown, "123456789 y");
    }

    /** A quote that opens a word has a blank before it, one that closes has none. */
    @Test
    void aBlankIsLostBeforeAQuoteThatOpens() {
        String full = "x".repeat(60);
        Joining tight = new Joining(false, true);
        assertThat(MessageLines.split(full + "\n\"a b", tight).messages()).containsExactly(full + " \"a b");
        assertThat(MessageLines.split(full + "\n\"9", tight).messages()).containsExactly(full + " \"9");
        assertThat(MessageLines.split(full + "\n\"", tight).messages()).containsExactly(full + "\"");
        assertThat(MessageLines.split(full + "\n\": a", tight).messages()).containsExactly(full + "\": a");
        String digit = "x".repeat(59) + "1";
        assertThat(MessageLines.split(digit + "\n\"a", tight).messages()).containsExactly(digit + "\"a");
        String colon = "x".repeat(59) + ":";
        assertThat(MessageLines.split(colon + "\n\"a", tight).messages()).containsExactly(colon + " \"a");
    }
}
