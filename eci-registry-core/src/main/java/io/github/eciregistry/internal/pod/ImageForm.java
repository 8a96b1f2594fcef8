package io.github.eciregistry.internal.pod;

import static io.github.eciregistry.kind.PodLocation.podTemplate;

import io.github.eciregistry.kind.FieldPath;
import java.util.ArrayList;
import java.util.List;

/** How a field writes its images, which its name says. */
enum ImageForm {
    /** As an image reference: every field that is none of the others. */
    REFERENCE {
        @Override
        List<PodImage> read(ObjectValue value) {
            PodImage image = PodImage.of(value);
            return image == null ? List.of() : List.of(image);
        }
    },

    /**
     * As a URI, which is an image if it begins with {@code oci://}: KServe's {@code storageUri} and {@code uri} (<a
     * href="https://github.com/kserve/kserve/blob/aaac4e294dae2c7b1aa1886447793f3aa1c30912/pkg/utils/storage.go">storage.go</a>,
     * read 2026-12-01). The node pulls it like any other image.
     */
    URI {
        @Override
        List<PodImage> read(ObjectValue value) {
            return value.text().startsWith(OCI) ? List.of(PodImage.of(value, OCI.length())) : List.of();
        }
    },

    /**
     * As a pod spec in the text of the value: Argo's {@code podSpecPatch} (argo-workflows
     * workflow/util/pod_spec_patch.go at f016ad8, read 2026-12-01). What is not a reference is passed over: Argo fills it
     * in later.
     */
    POD_SPEC_PATCH {
        @Override
        List<PodImage> read(ObjectValue value) {
            List<PodImage> images = new ArrayList<>();
            for (Field patch : EmbeddedText.read(value)) {
                podTemplate("")
                        .images()
                        .forEach(path -> patch.visit(
                                path.steps().subList(1, path.steps().size()),
                                found -> images.addAll(REFERENCE.read(found))));
            }
            return images.stream()
                    .filter(image -> image.registry() != null)
                    .map(image -> new PodImage(value, image.reference(), image.registry(), null))
                    .toList();
        }
    };

    private static final String OCI = "oci://";

    /** Returns the form of the field that a path leads to. */
    static ImageForm of(FieldPath path) {
        List<String> steps = path.steps();
        return switch (steps.isEmpty() ? "" : steps.get(steps.size() - 1)) {
            case "storageUri", "uri" -> URI;
            case "podSpecPatch" -> POD_SPEC_PATCH;
            default -> REFERENCE;
        };
    }

    /** Reads the images of a field; none if something else fills it in. */
    abstract List<PodImage> read(ObjectValue value);
}
