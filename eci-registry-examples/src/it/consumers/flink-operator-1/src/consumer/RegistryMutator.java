package consumer;

// @start region=flink-mutator
import io.github.eciregistry.fabric8.RegistryAnnotator;
import io.github.eciregistry.policy.RegistryPolicy;
import java.util.Optional;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.kubernetes.operator.api.FlinkDeployment;
import org.apache.flink.kubernetes.operator.api.FlinkSessionJob;
import org.apache.flink.kubernetes.operator.api.FlinkStateSnapshot;
import org.apache.flink.kubernetes.operator.mutator.FlinkResourceMutator;

public final class RegistryMutator implements FlinkResourceMutator {

    private RegistryAnnotator annotator;

    @Override
    public void configure(Configuration operator) {
        String plainHttp = operator.getString("eci-registry.plain-http", "");
        annotator = RegistryAnnotator.using(
                RegistryPolicy.builder().plainHttp(plainHttp).build());
    }

    @Override
    public FlinkDeployment mutateDeployment(FlinkDeployment deployment) {
        return annotator.annotateOrThrow(deployment);
    }

    @Override
    public FlinkSessionJob mutateSessionJob(FlinkSessionJob job, Optional<FlinkDeployment> session) {
        return job; // runs in the pods of its session
    }

    @Override
    public FlinkStateSnapshot mutateStateSnapshot(FlinkStateSnapshot snapshot) {
        return snapshot;
    }
}
// @end
