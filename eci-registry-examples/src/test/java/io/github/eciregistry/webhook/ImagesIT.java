package io.github.eciregistry.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The images of the command and of the webhook. */
class ImagesIT {

    @TempDir
    private Path directory;

    /** What an image is made of. */
    enum Image {
        COMMAND("eci-registry", System.getProperty("eciRegistryImage"), System.getProperty("eciRegistryJar")),
        WEBHOOK(
                "eci-registry-webhook",
                System.getProperty("eciRegistryWebhookImage"),
                System.getProperty("eciRegistryWebhookJar"));

        private final String title;
        private final Path file;
        private final Path jar;

        Image(String title, String file, String jar) {
            this.title = title;
            this.file = Path.of(file);
            this.jar = Path.of(jar);
        }
    }

    private UnpackedImage unpack(Image image) throws Exception {
        return UnpackedImage.of(image.file, directory);
    }

    /** Jib itself leaves two files there, in which it names what it would have started. */
    @ParameterizedTest
    @EnumSource
    void containTheJarAndItsBillOfMaterialsAndNothingElseOfTheBuild(Image image) throws Exception {
        Path app = unpack(image).root().resolve("app");

        try (Stream<Path> files = Files.walk(app)) {
            assertThat(files.filter(Files::isRegularFile)
                            .filter(file -> !file.getFileName().toString().startsWith("jib-")))
                    .containsExactlyInAnyOrder(app.resolve(image.jar.getFileName()), app.resolve("bom.json"));
        }
        assertThat(app.resolve(image.jar.getFileName())).hasSameBinaryContentAs(image.jar);
    }

    @ParameterizedTest
    @EnumSource
    void listWhatTheJarListsAndTheBase(Image image) throws Exception {
        Path bom = unpack(image).root().resolve("app/bom.json");

        JsonNode components = components(Files.readString(bom));

        try (JarFile jar = new JarFile(image.jar.toFile())) {
            InputStream inside = jar.getInputStream(jar.getEntry("META-INF/sbom/bom.json"));
            JsonNode jarComponents = components(new String(inside.readAllBytes(), StandardCharsets.UTF_8));
            assertThat(components).hasSize(jarComponents.size() + 1).containsAll(jarComponents);
        }
        assertThat(components.get(components.size() - 1).path("type").textValue())
                .isEqualTo("container");
    }

    private static JsonNode components(String bom) throws IOException {
        return Reviews.json(bom).path("components");
    }

    @ParameterizedTest
    @EnumSource
    void runAsAUserWithoutRights(Image image) throws Exception {
        JsonNode config = unpack(image).config();

        assertThat(config.at("/config/User").textValue()).isEqualTo("65532:65532");
        assertThat(config.at("/config/Labels/org.opencontainers.image.title").textValue())
                .isEqualTo(image.title);
        boolean isServer = image == Image.WEBHOOK;
        assertThat(config.at("/config/ExposedPorts").has("8443/tcp")).isEqualTo(isServer);
        assertThat(config.at("/config/ExposedPorts").has("8080/tcp")).isEqualTo(isServer);
    }

    @Test
    void startTheWebhookByTheEntrypoint() throws Exception {
        RunningWebhook.writeFiles(directory);

        try (WebhookProcess webhook = WebhookProcess.start(unpack(Image.WEBHOOK).entrypoint(), directory)) {
            assertThat(webhook.isReady()).isTrue();
            webhook.terminate();
            assertThat(webhook.exitCode()).isEqualTo(143);
        }
    }

    @Test
    void runTheCommandByTheEntrypoint() throws Exception {
        List<String> command = unpack(Image.COMMAND).entrypoint();
        Path pod = Files.writeString(directory.resolve("pod.yaml"), """
                apiVersion: v1
                kind: Pod
                metadata:
                  name: web
                spec:
                  containers:
                    - image: reg.test:5000/web:1
                """);
        command.addAll(List.of("annotate", "--plain-http", "reg.test:5000", pod.toString()));

        assertThat(Program.run(directory, command.toArray(String[]::new)))
                .contains("k8s.aliyun.com/plain-http-registry: \"reg.test:5000\"");
    }
}
