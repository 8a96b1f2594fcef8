package io.github.eciregistry.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Small manifests for tests, and what annotating them gives with {@code --plain-http reg.test:5000}. */
final class Manifests {

    static final String POD = """
            apiVersion: v1
            kind: Pod
            metadata:
              name: web
            spec:
              containers:
              - name: web
                image: reg.test:5000/web:1
            """;

    static final String ANNOTATED_POD = """
            apiVersion: v1
            kind: Pod
            metadata:
              name: web
              annotations:
                k8s.aliyun.com/plain-http-registry: "reg.test:5000"
            spec:
              containers:
              - name: web
                image: reg.test:5000/web:1
            """;

    static final String PUBLIC_POD = POD.replace("reg.test:5000/", "");

    /** A document that is no YAML: its list does not end. */
    static final String BROKEN = "kind: Pod\nmetadata: [web\n";

    /** A template of a chart before Helm renders it. */
    static final String TEMPLATE = "apiVersion: v1\nkind: Pod\nspec:\n  containers:\n  - image: {{ .Values.image }}\n";

    private Manifests() {}

    static Path write(Path directory, String name, String text) throws IOException {
        Path file = directory.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }
}
