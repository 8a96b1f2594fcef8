package io.github.eciregistry.manifest;

import io.github.eciregistry.internal.document.Document;
import io.github.eciregistry.internal.document.Documents;
import io.github.eciregistry.internal.pod.AliasBudget;
import io.github.eciregistry.internal.pod.Field;
import io.github.eciregistry.internal.pod.ObjectValue;
import io.github.eciregistry.internal.pod.ObjectWalk;
import io.github.eciregistry.internal.pod.PodImage;
import io.github.eciregistry.internal.pod.PodReading;
import io.github.eciregistry.internal.pod.ShapedPod;
import io.github.eciregistry.kind.PodLocation;
import io.github.eciregistry.kind.WorkloadKind;
import io.github.eciregistry.kind.WorkloadKinds;
import io.github.eciregistry.reference.ImageReference;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * The images that the pods of a manifest pull: those a {@link ManifestAnnotator} looks at, and to know before there is
 * a policy which registries one has to say something about.
 *
 * @since 0.1.0
 */
public final class ManifestImages {

    private ManifestImages() {}

    /**
     * Returns the images of the {@linkplain WorkloadKinds#standard() standard kinds}.
     *
     * @param text YAML or JSON, any number of documents; any text at all gives a result
     * @return the images in the order of the text, each once; what is broken or no image reference is left out
     */
    public static List<ImageReference> of(String text) {
        Objects.requireNonNull(text, "text");
        return of(text, WorkloadKinds.standard());
    }

    /**
     * Returns the images of some kinds.
     *
     * @param text YAML or JSON, any number of documents; any text at all gives a result
     * @param kinds the kinds to look at
     * @return the images in the order of the text, each once; what is broken or no image reference is left out
     */
    public static List<ImageReference> of(String text, WorkloadKinds kinds) {
        Objects.requireNonNull(text, "text");
        Objects.requireNonNull(kinds, "kinds");
        Set<ImageReference> images = new LinkedHashSet<>();
        for (Document document : Documents.read(text)) {
            if (document.root() != null) {
                try {
                    ObjectWalk.visit(Field.root(document.root()), kinds, new Collector(images));
                } catch (AliasBudget.Exceeded tooMuch) {
                    // The annotator refuses such a document; what was found of it stays.
                }
            }
        }
        return new ArrayList<>(images);
    }

    /**
     * Collects images.
     *
     * @param images where to
     */
    private record Collector(Set<ImageReference> images) implements ObjectWalk.Visitor {

        @Override
        public void workload(ObjectValue object, WorkloadKind kind) {
            for (PodLocation location : kind.pods()) {
                ObjectWalk.visitPods(object, location, this::collect, this);
            }
        }

        @Override
        public void shaped(ObjectValue object, String kind, List<ShapedPod> pods) {
            pods.forEach(pod -> collect(pod.pod(), pod.location()));
        }

        private void collect(ObjectValue place, PodLocation location) {
            PodReading pod = PodReading.of(place, location, List.of());
            for (PodImage image : pod == null ? List.<PodImage>of() : pod.images()) {
                if (image.reference() != null) {
                    images.add(image.reference());
                }
            }
        }
    }
}
