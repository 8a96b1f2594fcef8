package io.github.eciregistry.export;

import io.github.eciregistry.annotation.AnnotationKeys;
import io.github.eciregistry.annotation.RegistryAnnotations;
import io.github.eciregistry.policy.Transport;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The two targets that add the same annotations to every pod with certain labels. */
final class LabelManifest {

    private static final String HEADER = """
            # Written by 'eci-registry export': change the policy and export it again, rather than this.
            #
            # Pods that match get the values below, whatever their images. Registries are listed as the policy names them: an
            # image that names one with another port or in another case needs a pattern of its own. Image caches get nothing.
            #
            """;

    private static final String ECI_PROFILE_HEADER = """
            # Precedence: an annotation that the pod has stays as it is and hides the value below, the two are not merged;
            # of several selectors that match and add the same annotation the first in the list counts. Labels that are
            # matched may also send a pod to ECI, so match such as pods on ECI have; a selector without labels is for every
            # pod that runs on ECI.
            #
            # This is a part of the ConfigMap that ACK keeps: put the selector into the list of your own, or, where that is
            # empty: kubectl -n kube-system patch configmap eci-profile --patch-file FILE
            # New pods get the values at once; needs no restart.
            """;

    private static final String SELECTOR_HEADER = """
            # Precedence: the values below overwrite those that the pod has, the two are not merged; of several Selectors
            # that match only that of the highest priority counts, for labels and scheduling too. Its policy also decides
            # where pods may run: fair lets them run on virtual nodes and on others, none at all would mean virtualNodeOnly.
            #
            # For the eci-profile of github.com/aliyuneci/eci-profile, deployed for Kubernetes 1.16 or newer. Apply it with
            # 'kubectl apply -f'.
            """;

    private final ExportSettings settings;
    private final Map<String, String> annotations;

    LabelManifest(ExportSettings settings) {
        this.settings = settings;
        this.annotations = RegistryAnnotations.builder()
                .plainHttp(registries(Transport.PLAIN_HTTP))
                .skipVerify(registries(Transport.SKIP_VERIFY))
                .build()
                .toMap(settings.keys().toArray(AnnotationKeys[]::new));
    }

    private String[] registries(Transport transport) {
        return settings.policy().rules().stream()
                .filter(rule -> rule.transport() == transport)
                .map(rule -> rule.pattern().toString())
                .toArray(String[]::new);
    }

    String eciProfile() {
        List<String> parts = new ArrayList<>();
        parts.add("\"name\": \"" + settings.name() + "\"");
        if (!settings.namespaceLabels().isEmpty()) {
            parts.add("\"namespaceSelector\": {\"matchLabels\": " + json(settings.namespaceLabels()) + "}");
        }
        if (!settings.podLabels().isEmpty()) {
            parts.add("\"objectSelector\": {\"matchLabels\": " + json(settings.podLabels()) + "}");
        }
        parts.add("\"effect\": {\"annotations\": " + json(annotations) + "}");
        return HEADER + ECI_PROFILE_HEADER + """
                apiVersion: v1
                kind: ConfigMap
                metadata:
                  name: eci-profile
                  namespace: kube-system
                data:
                  selectors: |
                    [
                      {
                        %s
                      }
                    ]
                """.formatted(String.join(",\n        ", parts));
    }

    /** Writes strings that need no escaping, one per line. */
    private static String json(Map<String, String> texts) {
        return texts.entrySet().stream()
                .map(entry -> "\"" + entry.getKey() + "\": \"" + entry.getValue() + "\"")
                .collect(Collectors.joining(",\n          ", "{\n          ", "\n        }"));
    }

    String selector() {
        return HEADER + SELECTOR_HEADER
                + """
                apiVersion: eci.aliyun.com/v1
                kind: Selector
                metadata:
                  name: "%s"
                spec:
                """.formatted(settings.name())
                + labels("namespaceLabels", settings.namespaceLabels())
                + labels("objectLabels", settings.podLabels())
                + "  effect:\n    annotations:\n" + yaml(annotations)
                + "  policy:\n    fair: {}\n";
    }

    private static String labels(String field, Map<String, String> labels) {
        return labels.isEmpty() ? "" : "  " + field + ":\n    matchLabels:\n" + yaml(labels);
    }

    private static String yaml(Map<String, String> texts) {
        return texts.entrySet().stream()
                .map(entry -> "      \"" + entry.getKey() + "\": \"" + entry.getValue() + "\"\n")
                .collect(Collectors.joining());
    }
}
