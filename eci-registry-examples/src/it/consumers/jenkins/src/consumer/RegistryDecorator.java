package consumer;

// @start region=jenkins-decorator
import hudson.Extension;
import io.fabric8.kubernetes.api.model.Pod;
import io.github.eciregistry.InvalidInputException;
import io.github.eciregistry.fabric8.RegistryAnnotator;
import io.github.eciregistry.policy.PolicyFile;
import jenkins.model.GlobalConfiguration;
import org.csanchez.jenkins.plugins.kubernetes.KubernetesCloud;
import org.csanchez.jenkins.plugins.kubernetes.pod.decorator.PodDecorator;
import org.csanchez.jenkins.plugins.kubernetes.pod.decorator.PodDecoratorException;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundSetter;

@Extension(ordinal = -100) // after the other decorators
@Symbol("eciRegistry")
public final class RegistryDecorator extends GlobalConfiguration implements PodDecorator {

    private String policy = "";

    public RegistryDecorator() {
        load();
    }

    public String getPolicy() {
        return policy;
    }

    @DataBoundSetter
    public void setPolicy(String policy) {
        PolicyFile.parse(policy); // an invalid policy is not saved
        this.policy = policy;
        save();
    }

    @Override
    public Pod decorate(KubernetesCloud cloud, Pod pod) {
        try {
            return policy.isEmpty() ? pod : RegistryAnnotator.using(PolicyFile.parse(policy)).annotateOrThrow(pod);
        } catch (InvalidInputException e) {
            throw new PodDecoratorException(e.getMessage(), e); // Jenkins cancels the build
        }
    }
}
// @end
