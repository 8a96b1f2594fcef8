package io.github.eciregistry.cli;

import java.util.List;

/**
 * The annotations that an object lacks.
 *
 * @param id the object
 * @param changes what to set, at least one
 */
record ObjectPatch(ObjectId id, List<Change> changes) {

    ObjectPatch {
        changes = List.copyOf(changes);
    }

    /**
     * What identifies an object.
     *
     * @param namespace the namespace, empty if the object names none
     */
    record ObjectId(String apiVersion, String kind, String namespace, String name) {

        /** Returns the group of the API, empty for the core one. */
        String group() {
            return apiVersion.contains("/") ? apiVersion.substring(0, apiVersion.indexOf('/')) : "";
        }

        String version() {
            return apiVersion.substring(apiVersion.indexOf('/') + 1);
        }

        /** Returns the id as people write it, such as {@code Deployment shop/web}. */
        @Override
        public String toString() {
            return kind + " " + (namespace.isEmpty() ? name : namespace + "/" + name);
        }
    }

    /**
     * A field to set.
     *
     * @param path the names of fields, and as an {@link Integer} the index in a list
     * @param value a string, or a map of such values
     * @param isNew whether the object does not have the field
     */
    record Change(List<Object> path, Object value, boolean isNew) {

        Change {
            path = List.copyOf(path);
        }
    }

    /** Checks whether a merge cannot express the changes: it replaces lists as a whole. */
    boolean reachesIntoList() {
        return changes.stream().anyMatch(change -> change.path().stream().anyMatch(Integer.class::isInstance));
    }
}
