package io.github.eciregistry.admission;

import io.github.eciregistry.annotation.AnnotationKeys;
import io.github.eciregistry.internal.pod.PodRules;
import io.github.eciregistry.policy.RegistryPolicy;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Decides about pods and image caches that are being created in a cluster: a mutating admission webhook without the
 * server.
 *
 * <pre>{@code
 * RegistryAdmission admission = RegistryAdmission.using(policy).onlyEciPods().exemptingNamespaces("kube-system");
 * AdmissionDecision decision = admission.review(requestBody);
 * exchange.sendResponseHeaders(decision.httpStatus(), 0);
 * exchange.getResponseBody().write(decision.response());
 * }</pre>
 *
 * <h2>What is answered</h2>
 *
 * <p>A body is an {@code AdmissionReview} of {@code admission.k8s.io/v1} in JSON (<a
 * href="https://kubernetes.io/docs/reference/access-authn-authz/extensible-admission-controllers/">Dynamic Admission
 * Control</a>, read 2026-11-23), and so is the answer.
 *
 * <ul>
 *   <li>A Pod, or an ImageCache of {@code eci.alibabacloud.com}, that is created gets the annotations that {@code
 *       RegistryAnnotator} of the fabric8 adapter would give it, by a JSON Patch that touches these annotations
 *       alone and makes {@code /metadata/annotations} where it is missing. Asked again about what it patched, it changes
 *       nothing.
 *   <li>An update that brings other images, such as {@code kubectl set image} and {@code kubectl debug} (the subresource
 *       {@code ephemeralcontainers}), is never patched, because ECI reads the annotations only when a pod is created. Images
 *       that were not there before can be denied; registries that are missing from the annotations give a warning.
 *   <li>Everything else is allowed as it is: other operations, other kinds, other subresources. A dry run is answered as any
 *       other request, for nothing is kept.
 *   <li>A body that cannot be answered, such as one that is no JSON or too large, gives a decision too: {@link
 *       AdmissionDecision.Outcome#INVALID}. No body gives an exception.
 * </ul>
 *
 * <p>What is wrong with images and annotations becomes a warning to whoever creates the object, unless it is to be denied.
 *
 * <p>Only the fields that matter are read, in one pass over the bytes; time and memory are linear in the size of the body.
 *
 * <p>Immutable and thread-safe. No server is called.
 *
 * @since 0.1.0
 */
public final class RegistryAdmission {

    /** The largest body that is read, unless {@link #withMaximumSize} says otherwise: 4 MiB. */
    public static final int DEFAULT_MAXIMUM_SIZE = 4 * 1024 * 1024;

    private final AdmissionSettings settings;

    private RegistryAdmission(AdmissionSettings settings) {
        this.settings = settings;
    }

    /**
     * Returns an admission that annotates every pod and image cache with the annotations of
     * {@linkplain AnnotationKeys#ECI ECI} and denies nothing.
     *
     * @param policy how each registry is reached
     * @return the admission
     */
    public static RegistryAdmission using(RegistryPolicy policy) {
        return new RegistryAdmission(new AdmissionSettings(Objects.requireNonNull(policy, "policy")));
    }

    /**
     * Returns this admission with another policy, all else being the same.
     *
     * @param policy how each registry is reached
     * @return a changed copy
     */
    public RegistryAdmission withPolicy(RegistryPolicy policy) {
        Objects.requireNonNull(policy, "policy");
        return new RegistryAdmission(settings.with(copy -> copy.policy = policy));
    }

    /**
     * Returns this admission with other annotation keys.
     *
     * @param keys the keys to write, at least one pair; with several each pair gets the same registries
     * @return a changed copy
     * @throws IllegalArgumentException if there are none
     */
    public RegistryAdmission withKeys(AnnotationKeys... keys) {
        List<AnnotationKeys> all = PodRules.keys(keys);
        return new RegistryAdmission(settings.with(copy -> copy.keys = all));
    }

    /**
     * Returns this admission as one that leaves a pod alone unless something in it sends it to ECI, or may: a label, a
     * node name, a node selector, a toleration or an annotation that Alibaba Cloud documents for that (see the list at
     * {@link #onlyEciPods(Predicate)}). Image caches are always ECI's.
     *
     * @return a changed copy
     */
    public RegistryAdmission onlyEciPods() {
        return onlyEciPods(namespace -> false);
    }

    /**
     * Returns this admission as one that leaves a pod alone unless something in it, or its namespace, sends it to ECI or
     * may. In the pod these are (Alibaba Cloud, "Schedule pods to elastic container instances", read 2026-11-23):
     *
     * <ul>
     *   <li>the label {@code alibabacloud.com/eci: "true"}, or its older form {@code eci: "true"};
     *   <li>a {@code nodeName} that begins with {@code virtual-kubelet} or {@code virtual-node-eci};
     *   <li>the {@code nodeSelector} {@code type: virtual-kubelet} or {@code k8s.aliyun.com/vnode: "true"};
     *   <li>a required node affinity with the expression {@code type In [virtual-kubelet]};
     *   <li>a toleration with the key {@code virtual-kubelet.io/provider} or {@code k8s.aliyun.com/vnode};
     *   <li>the annotation {@code alibabacloud.com/burst-resource}, or one that begins with {@code k8s.aliyun.com/eci-}.
     * </ul>
     *
     * <p>A review does not hold the labels of the namespace, so the caller tells. There the markers are {@code
     * alibabacloud.com/eci: "true"}, {@code eci: "true"} and {@code virtual-node-affinity-injection: enabled}.
     *
     * @param namespaceIsEci tells whether a namespace sends its pods to ECI; called with a namespace's name, from any
     *     thread, and what it throws is thrown to the caller of {@code review}
     * @return a changed copy
     */
    public RegistryAdmission onlyEciPods(Predicate<String> namespaceIsEci) {
        Objects.requireNonNull(namespaceIsEci, "namespaceIsEci");
        return new RegistryAdmission(settings.with(copy -> {
            copy.onlyEciPods = true;
            copy.namespaceIsEci = namespaceIsEci;
        }));
    }

    /**
     * Returns this admission as one that changes and denies nothing, and warns of what it would have changed or denied.
     *
     * @return a changed copy
     */
    public RegistryAdmission auditOnly() {
        return new RegistryAdmission(settings.with(copy -> copy.auditOnly = true));
    }

    /**
     * Returns this admission as one that denies an object with an image that no node could read, or with a field on the
     * way to an image that is not of its type. An empty image is none: another webhook may fill it in, and if none does
     * the API server denies it. Of an update the images that it brings count.
     *
     * @return a changed copy
     */
    public RegistryAdmission denyingInvalidReferences() {
        return new RegistryAdmission(settings.with(copy -> copy.denyingInvalidReferences = true));
    }

    /**
     * Returns this admission as one that denies an object with an image in another registry than these, or with an image
     * that cannot be read, so that its registry is not known. Of an update the images that it brings count.
     *
     * @param registries patterns as {@link io.github.eciregistry.policy.RegistryPattern} describes them, and {@code
     *     docker.io} for Docker Hub
     * @return a changed copy
     * @throws io.github.eciregistry.InvalidInputException if texts are none of these, with a problem for each
     */
    public RegistryAdmission allowingOnly(String... registries) {
        AllowedRegistries allowed = AllowedRegistries.parse(registries);
        return new RegistryAdmission(settings.with(copy -> copy.allowed = allowed));
    }

    /**
     * Returns this admission as one that leaves the objects of some namespaces alone, instead of those named before.
     *
     * @param namespaces the names of the namespaces
     * @return a changed copy
     */
    public RegistryAdmission exemptingNamespaces(String... namespaces) {
        Set<String> exempt = Set.copyOf(List.of(namespaces));
        return new RegistryAdmission(settings.with(copy -> copy.exemptNamespaces = exempt));
    }

    /**
     * Returns this admission with another limit for the size of a body.
     *
     * @param bytes the largest body that is read, from 1
     * @return a changed copy
     * @throws IllegalArgumentException if it is less than 1
     */
    public RegistryAdmission withMaximumSize(int bytes) {
        if (bytes < 1) {
            throw new IllegalArgumentException("a body has at least 1 byte: " + bytes);
        }
        return new RegistryAdmission(settings.with(copy -> copy.maximumSize = bytes));
    }

    /**
     * Decides about a review.
     *
     * @param body the body of the request, not changed
     * @return the decision, whatever the body is
     */
    public AdmissionDecision review(byte[] body) {
        return body.length > settings.maximumSize ? ReviewRun.tooLarge(settings) : new ReviewRun(settings).decide(body);
    }

    /**
     * Decides about a review. Of a stream that is larger than the limit one byte more than the limit is read.
     *
     * @param body the body of the request, read to its end and left open
     * @return the decision, whatever the body is
     * @throws IOException if the stream cannot be read
     */
    public AdmissionDecision review(InputStream body) throws IOException {
        int limit = settings.maximumSize;
        byte[] bytes = body.readNBytes(limit);
        boolean hasMore = bytes.length == limit && body.read() >= 0;
        return hasMore ? ReviewRun.tooLarge(settings) : review(bytes);
    }
}
