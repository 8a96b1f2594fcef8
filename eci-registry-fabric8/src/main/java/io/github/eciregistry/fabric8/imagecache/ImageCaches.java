package io.github.eciregistry.fabric8.imagecache;

import io.fabric8.kubernetes.api.model.LocalObjectReference;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.github.eciregistry.InvalidInputException;
import io.github.eciregistry.Problem;
import io.github.eciregistry.Severity;
import io.github.eciregistry.annotation.RegistryAnnotations;
import io.github.eciregistry.internal.pod.ImageCacheCheck;
import io.github.eciregistry.internal.pod.MapValue;
import io.github.eciregistry.internal.pod.PodProblem;
import io.github.eciregistry.policy.RegistryPolicy;
import io.github.eciregistry.reference.ImageReference;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Creates and validates image caches, and checks which pods use them. Does not call a server.
 *
 * <p>The rules are those that Alibaba Cloud documents for the ImageCache resource and for its automatic matching, read
 * 2026-11-23 (<a href="https://www.alibabacloud.com/help/doc-detail/268706.htm">fields</a>, <a
 * href="https://www.alibabacloud.com/help/en/elastic-container-instance/latest/use-imagecache">matching</a>).
 *
 * @since 0.1.0
 */
public final class ImageCaches {

    private ImageCaches() {}

    /**
     * Creates a cache of images, with the registry annotations that they need.
     *
     * @param name the name of the cache
     * @param images image references as the pods write them, at least one; duplicates are ignored
     * @param imagePullSecrets secrets to pull with, as {@code namespace:name}; may be empty
     * @param policy the policy
     * @return a new cache without size and retention, which default to 20 GiB and indefinitely
     * @throws InvalidInputException if {@link #validate} finds an error in it, or if the annotations exceed the size
     *     limit
     */
    public static ImageCache forImages(
            String name, Collection<String> images, Collection<String> imagePullSecrets, RegistryPolicy policy) {
        Objects.requireNonNull(images, "images");
        Objects.requireNonNull(imagePullSecrets, "imagePullSecrets");
        Objects.requireNonNull(policy, "policy");
        Objects.requireNonNull(name, "name");
        ImageCacheSpec spec = new ImageCacheSpec();
        spec.setImages(new ArrayList<>(new LinkedHashSet<>(images)));
        spec.setImagePullSecrets(new ArrayList<>(new LinkedHashSet<>(imagePullSecrets)));
        ImageCache cache = new ImageCache(); // Not by its builder, which does not work with fabric8 6.7.
        cache.getMetadata().setName(name);
        cache.setSpec(spec);
        List<Problem> errors = validate(cache).stream()
                .filter(problem -> problem.code().severity() == Severity.ERROR)
                .toList();
        if (!errors.isEmpty()) {
            throw new InvalidInputException(errors);
        }
        List<ImageReference> references =
                cache.getSpec().getImages().stream().map(ImageReference::parse).toList();
        Map<String, String> annotations =
                RegistryAnnotations.forImages(policy, references).toMap();
        cache.getMetadata().setAnnotations(new LinkedHashMap<>(annotations));
        return cache;
    }

    /**
     * Creates a cache of the images of a pod's containers and init containers, pulled with the pod's secrets.
     *
     * @param name the name of the cache
     * @param namespace the namespace of the pod and its secrets
     * @param pod the pod's spec, or that of a workload's pod template
     * @param policy the policy
     * @return a new cache without size and retention, which default to 20 GiB and indefinitely
     * @throws InvalidInputException if {@link #validate} finds an error in it, for example if the pod has no images
     */
    public static ImageCache forImages(String name, String namespace, PodSpec pod, RegistryPolicy policy) {
        Objects.requireNonNull(pod, "pod");
        Objects.requireNonNull(namespace, "namespace");
        Set<String> secrets = new LinkedHashSet<>();
        if (pod.getImagePullSecrets() != null) {
            for (LocalObjectReference secret : pod.getImagePullSecrets()) {
                if (secret != null && secret.getName() != null) {
                    secrets.add(namespace + ":" + secret.getName());
                }
            }
        }
        return forImages(name, PodImages.of(pod), secrets, policy);
    }

