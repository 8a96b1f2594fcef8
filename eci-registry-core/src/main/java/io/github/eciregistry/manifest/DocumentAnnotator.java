package io.github.eciregistry.manifest;

import static io.github.eciregistry.ProblemCode.SHARED_BY_ALIAS;
import static io.github.eciregistry.ProblemCode.TEMPLATE_BRACES;
import static io.github.eciregistry.ProblemCode.UNEDITABLE_PLACE;
import static io.github.eciregistry.ProblemCode.UNIDENTIFIED_OBJECT;

import io.github.eciregistry.Problem;
import io.github.eciregistry.TextEdit;
import io.github.eciregistry.internal.document.Document;
import io.github.eciregistry.internal.document.LineIndex;
import io.github.eciregistry.internal.document.Node;
import io.github.eciregistry.internal.document.ScalarNode;
import io.github.eciregistry.internal.edit.AnnotationTarget;
import io.github.eciregistry.internal.edit.AnnotationWriter;
import io.github.eciregistry.internal.edit.Rereading;
import io.github.eciregistry.internal.edit.ScalarPosition;
import io.github.eciregistry.internal.pod.AliasBudget;
import io.github.eciregistry.internal.pod.Field;
import io.github.eciregistry.internal.pod.ObjectValue;
import io.github.eciregistry.internal.pod.ObjectWalk;
import io.github.eciregistry.internal.pod.PodDecision;
import io.github.eciregistry.internal.pod.PodProblem;
import io.github.eciregistry.internal.pod.PodRules;
import io.github.eciregistry.internal.pod.ShapedPod;
import io.github.eciregistry.internal.pod.UnsafeDocument;
import io.github.eciregistry.kind.PodLocation;
import io.github.eciregistry.kind.WorkloadKind;
import io.github.eciregistry.kind.WorkloadKinds;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Annotates the pods of one document. */
final class DocumentAnnotator implements ObjectWalk.Visitor {

    private final String text;
    private final Document document;
    private final LineIndex lines;
    private final WorkloadKinds kinds;
    private final PodRules rules;
    private final PodSummary summary;
    private final Set<Node> entered = Collections.newSetFromMap(new IdentityHashMap<>());
    private final List<TextEdit> edits = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();
    private final List<ManifestPod> pods = new ArrayList<>();

    /**
     * What is to be done in a document, and what is wrong with it.
     *
     * @param edits the edits, none if the document cannot be edited safely
     * @param problems the problems in the order of the text
     * @param pods the pods in the order of the text
     */
    record Result(List<TextEdit> edits, List<Problem> problems, List<ManifestPod> pods) {}

    DocumentAnnotator(
            String text, Document document, LineIndex lines, WorkloadKinds kinds, PodRules rules, PodSummary summary) {
        this.text = text;
        this.document = document;
        this.lines = lines;
        this.kinds = kinds;
        this.rules = rules;
        this.summary = summary;
    }

    Result annotate() {
        Problem broken = UnsafeDocument.unreadable(text, document, lines);
        if (broken != null) {
            return new Result(List.of(), List.of(broken), List.of());
        }
        Node root = document.root();
        if (root != null) {
            annotate(root);
        }
        problems.sort(Comparator.comparing(problem -> problem.position().orElseThrow()));
        pods.sort(Comparator.comparing(ManifestPod::position));
        return new Result(edits, problems.stream().distinct().toList(), pods);
    }

    private void annotate(Node root) {
        try {
            ObjectWalk.visit(Field.root(root), kinds, this);
        } catch (AliasBudget.Exceeded e) {
            refuseEdits();
            problems.add(Problem.of(SHARED_BY_ALIAS, "", "expected fewer aliases: " + e.getMessage())
                    .atPosition(lines.position(document.start())));
        }
        boolean isTemplate = problems.stream().anyMatch(problem -> problem.code() == TEMPLATE_BRACES);
        Problem refusal = edits.isEmpty() && !isTemplate ? null : refusal();
        if (refusal != null) {
            refuseEdits();
            // The braces of a template are reported once, where the first ones are.
            problems.removeIf(problem -> problem.code() == TEMPLATE_BRACES && !isSame(problem, refusal));
            if (problems.stream().noneMatch(problem -> isSame(problem, refusal))) {
                problems.add(refusal);
            }
        }
    }

    private void refuseEdits() {
        edits.clear();
        pods.replaceAll(
                pod -> pod.state() == ManifestPod.State.CHANGED ? pod.withState(ManifestPod.State.REFUSED) : pod);
    }

    /** Returns why there can be no edit of the document, or null. */
    private @Nullable Problem refusal() {
        Problem unsafe = UnsafeDocument.uneditable(text, document, lines);
        if (unsafe == null
                && !document.simple()
                && !Rereading.isSafe(text, document, edits.stream().sorted().toList())) {
            String message = "expected a place where a line can be added without a change of other values";
            return Problem.of(UNEDITABLE_PLACE, "", message)
                    .atPosition(lines.position(edits.get(0).start()));
        }
        return unsafe;
    }

    /** Returns whether two problems are about one place, of which one may know the field. */
    private static boolean isSame(Problem problem, Problem other) {
        return problem.code() == other.code() && problem.position().equals(other.position());
    }

    @Override
    public boolean enter(ObjectValue item) {
        return entered.add(((Field) item).node());
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
            edits.addAll(AnnotationWriter.edits(text, target, decision.changes()));
            return true;
        } catch (AnnotationWriter.Uneditable e) {
            report(e.problem(), e.offset(), target.deepest());
            return false;
        }
    }

    @Override
    public void unidentified(ObjectValue object, String message) {
        Field field = (Field) object;
        report(Problem.of(UNIDENTIFIED_OBJECT, "", message), field.node().start(), field);
    }

    @Override
    public void problem(PodProblem found) {
        Field field = (Field) found.value();
        Node node = field.node();
        int offset = node instanceof ScalarNode scalar
                        && found.problem().offset().isPresent()
                ? ScalarPosition.offset(text, scalar, found.problem().offset().getAsInt())
                : node.start();
        report(found.problem(), offset, field);
    }

    /** Reports a problem at an offset of the text, and in a field unless that is the whole document. */
    private void report(Problem problem, int offset, Field field) {
        Problem placed = problem.atPosition(lines.position(offset));
        problems.add(field.parent() == null ? placed : placed.atPath(field.path()));
    }
}
