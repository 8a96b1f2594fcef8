package consumer;

// @start region=josdk-mutator
import io.fabric8.kubernetes.api.model.Pod;
import io.github.eciregistry.fabric8.RegistryAnnotator;
import io.github.eciregistry.policy.RegistryPolicy;
import io.javaoperatorsdk.webhook.admission.Operation;
import io.javaoperatorsdk.webhook.admission.mutation.Mutator;

public final class PodMutator implements Mutator<Pod> {

    private static final RegistryAnnotator ANNOTATOR = RegistryAnnotator.using(
            RegistryPolicy.builder().plainHttp("192.168.0.0/16").build());

    @Override
    public Pod mutate(Pod pod, Operation operation) {
        return operation == Operation.CREATE ? ANNOTATOR.annotate(pod) : pod;
    }
}
// @end
