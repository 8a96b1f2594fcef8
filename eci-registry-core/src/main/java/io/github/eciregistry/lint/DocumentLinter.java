package io.github.eciregistry.lint;

import io.github.eciregistry.Problem;
import io.github.eciregistry.ProblemCode;
import io.github.eciregistry.TextPosition;
import io.github.eciregistry.internal.document.Document;
import io.github.eciregistry.internal.document.LineIndex;
import io.github.eciregistry.internal.document.ScalarNode;
import io.github.eciregistry.internal.edit.AnnotationTarget;
import io.github.eciregistry.internal.pod.AliasBudget;
import io.github.eciregistry.internal.pod.AnnotationTexts;
import io.github.eciregistry.internal.pod.Field;
import io.github.eciregistry.internal.pod.PodImage;
import io.github.eciregistry.internal.pod.UnsafeDocument;
import io.github.eciregistry.internal.pod.Workloads;
import io.github.eciregistry.kind.PodLocation;
import io.github.eciregistry.kind.WorkloadKind;
import io.github.eciregistry.lint.Finding.Draft;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Lints one document: hands its objects and pods to the rules. */
final class DocumentLinter implements Workloads.Visitor {

    private final String text;
    private final Document document;
    private final LineIndex lines;
    private final Settings settings;
    private final Findings findings;
    private boolean hasWorkload;

    DocumentLinter(String text, Document document, LineIndex lines, Settings settings) {
        this.text = text;
        this.document = document;
        this.lines = lines;
        this.settings = settings;
        this.findings = new Findings(text, settings);
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
            Workloads.visit(document.root(), settings.kinds(), this);
        } catch (AliasBudget.Exceeded e) {
            editable = false;
            int start = document.root().start();
            findings.add(
                    Rule.TOO_MANY_ALIASES, start, start, "", "expected fewer aliases: " + e.getMessage(), List.of());
        }
        Problem unsafe = UnsafeDocument.uneditable(text, document, lines);
        if (unsafe != null && hasWorkload) {
            findings.in("");
            unsafe(unsafe);
        }
        return findings.drafts(editable && unsafe == null);
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
    public void workload(Field object, WorkloadKind kind) {
        hasWorkload = true;
        findings.in(kind.kind() + " " + name(object));
        if (PodContext.isImageCache(kind) && ImageCacheRules.isMisindented(object, findings)) {
            return;
        }
        PlacementRules.controller(object, kind, findings);
        for (PodLocation location : kind.pods()) {
            object.visit(location.base(), place -> pod(kind, place, location));
        }
    }

    private void pod(WorkloadKind kind, Field place, PodLocation location) {
        PodContext pod = context(kind, place, location);
        if (pod == null) {
            return;
        }
        if (pod.mapping() != null) {
            KeyRules.check(pod.slot().deepest(), pod, findings);
        }
        KeyRules.labels(pod, findings);
        ValueRules.check(pod, findings);
        ImageRules.check(pod, findings);
        PolicyRules.check(pod, findings);
        EciRules.check(pod, findings);
        if (pod.isImageCache()) {
            ImageCacheRules.check(pod, findings);
        }
    }

    private @Nullable PodContext context(WorkloadKind kind, Field place, PodLocation location) {
        try {
            AnnotationTarget slot = AnnotationTarget.find(place, location);
            if (slot == null) {
                return null;
            }
            Map<String, String> annotations = slot.isComplete() ? annotations(slot.deepest()) : Map.of();
            if (location.isOverriding() && annotations.keySet().stream().noneMatch(settings::isRegistryKey)) {
                return null;
            }
            return new PodContext(kind, place, location, slot, annotations, PodImage.of(place, location));
        } catch (AnnotationTarget.WrongType e) {
            findings.add(Rule.WRONG_TYPE, e.field(), "expected a mapping");
            return null;
        }
    }

    /** Where a key stands twice, its first value counts, which is that whose place is known. */
    private Map<String, String> annotations(Field field) {
        Map<String, String> annotations = AnnotationTexts.read(field, settings.keys(), wrong -> {});
        annotations.replaceAll((key, value) -> {
            Field first = settings.isRegistryKey(key) ? field.child(key) : null;
            return first != null && first.node() instanceof ScalarNode scalar && !scalar.isNull()
                    ? scalar.value()
                    : value;
        });
        return annotations;
    }

    @Override
    public void other(Field object, String kind) {
        findings.in(kind + " " + name(object));
        PlacementRules.other(object, kind, findings);
    }

    @Override
    public void tooDeep(Field list) {
        findings.add(
                Rule.WRONG_TYPE,
                list,
                "expected at most " + Workloads.MAX_LISTS + " levels of objects that contain objects");
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
