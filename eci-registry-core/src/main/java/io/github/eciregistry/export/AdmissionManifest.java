package io.github.eciregistry.export;

import io.github.eciregistry.export.AdmissionExpressions.Variable;

/**
 * The two targets that contain the policy as CEL. They share the specification and differ in the rest of the object.
 */
final class AdmissionManifest {

    private static final String HEADER = """
            # Written by 'eci-registry export': change the policy and export it again, rather than this.
            #
            # A pod or an image cache that is created gets the annotations by which ECI reaches the registries of its images.
            # Of the patterns that match a registry the most specific decides: a host with its port, a host, the longest
            # wildcard, the smallest CIDR block. Docker Hub, and what no pattern matches, gets none. What an
            # annotation has already stays, and a registry that is listed in the other annotation is not added.
            #
            """;

    private static final String KYVERNO_HEADER = """
            # Needs a Kyverno that serves policies.kyverno.io/v1. Apply it with 'kubectl apply -f'. Pods are changed as they
            # are created and nothing else is: neither the objects that create them nor pods that exist.
            """;

    private static final String MATCHED_RESOURCES = """
                resourceRules:
                - apiGroups: [""]
                  apiVersions: ["v1"]
                  operations: ["CREATE"]
                  resources: ["pods"]
                - apiGroups: ["eci.alibabacloud.com"]
                  apiVersions: ["*"]
                  operations: ["CREATE"]
                  resources: ["imagecaches"]
            """;

    private static final String CONDITIONS = """
              # What a node creates is the mirror of a static pod, which runs there already.
              matchConditions:
              - name: not-from-a-node
                expression: "!('system:nodes' in request.userInfo.groups)"
            """;

    private final ExportSettings settings;
    private final AdmissionExpressions expressions;
    private final StringBuilder yaml = new StringBuilder();

    AdmissionManifest(ExportSettings settings) {
        this.settings = settings;
        this.expressions = new AdmissionExpressions(settings);
    }

    String mutatingAdmissionPolicy() {
        KubernetesRelease release = settings.releaseOrStable();
        yaml.append(HEADER).append(release.requirements());
        writeStart(release.apiVersion(), "MutatingAdmissionPolicy");
        writeSpecification();
        yaml.append("---\n");
        writeStart(release.apiVersion(), "MutatingAdmissionPolicyBinding");
        yaml.append("  policyName: \"").append(settings.name()).append("\"\n");
        return yaml.toString();
    }

    String kyverno() {
        yaml.append(HEADER).append(KYVERNO_HEADER);
        writeStart("policies.kyverno.io/v1", "MutatingPolicy");
        yaml.append("""
                  evaluation:
                    admission:
                      enabled: true
                    background:
                      enabled: false
                    mutateExisting:
                      enabled: false
                  autogen:
                    podControllers:
                      controllers: []
                """);
        writeSpecification();
        return yaml.toString();
    }

    private void writeStart(String apiVersion, String kind) {
        yaml.append("apiVersion: ").append(apiVersion).append('\n');
        yaml.append("kind: ").append(kind).append('\n');
        yaml.append("metadata:\n  name: \"").append(settings.name()).append("\"\n");
        yaml.append("spec:\n");
    }

    private void writeSpecification() {
        yaml.append("""
                  # An object whose evaluation fails, as when it costs more than the API server grants, is admitted as it is.
                  failurePolicy: Ignore
                  # Sees what others have added behind it; doing it twice equals doing it once.
                  reinvocationPolicy: IfNeeded
                  matchConstraints:
                """);
        writeNamespaceSelector();
        yaml.append(MATCHED_RESOURCES).append(CONDITIONS);
        yaml.append("  variables:\n");
        for (Variable variable : expressions.variables()) {
            yaml.append("  # ").append(variable.comment()).append('\n');
            yaml.append("  - name: ").append(variable.name()).append('\n');
            yaml.append("    expression: |-\n");
            writeIndented("      ", variable.expression());
        }
        yaml.append("  mutations:\n  - patchType: JSONPatch\n    jsonPatch:\n      expression: |-\n");
        writeIndented("        ", expressions.patch());
    }

    private void writeNamespaceSelector() {
        if (!settings.exemptOrDefault().isEmpty()) {
            yaml.append("""
                        namespaceSelector:
                          matchExpressions:
                          - key: kubernetes.io/metadata.name
                            operator: NotIn
                            values:
                    """);
            settings.exemptOrDefault()
                    .forEach(namespace ->
                            yaml.append("        - \"").append(namespace).append("\"\n"));
        }
    }

    private void writeIndented(String indent, String text) {
        text.lines().forEach(line -> yaml.append(indent).append(line).append('\n'));
    }
}
