package io.github.eciregistry.examples;

import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import io.github.eciregistry.fabric8.RegistryAnnotator;
import io.github.eciregistry.policy.RegistryPolicy;
import java.util.Map;

/** Builds a Deployment for ECI from an image of a registry that uses plain HTTP. */
public final class BuildDeployment {

    private BuildDeployment() {}

    /** Prints the Deployment as YAML. */
    public static void main(String[] args) {
        RegistryPolicy policy =
                RegistryPolicy.builder().plainHttp("192.168.0.0/16").build();
        Deployment deployment = deployment("web", "192.168.1.10:5000/test/nginx:1.25", policy);
        System.out.print(new KubernetesSerialization().asYaml(deployment));
    }

    /** Returns a Deployment whose pods run on ECI and carry the annotations that their image needs. */
    public static Deployment deployment(String name, String image, RegistryPolicy policy) {
        // @start region="build-deployment"
        return new DeploymentBuilder()
                .withNewMetadata()
                .withName(name)
                .endMetadata()
                .withNewSpec()
                .withReplicas(2)
                .withNewSelector()
                .withMatchLabels(Map.of("app", name))
                .endSelector()
                .withNewTemplate()
                .withNewMetadata()
                .withLabels(Map.of("app", name))
                .endMetadata()
                .withNewSpec()
                .addNewContainer()
                .withName(name)
                .withImage(image)
                .endContainer()
                .endSpec()
                .endTemplate()
                .endSpec()
                .accept(RegistryAnnotator.using(policy).scheduleOnEci().visitor())
                .build();
        // @end
    }
}
