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
 * Writes a policy as an object that makes a cluster annotate its pods, without a webhook of one's own.
 *
 * <pre>{@code
 * String yaml = PolicyExport.using(policy).onlyEciPods().to(ExportTarget.MUTATING_ADMISSION_POLICY);
 * }</pre>
 *
 * <p>The text is YAML for {@code kubectl apply -f}, with comments on what it needs and which value wins where several
 * could. The same policy gives the same text. What a target cannot express, be it a pattern or an option, is refused.
 *
 * <h2>Targets that read images</h2>
 *
 * <p>{@link ExportTarget#MUTATING_ADMISSION_POLICY} and {@link ExportTarget#KYVERNO} hold the policy as CEL. A pod or an
 * image cache that is created gets from it what {@code RegistryAnnotations.forImages(policy, images).mergeInto(annotations)}
 * gives: an image that is no reference counts as none, and annotations without room for more stay as they are. The API
 * server limits what an evaluation may cost; an object beyond that is admitted as it is.
 *
 * <h2>Targets with one value</h2>
 *
 * <p>{@link ExportTarget#ECI_PROFILE} and {@link ExportTarget#SELECTOR} list every host of the policy for every pod with
 * the labels of {@link #matchingPodLabel} and {@link #matchingNamespaceLabel}. A host without a port is listed without,
 * so that images which name it with a port need a pattern with that port. Nothing is merged: which value counts for a pod
 * that has one of its own differs between the two, and the text says so.
 *
 * <p>Immutable and thread-safe. No cluster is asked.
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
     * Returns an export of a policy, named {@code eci-registry}, that writes the annotations of
     * {@linkplain AnnotationKeys#ECI ECI}.
     *
     * @param policy how each registry is reached
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
     * Returns this export with another name.
     *
     * @param name the name of the object, and of its binding or selector
     * @return a changed copy
     * @throws InvalidInputException if Kubernetes would not take the name
     */
    public PolicyExport withName(String name) {
        return new PolicyExport(settings.withName(KubernetesNames.checkedName(name)));
    }

    /**
     * Returns this export with other annotation keys.
     *
     * @param keys the keys to write, at least one pair; with several each pair gets the same registries
     * @return a changed copy
     * @throws IllegalArgumentException if there are none, or if two pairs have a key in common
     */
    public PolicyExport withKeys(AnnotationKeys... keys) {
        List<AnnotationKeys> pairs = List.copyOf(new LinkedHashSet<>(List.of(keys)));
        Set<String> distinct = new LinkedHashSet<>();
        for (AnnotationKeys pair : pairs) {
            if (!distinct.add(pair.plainHttp()) || !distinct.add(pair.selfSigned())) {
                throw new IllegalArgumentException("expected pairs of different annotation keys, found " + pairs);
            }
        }
        if (pairs.isEmpty()) {
            throw new IllegalArgumentException("at least one pair of annotation keys is needed");
        }
        return new PolicyExport(settings.withKeys(pairs));
    }

    /**
     * Returns this export as one that leaves a pod alone unless something in it, or its namespace, sends it to ECI or may.
     * In the pod these are (Alibaba Cloud, "Schedule pods to elastic container instances", read 2026-11-23):
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
     * <p>On the namespace the labels {@code alibabacloud.com/eci: "true"}, {@code eci: "true"} and {@code
     * virtual-node-affinity-injection: enabled} count. Image caches are always ECI's. For targets that read images; an
     * eci-profile knows by itself which pods run on ECI.
     *
     * @return a changed copy
     */
    public PolicyExport onlyEciPods() {
        return new PolicyExport(settings.withOnlyEciPods());
    }

    /**
     * Returns this export as one that leaves the pods of some namespaces alone, instead of those named before or, by
     * default, {@code kube-system}. For targets that read images.
     *
     * @param namespaces the names of the namespaces, none to leave none alone
     * @return a changed copy
     * @throws InvalidInputException if texts are no names of namespaces, with a problem for each
     */
    public PolicyExport exemptingNamespaces(String... namespaces) {
        return new PolicyExport(settings.withExemptNamespaces(KubernetesNames.checkedNamespaces(namespaces)));
    }

    /**
     * Returns this export for pods with one more label. For targets with one value.
     *
     * @param key the key of the label
     * @param value its value
     * @return a changed copy
     * @throws InvalidInputException if Kubernetes would not take the label
     */
    public PolicyExport matchingPodLabel(String key, String value) {
        return new PolicyExport(settings.withPodLabels(with(settings.podLabels(), key, value)));
    }

    /**
     * Returns this export for pods in namespaces with one more label. For targets with one value.
     *
     * @param key the key of the label
     * @param value its value
     * @return a changed copy
     * @throws InvalidInputException if Kubernetes would not take the label
     */
    public PolicyExport matchingNamespaceLabel(String key, String value) {
        return new PolicyExport(settings.withNamespaceLabels(with(settings.namespaceLabels(), key, value)));
    }

    /**
     * Returns this export for the clusters of a release of Kubernetes, which decides on the API version of {@link
     * ExportTarget#MUTATING_ADMISSION_POLICY}: {@code v1alpha1} from 1.32, {@code v1beta1} from 1.34, {@code v1} from 1.36
     * and if no release is named. For that target alone.
     *
     * @param version such as {@code 1.34} or {@code v1.34.2-aliyun.1}
     * @return a changed copy
     * @throws InvalidInputException if this is no version of Kubernetes 1
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
}
