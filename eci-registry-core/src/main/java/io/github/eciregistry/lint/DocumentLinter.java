package io.github.eciregistry.lint;

import io.github.eciregistry.Problem;
import io.github.eciregistry.ProblemCode;
import io.github.eciregistry.TextPosition;
import io.github.eciregistry.internal.document.Document;
import io.github.eciregistry.internal.document.LineIndex;
import io.github.eciregistry.internal.document.Node;
import io.github.eciregistry.internal.document.ScalarNode;
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
import io.github.eciregistry.lint.Finding.Draft;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/** Lints one document: hands its objects and pods to the rules. */
final class DocumentLinter implements ObjectWalk.Visitor {

    private final String text;
    private final Document document;
    private final LineIndex lines;
    private final Settings settings;
    private final Findings findings;
    private final PodRules rules;
    private final ScopeCounter scope;
    private final Set<Node> entered = Collections.newSetFromMap(new IdentityHashMap<>());
    private boolean hasWorkload;
    private boolean isTemplate;

    DocumentLinter(String text, Document document, LineIndex lines, Settings settings, ScopeCounter scope) {
        this.text = text;
        this.document = document;
        this.lines = lines;
        this.settings = settings;
        this.findings = new Findings(text, settings);
        this.rules = new PodRules(settings.policy(), settings.keys());
        this.scope = scope;
    }

    List<Draft> lint() {
        Problem broken = UnsafeDocument.unreadable(text, document, lines);
        if (broken != null) {
            unsafe(broken);
        }
        if (broken != null || document.root() == null) {
            return findings.drafts(false);
        }
        boolean editable = true;
        try {
            ObjectWalk.visit(Field.root(document.root()), settings.kinds(), this);
        } catch (AliasBudget.Exceeded e) {
            editable = false;
            int start = document.root().start();
            findings.add(
                    Rule.TOO_MANY_ALIASES, start, start, "", "expected fewer aliases: " + e.getMessage(), List.of());
        }
        Problem unsafe = UnsafeDocument.uneditable(text, document, lines);
        if (unsafe != null && (hasWorkload || isTemplate)) {
            findings.in("");
            unsafe(unsafe);
        }
        List<Draft> drafts = findings.drafts(editable && unsafe == null);
        return new FixCheck(text, document).check(drafts);
    }

    private void unsafe(Problem problem) {
        int start = problem.position().map(this::offset).orElse(document.start());
        findings.add(ruleOf(problem.code()), start, start, "", problem.message(), List.of());
    }

    private int offset(TextPosition position) {
        return lines.offset(position);
    }

    private static Rule ruleOf(ProblemCode code) {
        return switch (code) {
            case TEMPLATE_BRACES -> Rule.TEMPLATE_BRACES;
            case DUPLICATE_KEY -> Rule.DUPLICATE_KEY;
            case AMBIGUOUS_LINE_BREAK -> Rule.AMBIGUOUS_LINE_BREAK;
            default -> Rule.UNREADABLE_DOCUMENT;
        };
    }

    @Override
    public boolean enter(ObjectValue item) {
        return entered.add(((Field) item).node());
    }

    @Override
    public void workload(ObjectValue found, WorkloadKind kind) {
        Field object = (Field) found;
        hasWorkload = true;
        findings.in(kind.kind() + " " + name(object));
        if (PodContext.isImageCache(kind) && ImageCacheRules.isMisindented(object, findings)) {
            return;
        }
        PlacementRules.controller(object, kind, findings);
        FlinkRules.check(object, kind, findings);
        for (PodLocation location : kind.pods()) {
            ObjectWalk.visitPods(object, location, (place, each) -> pod(kind, place, each), this);
        }
    }

    private void pod(WorkloadKind kind, ObjectValue place, PodLocation location) {
        PodDecision decision = rules.decide(place, location);
        if (decision != null) {
            scope.add(decision);
            pod(new PodContext(kind.kind(), PodContext.isImageCache(kind), decision));
        }
    }

    @Override
    public void shaped(ObjectValue found, String kind, List<ShapedPod> pods) {
        Field object = (Field) found;
        if (!kind.isEmpty()) {
            findings.in(kind + " " + name(object));
        }
        for (ShapedPod each : pods) {
            PodDecision decision = rules.decide(each.pod(), each.location());
            if (decision == null) {
                continue;
            }
            scope.add(decision);
            UnknownKindRules.check(each, decision, findings);
            if (each.isPlaced() && decision.pod().hasRegistryAnnotation()) {
                pod(new PodContext(kind, false, decision));
            }
        }
        if (!pods.get(0).isOfKnownKind() && object.type() == ObjectValue.Type.MAPPING) {
            PlacementRules.shaped(object, pods, findings);
        }
    }

    private void pod(PodContext pod) {
        PodDecision decision = pod.decision();
        PodProblem placeProblem = decision.pod().placeProblem();
        if (placeProblem != null) {
            problem(placeProblem);
        }
        if (pod.mapping() != null) {
            KeyRules.check(pod.deepest(), pod, findings);
        }
        ValueRules.check(pod, findings);
        ImageRules.check(pod, findings);
        PolicyRules.check(pod, findings);
        EciRules.check(pod, findings);
        if (pod.isImageCache()) {
            ImageCacheRules.check(pod, findings);
        }
    }

    @Override
    public void problem(PodProblem found) {
        if (found.problem().code() == ProblemCode.TEMPLATE_BRACES) {
            isTemplate = true; // reported once, at the first braces of the document
            return;
        }
        findings.add(Rule.WRONG_TYPE, (Field) found.value(), found.problem().message());
    }

    @Override
    public void other(ObjectValue found, String kind) {
        Field object = (Field) found;
        findings.in(kind + " " + name(object));
        PlacementRules.other(object, kind, findings);
    }

    @Override
    public void unidentified(ObjectValue object, String message) {
        findings.in("");
        findings.add(Rule.UNIDENTIFIED_OBJECT, (Field) object, message);
    }

    private static String name(Field object) {
        Field metadata = object.child("metadata");
        return metadata == null ? "" : scalar(metadata, "namespace") + "/" + scalar(metadata, "name");
    }

    private static String scalar(Field metadata, String name) {
        Field field = metadata.child(name);
        return field != null && field.node() instanceof ScalarNode scalar ? scalar.value() : "";
    }
}
