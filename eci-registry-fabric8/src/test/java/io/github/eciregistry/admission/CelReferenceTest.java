package io.github.eciregistry.admission;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.eciregistry.InvalidInputException;
import io.github.eciregistry.export.ExportTarget;
import io.github.eciregistry.export.PolicyExport;
import io.github.eciregistry.policy.RegistryPolicy;
import io.github.eciregistry.reference.ImageReference;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

/** The CEL reads a reference as {@link ImageReference} does: the same ones, and the same registries in them. */
class CelReferenceTest {

    private static final Path VECTORS =
            Path.of("../eci-registry-core/src/test/resources/io/github/eciregistry/reference/vectors.jsonl.gz");

    private final CelAdmission cel = CelAdmission.of(
            PolicyExport.using(RegistryPolicy.builder().plainHttp("0.0.0.0/0").build())
                    .to(ExportTarget.MUTATING_ADMISSION_POLICY));

    @Test
    void readsAllVectors() throws IOException {
        ObjectMapper json = new ObjectMapper();
        List<String> differing = new ArrayList<>();
        int registries = 0;
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(VECTORS)), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String image = json.readTree(line).get("input").textValue();
                List<String> expected = registryOf(image);
                registries += expected.size();
                if (!registriesOf(image).equals(expected)) {
                    differing.add(image);
                }
            }
        }
        assertThat(differing).isEmpty();
        assertThat(registries).isGreaterThan(2_000);
    }

    @Test
    void readsPortsAndLengthsAtTheirLimits() {
        String path = "a".repeat(255);
        for (String image : List.of(
                "a.b:0/c",
                "a.b:1/c",
                "a.b:00080/c",
                "a.b:65535/c",
                "a.b:65536/c",
                "a.b:99999999999999999999/c",
                "a.b:" + "0".repeat(300) + "5/c",
                "a.b/" + path,
                "a.b/" + path + "a",
                "a_.b/c",
                "a_b.c/" + "d".repeat(249),
                "a_b.c/" + "d".repeat(250),
                "a.b/c:" + "t".repeat(128),
                "a.b/c:" + "t".repeat(129),
                "a.b/c\\n",
                "a.b/c\n",
                "A/c",
                "localhost/c",
                "LOCALHOST/c",
                "[1234]/c",
                "[abcd]/c",
                "[ABCD]/c",
                "[abcd]:80/c",
                "index.docker.io/c",
                "Docker.io/c")) {
            assertThat(registriesOf(image)).as(image).isEqualTo(registryOf(image));
        }
    }

    private List<String> registriesOf(String image) {
        return cel
                .variable(
                        "registries",
                        CelAdmission.request("ImageCache", Map.of("spec", Map.of("images", List.of(image)))))
                .stream()
                .map(Object::toString)
                .filter(registry -> !registry.equals("docker.io") && !registry.equals("index.docker.io"))
                .toList();
    }

    private static List<String> registryOf(String image) {
        try {
            ImageReference reference = ImageReference.parse(image);
            return reference.registry().isDockerHub()
                    ? List.of()
                    : List.of(reference.registry().toString());
        } catch (InvalidInputException e) {
            return List.of();
        }
    }
}
