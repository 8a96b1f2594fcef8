package io.github.eciregistry.fabric8;

import java.util.List;
import java.util.Map;

/**
 * Fields to add or change in a mapping of an object.
 *
 * @param steps the path to the mapping: field names and item indexes
 * @param fields key and value
 */
record Edit(List<Object> steps, Map<String, String> fields) {

    /** Returns the name of the mapping, {@code annotations} or {@code labels}. */
    Object name() {
        return steps.get(steps.size() - 1);
    }
}
