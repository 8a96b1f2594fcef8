package io.github.eciregistry.doctor;

import io.github.eciregistry.internal.pod.ObjectValue;
import io.github.eciregistry.internal.text.Redaction;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What annotates new pods in the cluster: the webhook of this project, or a policy that it exported. */
final class Webhooks {

    private static final String NAME = "eci-registry";

    private final List<String> installed = new ArrayList<>();
    private boolean isIgnoring;

    Webhooks(Cluster cluster) {
        for (ClusterObject configuration : cluster.all("MutatingWebhookConfiguration")) {
            if (configuration.name().startsWith(NAME)) {
                installed.add("MutatingWebhookConfiguration " + Redaction.ofValue(configuration.name()));
                for (ObjectValue webhook : configuration.items("webhooks")) {
                    isIgnoring |= webhook.string("failurePolicy").equals("Ignore");
                }
            }
        }
        for (String kind : List.of("MutatingAdmissionPolicy", "ClusterPolicy")) {
            for (ClusterObject policy : cluster.all(kind)) {
                if (policy.name().startsWith(NAME)) {
                    installed.add(kind + " " + Redaction.ofValue(policy.name()));
                    isIgnoring |= policy.text("spec", "failurePolicy").equals("Ignore");
                }
            }
        }
    }

    /** Returns what is installed, for people; empty if nothing is. */
    Optional<String> installed() {
        return installed.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", installed));
    }

    /** Returns whether pods are created without annotations while the webhook does not answer. */
    boolean isIgnoring() {
        return isIgnoring;
    }
}
