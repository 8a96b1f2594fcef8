package io.github.eciregistry.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QuickStartTest {

    private static final String POD = """
            apiVersion: v1
            kind: Pod
            metadata:
              name: web
            spec:
              containers:
              - name: web
                image: reg.test.com:80/shop/web:1
            """;

    @Test
    void annotatesAFile(@TempDir Path directory) throws IOException {
        Path file = Files.writeString(directory.resolve("pod.yaml"), POD);

        assertThat(QuickStart.annotate(file))
                .isEqualTo(Map.of("k8s.aliyun.com/plain-http-registry", "192.168.1.10:5000"));
        assertThat(file)
                .content()
                .isEqualTo(POD.replace(
                        "spec:", "  annotations:\n    k8s.aliyun.com/plain-http-registry: \"reg.test.com:80\"\nspec:"));
    }
}
