package consumer;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.admission.v1.AdmissionReview;
import io.fabric8.kubernetes.api.model.admission.v1.AdmissionReviewBuilder;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.server.mock.KubernetesMockServer;
import io.fabric8.kubernetes.client.server.mock.KubernetesCrudDispatcher;
import io.fabric8.mockwebserver.Context;
import io.fabric8.mockwebserver.MockWebServer;
import io.javaoperatorsdk.operator.Operator;
import io.javaoperatorsdk.operator.api.reconciler.ControllerConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.Reconciler;
import io.javaoperatorsdk.operator.api.reconciler.UpdateControl;
import io.javaoperatorsdk.operator.api.reconciler.Workflow;
import io.javaoperatorsdk.operator.api.reconciler.dependent.Dependent;
import io.javaoperatorsdk.webhook.admission.AdmissionController;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Runs an operator whose dependent resource is annotated, and a webhook that annotates pods. */
public final class JosdkConsumer {

    private static final Map<String, String> IMAGE = Map.of("image", "192.168.1.10:5000/test/nginx:1.25");
    private static final Semaphore RECONCILED = new Semaphore(0);

    /** The dependent resource is reconciled before. */
    @Workflow(dependents = @Dependent(type = WebDeployment.class))
    @ControllerConfiguration(generationAwareEventProcessing = false)
    static final class WebReconciler implements Reconciler<ConfigMap> {

        @Override
        public UpdateControl<ConfigMap> reconcile(
                ConfigMap primary, io.javaoperatorsdk.operator.api.reconciler.Context<ConfigMap> context) {
            RECONCILED.release();
            return UpdateControl.noUpdate();
        }
    }

    private JosdkConsumer() {}

    public static void main(String[] args) throws Exception {
        KubernetesMockServer server = new KubernetesMockServer(
                new Context(), new MockWebServer(), new HashMap<>(), new KubernetesCrudDispatcher(), false);
        server.init();
        try (KubernetesClient client = server.createClient()) {
            operate(client);
        } finally {
            server.destroy();
        }
        admit();
        System.exit(0);
    }

    private static void operate(KubernetesClient client) throws InterruptedException {
        // fabric8's server does not create objects by server-side apply.
        Operator operator = new Operator(configuration -> configuration
                .withKubernetesClient(client)
                .withSSABasedCreateUpdateMatchForDependentResources(false));
        operator.register(new WebReconciler());
        operator.start();
        Resource<ConfigMap> primary = client.resource(new ConfigMapBuilder()
                .withNewMetadata()
                .withName("web")
                .withNamespace("test")
                .endMetadata()
                .withData(IMAGE)
                .build());
        primary.create();
        Deployment created = deployment(client);
        System.out.println(
                "operator " + created.getSpec().getTemplate().getMetadata().getAnnotations());
        primary.edit(map ->
                new ConfigMapBuilder(map).editMetadata().addToLabels("edited", "").endMetadata().build());
        System.out.println("reconciled again, unchanged " + deployment(client).equals(created));
        operator.stop();
    }

    private static Deployment deployment(KubernetesClient client) throws InterruptedException {
        if (!RECONCILED.tryAcquire(30, TimeUnit.SECONDS)) {
            throw new IllegalStateException("not reconciled");
        }
        return client.apps().deployments().inNamespace("test").withName("web").get();
    }

    private static void admit() {
        Pod pod = new PodBuilder()
                .withNewMetadata()
                .withName("web")
                .endMetadata()
                .withNewSpec()
                .addNewContainer()
                .withImage(IMAGE.get("image"))
                .endContainer()
                .endSpec()
                .build();
        for (String operation : new String[] {"CREATE", "UPDATE"}) {
            AdmissionReview review = new AdmissionReviewBuilder()
                    .withNewRequest()
                    .withUid("1")
                    .withOperation(operation)
                    .withObject(pod)
                    .endRequest()
                    .build();
            String patch = new AdmissionController<>(new PodMutator())
                    .handle(review)
                    .getResponse()
                    .getPatch();
            System.out.println(
                    operation + " " + new String(Base64.getDecoder().decode(patch), StandardCharsets.UTF_8));
        }
    }
}
