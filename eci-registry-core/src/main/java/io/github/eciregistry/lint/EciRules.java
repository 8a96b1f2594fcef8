package io.github.eciregistry.lint;

import io.github.eciregistry.internal.pod.EciMarker;
import io.github.eciregistry.internal.pod.Field;
import io.github.eciregistry.kind.FieldPath;
import java.util.List;

/**
 * What ECI cannot run, and pods of which nothing says that they run there (Alibaba Cloud, "Limits of elastic container
 * instances", read 2026-11-23).
 */
final class EciRules {

    private static final FieldPath HOST_PATHS = FieldPath.parse("volumes[*].hostPath");
    private static final List<FieldPath> PRIVILEGED = List.of(
            FieldPath.parse("initContainers[*].securityContext.privileged"),
            FieldPath.parse("containers[*].securityContext.privileged"));

    private EciRules() {}

    static void check(PodContext pod, Findings findings) {
        if (!pod.isPodTemplate()) {
            return;
        }
        boolean serverless = findings.settings().serverless();
        EciMarker.Certainty marker = serverless ? EciMarker.Certainty.CERTAIN : EciMarker.of(pod.place());
        if (marker == EciMarker.Certainty.CERTAIN) {
            limits(pod, findings);
        }
        if (marker == EciMarker.Certainty.NONE && pod.mapping() != null) {
            PlacementRules.registryEntries(pod.deepest(), findings.settings()).stream()
                    .findFirst()
                    .ifPresent(entry -> findings.add(
                            Rule.NO_ECI_MARKER,
                            entry.key(),
                            pod.deepest().path(),
                            "found registry annotations, and no label alibabacloud.com/eci: \"true\" on the pod",
                            List.of()));
        }
    }

    private static void limits(PodContext pod, Findings findings) {
        if (pod.kind().equals("DaemonSet")) {
            findings.add(Rule.DAEMON_SET, pod.place(), "ECI does not run pods of a DaemonSet");
        }
        Field spec = pod.place().child("spec");
        if (spec == null) {
            return;
        }
        spec.visitFields(
                HOST_PATHS, field -> findings.add(Rule.HOST_PATH, field, "ECI does not support hostPath volumes"));
        Field network = spec.child("hostNetwork");
        if (network != null && isTrue(network)) {
            findings.add(Rule.HOST_NETWORK, network, "ECI does not support hostNetwork");
        }
        for (FieldPath path : PRIVILEGED) {
            spec.visitFields(path, field -> {
                if (isTrue(field)) {
                    findings.add(Rule.PRIVILEGED, field, "ECI does not run privileged containers");
                }
            });
        }
    }

    private static boolean isTrue(Field field) {
        return field.text().equals("true");
    }
}
