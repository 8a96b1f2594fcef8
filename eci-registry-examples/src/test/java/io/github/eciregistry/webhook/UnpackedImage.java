package io.github.eciregistry.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * An image that the profile {@code image} has built, unpacked as a node would unpack it.
 *
 * @param root its file system
 * @param config its configuration
 */
record UnpackedImage(Path root, JsonNode config) {

    /** Unpacks an image; skips the test if it was not built. */
    static UnpackedImage of(Path image, Path directory) throws IOException, InterruptedException {
        if (!Files.exists(image)) {
            throw Program.missing("no image: eci-registry-examples/image/base-image.sh base.tar && mvn verify -Pimage"
                    + " -Dwebhook.base.image=tar://$PWD/base.tar");
        }
        Path parts = Files.createDirectory(directory.resolve("parts"));
        Path root = Files.createDirectory(directory.resolve("root"));
        Program.run(parts, "tar", "xf", image.toAbsolutePath().toString());
        JsonNode manifest =
                Reviews.json(Files.readString(parts.resolve("manifest.json"))).get(0);
        JsonNode config = Reviews.json(
                Files.readString(parts.resolve(manifest.path("Config").textValue())));
        assertThat(manifest.path("Layers")).hasSameSizeAs(config.at("/rootfs/diff_ids"));
        for (JsonNode layer : manifest.path("Layers")) {
            Program.run(root, "tar", "xf", parts.resolve(layer.textValue()).toString());
        }
        return new UnpackedImage(root, config);
    }

    /** Returns the entry point with the runtime of the image, whose files are not at the root here. */
    List<String> entrypoint() {
        List<String> command = new ArrayList<>();
        config.at("/config/Entrypoint").forEach(argument -> command.add(argument.textValue()));
        assertThat(command).first().isEqualTo("java");
        command.set(0, javaOnPath().toString());
        command.replaceAll(argument -> argument.startsWith("/app/") ? root + argument : argument);
        return command;
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
