package io.github.eciregistry.doctor;

import io.github.eciregistry.annotation.AnnotationKeys;
import io.github.eciregistry.diagnosis.RemedyKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Says how a finding is fixed, which depends on the kind of the owner and on what manages it. */
final class FixPlan {

    private static final Set<PullVerdict> BY_ANNOTATION = Set.of(
            PullVerdict.ANNOTATION_MISSING,
            PullVerdict.ANNOTATION_ON_OWNER,
            PullVerdict.ANNOTATION_ON_NAMESPACE,
            PullVerdict.PORT_MISSING,
            PullVerdict.PORT_SUPERFLUOUS,
            PullVerdict.PORT_DIFFERENT,
            PullVerdict.CASE_DIFFERENT,
            PullVerdict.ELEMENT_MALFORMED,
            PullVerdict.WRONG_LIST,
            PullVerdict.POD_OLDER_THAN_TEMPLATE,
            PullVerdict.ADDED_AFTER_CREATION,
            PullVerdict.KEYS_OF_OTHER_PRODUCT,
            PullVerdict.PROFILE_HIDDEN,
            PullVerdict.WEBHOOK_MISSED,
            PullVerdict.IMAGE_CACHE_DISAGREES,
            PullVerdict.RUNS_FROM_CACHE);

    private final OwnerPatch patches;
    private final boolean hasWebhook;

    FixPlan(OwnerPatch patches, boolean hasWebhook) {
        this.patches = patches;
        this.hasWebhook = hasWebhook;
    }

    /** Returns the fix of a failed pull. */
    Fix of(PullFailure failure, PullVerdict verdict, Placement placement, ClusterObject pod) {
        if (!BY_ANNOTATION.contains(verdict)) {
            return elsewhere(failure, verdict);
        }
        return annotate(failure.top(), placement.keys(), pod);
    }

    /** Returns the fix that gives new pods of an owner the annotations. */
    Fix annotate(Owners.Top top, AnnotationKeys keys, @Nullable ClusterObject pod) {
        Owner owner = top.owner();
        Optional<String> patch = patches.of(top, keys, pod);
        List<String> steps = new ArrayList<>();
        owner.manager()
                .ifPresent(manager ->
                        steps.add(manager + " manages " + owner + ": make the change in Git, or it will be reverted."));
        FixKind kind = kindOf(owner, patch.isPresent(), steps);
        return new Fix(kind, steps, patch);
    }

    private FixKind kindOf(Owner owner, boolean hasPatch, List<String> steps) {
        switch (owner.kind()) {
            case "Deployment", "DaemonSet" -> {
                steps.add(
                        hasPatch
                                ? "Patch the pod template; the rollout replaces the pods."
                                : "The template needs no change: kubectl rollout restart replaces the pods.");
                return hasPatch ? FixKind.PATCH : FixKind.DELETE_PODS;
            }
            case "StatefulSet" -> {
                if (hasPatch) {
                    steps.add("Patch the pod template.");
                }
                steps.add("Delete its pods that are not ready: the rollout of a StatefulSet waits for them.");
                return hasPatch ? FixKind.PATCH_AND_DELETE_PODS : FixKind.DELETE_PODS;
            }
            case "ReplicaSet", "ReplicationController" -> {
                if (hasPatch) {
                    steps.add("Patch the pod template.");
                }
                steps.add("Delete the pods that wait: it replaces them.");
                return hasPatch ? FixKind.PATCH_AND_DELETE_PODS : FixKind.DELETE_PODS;
            }
            case "CronJob" -> {
                steps.add(
                        hasPatch ? "Patch the pod template; the next run has it." : "The next run has the annotation.");
                steps.add("Delete the Job that waits, if its run is still needed start another.");
                return hasPatch ? FixKind.PATCH_FOR_NEXT_RUN : FixKind.DELETE_PODS;
            }
            case "Job" -> {
                steps.add(
                        hasWebhook
                                ? "Delete its pod: the webhook annotates the next one if its policy has the registry."
                                : "Delete the Job and create it again with the annotation: its template cannot be changed.");
                return hasWebhook ? FixKind.DELETE_PODS : FixKind.RECREATE;
            }
            case "Pod" -> {
                steps.add("Delete the pod and create it again with the annotation: it is read at creation only.");
                return FixKind.RECREATE;
            }
            case "ImageCache" -> {
                steps.add(
                        "Delete the ImageCache and create it again with the annotation: it is read at creation only.");
                return FixKind.RECREATE;
            }
            default -> {
                steps.add(
                        hasPatch
                                ? "Patch the pod template, then check that its controller replaces the pods."
                                : "Add the annotation where the " + owner.kind()
                                        + " describes its pods, and replace them.");
                return hasPatch ? FixKind.PATCH : FixKind.ELSEWHERE;
            }
        }
    }

    private static Fix elsewhere(PullFailure failure, PullVerdict verdict) {
        Owner owner = failure.top().owner();
        String step = switch (verdict) {
            case LISTED_IN_VAIN ->
                "Delete the pod, so that a new one reads the annotation. If that one fails too, probe the"
                        + " registry: eci-registry probe " + registry(failure) + ".";
            case PROFILE_OVERWRITES ->
                "Add the registry to the annotation of the Selector, or leave the key out of it, then delete the"
                        + " pods that wait.";
            case IMAGE_REWRITTEN ->
                "Let the webhook that changes images run before the one that annotates, or add the new registry to"
                        + " the annotation.";
            case NOT_ON_ECI ->
                "Configure the registry on the node (containerd: certs.d), or send the pod to ECI with the label"
                        + " alibabacloud.com/eci: \"true\".";
            case PULL_SECRET_MISSING, PULL_SECRET_ELSEWHERE, PULL_SECRET_OTHER_HOST ->
                "Create a pull secret for " + registry(failure) + " in the namespace " + owner.namespace()
                        + " and name it in imagePullSecrets. No annotation helps.";
            case PROBE_FIRST -> "Ask the registry: eci-registry probe " + registry(failure) + ".";
            case EVIDENCE_GONE -> "Delete a pod that waits: its successor fails again and has the error in its events.";
            case CAUSE_UNKNOWN ->
                "Read the message, and report it with the output of eci-registry explain if an annotation cures it.";
            default -> failure.diagnosis().remedy().advice();
        };
        boolean isReference = failure.diagnosis().remedy().kind() == RemedyKind.REFERENCE;
        List<String> steps = new ArrayList<>();
        steps.add(step);
        if (isReference && owner.manager().isPresent()) {
            steps.add(owner.manager().get() + " manages " + owner + ": correct the image in Git.");
        }
        return new Fix(FixKind.ELSEWHERE, steps, Optional.empty());
    }

    private static String registry(PullFailure failure) {
        return failure.registry().map(Object::toString).orElse("the registry");
    }
}
