package io.github.eciregistry.doctor;

import io.github.eciregistry.diagnosis.PullDiagnosis;
import io.github.eciregistry.internal.pod.ObjectValue;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Finds in a cluster the images that are not pulled, and joins the pods of one owner. */
final class PullFailures {

    private static final Set<String> WAITING = Set.of(
            "ErrImagePull",
            "ImagePullBackOff",
            "ImageInspectError",
            "ErrImageNeverPull",
            "RegistryUnavailable",
            "InvalidImageName",
            "SignatureValidationFailed");

    private static final List<String> STATUSES =
            List.of("initContainerStatuses", "containerStatuses", "ephemeralContainerStatuses");

    private final Cluster cluster;
    private final Owners owners;
    private final Map<Owner, Map<String, PullFailure>> failures = new TreeMap<>();

    private PullFailures(Cluster cluster, Owners owners) {
        this.cluster = cluster;
        this.owners = owners;
    }

    /** Returns the failures in the order of owner and image. */
    static List<PullFailure> in(Cluster cluster, Owners owners) {
        PullFailures found = new PullFailures(cluster, owners);
        cluster.pods().forEach(found::pod);
        cluster.all("ImageCache").forEach(found::imageCache);
        cluster.eventsWithoutPods().forEach(found::absentPod);
        List<PullFailure> all = new ArrayList<>();
        found.failures.values().forEach(byImage -> all.addAll(byImage.values()));
        return all;
    }

    private void pod(ClusterObject pod) {
        if (isFinished(pod)) {
            return;
        }
        boolean hasStatuses = false;
        for (String field : STATUSES) {
            for (ObjectValue status : pod.items("status", field)) {
                hasStatuses = true;
                ObjectValue waiting = status.at("state", "waiting");
                if (waiting != null && WAITING.contains(waiting.string("reason"))) {
                    String container = status.string("name");
                    fail(pod, container, imageOf(pod, container, status.string("image")), waiting.string("message"));
                }
            }
        }
        if (!hasStatuses) {
            withoutStatuses(pod);
        }
    }

    /** A pod that ended or is being deleted does not pull any more. */
    static boolean isFinished(ClusterObject pod) {
        String phase = pod.text("status", "phase");
        return phase.equals("Succeeded")
                || phase.equals("Failed")
                || !pod.text("metadata", "deletionTimestamp").isEmpty();
    }

    /** Returns the image that the pod asks for; a status may have it in a longer form. */
    private static String imageOf(ClusterObject pod, String container, String fallback) {
        for (String field : List.of("containers", "initContainers")) {
            for (ObjectValue each : pod.items("spec", field)) {
                if (each.string("name").equals(container)
                        && !each.string("image").isEmpty()) {
                    return each.string("image");
                }
            }
        }
        return fallback;
    }

    private void fail(ClusterObject pod, String container, String image, String message) {
        PullFailure failure = failure(owners.topOf(pod), image);
        failure.add(new PullFailure.Victim(pod, container));
        failure.add(PullFailure.NOW, message);
        for (PullEvent event : cluster.events("Pod", pod.namespace(), pod.name())) {
            if (event.isAbout(container, image)) {
                failure.add(event.time(), event.message());
            }
        }
    }

    /** The virtual node may not have written a status yet: then only the events say that a pull failed. */
    private void withoutStatuses(ClusterObject pod) {
        Collection<PullEvent> events = cluster.events("Pod", pod.namespace(), pod.name());
        for (String field : List.of("initContainers", "containers")) {
            for (ObjectValue container : pod.items("spec", field)) {
                String name = container.string("name");
                String image = container.string("image");
                boolean fails = events.stream()
                        .anyMatch(event -> event.message().contains("\"" + image + "\"") && event.isAbout(name, image));
                if (fails && !image.isEmpty()) {
                    fail(pod, name, image, "");
                }
            }
        }
    }

    private void imageCache(ClusterObject cache) {
        List<String> messages = new ArrayList<>();
        for (ObjectValue event : cache.items("status", "events")) {
            messages.add(event.string("message"));
        }
        cluster.events("ImageCache", "", cache.name()).forEach(event -> messages.add(event.message()));
        if (!cache.text("status", "phase").endsWith("Failed")) {
            return;
        }
        List<PullDiagnosis> diagnoses = messages.isEmpty() ? List.of() : PullDiagnosis.all(messages);
        boolean isNamed = false;
        for (ObjectValue image : cache.items("spec", "images")) {
            for (PullDiagnosis diagnosis : diagnoses) {
                Optional<String> reference = diagnosis.reference().map(Object::toString);
                if (reference.isPresent() && reference.get().equals(image.text())) {
                    cacheFailure(cache, image.text(), List.of(diagnosis.evidence()));
                    isNamed = true;
                }
            }
        }
        if (!isNamed) {
            cacheFailure(
                    cache,
                    cache.items("spec", "images").stream()
                            .findFirst()
                            .map(ObjectValue::text)
                            .orElse(""),
                    messages);
        }
    }

    private void cacheFailure(ClusterObject cache, String image, List<String> messages) {
        PullFailure failure = failure(Owners.top(cache), image);
        failure.add(new PullFailure.Victim(cache, ""));
        messages.forEach(message -> failure.add(PullFailure.NOW, message));
    }

    /** Events whose pod the dump does not have, nor any other pod of its namespace. */
    private void absentPod(String pod, Collection<PullEvent> events) {
        List<String> messages = events.stream().map(PullEvent::message).toList();
        int slash = pod.indexOf('/');
        Owner owner = new Owner("v1", "Pod", pod.substring(0, slash), pod.substring(slash + 1), Optional.empty());
        for (PullDiagnosis diagnosis : PullDiagnosis.all(messages)) {
            diagnosis.reference().ifPresent(reference -> {
                PullFailure failure = failure(new Owners.Top(owner, null), reference.toString());
                events.stream()
                        .filter(event -> event.message().contains("\"" + reference + "\""))
                        .forEach(event -> failure.add(event.time(), event.message()));
            });
        }
    }

    private PullFailure failure(Owners.Top top, String image) {
        return failures.computeIfAbsent(top.owner(), owner -> new TreeMap<>())
                .computeIfAbsent(image, text -> new PullFailure(top, text));
    }
}
