package io.github.eciregistry.export;

import io.github.eciregistry.InvalidInputException;
import io.github.eciregistry.Problem;
import io.github.eciregistry.annotation.AnnotationKeys;
import io.github.eciregistry.policy.RegistryPolicy;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/**
 * Exports a policy as a Kubernetes object, so that the cluster annotates its pods without a webhook.
 *
 * <pre>{@code
 * String yaml = PolicyExport.using(policy).onlyEciPods().to(ExportTarget.MUTATING_ADMISSION_POLICY);
 * }</pre>
 *
 * <p>The text is YAML for {@code kubectl apply -f}, with comments on its requirements and on precedence if several
 * values could apply. The same policy always gives the same text. Patterns and options that a target cannot express are
 * rejected.
 *
 * <h2>Targets that read images</h2>
 *
 * <p>{@link ExportTarget#MUTATING_ADMISSION_POLICY} and {@link ExportTarget#KYVERNO} contain the policy as CEL. A new
 * pod or image cache gets the annotations of {@code RegistryAnnotations.forImages(policy,
 * images).mergeInto(annotations)}: images that are not valid references are ignored, and annotations that would exceed
 * the size limit are not changed. The API server limits the cost of an evaluation; objects that exceed it are admitted
 * unchanged.
 *
 * <h2>Targets with one value</h2>
 *
 * <p>{@link ExportTarget#ECI_PROFILE} and {@link ExportTarget#SELECTOR} list every host of the policy for every pod
 * with the labels of {@link #matchingPodLabel} and {@link #matchingNamespaceLabel}. A host without a port is listed
 * without a port, so images that include a port need a pattern with that port. Nothing is merged: the two targets
 * differ in which value applies to a pod that already has one, and the exported text explains it.
 *
 * <p>Immutable and thread-safe. Does not access a cluster.
 *
 * @since 0.1.0
 */
public final class PolicyExport {

    private static final String DEFAULT_NAME = "eci-registry";

    private final ExportSettings settings;

    private PolicyExport(ExportSettings settings) {
        this.settings = settings;
    }

    /**
     * Creates an export of a policy with the name {@code eci-registry} and the annotation keys of {@linkplain
     * AnnotationKeys#ECI ECI}.
     *
     * @param policy the policy
     * @return the export
     */
    public static PolicyExport using(RegistryPolicy policy) {
        return new PolicyExport(new ExportSettings(
                Objects.requireNonNull(policy, "policy"),
                DEFAULT_NAME,
                List.of(AnnotationKeys.ECI),
                false,
                null,
                Map.of(),
                Map.of(),
                null));
    }

    /**
     * Returns a copy of this export with another name.
     *
     * @param name the name of the object, and of its binding or selector
     * @return the copy
     * @throws InvalidInputException if the name is not valid in Kubernetes
     */
    public PolicyExport withName(String name) {
        Objects.requireNonNull(name, "name");
        return new PolicyExport(settings.withName(KubernetesNames.checkedName(name)));
    }

    /**
     * Returns a copy of this export with other annotation keys.
     *
     * @param keys the keys to write, at least one pair; with several each pair gets the same registries
     * @return the copy
     * @throws IllegalArgumentException if there are no keys, or if two pairs have a key in common
     */
    public PolicyExport withKeys(AnnotationKeys... keys) {
        Objects.requireNonNull(keys, "keys");
        List<AnnotationKeys> pairs = List.copyOf(new LinkedHashSet<>(List.of(keys)));
        Set<String> distinct = new LinkedHashSet<>();
        for (AnnotationKeys pair : pairs) {
            if (!distinct.add(pair.plainHttp()) || !distinct.add(pair.skipVerify())) {
                throw new IllegalArgumentException("expected pairs of different annotation keys, found " + pairs);
            }
        }
        if (pairs.isEmpty()) {
            throw new IllegalArgumentException("at least one pair of annotation keys is needed");
        }
        return new PolicyExport(settings.withKeys(pairs));
    }

