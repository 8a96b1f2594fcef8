package io.github.eciregistry.internal.edit;

/** Takes the edits of a text. */
@FunctionalInterface
public interface EditSink {

    /** Takes an edit: what stands from {@code start} up to {@code end} becomes {@code replacement}. */
    void replace(int start, int end, String replacement);
}
