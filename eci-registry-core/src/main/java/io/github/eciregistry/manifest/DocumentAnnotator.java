package io.github.eciregistry.manifest;

import static io.github.eciregistry.ProblemCode.AMBIGUOUS_LINE_BREAK;
import static io.github.eciregistry.ProblemCode.DUPLICATE_KEY;
import static io.github.eciregistry.ProblemCode.SHARED_BY_ALIAS;
import static io.github.eciregistry.ProblemCode.TEMPLATE_BRACES;
import static io.github.eciregistry.ProblemCode.WRONG_TYPE;

import io.github.eciregistry.Problem;
import io.github.eciregistry.ProblemCode;
import io.github.eciregistry.document.Document;
import io.github.eciregistry.document.LineIndex;
import io.github.eciregistry.document.Node;
import io.github.eciregistry.document.ScalarNode;
import io.github.eciregistry.document.SequenceNode;
import io.github.eciregistry.kind.PodLocation;
import io.github.eciregistry.kind.WorkloadKind;
import io.github.eciregistry.kind.WorkloadKinds;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Annotates the pods of one document. */
final class DocumentAnnotator {

    private static final int MAX_LISTS = 16;

    private final String text;
    private final Document document;
    private final LineIndex lines;
    private final WorkloadKinds kinds;
    private final PodAnnotator pods;
    private final List<TextEdit> edits = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();
    private final Set<Node> seen = Collections.newSetFromMap(new IdentityHashMap<>());

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
        if (document.problem() != null) {
            problems.add(broken(document.problem()));
        } else if (document.root() != null) {
            try {
                object(Field.root(document.root()), 0);
            } catch (AliasBudget.Exceeded e) {
                edits.clear();
                problems.add(problem(SHARED_BY_ALIAS, "expected fewer aliases: " + e.getMessage(), document.start()));
            }
            Problem refusal = edits.isEmpty() ? null : refusal();
            if (refusal != null) {
                edits.clear();
                problems.add(refusal);
            }
        }
        allEdits.addAll(edits);
        allProblems.addAll(problems);
    }

    private Problem broken(Problem problem) {
        int braces = document.braces(text);
        if (braces >= 0) {
            return templateBraces(braces);
        }
        return problem.atPosition(lines.position(document.problemOffset()));
    }

    private @Nullable Problem refusal() {
        int braces = document.templateBraces(text);
        if (braces >= 0) {
            return templateBraces(braces);
        }
        int ambiguous = document.ambiguousBreak(text);
        if (ambiguous >= 0) {
            String found = String.format("found U+%04X", (int) text.charAt(ambiguous));
            String message = "expected no character that is a line break in YAML 1.1 alone, " + found;
            return problem(AMBIGUOUS_LINE_BREAK, message, ambiguous);
        }
        ScalarNode duplicate = document.duplicateKey();
        if (duplicate != null) {
            String message = "expected each key once, found " + Problem.quote(duplicate.value()) + " again";
            return problem(DUPLICATE_KEY, message, duplicate.start());
        }
        return null;
    }

    private Problem templateBraces(int offset) {
        return problem(TEMPLATE_BRACES, "expected a rendered manifest, found template braces {{", offset);
    }

    private Problem problem(ProblemCode code, String message, int offset) {
        return Problem.of(code, "", message).atPosition(lines.position(offset));
    }

    private void object(Field field, int depth) {
        String apiVersion = text(field, "apiVersion");
        String kind = text(field, "kind");
        if (apiVersion == null || kind == null) {
            return;
        }
        Optional<WorkloadKind> workload = kinds.find(apiVersion, kind);
        if (workload.isPresent()) {
            // Wider ones come first in the table. Where two end at the same offset, the inner one has to be written
            // first.
            List<PodLocation> locations = workload.get().pods();
            for (int i = locations.size() - 1; i >= 0; i--) {
                PodLocation pod = locations.get(i);
                field.visit(pod.base(), place -> pods.annotate(place, pod));
            }
            return;
        }
        Optional<String> items = WorkloadKinds.itemsField(apiVersion, kind);
        Field list = items.map(field::child).orElse(null);
        if (list != null) {
            items(list, depth);
        }
    }

    private void items(Field list, int depth) {
        if (!(list.node() instanceof SequenceNode sequence)) {
            return;
        }
        if (depth == MAX_LISTS) {
            String message = "expected lists of objects nested at most " + MAX_LISTS + " levels";
            problems.add(problem(WRONG_TYPE, message, list.node().start()));
            return;
        }
        for (int i = 0; i < sequence.items().size(); i++) {
            Field item = list.item(sequence.items().get(i), i);
            if (seen.add(item.node())) {
                object(item, depth + 1);
            }
        }
    }

    private static @Nullable String text(Field object, String name) {
        Field field = object.child(name);
        return field != null && field.node() instanceof ScalarNode scalar ? scalar.value() : null;
    }
}
