package io.github.eciregistry.manifest;

import static io.github.eciregistry.ProblemCode.IMAGE_NOT_RENDERED;
import static io.github.eciregistry.ProblemCode.SHARED_BY_ALIAS;
import static io.github.eciregistry.ProblemCode.WRONG_TYPE;

import io.github.eciregistry.InvalidInputException;
import io.github.eciregistry.Problem;
import io.github.eciregistry.ProblemCode;
import io.github.eciregistry.annotation.AnnotationKeys;
import io.github.eciregistry.annotation.AnnotationMerge;
import io.github.eciregistry.annotation.RegistryAnnotations;
import io.github.eciregistry.document.LineIndex;
import io.github.eciregistry.document.MappingNode;
import io.github.eciregistry.document.Node;
import io.github.eciregistry.document.ScalarNode;
import io.github.eciregistry.kind.FieldPath;
import io.github.eciregistry.kind.PodLocation;
import io.github.eciregistry.policy.RegistryPolicy;
import io.github.eciregistry.reference.ImageReference;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Annotates one pod of a document. */
final class PodAnnotator {

    private final String text;
    private final LineIndex lines;
    private final Settings settings;
    private final List<TextEdit> edits;
    private final List<Problem> problems;

    /**
     * What the caller decided.
     *
     * @param policy how each registry is reached
     * @param keys the annotations to write
     */
    record Settings(RegistryPolicy policy, List<AnnotationKeys> keys) {

        boolean isRegistryKey(String key) {
            return keys.stream()
                    .anyMatch(pair ->
                            pair.plainHttp().equals(key) || pair.selfSigned().equals(key));
        }
    }

    PodAnnotator(String text, LineIndex lines, Settings settings, List<TextEdit> edits, List<Problem> problems) {
        this.text = text;
        this.lines = lines;
        this.settings = settings;
        this.edits = edits;
        this.problems = problems;
    }

    void annotate(Field pod, PodLocation location) {
        AnnotationSlot slot;
        try {
            slot = AnnotationSlot.find(pod, location.annotations().steps());
        } catch (AnnotationSlot.WrongType e) {
            report(WRONG_TYPE, "expected a mapping", e.field());
            return;
        }
        if (slot == null) {
            return;
        }
        Map<String, String> existing = slot.isComplete() ? existing(slot.deepest()) : Map.of();
        if (location.isOverriding() && existing.keySet().stream().noneMatch(settings::isRegistryKey)) {
            return;
        }
        RegistryAnnotations wanted = RegistryAnnotations.forImages(settings.policy(), images(pod, location));
        AnnotationMerge merge = wanted.mergeInto(existing, settings.keys().toArray(AnnotationKeys[]::new));
        for (Problem problem : merge.problems()) {
            problems.add(located(problem, slot));
        }
        if (merge.isChanged()) {
            write(slot, merge.changes());
        }
    }

    private List<ImageReference> images(Field pod, PodLocation location) {
        List<ImageReference> images = new ArrayList<>();
        for (FieldPath path : location.images()) {
            pod.visit(path, field -> image(field, images));
        }
        return images;
    }

    private void image(Field field, List<ImageReference> images) {
        if (!(field.node() instanceof ScalarNode scalar)) {
            report(WRONG_TYPE, "expected an image reference", field);
            return;
        }
        if (scalar.isNull() || scalar.is("")) {
            return;
        }
        String image = scalar.value();
        if (isParameter(image)) {
            report(IMAGE_NOT_RENDERED, "found an image that is filled in later: " + Problem.quote(image), field);
            return;
        }
        try {
            images.add(ImageReference.parse(image));
        } catch (InvalidInputException e) {
            Problem problem = e.problems().get(0);
            int inside = valueOffset(scalar, problem.offset().orElse(0));
            problems.add(problem.atPosition(lines.position(inside)).atPath(field.path()));
        }
    }

