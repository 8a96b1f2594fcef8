package io.github.eciregistry.export;

import io.github.eciregistry.InvalidInputException;
import io.github.eciregistry.Problem;
import io.github.eciregistry.ProblemCode;
import io.github.eciregistry.annotation.RegistryAnnotations;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Checks for patterns and options that a target cannot express, each with the reason. */
final class Refusals {

    private final ExportSettings settings;
    private final ExportTarget target;
    private final List<Problem> problems = new ArrayList<>(0);

    private Refusals(ExportSettings settings, ExportTarget target) {
        this.settings = settings;
        this.target = target;
    }

    static List<Problem> of(ExportSettings settings, ExportTarget target) {
        Refusals refusals = new Refusals(settings, target);
        refusals.checkRelease();
        List<ExportedRule> annotated = settings.policy().rules().stream()
                .map(ExportedRule::new)
                .filter(ExportedRule::isAnnotated)
                .toList();
        if (annotated.isEmpty()) {
            refusals.problems.add(
                    Problem.of(
                            ProblemCode.NOTHING_TO_EXPORT,
                            settings.policy().toString(),
                            "nothing to export: the policy has no plain HTTP or skip-verify registries, so no pod needs an annotation"));
        } else if (target.readsImages()) {
            refusals.checkExpressions();
        } else {
            annotated.forEach(refusals::checkHost);
            refusals.checkSelection();
        }
        return refusals.problems;
    }

    private void checkRelease() {
        KubernetesRelease release = settings.release();
        if (release != null && target != ExportTarget.MUTATING_ADMISSION_POLICY) {
            refuse(release.toString(), "only MUTATING_ADMISSION_POLICY depends on the release");
        } else if (release != null && !release.hasMutatingAdmissionPolicy()) {
            refuse(
                    release.toString(),
                    "this kind exists since Kubernetes 1.32; for older clusters export to KYVERNO or deploy the webhook");
        }
    }

    private void checkExpressions() {
        if (!settings.podLabels().isEmpty() || !settings.namespaceLabels().isEmpty()) {
            refuse(
                    (settings.podLabels().isEmpty() ? settings.namespaceLabels() : settings.podLabels()).toString(),
                    "it reads the images of every pod, so labels to match are not supported");
        }
        for (AdmissionExpressions.Variable variable : new AdmissionExpressions(settings).variables()) {
            int length = variable.expression().length();
            if (length > AdmissionExpressions.MAX_LENGTH) {
                String message = "cannot export the policy to " + target + ": expected CEL of at most "
                        + AdmissionExpressions.MAX_LENGTH + " characters for the " + variable.name() + ", found "
                        + length;
                problems.add(Problem.of(ProblemCode.EXPORT_TOO_LARGE, variable.name(), message));
            }
        }
    }

    private void checkHost(ExportedRule rule) {
        String pattern = rule.rule().pattern().toString();
        String reason = reasonAgainst(rule);
        if (reason != null) {
            refuse(
                    pattern,
                    "its value is the same for every pod, so it can list only registries as in the images, not "
                            + reason);
        }
    }

    private static @Nullable String reasonAgainst(ExportedRule rule) {
        if (rule.isWildcard()) {
            return "a wildcard";
        }
        if (rule.isBlock()) {
            return "a block of addresses";
        }
        try {
            RegistryAnnotations.builder().plainHttp(rule.rule().pattern().toString());
            return null;
        } catch (InvalidInputException e) {
            return e.problems().get(0).code() == ProblemCode.REGISTRY_IS_PLACEHOLDER
                    ? "a placeholder of the documentation"
                    : "a host that images can name only with a port";
        }
    }

    private void checkSelection() {
        Set<String> exempt = settings.exemptNamespaces();
        if (exempt != null && !exempt.isEmpty()) {
            refuse(String.join(",", exempt), "it selects pods by labels, so exempt namespaces are not supported");
        }
        boolean isSelector = target == ExportTarget.SELECTOR;
        if (isSelector
                && settings.podLabels().isEmpty()
                && settings.namespaceLabels().isEmpty()) {
            refuse(settings.name(), "it needs a label of pods or namespaces to match");
        }
        if (isSelector && settings.onlyEciPods()) {
            refuse(
                    settings.name(),
                    "it selects pods only by labels, so limiting it to pods marked for ECI is not supported");
        }
    }

    private void refuse(String input, String reason) {
        String message = "cannot export " + Problem.quote(input) + " to " + target + ": " + reason;
        problems.add(Problem.of(ProblemCode.NOT_EXPRESSIBLE, input, message));
    }
}
