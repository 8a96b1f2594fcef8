package io.github.eciregistry.doctor;

import io.github.eciregistry.annotation.AnnotationKeys;
import io.github.eciregistry.internal.pod.ObjectValue;
import io.github.eciregistry.internal.pod.ObjectWalk;
import io.github.eciregistry.internal.pod.PodReading;
import io.github.eciregistry.kind.PodLocation;
import io.github.eciregistry.kind.WorkloadKind;
import io.github.eciregistry.policy.Transport;
import io.github.eciregistry.reference.Registry;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The pod templates of owners. */
final class Templates {

    private final Cluster cluster;

    Templates(Cluster cluster) {
        this.cluster = cluster;
    }

    /** Returns the pods that an object describes, with their locations. */
    List<PodReading> of(ClusterObject object, AnnotationKeys keys) {
        List<PodReading> found = new ArrayList<>(1);
        Optional<WorkloadKind> kind = cluster.kindOf(object);
        for (PodLocation location : kind.map(WorkloadKind::pods).orElse(List.of())) {
            ObjectWalk.visitPods(
                    object.value(),
                    location,
                    (pod, at) -> {
                        PodReading reading = PodReading.of(pod, at, List.of(keys));
                        if (reading != null) {
                            found.add(reading);
                        }
                    },
                    (workload, workloadKind) -> {});
        }
        return found;
    }

    /** Returns whether a template of the owner lists a registry as it should; false if the owner is a pod or unknown. */
    boolean lists(Owners.Top top, AnnotationKeys keys, Registry registry, Transport transport) {
        ClusterObject owner = top.object();
        return owner != null
                && !owner.kind().equals("Pod")
                && !owner.kind().equals("ImageCache")
                && of(owner, keys).stream()
                        .anyMatch(pod -> Listing.of(pod.annotations(), keys, registry, transport)
                                        .form()
                                == Listing.Form.RIGHT);
    }

    /**
     * Returns the image that a container has in the template that the pod was made from. Only ReplicaSets and Jobs never
     * change theirs, so that a difference shows that something changed the pod.
     */
    Optional<String> imageInTemplate(ClusterObject pod, String container) {
        ClusterObject maker = pod.owner()
                .map(owner -> cluster.find(owner.apiVersion(), owner.kind(), pod.namespace(), owner.name()))
                .orElse(null);
        if (maker == null || !(maker.kind().equals("ReplicaSet") || maker.kind().equals("Job"))) {
            return Optional.empty();
        }
        for (String field : List.of("containers", "initContainers")) {
            for (ObjectValue each : maker.items("spec", "template", "spec", field)) {
                if (each.string("name").equals(container)) {
                    return Optional.of(each.string("image")).filter(image -> !image.isEmpty());
                }
            }
        }
        return Optional.empty();
    }

    /** Returns a template of an owner that says where its pods run; null if there is none. */
    @Nullable
    ObjectValue first(ClusterObject owner) {
        List<PodReading> pods = of(owner, AnnotationKeys.ECI);
        return pods.isEmpty() ? null : pods.get(0).pod();
    }
}
