package io.github.eciregistry.admission;

import static io.github.eciregistry.admission.AdmissionDecision.Outcome.DENIED;
import static io.github.eciregistry.admission.AdmissionDecision.Outcome.INVALID;
import static io.github.eciregistry.admission.AdmissionDecision.Outcome.NOT_APPLICABLE;
import static io.github.eciregistry.admission.AdmissionDecision.Outcome.PATCHED;
import static io.github.eciregistry.admission.AdmissionDecision.Outcome.UNCHANGED;
import static io.github.eciregistry.admission.AdmissionDecision.Outcome.WARNED;

import io.github.eciregistry.Problem;
import io.github.eciregistry.ProblemCode;
import io.github.eciregistry.admission.AdmissionDecision.Outcome;
import io.github.eciregistry.annotation.AnnotationKeys;
import io.github.eciregistry.annotation.AnnotationMerge;
import io.github.eciregistry.annotation.RegistryAnnotations;
import io.github.eciregistry.internal.pod.EciMarker;
import io.github.eciregistry.internal.pod.ObjectValue;
import io.github.eciregistry.internal.pod.PodDecision;
import io.github.eciregistry.internal.pod.PodImage;
import io.github.eciregistry.internal.pod.PodProblem;
import io.github.eciregistry.internal.pod.PodReading;
import io.github.eciregistry.internal.pod.PodRules;
import io.github.eciregistry.kind.PodLocation;
import io.github.eciregistry.reference.Registry;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Decides about one review. */
final class ReviewRun {

    private static final String ONLY_WHEN_CREATED = "ECI reads the annotations of an object only when it is created";

    private final AdmissionSettings settings;
    private final Review review = new Review(ReviewValue.root());

    private final List<String> warnings = new ArrayList<>(0);
    private final List<String> denials = new ArrayList<>(0);
    private @Nullable AdmissionReason deniedFor;
    private boolean hasInvalidReference;

    ReviewRun(AdmissionSettings settings) {
        this.settings = settings;
    }

    static AdmissionDecision tooLarge(AdmissionSettings settings) {
        String message = "expected at most " + settings.maximumSize + " bytes, found more";
        return new ReviewRun(settings).decision(INVALID, AdmissionReason.TOO_LARGE, message);
    }

    AdmissionDecision decide(byte[] body) {
        try {
            ReviewReader.read(body, review.root(), settings::isRegistryKey);
            return decide();
        } catch (InvalidReview e) {
            return decision(INVALID, e.reason(), e.message());
        }
    }

    private AdmissionDecision decide() throws InvalidReview {
        review.check();
        boolean isUpdate = review.operation().equals("UPDATE");
        if (!isUpdate && !review.operation().equals("CREATE")) {
            return decision(NOT_APPLICABLE, AdmissionReason.OTHER_OPERATION, ONLY_WHEN_CREATED);
        }
        if (!review.subresource().isEmpty()
                && !(isUpdate && review.subresource().equals("ephemeralcontainers"))) {
            return decision(NOT_APPLICABLE, AdmissionReason.SUBRESOURCE, "a part of an object is not annotated");
        }
        PodLocation location = review.location();
        if (location == null) {
            return decision(NOT_APPLICABLE, AdmissionReason.OTHER_KIND, "neither a Pod nor an ImageCache of ECI");
        }
        if (settings.exemptNamespaces.contains(review.namespace())) {
            return decision(NOT_APPLICABLE, AdmissionReason.EXEMPT_NAMESPACE, "the namespace is exempt");
        }
        if (!isUpdate && review.isFromNode()) {
            return decision(
                    NOT_APPLICABLE,
                    AdmissionReason.CREATED_BY_NODE,
                    "a node creates it, as the mirror of a static pod");
        }
        ObjectValue object = review.object();
        if (object == null) {
            throw new InvalidReview(AdmissionReason.NOT_A_REVIEW, "expected an object as request.object, found none");
        }
        if (location == Review.POD && settings.onlyEciPods && !isMarked(object)) {
            return decision(
                    NOT_APPLICABLE, AdmissionReason.NOT_ON_ECI, "neither the pod nor its namespace is marked for ECI");
        }
        return isUpdate ? decideUpdate(object, location) : decideCreation(object, location);
    }

    private boolean isMarked(ObjectValue pod) {
        return EciMarker.of(pod) != EciMarker.Certainty.NONE || isNamespaceMarked();
    }

