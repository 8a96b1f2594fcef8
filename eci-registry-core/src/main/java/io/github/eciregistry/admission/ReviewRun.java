package io.github.eciregistry.admission;

import static io.github.eciregistry.admission.AdmissionDecision.Outcome.DENIED;
import static io.github.eciregistry.admission.AdmissionDecision.Outcome.INVALID;
import static io.github.eciregistry.admission.AdmissionDecision.Outcome.NOT_APPLICABLE;
import static io.github.eciregistry.admission.AdmissionDecision.Outcome.PATCHED;
import static io.github.eciregistry.admission.AdmissionDecision.Outcome.UNCHANGED;
import static io.github.eciregistry.admission.AdmissionDecision.Outcome.WARNED;

import io.github.eciregistry.InvalidInputException;
import io.github.eciregistry.Problem;
import io.github.eciregistry.ProblemCode;
import io.github.eciregistry.admission.AdmissionDecision.Outcome;
import io.github.eciregistry.annotation.AnnotationKeys;
import io.github.eciregistry.annotation.AnnotationMerge;
import io.github.eciregistry.annotation.RegistryAnnotations;
import io.github.eciregistry.kind.PodLocation;
import io.github.eciregistry.reference.ImageReference;
import io.github.eciregistry.reference.Registry;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Decides about one review. */
final class ReviewRun {

    private static final String V1 = "admission.k8s.io/v1";

    private final AdmissionSettings settings;
    private final Review review = new Review();

