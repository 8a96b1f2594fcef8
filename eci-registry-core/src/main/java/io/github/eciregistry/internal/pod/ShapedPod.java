package io.github.eciregistry.internal.pod;

import io.github.eciregistry.Problem;
import io.github.eciregistry.ProblemCode;
import io.github.eciregistry.annotation.AnnotationKeys;
import io.github.eciregistry.kind.PodLocation;
import io.github.eciregistry.policy.Transport;
import io.github.eciregistry.reference.Registry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A pod that was found by its shape, because the table of kinds does not have it.
 *
 * @param pod where it is described
 * @param location where its images are from there, and its annotations if the place shows them
 * @param place where its annotations go
 * @param text the string that has the object of the pod in its text; null for a pod that is not in a text
 * @param owner the apiVersion and kind of its object
 * @param isOfKnownKind whether the table has that kind, with other pods
 */
public record ShapedPod(
        ObjectValue pod,
        PodLocation location,
        Place place,
        @Nullable ObjectValue text,
        String owner,
        boolean isOfKnownKind) {

    /** Where the annotations of a pod go. */
    public enum Place {
        /** Where the location says. */
        SHOWN,
        /** Somewhere that only the documentation of the kind says. */
        HIDDEN,
        /** On pods of other objects, which get these containers added. */
        OTHER_PODS,
        /** Where the location says, in the text of a string, which is not edited. */
        IN_TEXT
    }

    /** Checks whether the annotations can be written where the location says. */
    public boolean isPlaced() {
        return place == Place.SHOWN;
    }

    /** Returns the path of the annotations from the object; empty if they cannot be written there. */
    public Optional<String> annotationsPath() {
        return isPlaced() ? Optional.of(path()) : Optional.empty();
    }

    private String path() {
        String path = pod.path();
        return (path.isEmpty() ? "" : path + ".") + location.annotations();
    }

    /** Returns where an image of the pod is in the object. */
    public ObjectValue placeOf(PodImage image) {
        return text == null ? image.value() : text;
    }

    /** Returns a problem for each registry that the pod needs and does not list, at the first image of that registry. */
    public List<PodProblem> missing(PodDecision decision, List<AnnotationKeys> keys) {
        Map<Registry, Transport> missing = new HashMap<>();
        decision.wanted().plainHttp().forEach(registry -> missing.put(registry, Transport.PLAIN_HTTP));
        decision.wanted().skipVerify().forEach(registry -> missing.put(registry, Transport.SKIP_VERIFY));
        if (decision.merge() != null && (isPlaced() || place == Place.IN_TEXT)) {
            decision.merge().kept().plainHttp().forEach(missing::remove);
            decision.merge().kept().skipVerify().forEach(missing::remove);
        }
        List<PodProblem> problems = new ArrayList<>(missing.size());
        for (PodImage image : decision.pod().images()) {
            Transport transport = image.registry() == null ? null : missing.remove(image.registry());
            if (transport != null) {
                AnnotationKeys pair = keys.get(0);
                String key = transport == Transport.PLAIN_HTTP ? pair.plainHttp() : pair.skipVerify();
                String message =
                        "registry " + Problem.quote(String.valueOf(image.registry())) + " needs " + key + advice();
                problems.add(new PodProblem(
                        Problem.of(ProblemCode.UNKNOWN_KIND, image.value().text(), message), placeOf(image)));
            }
        }
        return problems;
    }

    private String advice() {
        return switch (place) {
            case SHOWN ->
                " at " + annotationsPath().orElseThrow() + ", and " + reason() + ": add it there, or describe the kind";
            case HIDDEN -> " on its pod, and " + reason() + ": see where the kind takes the annotations of its pods";
            case OTHER_PODS ->
                " on every pod that " + Problem.quote(owner) + " adds this image to: annotate those pods";
            case IN_TEXT -> " at " + path() + " of the object in this text: add it there, since texts are not edited";
        };
    }

    /** Returns, for people, that the pod is not annotated, why, and where its annotations go. */
    public String notAnnotated() {
        return switch (place) {
            case SHOWN -> "nothing annotates this pod, since " + reason() + "; its annotations go to " + path();
            case HIDDEN -> "nothing annotates this pod, since " + reason();
            case OTHER_PODS ->
                "the pods that " + Problem.quote(owner) + " adds this image to need the annotations, if any";
            case IN_TEXT -> "nothing annotates the pod in this text; its annotations go to " + path();
        };
    }

    private String reason() {
        return isOfKnownKind
                ? "the table of kinds does not have this pod of " + Problem.quote(owner)
                : "the kind " + Problem.quote(owner) + " is not known";
    }
}