    /** Argo writes {@code {{…}}}, Tekton {@code $(…)}, OpenShift and envsubst {@code ${…}}, ko {@code ko://…}. */
    private static boolean isParameter(String image) {
        return image.startsWith("ko://") || image.contains("{{") || image.contains("$(") || image.contains("${");
    }

    private Map<String, String> existing(Field annotations) {
        Map<String, String> existing = new LinkedHashMap<>();
        if (annotations.node() instanceof MappingNode mapping) {
            for (MappingNode.Entry entry : mapping.entries()) {
                if (entry.key() instanceof ScalarNode key && entry.value().resolved() instanceof ScalarNode value) {
                    existing.put(key.value(), value.isNull() ? "" : value.value());
                }
            }
            for (AnnotationKeys pair : settings.keys()) {
                inherit(annotations, pair.plainHttp(), existing);
                inherit(annotations, pair.selfSigned(), existing);
            }
        }
        return existing;
    }

    /** Adds what a merge key brings into the annotations. */
    private void inherit(Field annotations, String key, Map<String, String> existing) {
        Field field = existing.containsKey(key) ? null : annotations.child(key);
        if (field == null) {
            return;
        }
        if (field.node() instanceof ScalarNode scalar) {
            existing.put(key, scalar.value());
        } else {
            report(WRONG_TYPE, "expected a text of registries", field);
        }
    }

    private void write(AnnotationSlot slot, List<AnnotationMerge.Change> changes) {
        int shared = slot.deepest().sharedAt();
        if (shared >= 0) {
            Problem problem = Problem.of(
                    SHARED_BY_ALIAS, "", "annotations would reach another place through the alias or merge key here");
            problems.add(problem.atPosition(lines.position(shared))
                    .atPath(slot.deepest().path()));
            return;
        }
        List<TextEdit> written = new ArrayList<>();
        AnnotationWriter writer = new AnnotationWriter(text, written);
        Map<String, String> added = new LinkedHashMap<>();
        try {
            for (AnnotationMerge.Change change : changes) {
                MappingNode.Entry entry = slot.isComplete() ? slot.mapping().entry(change.key()) : null;
                if (entry == null) {
                    added.put(change.key(), change.after());
                } else if (entry.value().resolved() instanceof ScalarNode) {
                    writer.replace(slot.mapping(), entry, change.before().orElse(""), change.after());
                }
            }
            if (!added.isEmpty()) {
                writer.insert(slot, added);
            }
            edits.addAll(written);
        } catch (AnnotationWriter.Uneditable e) {
            problems.add(e.problem()
                    .atPosition(lines.position(e.offset()))
                    .atPath(slot.deepest().path()));
        }
    }

    /** Gives a problem of an annotation value its place in the text. */
    private Problem located(Problem problem, AnnotationSlot slot) {
        Field annotations = slot.deepest();
        String key = problem.path().orElse("");
        Field value = slot.isComplete() ? annotations.child(key) : null;
        if (value == null || !(value.node() instanceof ScalarNode scalar)) {
            return problem.atPosition(lines.position(annotations.node().start()))
                    .atPath(annotations.path());
        }
        int offset = valueOffset(scalar, problem.offset().orElse(0));
        return problem.atPosition(lines.position(offset)).atPath(annotations.path() + "[" + key + "]");
    }

    /** Returns where in the text an offset of a value stands, or where the value begins if escapes hide it. */
    private int valueOffset(ScalarNode scalar, int offset) {
        boolean quoted = scalar.style() != ScalarNode.Style.PLAIN && scalar.style() != ScalarNode.Style.BLOCK;
        int begin = scalar.start() + (quoted ? 1 : 0);
        String value = scalar.value();
        boolean verbatim = !scalar.isDecorated() && text.startsWith(value, begin);
        return verbatim ? begin + Math.min(offset, value.length()) : scalar.start();
    }

    private void report(ProblemCode code, String message, Field field) {
        Node node = field.node();
        String found = node instanceof ScalarNode scalar ? scalar.value() : "";
        problems.add(Problem.of(code, found, message)
                .atPosition(lines.position(node.start()))
                .atPath(field.path()));
    }
}
