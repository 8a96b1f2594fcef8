package io.github.eciregistry.doctor;

import io.github.eciregistry.kind.WorkloadKinds;
import java.util.Map;

/** The API version and kind of objects, which the items of a typed list leave to their list. */
final class ObjectTypes {

    private ObjectTypes() {}

    static String text(Map<String, Object> object, String name) {
        return object.get(name) instanceof String text ? text : "";
    }

    /** Returns the kind of a list's items; empty if it is not a typed list. */
    static String itemKind(Map<String, Object> list) {
        return WorkloadKinds.listedKind(text(list, "kind")).orElse("");
    }

    /** Gives an object the type that its list names, unless it has one itself. */
    static void name(Map<String, Object> object, String version, String kind) {
        if (!kind.isEmpty() && text(object, "kind").isEmpty()) {
            object.put("kind", kind);
            object.put("apiVersion", version);
        }
    }

    static void nameItem(Map<String, Object> item, Map<String, Object> list) {
        name(item, text(list, "apiVersion"), itemKind(list));
    }
}
