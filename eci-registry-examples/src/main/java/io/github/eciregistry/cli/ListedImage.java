package io.github.eciregistry.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.eciregistry.internal.text.Redaction;
import io.github.eciregistry.manifest.ManifestImage;
import io.github.eciregistry.manifest.ManifestPod;
import java.io.IOException;
import java.util.List;

/**
 * An image at one place of a manifest.
 *
 * @param file the name of the file
 * @param pod the pod that pulls it
 * @param image the image
 * @param hasPolicy whether there is a policy to say how its registry is reached
 */
record ListedImage(String file, ManifestPod pod, ManifestImage image, boolean hasPolicy) {

    /** Whether a pod has the annotation that an image needs. */
    enum Annotation {
        PRESENT("present"),
        MISSING("missing"),
        NOT_NEEDED("not needed");

        private final String text;

        Annotation(String text) {
            this.text = text;
        }

        @Override
        public String toString() {
            return text;
        }
    }

    /** Returns the images of a pod. */
    static List<ListedImage> of(Input input, ManifestPod pod, boolean hasPolicy) {
        return pod.images().stream()
                .map(image -> new ListedImage(input.shownName(), pod, image, hasPolicy))
                .toList();
    }

    /** Returns the image as it is written, with credentials masked. */
    String text() {
        return Redaction.ofValue(image.text());
    }

    Annotation annotation() {
        if (!image.needsAnnotation()) {
            return Annotation.NOT_NEEDED;
        }
        return image.isListed() ? Annotation.PRESENT : Annotation.MISSING;
    }

    /** Writes images as a JSON object. */
    static void write(JsonGenerator json, List<ListedImage> images) throws IOException {
        json.writeStartObject();
        json.writeArrayFieldStart("images");
        for (ListedImage image : images) {
            image.write(json);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void write(JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("image", text());
        if (image.registry().isPresent()) {
            json.writeStringField("registry", image.registry().get().toString());
        }
        if (hasPolicy) {
            json.writeStringField("transport", image.transport().name());
            if (image.rule().isPresent()) {
                json.writeStringField("rule", image.rule().get().pattern().toString());
            }
            json.writeStringField("annotation", annotation().name());
        }
        json.writeStringField("file", file);
        json.writeNumberField("line", image.position().line());
        json.writeNumberField("column", image.position().column());
        json.writeStringField("kind", pod.kind());
        json.writeStringField("name", Redaction.ofValue(pod.name()));
        json.writeEndObject();
    }
}
