package io.github.eciregistry.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.eciregistry.policy.RegistryPolicy;

/** What an edit makes of a text: a {@code +} line is added. */
final class EditAssertions {

    private static final RegistryPolicy POLICY = RegistryPolicy.builder()
            .plainHttp("192.168.1.10:5000", "reg.test:80")
            .skipVerify("harbor.pre.com")
            .build();

    static final ManifestAnnotator ANNOTATOR = ManifestAnnotator.using(POLICY);

    private EditAssertions() {}

    static void assertAdds(String marked) {
        String before = marked.replaceAll("(?m)^\\+.*\\R?", "").replaceAll("(?m)^ ", "");
        String after = marked.replaceAll("(?m)^[ +]", "");
        assertBecomes(before, after);
    }

    static void assertBecomes(String before, String after) {
        ManifestEdit edit = ANNOTATOR.annotate(before);
        assertThat(edit.text()).isEqualTo(after);
        assertThat(edit.problems()).isEmpty();
        assertThat(edit.original()).isSameAs(before);
        ManifestEdit again = ANNOTATOR.annotate(after);
        assertThat(again.text()).isSameAs(after);
        assertThat(again.isChanged()).isFalse();
        assertThat(Readings.withoutAnnotations(Readings.of(after)))
                .isEqualTo(Readings.withoutAnnotations(Readings.of(before)));
    }
}
