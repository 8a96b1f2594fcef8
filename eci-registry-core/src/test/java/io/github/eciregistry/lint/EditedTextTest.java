package io.github.eciregistry.lint;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.eciregistry.TextEdit;
import io.github.eciregistry.manifest.ManifestEdit;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Edits upon edits, told as edits of the original. */
class EditedTextTest {

    private static final String ORIGINAL = "0123456789";

    private EditedText text;

    @BeforeEach
    void begin() {
        text = new EditedText(ORIGINAL);
    }

    private String edited() {
        return ManifestEdit.of(ORIGINAL, text.edits()).text();
    }

    @Test
    void hasNoEditsAtFirst() {
        assertThat(text.edits()).isEmpty();
        assertThat(new EditedText("").edits()).isEmpty();
    }

    @Test
    void keepsTheEditsOfOnePass() {
        List<TextEdit> edits = List.of(
                new TextEdit(0, 1, "a"), new TextEdit(3, 3, "b"), new TextEdit(5, 7, ""), new TextEdit(9, 10, "cd"));
        text.apply(edits);
        assertThat(text.edits()).isEqualTo(edits);
        assertThat(edited()).isEqualTo("a12b3478cd");
    }

    @Test
    void editsWhatWasAdded() {
        text.apply(List.of(new TextEdit(2, 4, "abcd")));
        text.apply(List.of(new TextEdit(3, 5, "X")));
        assertThat(edited()).isEqualTo("01aXd456789");
        assertThat(text.edits()).containsExactly(new TextEdit(2, 4, "aXd"));
    }

    @Test
    void joinsEditsThatMeet() {
        text.apply(List.of(new TextEdit(2, 4, "ab")));
        text.apply(List.of(new TextEdit(1, 3, "c"), new TextEdit(4, 5, "")));
        assertThat(edited()).isEqualTo("0cb56789");
        assertThat(text.edits()).containsExactly(new TextEdit(1, 5, "cb"));
    }

    @Test
    void forgetsWhatWasAddedAndRemoved() {
        text.apply(List.of(new TextEdit(4, 4, "abc")));
        text.apply(List.of(new TextEdit(4, 7, "")));
        assertThat(text.edits()).isEmpty();
        text.apply(List.of(new TextEdit(10, 10, "z")));
        assertThat(text.edits()).containsExactly(new TextEdit(10, 10, "z"));
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0", "1, 1", "2, 2", "4, 2", "5, 2", "6, 4", "7, 6", "10, 9", "11, 9", "12, 9", "13, 9", "14, 10", "99, 10"
    })
    void knowsWhereAnOffsetWasInTheOriginal(int offset, int original) {
        text.apply(List.of(new TextEdit(2, 4, "abcd"), new TextEdit(5, 6, ""), new TextEdit(9, 9, "xyz")));

        assertThat(edited()).isEqualTo("01abcd4678xyz9");
        assertThat(text.originalOffset(offset)).isEqualTo(original);
    }
}
