package io.github.eciregistry.docs;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TranslationsTest {

    private static final Page ENGLISH = Page.of("README.md");

    @ParameterizedTest
    @ValueSource(strings = {"README.zh-CN.md", "README.ja.md"})
    void showTheSameBlocksTablesAndLinks(String path) {
        Page translation = Page.of(path);

        assertThat(translation.fences)
                .extracting(Fence::text)
                .isEqualTo(ENGLISH.fences.stream().map(Fence::text).toList());
        assertThat(translation.fences)
                .extracting(Fence::words)
                .isEqualTo(ENGLISH.fences.stream().map(Fence::words).toList());
        assertThat(translation.tableSizes()).isEqualTo(ENGLISH.tableSizes());
        assertThat(translation.links).containsExactlyInAnyOrderElementsOf(ENGLISH.links);
        assertThat(translation.anchors()).hasSameSizeAs(ENGLISH.anchors());
    }
}
