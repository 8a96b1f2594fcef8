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
 * Makes image caches, checks them, and tells which pods use them. Nothing here calls a server.
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
     * Returns a cache of some images, with the registry annotations that they need.
     *
     * @param name the name of the cache
     * @param images image references as the pods write them, at least one; a repeated one is taken once
     * @param imagePullSecrets secrets to pull with, as {@code namespace:name}; may be empty
     * @param policy says how each registry is reached
     * @return a new cache without size and retention, which then default to 20 GiB and for ever
     * @throws InvalidInputException if {@link #validate} finds an error in it, or the annotations grow too large
     */
    public static ImageCache forImages(
            String name, Collection<String> images, Collection<String> imagePullSecrets, RegistryPolicy policy) {
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
     * Returns a cache of the images of a pod's containers and init containers, pulled with the pod's secrets.
     *
     * @param name the name of the cache
     * @param namespace where the pod runs and has its secrets
     * @param pod the pod's spec, or that of a workload's pod template
     * @param policy says how each registry is reached
     * @return a new cache without size and retention, which then default to 20 GiB and for ever
     * @throws InvalidInputException if {@link #validate} finds an error in it, as when the pod has no image
     */
    public static ImageCache forImages(String name, String namespace, PodSpec pod, RegistryPolicy policy) {
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
     * Returns everything that is wrong with a cache; the server checks none of it. Looked at are:
     *
     * <ul>
     *   <li>{@code metadata.name} or {@code generateName}: one of them is there;
     *   <li>{@code spec.images}: at least one, each a valid reference, none twice, none whose tag is {@code latest} or
     *       absent, since the cache keeps what that meant when it was made;
     *   <li>{@code spec.imagePullSecrets}: each {@code namespace:name}, none twice;
     *   <li>{@code spec.imageCacheSize}: 20 to 32768;
     *   <li>{@code spec.retentionDays}: 1 to 65536;
     *   <li>more than 20 images or 10 secrets, which ECI's resource in ROS does not take (<a
     *       href="https://www.alibabacloud.com/help/en/ros/developer-reference/aliyun-eci-imagecache">ROS</a>, read
     *       2026-11-23); the documents of the custom resource state no limit.
     * </ul>
     *
     * <p>Annotations are not looked at.
     *
     * @param cache any cache
     * @return problems in the order of the fields, each with its path, such as {@code spec.images[1]}; empty if there is
     *     none
     */
    public static List<Problem> validate(ImageCache cache) {
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
     * Tells whether ECI would make a pod from a cache; see {@link ImageCacheMatch} for the rules.
     *
     * @param cache a cache, whose status says whether it is ready
     * @param pod a pod that is to be created on ECI
     * @return the answer with its reason
     */
    public static ImageCacheMatch matches(ImageCache cache, Pod pod) {
        return ImageCacheMatch.of(cache, pod.getMetadata(), pod.getSpec());
    }

    /**
     * Tells whether ECI would make the pods of a workload from a cache; see {@link ImageCacheMatch} for the rules.
     *
     * @param cache a cache, whose status says whether it is ready
     * @param template the pod template of a workload that is to run on ECI
     * @return the answer with its reason
     */
    public static ImageCacheMatch matches(ImageCache cache, PodTemplateSpec template) {
        return ImageCacheMatch.of(cache, template.getMetadata(), template.getSpec());
    }

    /**
     * Tells whether a cache can be used.
     *
     * @param cache a cache, or null for one that is not there
     * @return true if its phase is {@code Ready}
     */
    public static boolean isReady(@Nullable ImageCache cache) {
        return "Ready".equals(phase(cache));
    }

    /**
     * Tells whether a cache has failed and will not become ready by waiting.
     *
     * @param cache a cache, or null for one that is not there
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
