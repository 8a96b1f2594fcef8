package io.github.eciregistry.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code .ci/release-files} collects for a release. */
class ReleaseFilesIT {

    private static final String VERSION = System.getProperty("eciRegistryVersion");

    @TempDir
    private Path directory;

    @BeforeEach
    void collect() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/bin/bash")), "the script needs bash");
        Process process = new ProcessBuilder("../.ci/release-files", directory.toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isZero();
    }

    private static String checksum(Path file) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
    }

    @Test
    void haveChecksums() throws Exception {
        List<String> sums = Files.readAllLines(directory.resolve("SHA256SUMS"));

        try (Stream<Path> files = Files.list(directory)) {
            assertThat(files.map(file -> file.getFileName().toString()).filter(name -> !name.equals("SHA256SUMS")))
                    .containsExactlyInAnyOrderElementsOf(
                            sums.stream().map(line -> line.split(" +", -1)[1]).toList())
                    .contains(
                            "eci-registry-" + VERSION + ".tar.gz",
                            "eci-registry-" + VERSION + ".zip",
                            "eci-registry-webhook-" + VERSION + ".jar",
                            "eci_registry.yaml");
        }
        for (String line : sums) {
            String[] sum = line.split(" +", -1);
            assertThat(sum[0]).isEqualTo(checksum(directory.resolve(sum[1])));
        }
    }

    @Test
    void haveAPluginManifestOfTheArchive() throws Exception {
        JsonNode plugin =
                new YAMLMapper().readTree(directory.resolve("eci_registry.yaml").toFile());
        JsonNode platform = plugin.at("/spec/platforms/0");
        Path archive = directory.resolve("eci-registry-" + VERSION + ".tar.gz");

        assertThat(plugin.at("/metadata/name").textValue()).isEqualTo("eci_registry");
        assertThat(plugin.at("/spec/version").textValue()).isEqualTo("v" + VERSION);
        assertThat(platform.path("uri").textValue()).endsWith("/v" + VERSION + "/" + archive.getFileName());
        assertThat(platform.path("sha256").textValue()).isEqualTo(checksum(archive));
        assertThat(entries(archive))
                .contains(platform.at("/files/0/from").textValue().replace("*", "")
                        + platform.path("bin").textValue());
    }

    private static List<String> entries(Path archive) throws IOException {
        Process tar = new ProcessBuilder("tar", "-tzf", archive.toString()).start();
        return new String(tar.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .toList();
    }

    /** The workflow runs the same build as every change, and uploads what the script has collected. */
    @Test
    void areWhatTheReleaseUploads() throws IOException {
        String workflow = Files.readString(Path.of("../.github/workflows/release.yml"));

        assertThat(workflow)
                .contains("- run: .ci/run\n", ".ci/release-files target/release\n", "target/release/*\n")
                .contains("persist-credentials: false")
                .doesNotContainPattern("uses: .*@(?![0-9a-f]{40} )");
    }
}
