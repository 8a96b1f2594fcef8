package io.github.eciregistry.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.eciregistry.InvalidInputException;
import io.github.eciregistry.policy.Transport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Real files of public projects, where they lie beside the project: each is read, or refused where its own system refuses
 * it.
 */
class ConfigSamplesTest {

    private static final Path SAMPLES = Path.of("../../shared/samples/registry-config");

    private static final Map<String, ConfigFormat> FORMATS = Map.of(
            "buildkit-toml", ConfigFormat.BUILDKIT,
            "containerd-config-toml", ConfigFormat.CONTAINERD_CRI,
            "containerd-hosts-toml", ConfigFormat.CONTAINERD_HOSTS,
            "containers-registries-conf", ConfigFormat.REGISTRIES_CONF,
            "docker-daemon-json", ConfigFormat.DOCKER_DAEMON,
            "k3s-rke2-registries-yaml", ConfigFormat.K3S_REGISTRIES);

    /** The files that are refused, each with its problems. */
    private static final Map<String, String> REFUSED = refused();

    private static Map<String, String> refused() {
        Map<String, String> refused = new TreeMap<>();
        String containers = "containers-registries-conf/";
        refused.put(containers + "blocked-conflicts.conf", "CONFLICTING_SETTINGS 12:12");
        refused.put(containers + "insecure-conflicts.conf", "CONFLICTING_SETTINGS 12:12");
        refused.put(containers + "invalid-aliases.conf", "INVALID_SETTING 2:8, INVALID_SETTING 3:8");
        refused.put(containers + "invalid-config-level-mirror.conf", "INVALID_SETTING 4:20");
        refused.put(containers + "invalid-conflict-mirror.conf", "CONFLICTING_SETTINGS 7:20");
        refused.put(containers + "invalid-prefix.conf", "REGISTRY_HAS_SCHEME 3:10");
        refused.put(containers + "invalid-search.conf", "REGISTRY_HAS_PATH 1:34");
        refused.put(containers + "invalid-short-name-mode.conf", "INVALID_SETTING 1:17");
        refused.put(containers + "invalid-value-mirror.conf", "INVALID_SETTING 6:20");
        refused.put(containers + "missing-mirror-location.conf", "MISSING_SETTING 10:1");
        refused.put(containers + "mixing-v1-v2-empty.conf", "CONFLICTING_SETTINGS 3:2");
        refused.put(containers + "mixing-v1-v2.conf", "CONFLICTING_SETTINGS 3:2");
        refused.put(containers + "try-update-cache-invalid.conf", "MALFORMED_FILE 1:8");
        refused.put(containers + "v1-invalid-block.conf", "REGISTRY_HAS_SCHEME 2:73, REGISTRY_HAS_SCHEME 5:33");
        refused.put(containers + "v1-invalid-insecure.conf", "REGISTRY_HAS_SCHEME 8:91");
        refused.put(containers + "v1-invalid-search.conf", "REGISTRY_HAS_SCHEME 2:73");
        String docker = "docker-daemon-json/load-insecure-invalid-";
        refused.put(docker + "1.json", "REGISTRY_HAS_SCHEME 1:27");
        refused.put(docker + "2.json", "INVALID_REGISTRY_FORMAT 1:27");
        refused.put(docker + "3.json", "INVALID_REGISTRY_FORMAT 1:34");
        refused.put(docker + "4.json", "INVALID_REGISTRY_FORMAT 1:26");
        refused.put(docker + "5.json", "PORT_OUT_OF_RANGE 1:50");
        refused.put(docker + "6.json", "INVALID_REGISTRY_FORMAT 1:26");
        refused.put(docker + "7.json", "INVALID_REGISTRY_FORMAT 1:26");
        String k3s = "k3s-rke2-registries-yaml/rke2-docs-";
        refused.put(k3s + "1.yaml", "INVALID_REGISTRY_FORMAT 4:17, WRONG_TYPE 15:29");
        refused.put(k3s + "5.yaml", "MALFORMED_FILE 3:12");
        return refused;
    }

    @TestFactory
    Stream<DynamicTest> everySampleIsReadOrRefusedAtItsPlace() throws IOException {
        assumeTrue(Files.isDirectory(SAMPLES), "no samples beside the project");
        try (Stream<Path> files = Files.walk(SAMPLES)) {
            return files
                    .filter(file -> Files.isRegularFile(file) && !file.endsWith("SOURCES.tsv"))
                    .sorted()
                    .toList()
                    .stream()
                    .map(file -> {
                        String name = SAMPLES.relativize(file).toString();
                        return DynamicTest.dynamicTest(name, () -> check(file, name));
                    });
        }
    }

    private static void check(Path file, String name) throws IOException {
        ConfigFormat format = Objects.requireNonNull(FORMATS.get(name.substring(0, name.indexOf('/'))));
        String expected = REFUSED.getOrDefault(name, "");
        try {
            RegistryImport read = format.read(file);
            assertThat(expected).as("expected problems, found " + read).isEmpty();
            read.settle(Transport.PLAIN_HTTP).toPolicy();
        } catch (InvalidInputException e) {
            assertThat(String.join(", ", Imports.problems(format, Files.readString(file), name)))
                    .isEqualTo(expected);
        }
    }

    @Test
    void aTreeOfSamplesIsReadAsAWhole() throws IOException {
        Path certs = SAMPLES.resolve("containerd-hosts-toml/certs.d");
        assumeTrue(Files.isDirectory(certs), "no samples beside the project");
        assertThat(Imports.statements(ConfigFormat.CONTAINERD_HOSTS.read(certs)))
                .containsExactly(
                        "192.168.31.250:5000 PLAIN_HTTP",
                        "harbor.example.com SKIP_VERIFY",
                        "reg.example.com:8443 SKIP_VERIFY",
                        "http-and-skip.example.com:5000 EITHER");
    }
}
