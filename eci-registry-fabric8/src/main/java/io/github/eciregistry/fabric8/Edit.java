package io.github.eciregistry.fabric8;

import java.util.List;
import java.util.Map;

/**
 * Fields to add to a mapping of an object, or to give another value.
 *
 * @param steps the way to the mapping: names of fields and numbers of items
 * @param fields key and value
 */
record Edit(List<Object> steps, Map<String, String> fields) {

    /** Returns the name of the mapping, {@code annotations} or {@code labels}. */
    Object name() {
        return steps.get(steps.size() - 1);
    }
}
