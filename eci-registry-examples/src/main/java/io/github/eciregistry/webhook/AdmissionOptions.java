package io.github.eciregistry.webhook;

import io.github.eciregistry.InvalidInputException;
import io.github.eciregistry.admission.RegistryAdmission;
import io.github.eciregistry.cli.Dialect;
import io.github.eciregistry.policy.RegistryPolicy;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** The options for annotating and denying objects. */
final class AdmissionOptions {

    @Option(
            names = "--dialect",
            paramLabel = "DIALECT",
            defaultValue = "eci",
            description = "The annotations to write: eci for k8s.aliyun.com/..., acs for those of Container Compute"
                    + " Service, registry.alibabacloud.com/..., or both.")
    private Dialect dialect = Dialect.ECI;

    @Option(
            names = "--only-eci-pods",
            description =
                    "Skip pods without a marker for ECI: label, node name, node selector, toleration or annotation.")
    private boolean onlyEciPods;

    @Option(
            names = "--eci-namespace",
            paramLabel = "NAME",
            split = ",",
            hideParamSyntax = true,
            description = "With --only-eci-pods: namespaces whose pods all go to ECI. Labels of namespaces are not in a"
                    + " review; select by them in the webhook's configuration.")
    private List<String> eciNamespaces = new ArrayList<>();

    @Option(
            names = "--exempt-namespace",
            paramLabel = "NAME",
            split = ",",
            hideParamSyntax = true,
            description = "Namespaces whose objects are skipped.")
    private List<String> exemptNamespaces = new ArrayList<>();

    @Option(names = "--audit", description = "Only warn about what would be changed or denied.")
    private boolean audit;

    @Option(names = "--deny-invalid", description = "Deny objects with an image that no node can read.")
    private boolean denyInvalid;

    @Option(
            names = "--allow",
            paramLabel = "REGISTRY",
            split = ",",
            hideParamSyntax = true,
            description = "Deny objects with an image from any other registry than these: host[:port], *.domain,"
                    + " a CIDR block, or docker.io for Docker Hub.")
    private List<String> allowed = new ArrayList<>();

    /** Returns the options' settings, with a placeholder for the policy in the file. */
    RegistryAdmission admission(CommandLine command) {
        RegistryAdmission admission = RegistryAdmission.using(RegistryPolicy.empty())
                .withKeys(dialect.keys())
                .exemptingNamespaces(Set.copyOf(exemptNamespaces).toArray(String[]::new));
        if (onlyEciPods) {
            admission = admission.onlyEciPods(Set.copyOf(eciNamespaces)::contains);
        } else if (!eciNamespaces.isEmpty()) {
            throw new ParameterException(command, "--eci-namespace requires --only-eci-pods");
        }
        if (audit) {
            admission = admission.auditOnly();
        }
        if (denyInvalid) {
            admission = admission.denyingInvalidReferences();
        }
        if (!allowed.isEmpty()) {
            try {
                admission = admission.allowingOnly(allowed.toArray(String[]::new));
            } catch (InvalidInputException e) {
                throw new ParameterException(command, "--allow: " + e.getMessage());
            }
        }
        return admission;
    }
}
