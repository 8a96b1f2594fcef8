package io.github.eciregistry.cli;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/**
 * Reads live objects through {@code kubectl}, which knows the cluster, the user and the plugins that log in. Only {@code
 * kubectl get} is ever run.
 */
final class KubectlOptions {

    /** What is read, in this order. Kinds that a cluster does not have, or that may not be read, are left out. */
    static final List<String> RESOURCES = List.of(
            "pods",
            "events",
            "replicasets.apps",
            "deployments.apps",
            "statefulsets.apps",
            "daemonsets.apps",
            "jobs.batch",
            "cronjobs.batch",
            "imagecaches.eci.alibabacloud.com",
            "namespaces",
            "nodes",
            "configmaps",
            "mutatingwebhookconfigurations.admissionregistration.k8s.io",
            "selectors.eci.aliyun.com");

    private static final List<String> WITHOUT_NAMESPACE = List.of(
            "imagecaches.eci.alibabacloud.com",
            "namespaces",
            "nodes",
            "mutatingwebhookconfigurations.admissionregistration.k8s.io");

    @Option(
            names = {"-n", "--namespace"},
            paramLabel = "NAMESPACE",
            description = "Examine this namespace of the live cluster, through kubectl.")
    private @Nullable String namespace;

    @Option(
            names = {"-A", "--all-namespaces"},
            description = "Examine all namespaces of the live cluster, through kubectl.")
    private boolean allNamespaces;

    @Option(names = "--context", paramLabel = "CONTEXT", description = "The kubeconfig context of the live cluster.")
    private @Nullable String context;

    @Option(
            names = "--with-secrets",
            description =
                    "Read secrets of the live cluster as well, for the hosts of pull secrets; nothing else is kept.")
    private boolean secrets;

    @Option(
            names = "--kubectl",
            paramLabel = "PROGRAM",
            defaultValue = "kubectl",
            description =
                    "The program that reads the live cluster: kubectl (default), or one that takes its arguments.")
    private String program = "kubectl";

    /** Gets the objects of a resource as JSON. */
    interface Reader {
        void read(String name, InputStream in) throws IOException;
    }

    boolean isLive() {
        return namespace != null || allNamespaces || context != null;
    }

    /** Runs {@code kubectl get} for each resource. */
    void read(Report report, Reader reader) throws IOException, InterruptedException {
        List<String> forbidden = new ArrayList<>();
        List<String> resources = new ArrayList<>(RESOURCES);
        if (secrets) {
            resources.add("secrets");
        }
        for (String resource : resources) {
            read(resource, report, reader, forbidden);
        }
        if (!forbidden.isEmpty()) {
            report.warning(
                    "kubectl",
                    "this user may not read " + String.join(", ", forbidden)
                            + ": what they would show is missing; deploy/doctor-rbac.yaml has the rights");
        }
    }

    private void read(String resource, Report report, Reader reader, List<String> forbidden)
            throws IOException, InterruptedException {
        Kubectl.Result result = kubectl().run(line(resource), "", out -> reader.read("kubectl get " + resource, out));
        if (result.isForbidden()) {
            forbidden.add(resource);
        } else if (result.exitCode() != 0 && !result.lacksResource()) {
            report.error("kubectl get " + resource, result.reason());
        }
    }

    /** Returns the program with the options for every run. */
    Kubectl kubectl() {
        return new Kubectl(program, context == null ? List.of() : List.of("--context", context));
    }

    private List<String> line(String resource) {
        List<String> line = new ArrayList<>(List.of("get", resource, "--output", "json"));
        // The profiles of eci-profile are in kube-system, whichever namespace is examined.
        String examined = resource.equals("configmaps") ? "kube-system" : namespace;
        if (!WITHOUT_NAMESPACE.contains(resource)) {
            boolean isOne = examined != null && (!allNamespaces || resource.equals("configmaps"));
            line.addAll(isOne ? List.of("--namespace", examined) : List.of("--all-namespaces"));
        }
        if (!resource.equals("events") && !resource.equals("secrets")) {
            line.add("--show-managed-fields");
        }
        return line;
    }
}
