package io.github.eciregistry.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.eciregistry.TextEdit;
import java.util.List;
import org.junit.jupiter.api.Test;

class ManifestEditTest {

    @Test
    void appliesEditsInAnyOrder() {
        ManifestEdit edit = ManifestEdit.of("abc", List.of(new TextEdit(2, 3, ""), new TextEdit(0, 0, "x")));
        assertThat(edit.text()).isEqualTo("xab");
        assertThat(edit.edits()).extracting(TextEdit::start).containsExactly(0, 2);
        assertThat(edit.problems()).isEmpty();
        assertThat(ManifestEdit.of("abc", List.of()).text()).isEqualTo("abc");
    }

    @Test
    void refusesEditsThatOverlapOrReachBeyondTheText() {
        List<TextEdit> overlapping = List.of(new TextEdit(0, 2, ""), new TextEdit(1, 3, ""));
        assertThatIllegalArgumentException().isThrownBy(() -> ManifestEdit.of("abc", overlapping));
        assertThatIllegalArgumentException().isThrownBy(() -> ManifestEdit.of("abc", List.of(new TextEdit(3, 4, ""))));
    }
}
