package io.github.eciregistry.manifest;

import io.github.eciregistry.TextPosition;
import io.github.eciregistry.annotation.RegistryAnnotations;
import io.github.eciregistry.internal.document.LineIndex;
import io.github.eciregistry.internal.pod.Field;
import io.github.eciregistry.internal.pod.ObjectValue;
import io.github.eciregistry.internal.pod.PodDecision;
import io.github.eciregistry.internal.pod.PodImage;
import io.github.eciregistry.policy.RegistryPolicy;
import io.github.eciregistry.reference.Registry;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Describes the pods of one text as their callers see them. */
final class PodSummary {

    private final RegistryPolicy policy;
    private final LineIndex lines;

    PodSummary(RegistryPolicy policy, LineIndex lines) {
        this.policy = policy;
        this.lines = lines;
    }

    /**
     * Describes a pod.
     *
     * @param isWritten whether there is an edit for each change of the decision
     * @param embeddedIn the string that has the pod in its text; null for a pod of the document itself
     */
    ManifestPod of(
            ObjectValue object,
            String kind,
            PodDecision decision,
            boolean isWritten,
            @Nullable ObjectValue embeddedIn) {
        RegistryAnnotations listed = decision.merge() == null
                ? RegistryAnnotations.empty()
                : decision.merge().kept();
        List<ManifestImage> images = new ArrayList<>(decision.pod().images().size());
        for (PodImage image : decision.pod().images()) {
            images.add(image(image, listed, embeddedIn == null ? image.value() : embeddedIn));
        }
        return new ManifestPod(
                kind,
                name(object),
                position(embeddedIn == null ? decision.pod().pod() : embeddedIn),
                state(decision, listed, isWritten),
                images);
    }

    private static ManifestPod.State state(PodDecision decision, RegistryAnnotations listed, boolean isWritten) {
        if (!decision.changes().isEmpty()) {
            return isWritten ? ManifestPod.State.CHANGED : ManifestPod.State.REFUSED;
        }
        if (decision.wanted().isEmpty()) {
            return ManifestPod.State.NOT_NEEDED;
        }
        boolean isListed = listed.plainHttp().containsAll(decision.wanted().plainHttp())
                && listed.skipVerify().containsAll(decision.wanted().skipVerify());
        return isListed ? ManifestPod.State.CORRECT : ManifestPod.State.REFUSED;
    }

    private ManifestImage image(PodImage image, RegistryAnnotations listed, ObjectValue place) {
        Registry registry = image.registry();
        boolean isListed = registry != null
                && (listed.plainHttp().contains(registry) || listed.skipVerify().contains(registry));
        return new ManifestImage(
                image.value().text(),
                position(place),
                Optional.ofNullable(registry),
                Optional.ofNullable(registry).flatMap(policy::ruleFor),
                isListed);
    }

    private TextPosition position(ObjectValue value) {
        return lines.position(((Field) value).node().start());
    }

    private static String name(ObjectValue object) {
        ObjectValue metadata = object.field("metadata");
        if (metadata == null) {
            return "";
        }
        String namespace = metadata.string("namespace");
        String name = metadata.string("name");
        return namespace.isEmpty() ? name : namespace + "/" + name;
    }
}
