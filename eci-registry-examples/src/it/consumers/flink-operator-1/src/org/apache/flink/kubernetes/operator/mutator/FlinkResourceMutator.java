package org.apache.flink.kubernetes.operator.mutator;

import java.util.Optional;
import org.apache.flink.core.plugin.Plugin;
import org.apache.flink.kubernetes.operator.api.FlinkDeployment;
import org.apache.flink.kubernetes.operator.api.FlinkSessionJob;
import org.apache.flink.kubernetes.operator.api.FlinkStateSnapshot;

/** The operator's interface, as in its releases 1.10 to 1.15 (apache/flink-kubernetes-operator, read on 2026-12-01). */
public interface FlinkResourceMutator extends Plugin {

    FlinkDeployment mutateDeployment(FlinkDeployment deployment);

    FlinkSessionJob mutateSessionJob(FlinkSessionJob sessionJob, Optional<FlinkDeployment> session);

    FlinkStateSnapshot mutateStateSnapshot(FlinkStateSnapshot stateSnapshot);
}
