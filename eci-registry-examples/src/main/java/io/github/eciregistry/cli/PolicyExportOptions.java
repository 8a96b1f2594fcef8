package io.github.eciregistry.cli;

import io.github.eciregistry.InvalidInputException;
import io.github.eciregistry.export.PolicyExport;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of objects that a cluster applies. */
final class PolicyExportOptions {

    @Option(names = "--name", paramLabel = "NAME", description = "The name of what is written (default: eci-registry).")
    private @Nullable String name;

    @Option(
            names = "--only-eci-pods",
            description = "Leave pods alone that neither they nor their namespace mark for ECI.")
    private boolean onlyEciPods;

    @Option(
            names = "--exempt-namespace",
            paramLabel = "NAME",
            split = ",",
            hideParamSyntax = true,
            description = "Namespaces whose pods are left alone (default: kube-system).")
    private List<String> exemptNamespaces = new ArrayList<>();

    @Option(
            names = "--kubernetes",
            paramLabel = "VERSION",
            description = "The release of the cluster, such as 1.34, for mutating-admission-policy (default: 1.36).")
    private @Nullable String kubernetes;

    @Option(
            names = "--match-label",
            paramLabel = "KEY=VALUE",
            split = ",",
            hideParamSyntax = true,
            description = "Labels of the pods.")
    private Map<String, String> podLabels = new LinkedHashMap<>();

    @Option(
            names = "--match-namespace-label",
            paramLabel = "KEY=VALUE",
            split = ",",
            hideParamSyntax = true,
            description = "Labels of their namespaces.")
    private Map<String, String> namespaceLabels = new LinkedHashMap<>();

    /** Returns whether one of the options is given. */
    boolean isUsed() {
        return name != null
                || onlyEciPods
                || kubernetes != null
                || !exemptNamespaces.isEmpty()
                || !podLabels.isEmpty()
                || !namespaceLabels.isEmpty();
    }

    /** Returns an export with the options, or empty if they are not valid; then everything that is wrong is reported. */
    Optional<PolicyExport> configure(PolicyExport policyExport, Report report) {
        PolicyExport export = policyExport;
        try {
            if (name != null) {
                export = export.withName(name);
            }
            if (onlyEciPods) {
                export = export.onlyEciPods();
            }
            if (kubernetes != null) {
                export = export.forKubernetes(kubernetes);
            }
            if (!exemptNamespaces.isEmpty()) {
                export = export.exemptingNamespaces(exemptNamespaces.toArray(String[]::new));
            }
            for (Map.Entry<String, String> label : podLabels.entrySet()) {
                export = export.matchingPodLabel(label.getKey(), label.getValue());
            }
            for (Map.Entry<String, String> label : namespaceLabels.entrySet()) {
                export = export.matchingNamespaceLabel(label.getKey(), label.getValue());
            }
            return Optional.of(export);
        } catch (InvalidInputException e) {
            e.problems().forEach(problem -> report.problem("export", problem));
            return Optional.empty();
        }
    }
}
