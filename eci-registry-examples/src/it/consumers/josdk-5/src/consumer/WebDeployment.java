package consumer;

// @start region=josdk-dependent
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import io.github.eciregistry.fabric8.RegistryAnnotator;
import io.github.eciregistry.policy.RegistryPolicy;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.processing.dependent.kubernetes.CRUDKubernetesDependentResource;
import java.util.Map;

public final class WebDeployment extends CRUDKubernetesDependentResource<Deployment, ConfigMap> {

    private static final RegistryAnnotator ANNOTATOR = RegistryAnnotator.using(
            RegistryPolicy.builder().plainHttp("192.168.0.0/16").build());

    @Override
    protected Deployment desired(ConfigMap primary, Context<ConfigMap> context) {
        Map<String, String> labels = Map.of("app", primary.getMetadata().getName());
        Deployment deployment = new DeploymentBuilder()
                .withNewMetadata()
                .withName(primary.getMetadata().getName())
                .withNamespace(primary.getMetadata().getNamespace())
                .endMetadata()
                .withNewSpec()
                .withNewSelector()
                .withMatchLabels(labels)
                .endSelector()
                .withNewTemplate()
                .withNewMetadata()
                .withLabels(labels)
                .endMetadata()
                .withNewSpec()
                .addNewContainer()
                .withName("web")
                .withImage(primary.getData().get("image"))
                .endContainer()
                .endSpec()
                .endTemplate()
                .endSpec()
                .build();
        return ANNOTATOR.annotate(deployment);
    }
}
// @end
