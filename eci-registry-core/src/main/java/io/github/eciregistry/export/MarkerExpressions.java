package io.github.eciregistry.export;

import io.github.eciregistry.internal.pod.EciMarker;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The markers for ECI as CEL. */
final class MarkerExpressions {

    private MarkerExpressions() {}

    /**
     * Returns the expression that checks whether the object is an image cache, or a pod with a marker, on itself or its
     * namespace, that schedules or may schedule it to ECI. Use it in a variable, since {@code namespaceObject} is null
     * in the conditions of a policy (<a
     * href="https://github.com/kubernetes/kubernetes/blob/v1.36.4/staging/src/k8s.io/apiserver/pkg/admission/plugin/webhook/matchconditions/matcher.go">matcher.go</a>,
     * read 2026-11-28).
     */
    static String onEci() {
        List<String> conditions = new ArrayList<>();
        conditions.add("request.kind.kind == \"ImageCache\"");
        List<String> tolerations = new ArrayList<>();
        List<String> annotations = new ArrayList<>();
        for (EciMarker marker : EciMarker.ALL) {
            String key = quoted(marker.key());
            String value = quoted(marker.value());
            switch (marker.place()) {
                case LABEL -> conditions.add("object.?metadata.?labels[?" + key + "].orValue(\"\") == " + value);
                case NODE_NAME -> conditions.add("object.?spec.?nodeName.orValue(\"\").startsWith(" + value + ")");
                case NODE_SELECTOR ->
                    conditions.add("object.?spec.?nodeSelector[?" + key + "].orValue(\"\") == " + value);
                case NODE_AFFINITY -> conditions.add(affinity(key, value));
                case TOLERATION -> tolerations.add(key);
                case ANNOTATION -> annotations.add(marker.isPrefix() ? "a.startsWith(" + key + ")" : "a == " + key);
            }
        }
        conditions.add("object.?spec.?tolerations.orValue([]).exists(t,\n    t.?key.orValue(\"\") in ["
                + String.join(", ", tolerations) + "])");
        conditions.add(
                "object.?metadata.?annotations.orValue({}).exists(a,\n    " + String.join(" || ", annotations) + ")");
        for (Map.Entry<String, String> label : EciMarker.NAMESPACE_LABELS.entrySet()) {
            conditions.add("namespaceObject.?metadata.?labels[?" + quoted(label.getKey()) + "].orValue(\"\") == "
                    + quoted(label.getValue()));
        }
        return conditions.stream().collect(Collectors.joining("\n  || "));
    }

    private static String affinity(String key, String value) {
        return "object.?" + String.join(".?", EciMarker.AFFINITY_TERMS) + ".orValue([]).exists(t,\n"
                + "    t.?matchExpressions.orValue([]).exists(e,\n"
                + "      e.?key.orValue(\"\") == " + key + " && e.?operator.orValue(\"\") == \"In\""
                + " && e.?values.orValue([]) == [" + value + "]))";
    }

    private static String quoted(String text) {
        return '"' + text + '"';
    }
}