    /**
     * Validates a cache, since the server does not. Checks:
     *
     * <ul>
     *   <li>{@code metadata.name} or {@code generateName}: one of them is set;
     *   <li>{@code spec.images}: at least one, each a valid reference, no duplicates, none whose tag is {@code latest}
     *   or absent, since the cache does not follow the tag;
     *   <li>{@code spec.imagePullSecrets}: each {@code namespace:name}, no duplicates;
     *   <li>{@code spec.imageCacheSize}: 20 to 32768;
     *   <li>{@code spec.retentionDays}: 1 to 65536;
     *   <li>more than 20 images or 10 secrets, which ECI's resource in ROS does not accept (<a
     *       href="https://www.alibabacloud.com/help/en/ros/developer-reference/aliyun-eci-imagecache">ROS</a>, read
     *       2026-11-23); the documentation of the custom resource does not state a limit.
     * </ul>
     *
     * <p>Annotations are not checked.
     *
     * @param cache any cache
     * @return problems in the order of the fields, each with its path, such as {@code spec.images[1]}; empty if there
     *     is none
     */
    public static List<Problem> validate(ImageCache cache) {
        Objects.requireNonNull(cache, "cache");
        ObjectMeta metadata = cache.getMetadata() == null ? new ObjectMeta() : cache.getMetadata();
        Map<String, @Nullable Object> names = new LinkedHashMap<>();
        names.put("name", metadata.getName());
        names.put("generateName", metadata.getGenerateName());
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("metadata", names);
        view.put("spec", view(cache.getSpec() == null ? new ImageCacheSpec() : cache.getSpec()));
        return ImageCacheCheck.problems(MapValue.root(view)).stream()
                .map(PodProblem::located)
                .toList();
    }

    private static Map<String, @Nullable Object> view(ImageCacheSpec spec) {
        Map<String, @Nullable Object> view = new LinkedHashMap<>();
        view.put("images", spec.getImages());
        view.put("imagePullSecrets", spec.getImagePullSecrets());
        view.put("imageCacheSize", spec.getImageCacheSize());
        view.put("retentionDays", spec.getRetentionDays());
        return view;
    }

    /**
     * Checks whether ECI would create a pod from a cache; see {@link ImageCacheMatch} for the rules.
     *
     * @param cache a cache with its status
     * @param pod a pod to be created on ECI
     * @return the result with its reason
     */
    public static ImageCacheMatch matches(ImageCache cache, Pod pod) {
        Objects.requireNonNull(cache, "cache");
        Objects.requireNonNull(pod, "pod");
        return ImageCacheMatch.of(cache, pod.getMetadata(), pod.getSpec());
    }

    /**
     * Checks whether ECI would create the pods of a workload from a cache; see {@link ImageCacheMatch} for the rules.
     *
     * @param cache a cache with its status
     * @param template the pod template of a workload to run on ECI
     * @return the result with its reason
     */
    public static ImageCacheMatch matches(ImageCache cache, PodTemplateSpec template) {
        Objects.requireNonNull(cache, "cache");
        Objects.requireNonNull(template, "template");
        return ImageCacheMatch.of(cache, template.getMetadata(), template.getSpec());
    }

    /**
     * Checks whether a cache is ready.
     *
     * @param cache a cache, or null if it does not exist
     * @return true if its phase is {@code Ready}
     */
    public static boolean isReady(@Nullable ImageCache cache) {
        return "Ready".equals(phase(cache));
    }

    /**
     * Checks whether a cache has failed and will never become ready.
     *
     * @param cache a cache, or null if it does not exist
     * @return true if its phase is {@code Failed} or {@code UpdateFailed}
     */
    public static boolean isFailed(@Nullable ImageCache cache) {
        String phase = phase(cache);
        return "Failed".equals(phase) || "UpdateFailed".equals(phase);
    }

    private static @Nullable String phase(@Nullable ImageCache cache) {
        return cache == null || cache.getStatus() == null
                ? null
                : cache.getStatus().getPhase();
    }
}
