package io.github.eciregistry.manifest;

import static io.github.eciregistry.ProblemCode.SHARED_BY_ALIAS;

import io.github.eciregistry.Problem;
import io.github.eciregistry.internal.document.Document;
import io.github.eciregistry.internal.document.LineIndex;
import io.github.eciregistry.internal.edit.AnnotationTarget;
import io.github.eciregistry.internal.edit.AnnotationWriter;
import io.github.eciregistry.internal.pod.ObjectValue;
import io.github.eciregistry.internal.pod.ObjectWalk;
import io.github.eciregistry.internal.pod.PodDecision;
import io.github.eciregistry.internal.pod.PodRules;
import io.github.eciregistry.internal.pod.ShapedPod;
import io.github.eciregistry.kind.PodLocation;
import io.github.eciregistry.kind.WorkloadKind;
import io.github.eciregistry.kind.WorkloadKinds;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Annotates the pods of one document. */
final class DocumentAnnotator extends DocumentEditor {

    private final PodRules rules;
    private final PodSummary summary;
    private final List<ManifestPod> pods = new ArrayList<>();

    DocumentAnnotator(
            String text, Document document, LineIndex lines, WorkloadKinds kinds, PodRules rules, PodSummary summary) {
        super(text, document, lines, kinds);
        this.rules = rules;
        this.summary = summary;
    }

    /** Returns the pods in the order of the text. */
    List<ManifestPod> pods() {
        return pods.stream().sorted(Comparator.comparing(ManifestPod::position)).toList();
    }

    @Override
    void refuseEdits() {
        super.refuseEdits();
        pods.replaceAll(
                pod -> pod.state() == ManifestPod.State.CHANGED ? pod.withState(ManifestPod.State.REFUSED) : pod);
    }

    @Override
    public void workload(ObjectValue object, WorkloadKind kind) {
        // Wider locations come first in the table. Where two end at the same offset, the inner one is written first.
        List<PodLocation> locations = kind.pods();
        for (int i = locations.size() - 1; i >= 0; i--) {
            ObjectWalk.visitPods(
                    object,
                    locations.get(i),
                    (pod, location) -> carryOut(object, kind.kind(), rules.decide(pod, location), null),
                    this);
        }
    }

    @Override
    public void shaped(ObjectValue object, String kind, List<ShapedPod> pods) {
        pods.forEach(pod -> carryOut(object, kind, rules.decide(pod), pod.text()));
    }

    private void carryOut(
            ObjectValue object, String kind, @Nullable PodDecision decision, @Nullable ObjectValue embeddedIn) {
        if (decision == null) {
            return;
        }
        decision.problems().forEach(this::problem);
        boolean isWritten = !decision.changes().isEmpty() && write(decision);
        pods.add(summary.of(object, kind, decision, isWritten, embeddedIn));
    }

    /** Adds the edits for the changes to a pod, or reports why there can be none; returns whether there are edits. */
    private boolean write(PodDecision decision) {
        AnnotationTarget target = AnnotationTarget.of(decision.pod());
        if (target == null) {
            return false;
        }
        int shared = target.deepest().sharedAt();
        if (shared >= 0) {
            String message = "annotations would reach another place through the alias or merge key here";
            report(Problem.of(SHARED_BY_ALIAS, "", message), shared, target.deepest());
            return false;
        }
        try {
            edits().addAll(AnnotationWriter.edits(text(), target, decision.changes()));
            return true;
        } catch (AnnotationWriter.Uneditable e) {
            report(e.problem(), e.offset(), target.deepest());
            return false;
        }
    }
}
