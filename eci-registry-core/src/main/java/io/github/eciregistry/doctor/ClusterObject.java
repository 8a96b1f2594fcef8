package io.github.eciregistry.doctor;

import io.github.eciregistry.internal.pod.MapValue;
import io.github.eciregistry.internal.pod.ObjectValue;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** An object of a cluster, of which only the fields that matter are kept. */
final class ClusterObject {

    private final Map<String, Object> fields;

    ClusterObject(Map<String, Object> fields) {
        this.fields = fields;
    }

    /**
     * What identifies an object. Versions of a group are not told apart.
     *
     * @param group the API group, empty for the core group
     */
    record Key(String group, String kind, String namespace, String name) {

        static Key of(String apiVersion, String kind, String namespace, String name) {
            int slash = apiVersion.indexOf('/');
            return new Key(slash < 0 ? "" : apiVersion.substring(0, slash), kind, namespace, name);
        }
    }

    /** A reference to an owner. */
    record OwnerReference(String apiVersion, String kind, String name, String uid, boolean isController) {}

    Key key() {
        return Key.of(apiVersion(), kind(), namespace(), name());
    }

    String apiVersion() {
        return ObjectTypes.text(fields, "apiVersion");
    }

    String kind() {
        return ObjectTypes.text(fields, "kind");
    }

    String namespace() {
        return text("metadata", "namespace");
    }

    String name() {
        return text("metadata", "name");
    }

    String uid() {
        return text("metadata", "uid");
    }

    ObjectValue value() {
        return MapValue.root(fields);
    }

    Map<String, Object> fields() {
        return fields;
    }

    /** Returns a text at the end of some names; empty if there is none. */
    String text(String... names) {
        return at(names) instanceof String text ? text : "";
    }

    /** Looks into the maps themselves, since this is asked of every pod. */
    private @Nullable Object at(String... names) {
        Object value = fields;
        for (String name : names) {
            value = value instanceof Map<?, ?> map ? map.get(name) : null;
        }
        return value;
    }

    Map<String, String> labels() {
        return textsAt("metadata", "labels");
    }

    Map<String, String> annotations() {
        return textsAt("metadata", "annotations");
    }

    private Map<String, String> textsAt(String... names) {
        if (!(at(names) instanceof Map<?, ?> map)) {
            return Map.of();
        }
        Map<String, String> texts = new TreeMap<>();
        map.forEach((name, value) -> texts.put(String.valueOf(name), value instanceof String text ? text : ""));
        return texts;
    }

    /** Returns the texts of a mapping in the order of their names. */
    static Map<String, String> texts(@Nullable ObjectValue mapping) {
        Map<String, String> texts = new TreeMap<>();
        if (mapping != null) {
            mapping.forEachField((name, value) -> texts.put(name, value.text()));
        }
        return texts;
    }

    Optional<Instant> created() {
        return time(text("metadata", "creationTimestamp"));
    }

    static Optional<Instant> time(String text) {
        try {
            return text.isEmpty() ? Optional.empty() : Optional.of(Instant.parse(text));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    /** Returns the owner that controls the object, or its only owner. */
    Optional<OwnerReference> owner() {
        List<OwnerReference> owners = new ArrayList<>(1);
        for (ObjectValue each : items("metadata", "ownerReferences")) {
            ObjectValue controller = each.field("controller");
            owners.add(new OwnerReference(
                    each.string("apiVersion"),
                    each.string("kind"),
                    each.string("name"),
                    each.string("uid"),
                    controller != null && controller.text().equals("true")));
        }
        return owners.stream()
                .filter(OwnerReference::isController)
                .findFirst()
                .or(() -> owners.size() == 1 ? Optional.of(owners.get(0)) : Optional.empty());
    }

    /** Returns the items of a list at the end of some names. */
    List<ObjectValue> items(String... names) {
        return at(names) instanceof List<?> ? items(value().at(names)) : List.of();
    }

    static List<ObjectValue> items(@Nullable ObjectValue list) {
        List<ObjectValue> items = new ArrayList<>(2);
        for (int i = 0; list != null && i < list.size(); i++) {
            items.add(list.item(i));
        }
        return items;
    }

    /** Returns whether a dump's second version of the object is the one to keep. The order of the two does not matter. */
    boolean isOlderThan(ClusterObject other) {
        String mine = text("metadata", "resourceVersion");
        String others = other.text("metadata", "resourceVersion");
        int byLength = Integer.compare(mine.length(), others.length());
        int byText = byLength != 0 ? byLength : mine.compareTo(others);
        return byText != 0 ? byText < 0 : fields.toString().compareTo(other.fields.toString()) < 0;
    }

    /** Returns when a field manager last wrote a registry annotation of this object; empty if nothing says so. */
    Optional<Instant> annotated() {
        Optional<Instant> last = Optional.empty();
        for (ObjectValue entry : items("metadata", "managedFields")) {
            Optional<Instant> time = time(entry.string("time"));
            if (entry.at("fieldsV1", "f:metadata", "f:annotations") != null && time.isPresent()) {
                last = last.isEmpty() || last.get().isBefore(time.get()) ? time : last;
            }
        }
        return last;
    }
}
