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
 * Reviews pods and image caches that are being created in a cluster: a mutating admission webhook without the server.
 *
 * <pre>{@code
 * RegistryAdmission admission = RegistryAdmission.using(policy).onlyEciPods().exemptingNamespaces("kube-system");
 * AdmissionDecision decision = admission.review(requestBody);
 * exchange.sendResponseHeaders(decision.httpStatus(), 0);
 * exchange.getResponseBody().write(decision.response());
 * }</pre>
 *
 * <h2>Answers</h2>
 *
 * <p>A body is an {@code AdmissionReview} of {@code admission.k8s.io/v1} in JSON (<a
 * href="https://kubernetes.io/docs/reference/access-authn-authz/extensible-admission-controllers/">Dynamic Admission
 * Control</a>, read 2026-11-23), and so is the answer.
 *
 * <ul>
 *   <li>A Pod, or an ImageCache of {@code eci.alibabacloud.com}, that is created gets the same annotations as from
 *   {@code RegistryAnnotator} of the fabric8 adapter, by a JSON Patch that changes only these annotations and adds
 *   {@code /metadata/annotations} if missing. Reviewing the patched object again changes nothing.
 *   <li>An update with new images, such as {@code kubectl set image} and {@code kubectl debug} (the
 *   subresource {@code ephemeralcontainers}), is never patched, because ECI reads the annotations only when a pod is
 *   created. New images can be denied; registries that are missing from the annotations cause a warning.
 *   <li>Everything else is allowed unchanged: other operations, other kinds, other subresources. A dry run is answered
 *   like any other request, since nothing is stored.
 *   <li>A body that cannot be answered, such as invalid JSON or one that is too large, results in a decision too:
 *   {@link AdmissionDecision.Outcome#INVALID}. No body causes an exception.
 * </ul>
 *
 * <p>Problems with images and annotations are reported as warnings to the user who creates the object, unless the
 * object is denied.
 *
 * <p>Only relevant fields are read, in one pass over the bytes; time and memory are linear in the size of the
 * body.
 *
 * <p>Immutable and thread-safe. Does not call a server.
 *
 * @since 0.1.0
 */
public final class RegistryAdmission {

    /** The default size limit of a body: 4 MiB. Change it with {@link #withMaximumSize}. */
    public static final int DEFAULT_MAXIMUM_SIZE = 4 * 1024 * 1024;

    private final AdmissionSettings settings;

    private RegistryAdmission(AdmissionSettings settings) {
        this.settings = settings;
    }

    /**
     * Creates an admission that annotates every pod and image cache under the keys of {@linkplain AnnotationKeys#ECI
     * ECI} and denies nothing.
     *
     * @param policy the policy
     * @return the admission
     */
    public static RegistryAdmission using(RegistryPolicy policy) {
        return new RegistryAdmission(new AdmissionSettings(Objects.requireNonNull(policy, "policy")));
    }

    /**
     * Returns this admission with another policy, all else being the same.
     *
     * @param policy the policy
     * @return the copy
     */
    public RegistryAdmission withPolicy(RegistryPolicy policy) {
        Objects.requireNonNull(policy, "policy");
        return new RegistryAdmission(settings.with(copy -> copy.policy = policy));
    }

    /**
     * Returns a copy of this admission with other annotation keys.
     *
     * @param keys the keys to write, at least one pair; with several each pair gets the same registries
     * @return the copy
     * @throws IllegalArgumentException if there are no keys
     */
    public RegistryAdmission withKeys(AnnotationKeys... keys) {
        Objects.requireNonNull(keys, "keys");
        List<AnnotationKeys> all = PodRules.keys(keys);
        return new RegistryAdmission(settings.with(copy -> copy.keys = all));
    }

    /**
     * Returns a copy of this admission that skips pods without a marker that schedules, or may schedule, them to ECI: a
     * label, a node name, a node selector, a toleration or an annotation that Alibaba Cloud documents for that purpose
     * (see the list at {@link #onlyEciPods(Predicate)}). Image caches are always ECI's.
     *
     * @return the copy
     */
    public RegistryAdmission onlyEciPods() {
        return onlyEciPods(namespace -> false);
    }

    /**
     * Returns a copy of this admission that skips pods unless a marker on the pod or its namespace schedules, or may
     * schedule, them to ECI. On the pod, the markers are (Alibaba Cloud, "Schedule pods to elastic container
     * instances", read 2026-11-23):
     *
     * <ul>
     *   <li>the label {@code alibabacloud.com/eci: "true"}, or its older form {@code eci: "true"};
     *   <li>a {@code nodeName} that begins with {@code virtual-kubelet} or {@code virtual-node-eci};
     *   <li>the {@code nodeSelector} {@code type: virtual-kubelet} or {@code k8s.aliyun.com/vnode: "true"};
     *   <li>a required node affinity with the expression {@code type In [virtual-kubelet]};
     *   <li>a toleration with the key {@code virtual-kubelet.io/provider} or {@code k8s.aliyun.com/vnode};
     *   <li>the annotation {@code alibabacloud.com/burst-resource}, or one that begins with {@code
     *   k8s.aliyun.com/eci-}.
     * </ul>
     *
     * <p>A review does not contain the labels of the namespace, so the caller must check them. On the namespace, the
     * markers are {@code alibabacloud.com/eci: "true"}, {@code eci: "true"} and {@code virtual-node-affinity-injection:
     * enabled}.
     *
     * @param namespaceIsEci checks whether a namespace's pods run on ECI; called with the name of the namespace, from
     *     any thread. Its exceptions are passed on to the caller of {@code review}
     * @return the copy
     */
    public RegistryAdmission onlyEciPods(Predicate<String> namespaceIsEci) {
        Objects.requireNonNull(namespaceIsEci, "namespaceIsEci");
        return new RegistryAdmission(settings.with(copy -> {
            copy.onlyEciPods = true;
            copy.namespaceIsEci = namespaceIsEci;
        }));
    }

    /**
     * Returns a copy of this admission that changes and denies nothing, and warns about what it would have changed or
     * denied.
     *
     * @return the copy
     */
    public RegistryAdmission auditOnly() {
        return new RegistryAdmission(settings.with(copy -> copy.auditOnly = true));
    }

    /**
     * Returns a copy of this admission that denies objects with an invalid image reference, or with a field of the
     * wrong type on the path to an image. Empty images are ignored: another webhook may set them, otherwise the API
     * server denies the object. For an update, only new images count.
     *
     * @return the copy
     */
    public RegistryAdmission denyingInvalidReferences() {
        return new RegistryAdmission(settings.with(copy -> copy.denyingInvalidReferences = true));
    }

    /**
     * Returns a copy of this admission that denies objects with an image in any other registry, or with an invalid
     * image, whose registry is unknown. For an update, only new images count.
     *
     * @param registries patterns as {@link io.github.eciregistry.policy.RegistryPattern} describes them, and {@code
     *     docker.io} for Docker Hub
     * @return the copy
     * @throws io.github.eciregistry.InvalidInputException if a text is not valid, with a problem for each
     */
    public RegistryAdmission allowingOnly(String... registries) {
        Objects.requireNonNull(registries, "registries");
        AllowedRegistries allowed = AllowedRegistries.parse(registries);
        return new RegistryAdmission(settings.with(copy -> copy.allowed = allowed));
    }

    /**
     * Returns a copy of this admission that skips the objects of some namespaces, instead of those set before.
     *
     * @param namespaces the names of the namespaces
     * @return the copy
     */
    public RegistryAdmission exemptingNamespaces(String... namespaces) {
        Objects.requireNonNull(namespaces, "namespaces");
        Set<String> exempt = Set.copyOf(List.of(namespaces));
        return new RegistryAdmission(settings.with(copy -> copy.exemptNamespaces = exempt));
    }

    /**
     * Returns this admission with another limit for the size of a body.
     *
     * @param bytes the largest body that is read, from 1
     * @return the copy
     * @throws IllegalArgumentException if it is less than 1
     */
    public RegistryAdmission withMaximumSize(int bytes) {
        if (bytes < 1) {
            throw new IllegalArgumentException("a body has at least 1 byte: " + bytes);
        }
        return new RegistryAdmission(settings.with(copy -> copy.maximumSize = bytes));
    }

    /**
     * Reviews an object.
     *
     * @param body the body of the request, not changed
     * @return the decision, for any body
     */
    public AdmissionDecision review(byte[] body) {
        Objects.requireNonNull(body, "body");
        return body.length > settings.maximumSize ? ReviewRun.tooLarge(settings) : new ReviewRun(settings).decide(body);
    }

    /**
     * Reviews an object. At most one byte more than the size limit is read from the stream.
     *
     * @param body the body of the request, read to its end and not closed
     * @return the decision, for any body
     * @throws IOException if the stream cannot be read
     */
    public AdmissionDecision review(InputStream body) throws IOException {
        Objects.requireNonNull(body, "body");
        int limit = settings.maximumSize;
        byte[] bytes = body.readNBytes(limit);
        boolean hasMore = bytes.length == limit && body.read() >= 0;
        return hasMore ? ReviewRun.tooLarge(settings) : review(bytes);
    }

    /** Returns the policy and the annotation keys. */
    @Override
    public String toString() {
        return "RegistryAdmission[" + settings.policy + ", " + settings.keys + "]";
    }
}
