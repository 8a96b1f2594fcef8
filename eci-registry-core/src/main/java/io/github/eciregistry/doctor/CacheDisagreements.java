package io.github.eciregistry.doctor;

import io.github.eciregistry.annotation.AnnotationKeys;
import io.github.eciregistry.annotation.AnnotationReading;
import io.github.eciregistry.internal.pod.ObjectValue;
import io.github.eciregistry.internal.text.Redaction;
import io.github.eciregistry.reference.Registry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Finds pods that list the registry of an image in one annotation, while an image cache of the image has it in the other. */
final class CacheDisagreements {

    private final Cluster cluster;
    private final Owners owners;
    private final FixPlan plan;
    private final boolean isServerless;

    CacheDisagreements(Cluster cluster, Owners owners, FixPlan plan, boolean isServerless) {
        this.cluster = cluster;
        this.owners = owners;
        this.plan = plan;
        this.isServerless = isServerless;
    }

    List<DoctorFinding> findings() {
        Map<String, ClusterObject> caches = new HashMap<>();
        for (ClusterObject cache : cluster.all("ImageCache")) {
            for (ObjectValue image : cache.items("spec", "images")) {
                caches.putIfAbsent(image.text(), cache);
            }
        }
        Map<String, DoctorFinding> found = new TreeMap<>();
        Map<String, List<ClusterObject>> pods = new TreeMap<>();
        for (ClusterObject pod : caches.isEmpty() ? List.<ClusterObject>of() : cluster.pods()) {
            if (Placement.of(pod, cluster, isServerless) != Placement.ECI || PullFailures.isFinished(pod)) {
                continue;
            }
            for (ObjectValue container : pod.items("spec", "containers")) {
                String image = container.string("image");
                ClusterObject cache = caches.get(image);
                Registry registry = PullFailure.registryOf(image);
                if (cache != null && registry != null && disagree(pod, cache, registry)) {
                    Owners.Top top = owners.topOf(pod);
                    String key = top.owner() + " " + image;
                    List<ClusterObject> all = pods.computeIfAbsent(key, each -> new ArrayList<>());
                    all.add(pod);
                    Judgement judgement = new Judgement(
                            PullVerdict.IMAGE_CACHE_DISAGREES,
                            "ImageCache " + Redaction.ofValue(cache.name()) + " has " + registry
                                    + " in the other annotation than the pod");
                    found.put(
                            key,
                            new DoctorFinding(
                                    judgement,
                                    top.owner(),
                                    image,
                                    registry,
                                    null,
                                    all,
                                    plan.annotate(top, AnnotationKeys.ECI, pod)));
                }
            }
        }
        return List.copyOf(found.values());
    }

    private static boolean disagree(ClusterObject pod, ClusterObject cache, Registry registry) {
        AnnotationReading ofPod = AnnotationReading.of(pod.annotations());
        AnnotationReading ofCache = AnnotationReading.of(cache.annotations());
        return (ofPod.annotations().plainHttp().contains(registry)
                        && ofCache.annotations().skipVerify().contains(registry))
                || (ofPod.annotations().skipVerify().contains(registry)
                        && ofCache.annotations().plainHttp().contains(registry));
    }
}
