package io.github.eciregistry.fabric8;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.KubernetesListBuilder;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import io.github.eciregistry.policy.RegistryPolicy;

/** What {@link WithoutClientTest} runs where there is no client. */
public final class ModelsOnly {

    private ModelsOnly() {}

    /** Annotates a deployment, a builder and an object of a class that only the client could convert. */
    public static String annotate() {
        RegistryAnnotator annotator = RegistryAnnotator.using(
                RegistryPolicy.builder().skipVerify("harbor.pre.com").build());
        Deployment deployment = new DeploymentBuilder()
                .withNewSpec()
                .withNewTemplate()
                .withNewSpec()
                .addNewContainer()
                .withImage("harbor.pre.com/a")
                .endContainer()
                .endSpec()
                .endTemplate()
                .endSpec()
                .build();
        HasMetadata built = new KubernetesListBuilder()
                .withItems(deployment)
                .accept(annotator.visitor())
                .build()
                .getItems()
                .get(0);
        return annotationsOf(annotator.annotate(deployment)) + " " + annotationsOf(built) + " "
                + annotator.report(new Rollout()).problems().stream()
                        .map(problem -> problem.code())
                        .toList();
    }

    private static Object annotationsOf(HasMetadata deployment) {
        return ((Deployment) deployment).getSpec().getTemplate().getMetadata().getAnnotations();
    }

    /** A class of a user that does without the client. */
    @SuppressWarnings("serial")
    public static final class Rollout implements HasMetadata {

        @Override
        public ObjectMeta getMetadata() {
            return new ObjectMeta();
        }

        @Override
        public void setMetadata(ObjectMeta metadata) {}

        @Override
        public String getApiVersion() {
            return "argoproj.io/v1alpha1";
        }

        @Override
        public void setApiVersion(String version) {}

        @Override
        public String getKind() {
            return "Rollout";
        }
    }
}
