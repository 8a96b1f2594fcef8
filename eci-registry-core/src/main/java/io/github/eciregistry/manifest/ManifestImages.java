package io.github.eciregistry.manifest;

import io.github.eciregistry.internal.document.Document;
import io.github.eciregistry.internal.document.Documents;
import io.github.eciregistry.internal.pod.AliasBudget;
import io.github.eciregistry.internal.pod.Field;
import io.github.eciregistry.internal.pod.PodImage;
import io.github.eciregistry.internal.pod.Workloads;
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
        Objects.requireNonNull(kinds, "kinds");
        Set<ImageReference> images = new LinkedHashSet<>();
        for (Document document : Documents.read(text)) {
            if (document.root() != null) {
                try {
                    Workloads.visit(document.root(), kinds, new Collector(images));
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
    private record Collector(Set<ImageReference> images) implements Workloads.Visitor {

        @Override
        public void workload(Field object, WorkloadKind kind) {
            for (PodLocation pod : kind.pods()) {
                object.visit(pod.base(), place -> collect(place, pod));
            }
        }

        private void collect(Field place, PodLocation pod) {
            for (PodImage image : PodImage.of(place, pod)) {
                if (image.reference() != null) {
                    images.add(image.reference());
                }
            }
        }

        @Override
        public void tooDeep(Field list) {
            // Passed over, as the annotator does with a problem.
        }
    }
}
