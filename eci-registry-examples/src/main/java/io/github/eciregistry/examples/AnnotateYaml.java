package io.github.eciregistry.examples;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.github.eciregistry.fabric8.AnnotationReport;
import io.github.eciregistry.fabric8.RegistryAnnotator;
import io.github.eciregistry.policy.PolicyFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Annotates the objects that a YAML file holds. To edit the text itself and keep its comments, see {@code
 * ManifestAnnotator} instead.
 */
public final class AnnotateYaml {

    private AnnotateYaml() {}

    /** Prints the objects of a file with the annotations that a policy asks for. No server is called. */
    public static void main(String... args) throws IOException {
        if (args.length != 2) {
            System.err.println("usage: AnnotateYaml POLICY-FILE MANIFEST-FILE");
            return;
        }
        RegistryAnnotator annotator = RegistryAnnotator.using(PolicyFile.read(Path.of(args[0])));
        try (KubernetesClient client = new KubernetesClientBuilder().build();
                InputStream yaml = Files.newInputStream(Path.of(args[1]))) {
            for (AnnotationReport<HasMetadata> report : annotate(client, yaml, annotator)) {
                System.out.print(client.getKubernetesSerialization().asYaml(report.object()));
                report.problems().forEach(System.err::println);
            }
        }
    }

    /** Returns each object of the file, annotated, with what was done and what is wrong. */
    public static List<AnnotationReport<HasMetadata>> annotate(
            KubernetesClient client, InputStream yaml, RegistryAnnotator annotator) {
        return client.load(yaml).items().stream().map(annotator::report).toList();
    }
}
