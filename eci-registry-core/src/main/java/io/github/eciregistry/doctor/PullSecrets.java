package io.github.eciregistry.doctor;

import io.github.eciregistry.internal.pod.ObjectValue;
import io.github.eciregistry.internal.text.Redaction;
import io.github.eciregistry.reference.Registry;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Compares the pull secrets that a pod names with those of the dump, by their hosts alone. */
final class PullSecrets {

    private final Cluster cluster;

    PullSecrets(Cluster cluster) {
        this.cluster = cluster;
    }

    /** Returns what is wrong with the secrets of a pod for a registry; empty if nothing is, or if it cannot be told. */
    Optional<Judgement> problem(ClusterObject pod, Registry registry) {
        String namespace = pod.namespace();
        List<String> names = new ArrayList<>();
        pod.items("spec", "imagePullSecrets").forEach(secret -> names.add(secret.string("name")));
        if (pod.kind().equals("ImageCache")) {
            return Optional.empty();
        }
        if (names.isEmpty()) {
            return Optional.of(new Judgement(
                    PullVerdict.PULL_SECRET_MISSING,
                    "the pod names no imagePullSecrets, and " + registry + " wants credentials"));
        }
        if (!cluster.hasSecretsOf(namespace)) {
            return elsewhere(names, namespace);
        }
        List<String> hosts = new ArrayList<>();
        for (String name : names) {
            ClusterObject secret = cluster.find("v1", "Secret", namespace, name);
            if (secret == null) {
                return elsewhere(List.of(name), namespace)
                        .or(() -> Optional.of(new Judgement(
                                PullVerdict.PULL_SECRET_MISSING,
                                "the namespace " + Redaction.ofValue(namespace) + " has no secret "
                                        + Redaction.ofValue(name) + ", which the pod names")));
            }
            hosts.addAll(hostsOf(secret));
        }
        if (hosts.isEmpty() || hosts.stream().anyMatch(host -> host.equalsIgnoreCase(registry.toString()))) {
            return Optional.empty();
        }
        return Optional.of(new Judgement(
                PullVerdict.PULL_SECRET_OTHER_HOST,
                "the pod's pull secrets are for " + String.join(", ", hosts) + ", and the image is in " + registry));
    }

    private Optional<Judgement> elsewhere(List<String> names, String namespace) {
        for (ClusterObject secret : cluster.all("Secret")) {
            if (names.contains(secret.name()) && !secret.namespace().equals(namespace)) {
                return Optional.of(new Judgement(
                        PullVerdict.PULL_SECRET_ELSEWHERE,
                        "secret " + Redaction.ofValue(secret.name()) + " is in namespace "
                                + Redaction.ofValue(secret.namespace()) + ", and the pod in "
                                + Redaction.ofValue(namespace)
                                + " can use those of its own namespace only"));
            }
        }
        return Optional.empty();
    }

    private static List<String> hostsOf(ClusterObject secret) {
        List<String> hosts = new ArrayList<>();
        for (String field : List.of(".dockerconfigjson", ".dockercfg")) {
            for (ObjectValue host : secret.items("data", field)) {
                hosts.add(host.text());
            }
        }
        return hosts;
    }
}
