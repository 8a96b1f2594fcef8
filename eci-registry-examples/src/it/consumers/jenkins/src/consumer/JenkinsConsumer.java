package consumer;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.github.eciregistry.InvalidInputException;
import org.csanchez.jenkins.plugins.kubernetes.KubernetesCloud;
import org.csanchez.jenkins.plugins.kubernetes.pod.decorator.PodDecoratorException;

/** Calls the decorator as Jenkins does: without a policy, with one, with an invalid one, and with a pod that is contradictory. */
public final class JenkinsConsumer {

    private JenkinsConsumer() {}

    public static void main(String[] args) {
        Pod pod = new PodBuilder()
                .withNewMetadata()
                .withName("agent")
                .endMetadata()
                .withNewSpec()
                .addNewContainer()
                .withName("jnlp")
                .withImage("192.168.1.10:5000/ci/agent:1")
                .endContainer()
                .endSpec()
                .build();
        KubernetesCloud cloud = new KubernetesCloud();
        RegistryDecorator decorator = new RegistryDecorator();
        System.out.println("without a policy unchanged " + (decorator.decorate(cloud, pod) == pod));
        decorator.setPolicy("plainHttp: [192.168.0.0/16]");
        System.out.println(decorator.decorate(cloud, pod).getMetadata().getAnnotations());
        try {
            decorator.setPolicy("plainHttps: [192.168.0.0/16]");
        } catch (InvalidInputException e) {
            System.out.println(e.getMessage().lines().findFirst().orElseThrow());
        }
        System.out.println(decorator.getPolicy());
        try {
            decorator.decorate(
                    cloud,
                    new PodBuilder(pod)
                            .editMetadata()
                            .addToAnnotations("k8s.aliyun.com/insecure-registry", "192.168.1.10:5000")
                            .endMetadata()
                            .build());
        } catch (PodDecoratorException e) {
            System.out.println(e.getMessage());
        }
    }
}