    private boolean isNamespaceMarked() {
        return !review.namespace().isEmpty() && settings.namespaceIsEci.test(review.namespace());
    }

    private AdmissionDecision decideCreation(ObjectValue object, PodLocation location) {
        PodDecision pod = new PodRules(settings.policy, settings.keys).decide(read(object, location));
        Set<ObjectValue> images = Collections.newSetFromMap(new IdentityHashMap<>());
        for (PodImage image : pod.pod().images()) {
            images.add(image.value());
            read(image);
        }
        for (PodProblem found : pod.problems()) {
            if (!images.contains(found.value())) {
                warnings.add(SafeText.warning(found.located()));
            }
        }
        AdmissionReason denied = policed();
        return denied != null && !settings.auditOnly
                ? decision(DENIED, denied, String.join("; ", denials))
                : decide(pod, denied);
    }

    /**
     * Reviews the new images of an update. Existing images are not checked; otherwise a pod older than a rule could not
     * be edited or terminated.
     */
    private AdmissionDecision decideUpdate(ObjectValue object, PodLocation location) {
        ObjectValue oldObject = review.oldObject();
        PodReading before = oldObject == null ? null : read(oldObject, location);
        Set<String> known = new HashSet<>();
        if (before != null) {
            before.images().forEach(image -> known.add(image.value().text()));
        }
        List<PodImage> changed = read(object, location).images().stream()
                .filter(image -> image.value().text().isEmpty()
                        || !known.contains(image.value().text()))
                .toList();
        if (changed.isEmpty()) {
            return decision(
                    NOT_APPLICABLE,
                    AdmissionReason.OTHER_OPERATION,
                    "the update brings no other image, and " + ONLY_WHEN_CREATED);
        }
        changed.forEach(this::read);
        AdmissionReason denied = policed();
        return denied != null && !settings.auditOnly
                ? decision(DENIED, denied, String.join("; ", denials))
                : warn(changed, before == null ? Map.of() : before.annotations(), denied);
    }

    private PodReading read(ObjectValue object, PodLocation location) {
        return Objects.requireNonNull(PodReading.of(object, location, settings.keys), "a mapping is a pod");
    }

    /** Returns the reason for denying the object, or null; in an audit, adds a warning instead. */
    private @Nullable AdmissionReason policed() {
        if (settings.auditOnly) {
            denials.forEach(denial -> warnings.add("would be denied: " + denial));
        }
        return deniedFor;
    }

    /** Warns of registries that an update brings and that the object has not listed since it was created. */
    private AdmissionDecision warn(
            List<PodImage> images, Map<String, String> annotations, @Nullable AdmissionReason denied) {
        List<Registry> registries =
                images.stream().map(PodImage::registry).filter(Objects::nonNull).toList();
        RegistryAnnotations wanted = RegistryAnnotations.forRegistries(settings.policy, registries);
        AnnotationMerge merge = wanted.mergeInto(annotations, settings.keys.toArray(AnnotationKeys[]::new));
        if (wanted.isEmpty() || !merge.isChanged()) {
            return found(
                    denied,
                    wanted.isEmpty() ? AdmissionReason.NO_REGISTRY_NEEDED : AdmissionReason.REGISTRIES_LISTED,
                    "the update brings no image whose registry is missing from the annotations");
        }
        String missing = registries(merge.added());
        warnings.add("ECI cannot pull from " + missing + ": the object was created without an annotation for it, and "
                + ONLY_WHEN_CREATED + "; create the object again with this image");
        return found(
                denied,
                AdmissionReason.REGISTRIES_MISSING,
                "the object was created without registries that its new images need: " + missing);
    }

    private void read(PodImage image) {
        Problem problem = image.problem();
        String path = image.value().path();
        Registry registry = image.registry();
        boolean isOfWrongType = problem != null && problem.code() == ProblemCode.WRONG_TYPE;
        hasInvalidReference |= problem != null && !isOfWrongType;
        if (image.reference() == null && settings.isPolicing()) {
            String reason = problem == null ? "an image that is filled in later" : problem.message();
            deny(isOfWrongType ? AdmissionReason.WRONG_TYPE : AdmissionReason.INVALID_REFERENCE, path + ": " + reason);
        } else if (problem != null) {
            warnings.add(path + ": " + problem.message());
        } else if (registry != null && settings.allowed != null && !settings.allowed.allow(registry)) {
            deny(
                    AdmissionReason.REGISTRY_NOT_ALLOWED,
                    path + ": expected an image in an allowed registry, found "
                            + Problem.quote(image.value().text()));
        }
    }

