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
import io.github.eciregistry.internal.edit.Rereading;
import io.github.eciregistry.internal.edit.ScalarPosition;
import io.github.eciregistry.internal.pod.AliasBudget;
import io.github.eciregistry.internal.pod.Field;
import io.github.eciregistry.internal.pod.ObjectValue;
import io.github.eciregistry.internal.pod.ObjectWalk;
import io.github.eciregistry.internal.pod.PodProblem;
import io.github.eciregistry.internal.pod.UnsafeDocument;
import io.github.eciregistry.kind.WorkloadKinds;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Edits the objects of one document; if that cannot be done safely, there are no edits and a problem gives the reason. */
abstract class DocumentEditor implements ObjectWalk.Visitor {

    private final String text;
    private final Document document;
    private final LineIndex lines;
    private final WorkloadKinds kinds;
    private final Set<Node> entered = Collections.newSetFromMap(new IdentityHashMap<>());
    private final List<TextEdit> edits = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();

    DocumentEditor(String text, Document document, LineIndex lines, WorkloadKinds kinds) {
        this.text = text;
        this.document = document;
        this.lines = lines;
        this.kinds = kinds;
    }

    final String text() {
        return text;
    }

    final List<TextEdit> edits() {
        return edits;
    }

    /** Returns the problems in the order of the text. */
    final List<Problem> problems() {
        return problems.stream()
                .sorted(Comparator.comparing(problem -> problem.position().orElseThrow()))
                .distinct()
                .toList();
    }

    final void run() {
        Problem broken = UnsafeDocument.unreadable(text, document, lines);
        if (broken != null) {
            problems.add(broken);
        } else if (document.root() != null) {
            run(document.root());
        }
    }

    private void run(Node root) {
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

    /** Withdraws all edits of the document. */
    void refuseEdits() {
        edits.clear();
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
    final void report(Problem problem, int offset, Field field) {
        Problem placed = problem.atPosition(lines.position(offset));
        problems.add(field.parent() == null ? placed : placed.atPath(field.path()));
    }
}
