package io.github.eciregistry.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.eciregistry.manifest.ManifestAnnotator;
import io.github.eciregistry.policy.RegistryPolicy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** The law of patches: an object with its patch is the object that {@code annotate} makes. */
class PatchLawsTest {

    static final String[] OPTIONS = {"--plain-http", "*.http.test,*.io", "--skip-verify", "*.tls.test,*.com"};
    private static final RegistryPolicy POLICY = RegistryPolicy.builder()
            .plainHttp("*.http.test", "*.io")
            .skipVerify("*.tls.test", "*.com")
            .build();

    private static final List<String> KINDS = List.of("""
                    apiVersion: v1
                    kind: Pod
                    metadata: {name: %1$s%2$s}
                    spec: {containers: [%3$s]}
                    """, """
                    apiVersion: apps/v1
                    kind: Deployment
                    metadata: {name: %1$s}
                    spec: {template: {metadata: {labels: {a: b}%2$s}, spec: {containers: [%3$s]}}}
                    """, """
                    apiVersion: batch/v1
                    kind: CronJob
                    metadata: {name: %1$s, namespace: shop}
                    spec: {jobTemplate: {spec: {template: {spec: {initContainers: [%3$s], containers: [%4$s]}}}}}
                    """, """
                    apiVersion: ray.io/v1
                    kind: RayCluster
                    metadata: {name: %1$s.x, namespace: shop}
                    spec:
                      headGroupSpec: {template: {spec: {containers: [%3$s]}}}
                      workerGroupSpecs: [{template: {metadata: {labels: {a: b}%2$s}, spec: {containers: [%4$s]}}}]
                    """, """
                    {"apiVersion": "v1", "kind": "List", "items": [{"apiVersion": "apps/v1", "kind": "DaemonSet",
                    "metadata": {"name": "%1$s"}, "spec": {"template": {"spec": {"containers": [%3$s]}}}}]}
                    """, """
                    apiVersion: v1
                    kind: ConfigMap
                    metadata: {name: %1$s}
                    data: {a: b}
                    """);

    @RepeatedTest(100)
    void patchesGiveWhatAnnotateGives(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        String manifests = IntStream.range(0, 1 + random.nextInt(6))
                .mapToObj(i -> KINDS.get(i == 0 ? 0 : random.nextInt(KINDS.size()))
                        .formatted("object-" + i, annotations(random), containers(random), containers(random)))
                .collect(Collectors.joining("---\n"));

        for (String format : List.of("kustomize", "flux")) {
            CommandRun run = export(manifests, format);
            assertThat(run.err()).isEmpty();
            assertLaw(manifests, run.out());
        }
    }

    @Test
    void patchesOfRealManifestsGiveWhatAnnotateGives() throws IOException {
        Path samples = Path.of("../../shared/samples/manifests");
        assumeTrue(Files.isDirectory(samples), "the sample manifests are not here");
        int patched = 0;
        try (Stream<Path> files = Files.list(samples)) {
            for (Path file : files.sorted().toList()) {
                String text = Files.readString(file)
                        .replaceAll("(image\"?: *[\"']?)(?=[a-z0-9-]+(/[a-z0-9-]+)?:)", "$1a.http.test/");
                CommandRun run = export(text, "kustomize");
                if (run.exitCode() == ExitCodes.DONE && isRead(text)) {
                    assertLaw(text, run.out());
                    patched += run.out().contains("- patch") ? 1 : 0;
                }
            }
        }
        assertThat(patched).isGreaterThan(20);
    }

    /** Moves images of Docker Hub to a registry that needs an annotation. */
    static String withPrivateImages(String manifest) {
        return manifest.replaceAll("(image\"?: *[\"']?)(?=[a-z0-9-]+(/[a-z0-9-]+)?:)", "$1a.http.test/");
    }

    /** Returns an object of each kind of this test, with names of their own. */
    static String everyKind() {
        Random random = new Random(1);
        return IntStream.range(0, 4 * KINDS.size())
                .mapToObj(i -> KINDS.get(i % KINDS.size())
                        .formatted("object-" + i, annotations(random), containers(random), containers(random)))
                .collect(Collectors.joining("---\n"));
    }

    private static void assertLaw(String manifests, String patches) {
        String annotated = ManifestAnnotator.using(POLICY).annotate(manifests).text();
        assertThat(PatchedObjects.patched(PatchedObjects.read(manifests), patches))
                .as(manifests + patches)
                .isEqualTo(PatchedObjects.read(annotated));
    }

    /** This reader is stricter than Kubernetes, and does not merge keys. */
    private static boolean isRead(String text) {
        try {
            PatchedObjects.read(text);
            return !text.contains("<<:");
        } catch (YamlEngineException e) {
            return false;
        }
    }

    private static CommandRun export(String manifests, String format) {
        return CommandRun.withInput(
                manifests,
                Stream.concat(Stream.of("export", "--to", format), Stream.of(OPTIONS))
                        .toArray(String[]::new));
    }

    private static String annotations(Random random) {
        return List.of(
                        "",
                        ", annotations: {x/y: z}",
                        ", annotations: {k8s.aliyun.com/plain-http-registry: old.test}",
                        ", annotations:")
                .get(random.nextInt(4));
    }

    private static String containers(Random random) {
        return IntStream.range(0, 1 + random.nextInt(3))
                .mapToObj(i -> "{\"name\": \"c" + i + "\", \"image\": \""
                        + List.of("nginx", "a.http.test/web:1", "b.http.test:5000/web", "c.tls.test/web")
                                .get(random.nextInt(4))
                        + "\"}")
                .collect(Collectors.joining(", "));
    }
}