    private void deny(AdmissionReason reason, String text) {
        denials.add(text);
        if (deniedFor == null) {
            deniedFor = reason;
        }
    }

    private AdmissionDecision decide(PodDecision pod, @Nullable AdmissionReason denied) {
        if (pod.pod().isBlocked()) {
            return found(denied, AdmissionReason.WRONG_TYPE, "the annotations are not strings");
        }
        if (pod.merge() == null) {
            AdmissionReason reason =
                    hasInvalidReference ? AdmissionReason.INVALID_REFERENCE : AdmissionReason.NO_REGISTRY_NEEDED;
            return found(denied, reason, "no image needs a registry annotation");
        }
        if (!pod.changes().isEmpty()) {
            return changed(denied, pod);
        }
        if (pod.has(ProblemCode.ANNOTATIONS_TOO_LARGE)) {
            return found(
                    denied,
                    AdmissionReason.ANNOTATIONS_TOO_LARGE,
                    "adding the registries would exceed the size limit for annotations");
        }
        if (pod.has(ProblemCode.CONFLICTING_REGISTRY)) {
            return found(
                    denied,
                    AdmissionReason.CONFLICTING_REGISTRY,
                    "a registry that an image needs is listed in the other annotation");
        }
        return found(
                denied,
                AdmissionReason.REGISTRIES_LISTED,
                "the annotations already list all registries that the images need");
    }

    private AdmissionDecision changed(@Nullable AdmissionReason denied, PodDecision pod) {
        RegistryAnnotations added = pod.added();
        String registries = registries(added);
        if (!settings.auditOnly) {
            if (review.owner().isEmpty()) {
                pod.changes().forEach(this::warnOfExtension);
            }
            byte[] patch = ResponseWriter.patch(pod);
            return decision(
                    PATCHED,
                    AdmissionReason.REGISTRIES_MISSING,
                    "added registries that the images need: " + registries,
                    added,
                    patch);
        }
        for (AnnotationMerge.Change change : pod.changes()) {
            warnings.add("metadata.annotations[" + change.key() + "]: would become " + Problem.quote(change.after()));
        }
        return decision(
                WARNED,
                denied == null ? AdmissionReason.REGISTRIES_MISSING : denied,
                denied == null ? "found registries missing that the images need: " + registries : denials(),
                added,
                null);
    }

    /** An object without an owner is applied from a manifest, which knows nothing of the addition. */
    private void warnOfExtension(AnnotationMerge.Change change) {
        if (!change.before().orElse("").isBlank()) {
            warnings.add("metadata.annotations[" + change.key() + "]: extended to " + Problem.quote(change.after())
                    + "; the next apply of the manifest undoes this, so list all registries there or none");
        }
    }

    private static String registries(RegistryAnnotations annotations) {
        StringBuilder registries = new StringBuilder();
        append(registries, annotations.plainHttp(), " (plain HTTP)");
        append(registries, annotations.skipVerify(), " (skip-verify)");
        return registries.toString();
    }

    private static void append(StringBuilder out, List<Registry> registries, String transport) {
        for (Registry registry : registries) {
            out.append(out.isEmpty() ? "" : ", ").append(registry).append(transport);
        }
    }

    private String denials() {
        return "would be denied: " + String.join("; ", denials);
    }

    private AdmissionDecision found(@Nullable AdmissionReason denied, AdmissionReason reason, String text) {
        Outcome outcome = warnings.isEmpty() ? UNCHANGED : WARNED;
        return denied == null ? decision(outcome, reason, text) : decision(WARNED, denied, denials());
    }

    private AdmissionDecision decision(Outcome outcome, AdmissionReason reason, String text) {
        return decision(outcome, reason, text, RegistryAnnotations.empty(), null);
    }

    private AdmissionDecision decision(
            Outcome outcome, AdmissionReason reason, String text, RegistryAnnotations added, byte @Nullable [] patch) {
        return new AdmissionDecision(
                outcome, reason, SafeText.reason(text), review, SafeText.warnings(warnings), added, patch);
    }
}
