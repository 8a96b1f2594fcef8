package io.github.eciregistry.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.eciregistry.reference.ImageReference;
import org.junit.jupiter.api.Test;

class ManifestImagesTest {

    @Test
    void findsEveryImageOnceInOrder() {
        String text = """
                kind: List
                apiVersion: v1
                items:
                - apiVersion: v1
                  kind: Pod
                  spec:
                    containers:
                    - image: harbor.test/b
                    - image: Not Valid
                    initContainers:
                    - image: harbor.test/a
                ---
                {"apiVersion": "eci.alibabacloud.com/v1", "kind": "ImageCache", "spec": {"images": ["harbor.test/b", "nginx"]}}
                ---
                broken: [
                """;
        assertThat(ManifestImages.of(text))
                .extracting(ImageReference::toString)
                .containsExactly("harbor.test/a", "harbor.test/b", "nginx");
        assertThat(ManifestImages.of("")).isEmpty();
    }
}