    private final List<ImageReference> images = new ArrayList<>(4);
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
            ReviewReader.read(body, review);
            return decide();
        } catch (InvalidReview e) {
            return decision(INVALID, e.reason(), e.message());
        }
    }

    private AdmissionDecision decide() throws InvalidReview {
        checkIsReview();
        if (!review.operation.equals("CREATE")) {
            return decision(
                    NOT_APPLICABLE,
                    AdmissionReason.OTHER_OPERATION,
                    "ECI reads the annotations of an object only when it is created");
        }
        if (!review.subresource.isEmpty()) {
            return decision(NOT_APPLICABLE, AdmissionReason.SUBRESOURCE, "a part of an object is not annotated");
        }
        PodLocation location = review.location();
        if (location == null) {
            return decision(
                    NOT_APPLICABLE, AdmissionReason.OTHER_KIND, "neither a Pod nor an ImageCache of ECI is created");
        }
        if (settings.exemptNamespaces.contains(review.namespace)) {
            return decision(NOT_APPLICABLE, AdmissionReason.EXEMPT_NAMESPACE, "the namespace is exempt");
        }
        if (!review.hasObject) {
            throw new InvalidReview(AdmissionReason.NOT_A_REVIEW, "expected an object as request.object, found none");
        }
        if (location == Review.POD && settings.onlyEciPods && !review.isMarked && !isNamespaceMarked()) {
            return decision(
                    NOT_APPLICABLE, AdmissionReason.NOT_ON_ECI, "neither the pod nor its namespace is marked for ECI");
        }
        return decide(location);
    }

    private boolean isNamespaceMarked() {
        return !review.namespace.isEmpty() && settings.namespaceIsEci.test(review.namespace);
    }

    private void checkIsReview() throws InvalidReview {
        if (!review.kind.equals("AdmissionReview")) {
            throw missing("kind AdmissionReview", review.kind);
        }
        if (!review.apiVersion.equals(V1)) {
            if (review.apiVersion.startsWith("admission.k8s.io/")) {
                throw new InvalidReview(
                        AdmissionReason.UNSUPPORTED_VERSION,
                        "expected apiVersion " + V1 + ", found " + Problem.quote(review.apiVersion));
            }
            throw missing("apiVersion " + V1, review.apiVersion);
        }
        if (!review.hasRequest) {
            throw missing("a request", "");
        }
        if (review.uid.isEmpty()) {
            throw missing("request.uid", "");
        }
        if (review.operation.isEmpty()) {
            throw missing("request.operation", "");
        }
        if (review.objectKind.isEmpty()) {
            throw missing("request.kind.kind", "");
        }
    }

    private static InvalidReview missing(String expected, String found) {
        return new InvalidReview(
                AdmissionReason.NOT_A_REVIEW,
                "expected " + expected + ", found " + (found.isEmpty() ? "none" : Problem.quote(found)));
    }

    private AdmissionDecision decide(PodLocation location) {
        warnings.addAll(review.misfits);
        for (Review.Image image : review.images(location)) {
            if (!image.text().isEmpty()) {
                read(image);
            }
        }
        AdmissionReason denied = deniedFor;
        if (denied != null && !settings.auditOnly) {
            return decision(DENIED, denied, String.join("; ", denials));
        }
        for (String denial : denials) {
            warnings.add("would be denied: " + denial);
        }
        return merge(denied);
    }

    private void read(Review.Image image) {
        try {
            ImageReference reference = ImageReference.parse(image.text());
            images.add(reference);
            AllowedRegistries allowed = settings.allowed;
            if (allowed != null && !allowed.allow(reference.registry())) {
                deny(
                        AdmissionReason.REGISTRY_NOT_ALLOWED,
                        image.path() + ": expected an image in an allowed registry, found "
                                + Problem.quote(image.text()));
            }
        } catch (InvalidInputException e) {
            hasInvalidReference = true;
            String text = SafeText.warning(e.problems().get(0).atPath(image.path()));
            if (settings.denyingInvalidReferences || settings.allowed != null) {
                deny(AdmissionReason.INVALID_REFERENCE, text);
            } else {
                warnings.add(text);
            }
        }
    }

    private void deny(AdmissionReason reason, String text) {
        denials.add(text);
        if (deniedFor == null) {
            deniedFor = reason;
        }
    }

    private AdmissionDecision merge(@Nullable AdmissionReason denied) {
        RegistryAnnotations wanted = RegistryAnnotations.forImages(settings.policy, images);
        if (hasUnreadableAnnotations()) {
            return found(denied, AdmissionReason.WRONG_TYPE, "the annotations are not texts");
        }
        if (wanted.isEmpty() && !settings.hasKeyIn(review.annotations)) {
            AdmissionReason reason =
                    hasInvalidReference ? AdmissionReason.INVALID_REFERENCE : AdmissionReason.NO_REGISTRY_NEEDED;
            return found(denied, reason, "no image that can be read is in a registry that has to be listed");
        }
        AnnotationMerge merge = wanted.mergeInto(review.annotations, settings.keyArray());
        for (Problem problem : merge.problems()) {
            warnings.add("metadata.annotations[" + problem.path().orElse("") + "]: " + problem.message());
        }
        if (merge.isChanged()) {
            return changed(denied, merge);
        }
        if (has(merge, ProblemCode.ANNOTATIONS_TOO_LARGE)) {
            return found(denied, AdmissionReason.ANNOTATIONS_TOO_LARGE, "the annotations have no room for registries");
        }
        if (has(merge, ProblemCode.CONFLICTING_REGISTRY)) {
            return found(
                    denied,
                    AdmissionReason.CONFLICTING_REGISTRY,
                    "a registry that an image needs is listed in the other annotation");
        }
        return found(denied, AdmissionReason.REGISTRIES_LISTED, "the annotations list what the images need");
    }

    private boolean hasUnreadableAnnotations() {
        boolean unreadable = review.isUnpatchable;
        for (AnnotationKeys keys : settings.keys) {
            for (String key : List.of(keys.plainHttp(), keys.selfSigned())) {
                if (review.annotationsOfOtherTypes.contains(key)) {
                    warnings.add(
                            "metadata.annotations[" + key + "]: expected a text of registries, found another type");
                    unreadable = true;
                }
            }
        }
        return unreadable;
    }

    private static boolean has(AnnotationMerge merge, ProblemCode code) {
        return merge.problems().stream().anyMatch(problem -> problem.code() == code);
    }

    private AdmissionDecision changed(@Nullable AdmissionReason denied, AnnotationMerge merge) {
        StringBuilder registries = new StringBuilder();
        append(registries, merge.added().plainHttp(), " (plain HTTP)");
        append(registries, merge.added().selfSigned(), " (self-signed)");
        if (!settings.auditOnly) {
            byte[] patch = ResponseWriter.patch(review, merge.changes());
            return decision(
                    PATCHED,
                    AdmissionReason.REGISTRIES_MISSING,
                    "added registries that the images need: " + registries,
                    merge.added(),
                    patch);
        }
        for (AnnotationMerge.Change change : merge.changes()) {
            warnings.add("metadata.annotations[" + change.key() + "]: would become " + Problem.quote(change.after()));
        }
        return decision(
                WARNED,
                denied == null ? AdmissionReason.REGISTRIES_MISSING : denied,
                denied == null ? "found registries missing that the images need: " + registries : denials(),
                merge.added(),
                null);
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
