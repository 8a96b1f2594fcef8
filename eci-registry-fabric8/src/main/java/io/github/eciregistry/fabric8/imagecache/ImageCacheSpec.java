package io.github.eciregistry.fabric8.imagecache;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.sundr.builder.annotations.Buildable;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The spec of an {@link ImageCache}.
 *
 * <p>Any value can be set here; {@link ImageCaches#validate} checks whether ECI accepts it. Mutable and not
 * thread-safe.
 *
 * @since 0.1.0
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonPropertyOrder({"images", "imagePullSecrets", "imageCacheSize", "retentionDays"})
@Buildable(
        editableEnabled = false,
        validationEnabled = false,
        generateBuilderPackage = false,
        lazyCollectionInitEnabled = false,
        builderPackage = "io.fabric8.kubernetes.api.builder")
public final class ImageCacheSpec implements Serializable {

    private static final long serialVersionUID = 1L;

    @SuppressWarnings({"serial", "doclint:missing"}) // Always an ArrayList.
    private List<String> images = new ArrayList<>();

    @SuppressWarnings({"serial", "doclint:missing"}) // Always an ArrayList.
    private List<String> imagePullSecrets = new ArrayList<>();

    @SuppressWarnings("doclint:missing")
    private @Nullable Integer imageCacheSize;

    @SuppressWarnings("doclint:missing")
    private @Nullable Integer retentionDays;

    @JsonIgnore
    @SuppressWarnings({"serial", "doclint:missing"}) // What a JSON document can hold is serializable.
    private Map<String, Object> additionalProperties = new LinkedHashMap<>();

    /** Creates a spec without images, which ECI does not accept. */
    public ImageCacheSpec() {}

    /**
     * Returns the images to cache.
     *
     * @return image references as a pod would write them, live
     */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public List<String> getImages() {
        return images;
    }

    /**
     * Replaces the images to cache. At least one is required.
     *
     * @param images image references, copied; null means none
     */
    public void setImages(@Nullable List<String> images) {
        this.images = images == null ? new ArrayList<>() : new ArrayList<>(images);
    }

    /**
     * Returns the secrets to pull with.
     *
     * @return secrets as {@code namespace:name}, live
     */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public List<String> getImagePullSecrets() {
        return imagePullSecrets;
    }

    /**
     * Replaces the secrets to pull with. They are written {@code namespace:name}, unlike those of a pod, because a
     * cache is cluster-scoped.
     *
     * @param imagePullSecrets secrets, copied; null means none
     */
    public void setImagePullSecrets(@Nullable List<String> imagePullSecrets) {
        this.imagePullSecrets = imagePullSecrets == null ? new ArrayList<>() : new ArrayList<>(imagePullSecrets);
    }

    /**
     * Returns the size of the cache.
     *
     * @return GiB, 20 to 32768, or null for the default of 20
     */
    public @Nullable Integer getImageCacheSize() {
        return imageCacheSize;
    }

    /**
     * Sets the size of the cache. If the images do not fit, the cache fails.
     *
     * @param imageCacheSize GiB, 20 to 32768, or null for the default of 20
     */
    public void setImageCacheSize(@Nullable Integer imageCacheSize) {
        this.imageCacheSize = imageCacheSize;
    }

    /**
     * Returns the retention of the cache.
     *
     * @return days, 1 to 65536, or null to keep it indefinitely
     */
    public @Nullable Integer getRetentionDays() {
        return retentionDays;
    }

    /**
     * Sets how long the cache is kept.
     *
     * @param retentionDays days, 1 to 65536, or null to keep it indefinitely
     */
    public void setRetentionDays(@Nullable Integer retentionDays) {
        this.retentionDays = retentionDays;
    }

    /**
     * Returns the fields without a separate accessor.
     *
     * @return fields by name, live
     */
    @JsonAnyGetter
    public Map<String, Object> getAdditionalProperties() {
        return additionalProperties;
    }

    /**
     * Sets an additional field.
     *
     * @param name the field's name
     * @param value a JSON value
     */
    @JsonAnySetter
    public void setAdditionalProperty(String name, @Nullable Object value) {
        additionalProperties.put(name, value);
    }

    /**
     * Replaces the fields without a separate accessor.
     *
     * @param additionalProperties fields by name, copied; null means none
     */
    public void setAdditionalProperties(@Nullable Map<String, Object> additionalProperties) {
        this.additionalProperties =
                additionalProperties == null ? new LinkedHashMap<>() : new LinkedHashMap<>(additionalProperties);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ImageCacheSpec that
                && images.equals(that.images)
                && imagePullSecrets.equals(that.imagePullSecrets)
                && Objects.equals(imageCacheSize, that.imageCacheSize)
                && Objects.equals(retentionDays, that.retentionDays)
                && additionalProperties.equals(that.additionalProperties);
    }

    @Override
    public int hashCode() {
        return Objects.hash(images, imagePullSecrets, imageCacheSize, retentionDays, additionalProperties);
    }

    @Override
    public String toString() {
        return "ImageCacheSpec(images=" + images + ", imagePullSecrets=" + imagePullSecrets + ", imageCacheSize="
                + imageCacheSize + ", retentionDays=" + retentionDays + ", additionalProperties=" + additionalProperties
                + ")";
    }
}
