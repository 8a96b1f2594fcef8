package io.github.eciregistry.manifest;

import static io.github.eciregistry.ProblemCode.SHARED_BY_ALIAS;
import static io.github.eciregistry.ProblemCode.WRONG_TYPE;

import io.github.eciregistry.Problem;
import io.github.eciregistry.ProblemCode;
import io.github.eciregistry.TextEdit;
import io.github.eciregistry.internal.document.Document;
import io.github.eciregistry.internal.document.LineIndex;
import io.github.eciregistry.internal.pod.AliasBudget;
import io.github.eciregistry.internal.pod.Field;
import io.github.eciregistry.internal.pod.UnsafeDocument;
import io.github.eciregistry.internal.pod.Workloads;
import io.github.eciregistry.kind.PodLocation;
import io.github.eciregistry.kind.WorkloadKind;
import io.github.eciregistry.kind.WorkloadKinds;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Annotates the pods of one document. */
final class DocumentAnnotator implements Workloads.Visitor {

    private final String text;
    private final Document document;
    private final LineIndex lines;
    private final WorkloadKinds kinds;
    private final PodAnnotator pods;
    private final List<TextEdit> edits = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();

    DocumentAnnotator(
            String text, Document document, LineIndex lines, WorkloadKinds kinds, PodAnnotator.Settings settings) {
        this.text = text;
        this.document = document;
        this.lines = lines;
        this.kinds = kinds;
        this.pods = new PodAnnotator(text, lines, settings, edits, problems);
    }

    /** Adds what is to be done and what is wrong; a document that cannot be edited safely gets no edit at all. */
    void annotate(List<TextEdit> allEdits, List<Problem> allProblems) {
        Problem broken = UnsafeDocument.unreadable(text, document, lines);
        if (broken != null) {
            problems.add(broken);
        } else if (document.root() != null) {
            try {
                Workloads.visit(document.root(), kinds, this);
            } catch (AliasBudget.Exceeded e) {
                edits.clear();
                problems.add(problem(SHARED_BY_ALIAS, "expected fewer aliases: " + e.getMessage(), document.start()));
            }
            Problem refusal = edits.isEmpty() ? null : UnsafeDocument.uneditable(text, document, lines);
            if (refusal != null) {
                edits.clear();
                if (problems.stream().noneMatch(problem -> isSame(problem, refusal))) {
                    problems.add(refusal);
                }
            }
        }
        problems.sort(Comparator.comparing(problem -> problem.position().orElseThrow()));
        allEdits.addAll(edits);
        allProblems.addAll(problems);
    }

    /** Tells whether two problems are about one place, of which one may know the field. */
    private static boolean isSame(Problem problem, Problem other) {
        return problem.code() == other.code() && problem.position().equals(other.position());
    }

    @Override
    public void workload(Field object, WorkloadKind kind) {
        // Wider ones come first in the table. Where two end at the same offset, the inner one has to be written
        // first.
        List<PodLocation> locations = kind.pods();
        for (int i = locations.size() - 1; i >= 0; i--) {
            PodLocation pod = locations.get(i);
            object.visit(pod.base(), place -> pods.annotate(place, pod));
        }
    }

    @Override
    public void tooDeep(Field list) {
        String message = "expected at most " + Workloads.MAX_LISTS + " levels of objects that contain objects";
        problems.add(problem(WRONG_TYPE, message, list.node().start()));
    }

    private Problem problem(ProblemCode code, String message, int offset) {
        return Problem.of(code, "", message).atPosition(lines.position(offset));
    }
}
