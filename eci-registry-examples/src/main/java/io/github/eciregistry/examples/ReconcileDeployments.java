package io.github.eciregistry.examples;

import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.github.eciregistry.fabric8.RegistryAnnotator;
import io.github.eciregistry.policy.PolicyFile;
import java.io.IOException;
import java.nio.file.Path;

/** Keeps the Deployments of a namespace annotated, whoever writes them: the hook of an operator. */
public final class ReconcileDeployments implements ResourceEventHandler<Deployment> {

    private final KubernetesClient client;
    private final RegistryAnnotator annotator;

    public ReconcileDeployments(KubernetesClient client, RegistryAnnotator annotator) {
        this.client = client;
        this.annotator = annotator;
    }

    /** Watches a namespace of the cluster that {@code kubectl} would use until the program is stopped. */
    public static void main(String... args) throws IOException, InterruptedException {
        if (args.length != 2) {
            System.err.println("usage: ReconcileDeployments POLICY-FILE NAMESPACE");
            return;
        }
        RegistryAnnotator annotator = RegistryAnnotator.using(PolicyFile.read(Path.of(args[0])));
        try (KubernetesClient client = new KubernetesClientBuilder().build()) {
            client.apps().deployments().inNamespace(args[1]).inform(new ReconcileDeployments(client, annotator));
            Thread.currentThread().join();
        }
    }

    /** Writes the annotations that a Deployment lacks, which rolls its pods; leaves alone one that has them. */
    public Deployment reconcile(Deployment deployment) {
        // @start region="reconcile"
        Deployment annotated = annotator.annotate(deployment);
        return annotated == deployment ? deployment : client.resource(annotated).update();
        // @end
    }

    @Override
    public void onAdd(Deployment deployment) {
        reconcile(deployment);
    }

    @Override
    public void onUpdate(Deployment before, Deployment deployment) {
        reconcile(deployment);
    }

    @Override
    public void onDelete(Deployment deployment, boolean finalStateUnknown) {}
}
