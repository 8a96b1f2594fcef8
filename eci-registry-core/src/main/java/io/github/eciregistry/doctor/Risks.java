package io.github.eciregistry.doctor;

import io.github.eciregistry.annotation.AnnotationKeys;
import io.github.eciregistry.annotation.AnnotationReading;
import io.github.eciregistry.internal.pod.PodDecision;
import io.github.eciregistry.internal.pod.PodImage;
import io.github.eciregistry.internal.pod.PodReading;
import io.github.eciregistry.internal.pod.PodRules;
import io.github.eciregistry.internal.text.Redaction;
import io.github.eciregistry.kind.PodLocation;
import io.github.eciregistry.kind.WorkloadKind;
import io.github.eciregistry.policy.RegistryPolicy;
import io.github.eciregistry.policy.Transport;
import io.github.eciregistry.reference.Registry;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What is not broken yet: running pods whose next pull will fail, and registries that are listed without use. */
final class Risks {

    private final Cluster cluster;
    private final Owners owners;
    private final RegistryPolicy policy;
    private final FixPlan plan;
    private final boolean isServerless;
    private final Set<String> failing = new LinkedHashSet<>();
    private final Map<String, Risk> risks = new TreeMap<>();

    Risks(Cluster cluster, Owners owners, RegistryPolicy policy, FixPlan plan, boolean isServerless) {
        this.cluster = cluster;
        this.owners = owners;
        this.policy = policy;
        this.plan = plan;
        this.isServerless = isServerless;
    }

    /** A risk of an owner, with its pods. */
    private record Risk(
            Judgement judgement,
            Owners.Top top,
            String image,
            @Nullable Registry registry,
            AnnotationKeys keys,
            List<ClusterObject> pods) {}

    /** Returns the risks of pods and image caches, apart from images that already have a finding. */
    List<DoctorFinding> besides(List<PullFailure> failures) {
        failures.forEach(failure -> failing.add(failure.top().owner() + " " + failure.image()));
        for (ClusterObject pod : cluster.pods()) {
            Placement placement = Placement.of(pod, cluster, isServerless);
            boolean isRead = placement == Placement.ECI || placement == Placement.ACS;
            if (isRead && !PullFailures.isFinished(pod)) {
                examine(pod, placement.keys(), PodLocation.podTemplate(""));
            }
        }
        for (ClusterObject cache : cluster.all("ImageCache")) {
            for (PodLocation location :
                    cluster.kindOf(cache).map(WorkloadKind::pods).orElse(List.of())) {
                examine(cache, AnnotationKeys.ECI, location);
            }
        }
        List<DoctorFinding> findings = new ArrayList<>();
        for (Risk risk : risks.values()) {
            Fix fix = risk.judgement().verdict() == PullVerdict.UNUSED_ENTRY
                    ? new Fix(
                            FixKind.ELSEWHERE,
                            List.of("Remove the registry from the annotation, or leave it: it does no harm."),
                            Optional.empty())
                    : plan.annotate(risk.top(), risk.keys(), risk.pods().get(0));
            findings.add(new DoctorFinding(
                    risk.judgement(), risk.top().owner(), risk.image(), risk.registry(), null, risk.pods(), fix));
        }
        return findings;
    }

    private void examine(ClusterObject pod, AnnotationKeys keys, PodLocation location) {
        PodReading reading = PodReading.of(pod.value(), location, List.of(keys));
        if (reading == null) {
            return;
        }
        PodDecision decision = new PodRules(policy, List.of(keys)).decide(reading);
        Map<Registry, String> images = new LinkedHashMap<>();
        for (PodImage image : reading.images()) {
            if (image.registry() != null) {
                images.putIfAbsent(image.registry(), image.value().text());
            }
        }
        lacking(pod, keys, decision, images);
        unused(pod, keys, reading, images.keySet());
    }

    private void lacking(ClusterObject pod, AnnotationKeys keys, PodDecision decision, Map<Registry, String> images) {
        images.forEach((registry, image) -> {
            Transport transport = policy.transportFor(registry);
            boolean isNeeded = decision.wanted().plainHttp().contains(registry)
                    || decision.wanted().skipVerify().contains(registry);
            boolean isListed = isNeeded
                    && Listing.of(decision.pod().annotations(), keys, registry, transport)
                                    .form()
                            == Listing.Form.RIGHT;
            Owners.Top top = owners.topOf(pod);
            if (isNeeded && !isListed && !failing.contains(top.owner() + " " + image)) {
                String key = transport == Transport.PLAIN_HTTP ? keys.plainHttp() : keys.skipVerify();
                String detail = "lacks [" + registry + "] in " + key + ", and runs because the image was there already";
                add(new Judgement(PullVerdict.RUNS_FROM_CACHE, detail), top, image, registry, keys, pod);
            }
        });
    }

    private void unused(ClusterObject pod, AnnotationKeys keys, PodReading reading, Set<Registry> used) {
        // A comma in a password would make parts of it look like registries.
        boolean isHarmless = reading.annotations().values().stream().allMatch(Redaction::isHarmless);
        if (!reading.knowsAllImages() || !isHarmless) {
            return;
        }
        AnnotationReading listed = AnnotationReading.of(reading.annotations(), keys);
        List<Registry> all = new ArrayList<>(listed.annotations().plainHttp());
        all.addAll(listed.annotations().skipVerify());
        for (Registry registry : all) {
            boolean isClose = used.stream().anyMatch(image -> image.host().equalsIgnoreCase(registry.host()));
            if (!isClose) {
                String detail = "lists without use [" + registry + "]";
                add(new Judgement(PullVerdict.UNUSED_ENTRY, detail), owners.topOf(pod), "", registry, keys, pod);
            }
        }
    }

    private void add(
            Judgement judgement,
            Owners.Top top,
            String image,
            Registry registry,
            AnnotationKeys keys,
            ClusterObject pod) {
        String key = top.owner() + " " + image + " " + judgement.verdict() + " " + registry;
        risks.computeIfAbsent(key, each -> new Risk(judgement, top, image, registry, keys, new ArrayList<>(1)))
                .pods()
                .add(pod);
    }
}
