package io.github.eciregistry.examples;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.github.eciregistry.fabric8.Drift;
import io.github.eciregistry.fabric8.imagecache.ImageCache;
import io.github.eciregistry.policy.PolicyFile;
import io.github.eciregistry.policy.RegistryPolicy;
import java.io.IOException;
import java.nio.file.Path;

/** Finds the pods on ECI and the image caches that lack an annotation, or carry one that no image uses. */
public final class AuditNamespace {

    private AuditNamespace() {}

    /** Audits a namespace of the cluster that {@code kubectl} would use. */
    public static void main(String... args) throws IOException {
        if (args.length != 2) {
            System.err.println("usage: AuditNamespace POLICY-FILE NAMESPACE");
            return;
        }
        try (KubernetesClient client = new KubernetesClientBuilder().build()) {
            for (Drift.Finding finding :
                    audit(client, args[1], PolicyFile.read(Path.of(args[0]))).findings()) {
                System.out.println(finding);
                finding.problems().forEach(problem -> System.out.println("  " + problem));
            }
        }
    }

    /** Compares the pods on ECI of a namespace, and all image caches, with a policy. */
    public static Drift audit(KubernetesClient client, String namespace, RegistryPolicy policy) {
        // @start region="audit"
        return Drift.of(
                policy,
                client.pods()
                        .inNamespace(namespace)
                        .withLabel("alibabacloud.com/eci", "true")
                        .list()
                        .getItems(),
                client.resources(ImageCache.class).list().getItems());
        // @end
    }
}
