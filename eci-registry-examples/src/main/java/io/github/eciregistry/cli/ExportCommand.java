package io.github.eciregistry.cli;

import io.github.eciregistry.InvalidInputException;
import io.github.eciregistry.Problem;
import io.github.eciregistry.export.ExportTarget;
import io.github.eciregistry.export.PolicyExport;
import io.github.eciregistry.policy.RegistryPolicy;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** {@code eci-registry export}: writes a policy as an object that a cluster applies by itself. */
@Command(
        name = "export",
        mixinStandardHelpOptions = true,
        versionProvider = EciRegistryCommand.Version.class,
        sortOptions = false,
        customSynopsis = "eci-registry export --to TARGET --policy FILE [OPTIONS]",
        descriptionHeading = "%n",
        description = "Writes a policy as an object that makes a cluster annotate pods as they are created, without a"
                + " webhook of your own. The text goes to standard output, for 'kubectl apply -f -'.",
        optionListHeading = "%n",
        footerHeading = "%n",
        footer = {
            "@|bold Targets|@",
            "  mutating-admission-policy  CEL in the API server, Kubernetes 1.36, or an earlier --kubernetes VERSION",
            "  kyverno                    the same CEL in Kyverno's MutatingPolicy",
            "  eci-profile                selectors of ACK's ConfigMap eci-profile",
            "  selector                   a Selector of the eci-profile you deploy yourself",
            "The first two read the images of each object and merge; they take --only-eci-pods and"
                    + " --exempt-namespace. The others give every pod with certain labels the same value; they take"
                    + " hosts only, --match-label and --match-namespace-label.",
            "",
            "@|bold Exit codes|@",
            "  0  the object was printed",
            "  2  the command line or the policy is not valid",
            "  3  the target cannot express the policy or an option; nothing was printed",
            "",
            "@|bold Examples|@",
            "  eci-registry export --to mutating-admission-policy --policy policy.yaml",
            "  eci-registry export --to eci-profile --self-signed harbor.pre.com",
        })
final class ExportCommand implements Callable<Integer> {

    @Option(
            names = "--to",
            required = true,
            paramLabel = "TARGET",
            converter = TargetConverter.class,
            description = "What to write, see below.")
    private ExportTarget target = ExportTarget.MUTATING_ADMISSION_POLICY;

    @Mixin
    private PolicyOptions policyOptions = new PolicyOptions();

    @Option(names = "--name", paramLabel = "NAME", description = "The name of what is written (default: eci-registry).")
    private @Nullable String name;

    @Option(
            names = "--dialect",
            paramLabel = "PRODUCT",
            defaultValue = "eci",
            description = "Whose annotations to write: eci (default), acs or both.")
    private Dialect dialect = Dialect.ECI;

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

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private final Streams streams;

    ExportCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() throws InterruptedException {
        Report report = new Report(streams, new Progress(streams));
        Optional<Settings> settings = SettingsFile.read(report);
        if (settings.isEmpty()) {
            return ExitCodes.USAGE;
        }
        policyOptions.use(settings.get());
        if (policyOptions.nameNoRegistry()) {
            throw new ParameterException(
                    spec.commandLine(),
                    "no registry is named: expected --plain-http, --self-signed, --policy, --import, --probe or a policy in"
                            + " " + SettingsFile.NAME);
        }
        Optional<RegistryPolicy> policy = policyOptions.read(report);
        if (policy.isEmpty()) {
            return ExitCodes.USAGE;
        }
        Optional<PolicyExport> export = configured(policy.get(), report);
        return export.isEmpty() ? ExitCodes.USAGE : print(export.get(), report);
    }

    /** Returns the export with the options, or empty if they are not valid; then everything that is wrong is reported. */
    private Optional<PolicyExport> configured(RegistryPolicy policy, Report report) {
        PolicyExport export = PolicyExport.using(policy).withKeys(dialect.keys());
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

    private int print(PolicyExport export, Report report) {
        try {
            streams.out().write(export.to(target).getBytes(StandardCharsets.UTF_8));
            streams.out().flush();
        } catch (InvalidInputException e) {
            e.problems().forEach(problem -> report.problem("export", problem));
        } catch (IOException e) {
            report.outputFailure(e);
        }
        return report.hasErrors() ? ExitCodes.FAILED : ExitCodes.DONE;
    }

    /** Reads {@code mutating-admission-policy} and the like. */
    static final class TargetConverter implements ITypeConverter<ExportTarget> {

        @Override
        public ExportTarget convert(String value) {
            for (ExportTarget target : ExportTarget.values()) {
                if (target.name().replace('_', '-').equalsIgnoreCase(value)) {
                    return target;
                }
            }
            throw new TypeConversionException(
                    "expected mutating-admission-policy, kyverno, eci-profile or selector, found "
                            + Problem.quote(value));
        }
    }
}
