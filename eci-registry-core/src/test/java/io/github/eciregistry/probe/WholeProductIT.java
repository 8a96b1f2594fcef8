package io.github.eciregistry.probe;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.eciregistry.annotation.AnnotationKeys;
import io.github.eciregistry.annotation.RegistryAnnotations;
import io.github.eciregistry.manifest.ManifestAnnotator;
import io.github.eciregistry.manifest.ManifestEdit;
import io.github.eciregistry.policy.RegistryPolicy;
import io.github.eciregistry.reference.ImageReference;
import io.github.eciregistry.reference.Registry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * From two registries nobody knows anything of to images on a node: probe, policy, annotated manifest, pull. The node
 * takes its settings from nothing but the values of the annotations.
 */
class WholeProductIT {

    private static final String MANIFEST = """
            apiVersion: apps/v1
            kind: Deployment
            metadata:
              name: shop
            spec:
              template:
                metadata:
                  labels:
                    alibabacloud.com/eci: "true"
                spec:
                  containers:
                  - name: web
                    image: %s
                  - name: worker
                    image: %s
            """;

    @TempDir
    private Path folder;

    @Test
    void pullsWithTheAnnotationsAndFailsWithoutThem() throws Exception {
        try (DockerRegistry plain = DockerRegistry.plainHttp(Files.createDirectory(folder.resolve("plain")));
                DockerRegistry secure = DockerRegistry.https(
                        Files.createDirectory(folder.resolve("secure")), TestCertificates.SELF_SIGNED);
                Containerd node =
                        Containerd.start(Files.createDirectory(folder.resolve("node")), "plain.test", "harbor.test")) {
            plain.push(folder.resolve("plain"));
            secure.push(folder.resolve("secure"));
            List<Registry> registries = List.of(plain.registry("plain.test"), secure.registry("harbor.test"));
            List<String> images = registries.stream()
                    .map(registry -> registry + "/test/nginx:latest")
                    .toList();

            ManifestEdit edit =
                    ManifestAnnotator.using(policyFor(registries)).annotate(MANIFEST.formatted(images.toArray()));

            assertThat(edit.problems()).isEmpty();
            Map<String, String> annotations = annotations(edit.text());
            assertThat(annotations).hasSize(2);
            for (String image : images) {
                assertThat(node.pull(image, List.of()).exitCode()).as(image).isNotZero();
                Program.Outcome pull = node.pull(image, options(annotations, image));
                assertThat(pull.exitCode()).as(pull.output()).isZero();
            }
        }
    }

    private static RegistryPolicy policyFor(List<Registry> registries) throws InterruptedException {
        RegistryProbe probe = RegistryProbe.builder()
                .authorities(TestCertificates.authority())
                .resolver(RegistryProbeTest.TEST_NAMES)
                .deadline(Duration.ofMinutes(1))
                .build();
        return ProbeResult.toPolicy(probe.probeAll(registries));
    }

    /** Reads the annotations as text, with no help of the product. */
    private static Map<String, String> annotations(String manifest) {
        Map<String, String> annotations = new TreeMap<>();
        manifest.lines()
                .map(String::strip)
                .filter(line -> line.startsWith("k8s.aliyun.com/"))
                .forEach(line -> annotations.put(
                        line.substring(0, line.indexOf(':')),
                        line.substring(line.indexOf('"') + 1, line.lastIndexOf('"'))));
        return annotations;
    }

    private static List<String> options(Map<String, String> annotations, String image) {
        RegistryAnnotations read = RegistryAnnotations.parse(annotations, AnnotationKeys.ECI);
        Registry registry = ImageReference.parse(image).registry();
        if (read.plainHttp().contains(registry)) {
            return List.of("--plain-http");
        }
        return read.skipVerify().contains(registry) ? List.of("--skip-verify") : List.of();
    }
}
