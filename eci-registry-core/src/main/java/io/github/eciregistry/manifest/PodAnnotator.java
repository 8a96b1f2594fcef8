package io.github.eciregistry.manifest;

import static io.github.eciregistry.ProblemCode.SHARED_BY_ALIAS;
import static io.github.eciregistry.ProblemCode.WRONG_TYPE;

import io.github.eciregistry.Problem;
import io.github.eciregistry.ProblemCode;
import io.github.eciregistry.TextEdit;
import io.github.eciregistry.annotation.AnnotationKeys;
import io.github.eciregistry.annotation.AnnotationMerge;
import io.github.eciregistry.annotation.RegistryAnnotations;
import io.github.eciregistry.internal.document.LineIndex;
import io.github.eciregistry.internal.document.Node;
import io.github.eciregistry.internal.document.ScalarNode;
import io.github.eciregistry.internal.edit.AnnotationTarget;
import io.github.eciregistry.internal.edit.AnnotationWriter;
import io.github.eciregistry.internal.edit.ScalarPosition;
import io.github.eciregistry.internal.pod.AnnotationTexts;
import io.github.eciregistry.internal.pod.Field;
import io.github.eciregistry.internal.pod.PodImage;
import io.github.eciregistry.kind.PodLocation;
import io.github.eciregistry.policy.RegistryPolicy;
import io.github.eciregistry.reference.ImageReference;
import java.util.ArrayList;
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
        AnnotationTarget slot;
        try {
            slot = AnnotationTarget.find(pod, location);
        } catch (AnnotationTarget.WrongType e) {
            report(WRONG_TYPE, "expected a mapping", e.field());
            return;
        }
        if (slot == null) {
            return;
        }
        Map<String, String> existing = slot.isComplete()
                ? AnnotationTexts.read(
                        slot.deepest(),
                        settings.keys(),
                        field -> report(WRONG_TYPE, "expected a text of registries", field))
                : Map.of();
        if (location.isOverriding() && existing.keySet().stream().noneMatch(settings::isRegistryKey)) {
            return;
        }
        RegistryAnnotations wanted = RegistryAnnotations.forImages(settings.policy(), images(pod, location));
        AnnotationMerge merge = wanted.mergeInto(existing, settings.keys().toArray(AnnotationKeys[]::new));
        for (Problem problem : merge.problems()) {
            reportValue(problem, slot);
        }
        if (merge.isChanged()) {
            write(slot, merge.changes());
        }
    }

    private List<ImageReference> images(Field pod, PodLocation location) {
        List<ImageReference> images = new ArrayList<>();
        for (PodImage image : PodImage.of(pod, location)) {
            Problem problem = image.problem();
            if (image.reference() != null) {
                images.add(image.reference());
            } else if (problem != null) {
                Node node = image.field().node();
                int inside = node instanceof ScalarNode scalar
                                && problem.offset().isPresent()
                        ? ScalarPosition.offset(text, scalar, problem.offset().orElse(0))
                        : node.start();
                report(problem, inside, image.field());
            }
        }
        return images;
    }

    private void write(AnnotationTarget slot, List<AnnotationMerge.Change> changes) {
        int shared = slot.deepest().sharedAt();
        if (shared >= 0) {
            String message = "annotations would reach another place through the alias or merge key here";
            report(Problem.of(SHARED_BY_ALIAS, "", message), shared, slot.deepest());
            return;
        }
        List<TextEdit> written = new ArrayList<>();
        try {
            new AnnotationWriter(text, (start, end, after) -> written.add(new TextEdit(start, end, after)))
                    .write(slot, changes);
            edits.addAll(written);
        } catch (AnnotationWriter.Uneditable e) {
            report(e.problem(), e.offset(), slot.deepest());
        }
    }

    /** Reports a problem of an annotation value at its place in the text. */
    private void reportValue(Problem problem, AnnotationTarget slot) {
        Field annotations = slot.deepest();
        String key = problem.path().orElse("");
        Field value = slot.isComplete() ? annotations.child(key) : null;
        if (value != null && value.node() instanceof ScalarNode scalar) {
            report(problem, ScalarPosition.offset(text, scalar, problem.offset().orElse(0)), value);
        } else {
            report(problem, annotations.node().start(), annotations);
        }
    }

    private void report(ProblemCode code, String message, Field field) {
        Node node = field.node();
        String found = node instanceof ScalarNode scalar ? scalar.value() : "";
        report(Problem.of(code, found, message), node.start(), field);
    }

    /** Reports a problem at an offset of the text, and in a field unless that is the whole document. */
    private void report(Problem problem, int offset, Field field) {
        Problem placed = problem.atPosition(lines.position(offset));
        problems.add(field.parent() == null ? placed : placed.atPath(field.path()));
    }
}
