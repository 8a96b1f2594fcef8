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
import io.github.eciregistry.internal.pod.ShapedPod;
import io.github.eciregistry.kind.PodLocation;
import io.github.eciregistry.kind.WorkloadKind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.commons.lang3.StringUtils;
import org.jspecify.annotations.Nullable;

/** Registry annotations that are where they have no effect. */
final class PlacementRules {

    private static final Set<String> LABELS = Set.of("labels", "matchLabels", "nodeSelector", "selector");

    private final Field object;
    private final List<PodLocation> pods;
    private final String expected;
    private final Findings findings;

    private PlacementRules(Field object, List<PodLocation> pods, String expected, Findings findings) {
        this.object = object;
        this.pods = pods;
        this.expected = expected;
        this.findings = findings;
    }

    /** Looks at everything in an object but the annotations of its pods. */
    static void controller(Field object, WorkloadKind kind, Findings findings) {
        Field whole = (Field) object.forSearch();
        List<Field> places = new ArrayList<>();
        List<String> annotations = new ArrayList<>();
        for (PodLocation location : kind.pods()) {
            whole.visitFields(location.base(), place -> {
                places.add(place);
                String path = place.path();
                annotations.add((path.isEmpty() ? "" : path + ".") + location.annotations());
            });
        }
        PlacementRules rules =
                new PlacementRules(object, kind.pods(), kind.pods().get(0).toString(), findings);
        new KeySearch(object, kind.objects(), annotations, places, rules::misplaced, findings).search();
    }

    /** Looks at everything in an object of an unknown kind but the annotations of its pods. */
    static void shaped(Field object, List<ShapedPod> pods, Findings findings) {
        List<String> annotations =
                pods.stream().flatMap(pod -> pod.annotationsPath().stream()).toList();
        List<Field> places = pods.stream()
                .filter(ShapedPod::isPlaced)
                .map(pod -> (Field) pod.pod())
                .toList();
        String expected = annotations.isEmpty() ? "the annotations of its pods" : annotations.get(0);
        PlacementRules rules = new PlacementRules(object, List.of(), expected, findings);
        new KeySearch(object, List.of(), annotations, places, rules::misplaced, findings).search();
    }

    /** Looks at an object that describes no pods. */
    static void other(Field object, String kind, Findings findings) {
        Rule rule = kind.equals("Namespace") ? Rule.ANNOTATION_ON_NAMESPACE : Rule.ANNOTATION_WITHOUT_PODS;
        String shown = "a " + (StringUtils.isAlphanumeric(kind) ? kind : Problem.quote(kind));
        for (List<String> place : List.of(
                List.of("metadata", "annotations"),
                List.of("metadata", "labels"),
                List.of("metadata"),
                List.of("annotations"),
                List.<String>of())) {
            Field mapping = descend(object, place);
            for (MappingNode.Entry entry : registryEntries(mapping, findings.settings())) {
                String key = ((ScalarNode) entry.key()).value();
                findings.add(
                        rule,
                        entry.key(),
                        String.join(".", place) + "[" + key + "]",
                        key + " has no effect on " + shown + ": set it on the pods",
                        List.of());
            }
            checkValues(mapping, findings);
        }
    }

    private static void checkValues(@Nullable Field mapping, Findings findings) {
        if (mapping != null && mapping.node() instanceof MappingNode node) {
            ValueRules.misplaced(mapping, node, findings);
        }
    }

    /** Reports the registry keys in a mapping. */
    private void misplaced(Field mapping) {
        String path = mapping.path();
        String found = path.isEmpty() ? "at the root of the object" : "in " + path;
        Rule rule = LABELS.contains(mapping.name()) ? Rule.ANNOTATION_AMONG_LABELS : Rule.ANNOTATION_ON_CONTROLLER;
        boolean isMovable = mapping.name().equals("annotations");
        Set<String> seen = new HashSet<>();
        for (MappingNode.Entry entry : registryEntries(mapping, findings.settings())) {
            String key = ((ScalarNode) entry.key()).value();
            findings.add(
                    rule,
                    entry.key(),
                    path + "[" + key + "]",
                    key + " has no effect " + found + ": set it in " + expected,
                    isMovable && seen.add(key) ? move(mapping, entry, key) : List.of());
        }
        for (String field : KeySearch.NAMES) {
            Field name = mapping.child(field);
            if (name != null && findings.settings().isRegistryKey(name.text())) {
                String message =
                        name.text() + " has no effect as the " + field + " " + found + ": set it in " + expected;
                findings.add(rule, name, message);
            }
        }
        checkValues(mapping, findings);
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
        List<PodLocation> targets =
                pods.stream().filter(pod -> !pod.isOverriding()).toList();
        EntryComments comments = annotations.node() instanceof MappingNode mapping
                ? EntryComments.of(findings.text(), mapping, entry)
                : null;
        TextEdit removal = comments == null ? null : EntryRemoval.of(findings.text(), annotations, entry, comments);
        if (removal == null
                || !(entry.value() instanceof ScalarNode value)
                || targets.size() != 1
                || targets.get(0).base().isMultiple()) {
            return List.of();
        }
        Field place = descend(object, targets.get(0).base().steps());
        PodReading pod = place == null
                ? null
                : PodReading.of(place, targets.get(0), findings.settings().keys());
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
