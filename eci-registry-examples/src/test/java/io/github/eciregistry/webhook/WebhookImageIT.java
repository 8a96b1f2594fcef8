package io.github.eciregistry.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The image that the profile {@code image} has built, unpacked as a node would unpack it. */
class WebhookImageIT {

    private static final Path IMAGE = Path.of(System.getProperty("eciRegistryWebhookImage"));

    @TempDir
    private Path folder;

    private Path root;
    private JsonNode config;

    @BeforeEach
    void unpack() throws Exception {
        if (!Files.exists(IMAGE)) {
            throw Program.missing("no image: eci-registry-examples/image/base-image.sh base.tar && mvn verify -Pimage"
                    + " -Dwebhook.base.image=tar://$PWD/base.tar");
        }
        Path parts = Files.createDirectory(folder.resolve("parts"));
        root = Files.createDirectory(folder.resolve("root"));
        Program.run(parts, "tar", "xf", IMAGE.toAbsolutePath().toString());
        JsonNode manifest =
                Reviews.json(Files.readString(parts.resolve("manifest.json"))).get(0);
        config = Reviews.json(
                Files.readString(parts.resolve(manifest.path("Config").textValue())));
        assertThat(manifest.path("Layers")).hasSameSizeAs(config.at("/rootfs/diff_ids"));
        for (JsonNode layer : manifest.path("Layers")) {
            Program.run(root, "tar", "xf", parts.resolve(layer.textValue()).toString());
        }
    }

    /** Jib itself leaves two files there, in which it names what it would have started. */
    @Test
    void holdsTheJarAndItsBillOfMaterialsAndNothingElseOfTheBuild() throws IOException {
        try (Stream<Path> files = Files.walk(root.resolve("app"))) {
            assertThat(files.filter(Files::isRegularFile)
                            .filter(file -> !file.getFileName().toString().startsWith("jib-")))
                    .containsExactlyInAnyOrder(
                            root.resolve("app/eci-registry-webhook.jar"), root.resolve("app/bom.json"));
        }
        assertThat(root.resolve("app/eci-registry-webhook.jar"))
                .hasSameBinaryContentAs(Path.of(System.getProperty("eciRegistryWebhookJar")));
    }

    @Test
    void listsWhatTheJarListsAndTheBase() throws IOException {
        JsonNode components =
                Reviews.json(Files.readString(root.resolve("app/bom.json"))).path("components");
        try (JarFile jar =
                new JarFile(root.resolve("app/eci-registry-webhook.jar").toFile())) {
            InputStream inside = jar.getInputStream(jar.getEntry("META-INF/sbom/bom.json"));
            JsonNode jarComponents = Reviews.json(new String(inside.readAllBytes(), StandardCharsets.UTF_8))
                    .path("components");
            assertThat(components).hasSize(jarComponents.size() + 1).containsAll(jarComponents);
        }
        assertThat(components.get(components.size() - 1).path("type").textValue())
                .isEqualTo("container");
    }

    @Test
    void runsAsAUserWithoutRights() {
        assertThat(config.at("/config/User").textValue()).isEqualTo("65532:65532");
        assertThat(config.at("/config/ExposedPorts").has("8443/tcp")).isTrue();
        assertThat(config.at("/config/ExposedPorts").has("8080/tcp")).isTrue();
        assertThat(config.at("/config/Labels/org.opencontainers.image.title").textValue())
                .isEqualTo("eci-registry-webhook");
    }

    /** With the runtime of the image, whose files are not at the root here. */
    @Test
    void startsByItsEntrypoint() throws Exception {
        RunningWebhook.writeFiles(folder);
        List<String> command = new ArrayList<>();
        config.at("/config/Entrypoint").forEach(argument -> command.add(argument.textValue()));
        assertThat(command).first().isEqualTo("java");
        command.set(0, javaOnPath().toString());
        command.replaceAll(argument -> argument.startsWith("/app/") ? root + argument : argument);
        try (WebhookProcess webhook = WebhookProcess.start(command, folder)) {
            assertThat(webhook.isReady()).isTrue();
            webhook.terminate();
            assertThat(webhook.exitCode()).isEqualTo(143);
        }
    }

    private Path javaOnPath() {
        for (JsonNode variable : config.at("/config/Env")) {
            if (variable.textValue().startsWith("PATH=")) {
                for (String path :
                        variable.textValue().substring("PATH=".length()).split(":", -1)) {
                    Path java = Path.of(root + path, "java");
                    if (Files.isExecutable(java)) {
                        return java;
                    }
                }
            }
        }
        throw new AssertionError("no java on the PATH of " + config);
    }
}
