package io.github.eciregistry.doctor;

import io.github.eciregistry.annotation.AnnotationKeys;
import io.github.eciregistry.internal.pod.EciMarker;
import io.github.eciregistry.kind.FieldPath;
import io.github.eciregistry.kind.PodLocation;
import io.github.eciregistry.kind.WorkloadKind;
import io.github.eciregistry.kind.WorkloadKinds;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The fields of objects that are kept of a dump; all others are skipped while it is read. */
final class KeptFields {

    private static final Set<String> MANAGED_ANNOTATIONS =
            Set.of("meta.helm.sh/release-name", "argocd.argoproj.io/tracking-id");

    private static final List<String> PLAIN = List.of(
            "apiVersion",
            "kind",
            "metadata.name",
            "metadata.namespace",
            "metadata.uid",
            "metadata.resourceVersion",
            "metadata.creationTimestamp",
            "metadata.deletionTimestamp",
            "metadata.labels.*",
            "metadata.ownerReferences[*].apiVersion",
            "metadata.ownerReferences[*].kind",
            "metadata.ownerReferences[*].name",
            "metadata.ownerReferences[*].uid",
            "metadata.ownerReferences[*].controller",
            "metadata.managedFields[*].manager",
            "metadata.managedFields[*].time",
            "status.phase",
            "status.reason",
            "status.events[*].message",
            "status.events[*].lastTimestamp",
            "involvedObject.kind",
            "involvedObject.namespace",
            "involvedObject.name",
            "involvedObject.uid",
            "involvedObject.fieldPath",
            "regarding.kind",
            "regarding.namespace",
            "regarding.name",
            "regarding.uid",
            "regarding.fieldPath",
            "reason",
            "message",
            "note",
            "firstTimestamp",
            "lastTimestamp",
            "eventTime",
            "deprecatedFirstTimestamp",
            "deprecatedLastTimestamp",
            "series.lastObservedTime",
            "data.selectors",
            "webhooks[*].failurePolicy",
            "spec.failurePolicy",
            "spec.imagePullSecrets[*]",
            "spec.objectLabels.*",
            "spec.namespaceLabels.*",
            "spec.effect.annotations.*",
            "spec.priority");

    /** Which annotations a manager wrote, as names of empty objects. */
    private static final List<String> FIELDS_V1 =
            List.of("metadata", "managedFields", FieldPath.EVERY_ITEM, "fieldsV1", "f:metadata", "f:annotations");

    private static final List<String> STATUSES =
            List.of("containerStatuses", "initContainerStatuses", "ephemeralContainerStatuses");

    private final Map<String, KeptFields> fields = new HashMap<>();
    private @Nullable KeptFields every;
    private @Nullable KeptFields items;
    private Predicate<String> keys = key -> true;
    private boolean isSecret;
    private boolean isMark;

    private KeptFields() {}

    /** Returns the fields that matter in objects of these kinds and in the objects around them. */
    static KeptFields of(WorkloadKinds kinds) {
        KeptFields root = new KeptFields();
        PLAIN.forEach(path -> root.add(FieldPath.parse(path).steps()));
        for (String statuses : STATUSES) {
            for (String field : List.of("name", "image", "state.waiting.reason", "state.waiting.message")) {
                root.add(FieldPath.parse("status." + statuses + "[*]." + field).steps());
            }
        }
        root.addAnnotations(List.of("metadata", "annotations"), KeptFields::isKeptAnnotation);
        root.addAnnotations(FIELDS_V1, key -> key.startsWith("f:") && isRegistryKey(key.substring(2)));
        root.at(FIELDS_V1).everyField().isMark = true;
        root.at(List.of("data", ".dockerconfigjson")).isSecret = true;
        root.at(List.of("data", ".dockercfg")).isSecret = true;
        kinds.all().forEach(root::add);
        root.close();
        return root;
    }

    private void add(WorkloadKind kind) {
        for (PodLocation location : kind.pods()) {
            List<String> base = location.base().steps();
            addAnnotations(joined(base, location.annotations()), KeptFields::isKeptAnnotation);
            location.images().forEach(path -> add(joined(base, path)));
            location.objectImages().forEach(path -> add(path.steps()));
            for (String path : List.of(
                    "metadata.labels.*",
                    "spec.nodeName",
                    "spec.nodeSelector.*",
                    "spec.tolerations[*].key",
                    "spec.imagePullSecrets[*].name",
                    "spec.serviceAccountName",
                    "spec.containers[*].name",
                    "spec.initContainers[*].name")) {
                add(joined(base, FieldPath.parse(path)));
            }
        }
    }

    private static List<String> joined(List<String> base, FieldPath path) {
        List<String> steps = new ArrayList<>(base);
        steps.addAll(path.steps());
        return steps;
    }

    private static boolean isKeptAnnotation(String key) {
        return isRegistryKey(key) || EciMarker.isAnnotation(key) || MANAGED_ANNOTATIONS.contains(key);
    }

    static boolean isRegistryKey(String key) {
        return AnnotationKeys.ECI.contains(key) || AnnotationKeys.ACS.contains(key);
    }

    private KeptFields everyField() {
        every = every == null ? new KeptFields() : every;
        return every;
    }

    private void addAnnotations(List<String> steps, Predicate<String> kept) {
        KeptFields annotations = at(steps);
        annotations.everyField();
        annotations.keys = kept;
    }

    private void add(List<String> steps) {
        at(steps);
    }

    private KeptFields at(List<String> steps) {
        KeptFields fieldsHere = this;
        for (String step : steps) {
            KeptFields here = fieldsHere;
            if (step.equals(FieldPath.EVERY_ITEM)) {
                here.items = here.items == null ? new KeptFields() : here.items;
                fieldsHere = here.items;
            } else if (step.equals(FieldPath.EVERY_VALUE)) {
                fieldsHere = here.everyField();
            } else {
                fieldsHere = here.fields.computeIfAbsent(step, name -> new KeptFields());
            }
        }
        return fieldsHere;
    }

    /** Adds to each named field what is kept of every field of its mapping. */
    private void close() {
        if (every != null) {
            KeptFields shared = every;
            fields.values().forEach(field -> field.merge(shared));
            shared.close();
        }
        fields.values().forEach(KeptFields::close);
        if (items != null) {
            items.close();
        }
    }

    private void merge(KeptFields other) {
        other.fields.forEach((name, field) ->
                fields.computeIfAbsent(name, each -> new KeptFields()).merge(field));
        if (other.items != null) {
            items = items == null ? new KeptFields() : items;
            items.merge(other.items);
        }
        if (other.every != null) {
            every = every == null ? new KeptFields() : every;
            every.merge(other.every);
        }
    }

    /** Returns what is kept of a field; null if it is skipped. */
    @Nullable
    KeptFields field(String name) {
        KeptFields field = fields.get(name);
        return field == null && every != null && keys.test(name) ? every : field;
    }

    /** Returns whether it only matters that the field is there, whatever its value. */
    boolean isMark() {
        return isMark;
    }

    /** Returns whether a text holds credentials, of which nothing but the names of hosts is kept. */
    boolean isSecret() {
        return isSecret;
    }

    /** Returns what is kept of the items of a list; null if they are skipped. */
    @Nullable
    KeptFields items() {
        return items;
    }
}
