package io.github.eciregistry.lint;

import io.github.eciregistry.Problem;
import io.github.eciregistry.TextEdit;
import io.github.eciregistry.annotation.AnnotationKeys;
import io.github.eciregistry.annotation.AnnotationMerge;
import io.github.eciregistry.annotation.AnnotationReading;
import io.github.eciregistry.internal.document.MappingNode;
import io.github.eciregistry.internal.document.ScalarNode;
import io.github.eciregistry.internal.edit.AnnotationTarget;
import io.github.eciregistry.internal.edit.AnnotationWriter;
import io.github.eciregistry.internal.edit.EntryComments;
import io.github.eciregistry.internal.pod.Field;
import io.github.eciregistry.internal.pod.PodReading;
import io.github.eciregistry.kind.FieldPath;
import io.github.eciregistry.kind.PodLocation;
import io.github.eciregistry.kind.WorkloadKind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.commons.lang3.StringUtils;
import org.jspecify.annotations.Nullable;

/** Registry annotations that stand where they have no effect. */
final class PlacementRules {

    private final Field object;
    private final WorkloadKind kind;
    private final Findings findings;

    private PlacementRules(Field object, WorkloadKind kind, Findings findings) {
        this.object = object;
        this.kind = kind;
        this.findings = findings;
    }

    /** Looks at the object around the pods: its own metadata, and every place on the way to a pod's. */
    static void controller(Field object, WorkloadKind kind, Findings findings) {
        PlacementRules rules = new PlacementRules(object, kind, findings);
        for (List<String> place : rules.places()) {
            rules.annotations(descend(object, place));
        }
    }

    /** Looks at an object that describes no pods. */
    static void other(Field object, String kind, Findings findings) {
        boolean namespace = kind.equals("Namespace");
        String shown = StringUtils.isAlphanumeric(kind) ? kind : Problem.quote(kind);
        Field annotations = descend(object, List.of("metadata", "annotations"));
        for (MappingNode.Entry entry : registryEntries(annotations, findings.settings())) {
            String key = ((ScalarNode) entry.key()).value();
            findings.add(
                    namespace ? Rule.ANNOTATION_ON_NAMESPACE : Rule.ANNOTATION_WITHOUT_PODS,
                    entry.key(),
                    "metadata.annotations[" + key + "]",
                    "expected " + key + " on pods, found it on a " + shown,
                    List.of());
        }
    }

    private Set<List<String>> places() {
        Set<List<String>> places = new LinkedHashSet<>();
        places.add(List.of("metadata", "annotations"));
        places.add(List.of("spec", "annotations"));
        for (PodLocation location : kind.pods()) {
            List<String> prefix = new ArrayList<>();
            for (String step : location.base().steps()) {
                if (step.equals(FieldPath.EVERY_ITEM) || step.equals(FieldPath.EVERY_VALUE)) {
                    break;
                }
                prefix.add(step);
                places.add(Stream.concat(prefix.stream(), Stream.of("metadata", "annotations"))
                        .toList());
                places.add(
                        Stream.concat(prefix.stream(), Stream.of("annotations")).toList());
            }
        }
        kind.pods()
                .forEach(location -> places.remove(
                        location.base().then(location.annotations()).steps()));
        return places;
    }

    private void annotations(@Nullable Field annotations) {
        if (annotations == null) {
            return;
        }
        KeyRules.check(annotations, null, findings);
        Set<String> seen = new HashSet<>();
        for (MappingNode.Entry entry : registryEntries(annotations, findings.settings())) {
            String key = ((ScalarNode) entry.key()).value();
            findings.add(
                    Rule.ANNOTATION_ON_CONTROLLER,
                    entry.key(),
                    annotations.path() + "[" + key + "]",
                    "expected " + key + " in " + kind.pods().get(0) + ", found it in " + annotations.path(),
                    seen.add(key) ? move(annotations, entry, key) : List.of());
        }
    }

    static List<MappingNode.Entry> registryEntries(@Nullable Field annotations, Settings settings) {
        List<MappingNode.Entry> found = new ArrayList<>();
        if (annotations != null && annotations.node() instanceof MappingNode mapping) {
            for (MappingNode.Entry entry : mapping.entries()) {
                if (entry.key() instanceof ScalarNode key && settings.isRegistryKey(key.value())) {
                    found.add(entry);
                }
            }
        }
        return found;
    }

    static @Nullable Field descend(Field from, List<String> steps) {
        Field field = from;
        for (String step : steps) {
            field = field == null ? null : field.child(step);
        }
        return field;
    }

    /** Returns the edits that move an annotation to the only pod of the object, or none. */
    private List<TextEdit> move(Field annotations, MappingNode.Entry entry, String key) {
        List<PodLocation> pods =
                kind.pods().stream().filter(pod -> !pod.isOverriding()).toList();
        EntryComments comments = annotations.node() instanceof MappingNode mapping
                ? EntryComments.of(findings.text(), mapping, entry)
                : null;
        TextEdit removal = comments == null ? null : EntryRemoval.of(findings.text(), annotations, entry, comments);
        if (removal == null
                || !(entry.value() instanceof ScalarNode value)
                || pods.size() > 1
                || pods.get(0).base().isMultiple()) {
            return List.of();
        }
        Field place = descend(object, pods.get(0).base().steps());
        PodReading pod = place == null
                ? null
                : PodReading.of(place, pods.get(0), findings.settings().keys());
        AnnotationTarget target = pod == null ? null : AnnotationTarget.of(pod);
        List<AnnotationMerge.Change> changes =
                pod == null || target == null || target.deepest().sharedAt() >= 0
                        ? null
                        : changes(pod, key, value.isNull() ? "" : value.value());
        if (target == null || changes == null || comments == null) {
            return List.of();
        }
        try {
            List<TextEdit> written = AnnotationWriter.edits(findings.text(), target, changes, comments);
            return Stream.concat(Stream.of(removal), written.stream()).sorted().toList();
        } catch (AnnotationWriter.Uneditable e) {
            return List.of();
        }
    }

    /** Returns what the annotations of the pod become, or null if the two values cannot be joined. */
    private @Nullable List<AnnotationMerge.Change> changes(PodReading pod, String key, String value) {
        if (!pod.annotations().containsKey(key)) {
            return List.of(new AnnotationMerge.Change(key, Optional.empty(), value));
        }
        for (AnnotationKeys pair : findings.settings().keys()) {
            if (pair.contains(key)) {
                AnnotationReading moved = AnnotationReading.of(Map.of(key, value), pair);
                AnnotationMerge merge = moved.annotations().mergeInto(pod.annotations(), pair);
                boolean clean = moved.problems().isEmpty() && merge.problems().isEmpty();
                return clean ? merge.changes() : null;
            }
        }
        return null;
    }
}
