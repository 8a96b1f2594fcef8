package io.github.eciregistry.internal.pod;

/** Writes paths such as {@code items[2].spec} and {@code metadata.annotations[example.com/key]}. */
public final class ObjectPath {

    private ObjectPath() {}

    /** Appends a step: an item if the index is not negative, otherwise a field; keys with dots or slashes get brackets. */
    public static void append(StringBuilder out, String name, int index) {
        if (index >= 0) {
            out.append('[').append(index).append(']');
        } else if (name.indexOf('.') >= 0 || name.indexOf('/') >= 0) {
            out.append('[').append(name).append(']');
        } else {
            out.append(out.length() == 0 ? "" : ".").append(name);
        }
    }
}