    /**
     * Returns a copy of this export that skips pods unless a marker on the pod or its namespace schedules, or may
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
     * <p>On the namespace the labels {@code alibabacloud.com/eci: "true"}, {@code eci: "true"} and {@code
     * virtual-node-affinity-injection: enabled} count. Image caches are always ECI's. Only for targets that read
     * images; an eci-profile already selects the pods that run on ECI.
     *
     * @return the copy
     */
    public PolicyExport onlyEciPods() {
        return new PolicyExport(settings.withOnlyEciPods());
    }

    /**
     * Returns a copy of this export that skips the pods of some namespaces, instead of those set before or, by default,
     * {@code kube-system}. Only for targets that read images.
     *
     * @param namespaces the names of the namespaces; none to skip none
     * @return the copy
     * @throws InvalidInputException if a name is not a valid namespace, with a problem for each
     */
    public PolicyExport exemptingNamespaces(String... namespaces) {
        Objects.requireNonNull(namespaces, "namespaces");
        return new PolicyExport(settings.withExemptNamespaces(KubernetesNames.checkedNamespaces(namespaces)));
    }

    /**
     * Returns a copy of this export that also requires a pod label. Only for targets with one value.
     *
     * @param key the key of the label
     * @param value its value
     * @return the copy
     * @throws InvalidInputException if the label is not valid in Kubernetes
     */
    public PolicyExport matchingPodLabel(String key, String value) {
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(value, "value");
        return new PolicyExport(settings.withPodLabels(with(settings.podLabels(), key, value)));
    }

    /**
     * Returns a copy of this export that also requires a namespace label. Only for targets with one value.
     *
     * @param key the key of the label
     * @param value its value
     * @return the copy
     * @throws InvalidInputException if the label is not valid in Kubernetes
     */
    public PolicyExport matchingNamespaceLabel(String key, String value) {
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(value, "value");
        return new PolicyExport(settings.withNamespaceLabels(with(settings.namespaceLabels(), key, value)));
    }

    /**
     * Returns a copy of this export for a Kubernetes release, which determines the API version of {@link
     * ExportTarget#MUTATING_ADMISSION_POLICY}: {@code v1alpha1} from 1.32, {@code v1beta1} from 1.34, {@code v1} from
     * 1.36 and by default. Only for that target.
     *
     * @param version such as {@code 1.34} or {@code v1.34.2-aliyun.1}
     * @return the copy
     * @throws InvalidInputException if this is not a version of Kubernetes 1
     */
    public PolicyExport forKubernetes(String version) {
        return new PolicyExport(
                settings.withRelease(KubernetesRelease.parse(Objects.requireNonNull(version, "version"))));
    }

    private static Map<String, String> with(Map<String, String> labels, String key, String value) {
        KubernetesNames.checkLabel(key, value);
        Map<String, String> more = new TreeMap<>(labels);
        more.put(key, value);
        return more;
    }

    /**
     * Writes the export.
     *
     * @param target what to write
     * @return YAML in UTF-8 without a byte order mark, all of it ASCII, with a line break at its end
     * @throws InvalidInputException if the target cannot express the policy or an option, with a problem for each; the
     *     codes are {@link io.github.eciregistry.ProblemCode#NOT_EXPRESSIBLE}, {@link
     *     io.github.eciregistry.ProblemCode#NOTHING_TO_EXPORT}, {@link
     *     io.github.eciregistry.ProblemCode#EXPORT_TOO_LARGE} and {@link
     *     io.github.eciregistry.ProblemCode#ANNOTATIONS_TOO_LARGE}
     */
    public String to(ExportTarget target) {
        Objects.requireNonNull(target, "target");
        List<Problem> problems = new ArrayList<>(Refusals.of(settings, target));
        if (!problems.isEmpty()) {
            throw new InvalidInputException(problems);
        }
        return switch (target) {
            case MUTATING_ADMISSION_POLICY -> new AdmissionManifest(settings).mutatingAdmissionPolicy();
            case KYVERNO -> new AdmissionManifest(settings).kyverno();
            case ECI_PROFILE -> new LabelManifest(settings).eciProfile();
            case SELECTOR -> new LabelManifest(settings).selector();
        };
    }

    /** Returns the policy and the annotation keys. */
    @Override
    public String toString() {
        return "PolicyExport[" + settings.policy() + ", " + settings.keys() + "]";
    }
}
