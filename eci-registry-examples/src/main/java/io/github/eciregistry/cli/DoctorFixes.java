package io.github.eciregistry.cli;

import io.github.eciregistry.doctor.DoctorFinding;
import io.github.eciregistry.doctor.DoctorReport;
import io.github.eciregistry.doctor.FixKind;
import io.github.eciregistry.doctor.Owner;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options by which the doctor changes a live cluster, and how it does: each owner after a question. */
final class DoctorFixes {

    /** The field manager that has the annotations afterwards. */
    static final String FIELD_MANAGER = "eci-registry-doctor";

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--fix",
            description =
                    "Apply the fixes of a live cluster that are patches, each after a question. What Argo CD, Flux or"
                            + " Helm manages is left alone.")
    private boolean fix;

    @Option(names = "--yes", description = "With --fix: ask no questions.")
    private boolean yes;

    @Option(
            names = "--dry-run",
            paramLabel = "server",
            description = "With --fix: let the API server check each patch, and change nothing.")
    private @Nullable DryRun dryRun;

    /** Who tries a fix without making it. */
    enum DryRun {
        SERVER
    }

    /** What to do with one owner. */
    private record Plan(Owner owner, String patch, Set<String> pods) {

        @Override
        public String toString() {
            return owner
                    + (pods.isEmpty()
                            ? ""
                            : ", then delete " + Counted.of(pods.size(), "pod") + " (" + String.join(", ", pods) + ")");
        }
    }

    /** Throws unless the options go together with the others. */
    void requireUsable(boolean isLive, Collection<String> files) {
        if (!fix && (yes || dryRun != null)) {
            throw new ParameterException(spec.commandLine(), "--yes and --dry-run need --fix");
        }
        if (fix && (!isLive || !files.isEmpty())) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--fix changes a live cluster: expected --namespace, --all-namespaces or --context, and no file");
        }
    }

    /** Carries out the fixes if that is asked for, and returns the owners that were fixed. */
    Set<Owner> carryOut(DoctorReport result, Kubectl kubectl, Streams streams, Report report)
            throws InterruptedException {
        Set<Owner> fixed = new TreeSet<>();
        if (!fix) {
            return fixed;
        }
        int declined = 0;
        for (Plan plan : plans(result)) {
            try {
                String shown = "patch " + plan + ": " + plan.patch();
                if (yes) {
                    report.status(shown);
                } else {
                    report.finding(shown); // Even a quiet command asks for nothing that it does not show.
                }
                if (!yes && !streams.confirms("apply this patch?")) {
                    declined++;
                } else if (carryOut(plan, kubectl, report)) {
                    fixed.add(plan.owner());
                }
            } catch (IOException e) {
                report.failure(kubectl.program(), e);
                break;
            }
        }
        Set<Owner> left = new TreeSet<>();
        result.findings().forEach(finding -> left.add(finding.owner()));
        left.removeAll(fixed);
        report.summary(Counted.of(fixed.size(), "owner") + (dryRun == null ? " patched" : " would be patched") + ", "
                + declined + " declined; " + Counted.of(left.size() - declined, "owner needs", "owners need")
                + " another fix");
        return dryRun == null ? fixed : Set.of();
    }

    /** Returns one plan for each owner that a patch fixes, however many images it has. */
    private static List<Plan> plans(DoctorReport result) {
        Map<Owner, Plan> plans = new LinkedHashMap<>();
        for (DoctorFinding finding : result.findings()) {
            Owner owner = finding.owner();
            String patch =
                    finding.fix().patch().filter(ApplyConfiguration::canExpress).orElse("");
            boolean isPatched = finding.fix().command(owner).isPresent()
                    && !patch.isEmpty()
                    && !owner.apiVersion().isEmpty()
                    && owner.manager().isEmpty();
            if (isPatched) {
                Plan plan = plans.computeIfAbsent(owner, key -> new Plan(key, patch, new TreeSet<>()));
                if (finding.fix().kind() == FixKind.PATCH_AND_DELETE_PODS) {
                    finding.pods().stream().filter(DoctorFixes::isPodName).forEach(plan.pods()::add);
                }
            }
        }
        return List.copyOf(plans.values());
    }

    /** Guards against names that are options of kubectl; no API server has such pods. */
    private static boolean isPodName(String name) {
        return name.matches("[a-z0-9][-.a-z0-9]*");
    }

    private boolean carryOut(Plan plan, Kubectl kubectl, Report report) throws IOException, InterruptedException {
        List<String> apply = new ArrayList<>(List.of(
                "apply", "--server-side", "--validate=false", "--field-manager", FIELD_MANAGER, "--filename", "-"));
        List<String> delete = new ArrayList<>(List.of("delete", "pod", "--wait=false"));
        delete.addAll(plan.pods());
        delete.addAll(List.of("--namespace", plan.owner().namespace()));
        if (dryRun != null) {
            apply.add("--dry-run=server");
            delete.add("--dry-run=server");
        }
        Kubectl.Result result = kubectl.run(apply, ApplyConfiguration.of(plan.owner(), plan.patch()));
        if (result.exitCode() == 0 && !plan.pods().isEmpty()) {
            result = kubectl.run(delete, "");
        }
        if (result.exitCode() != 0) {
            report.error(plan.owner().toString(), reason(result));
        }
        return result.exitCode() == 0;
    }

    /** Returns why the API server refuses a patch, and what to do about it. */
    private static String reason(Kubectl.Result result) {
        if (result.error().contains("conflict")) {
            return "another field manager has this annotation: change it there, or run the patch of the finding. "
                    + result.reason();
        }
        return result.isForbidden()
                ? result.reason() + "; deploy/doctor-rbac.yaml has the rights for --fix"
                : result.reason();
    }
}
