package io.github.eciregistry.fabric8.imagecache;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.model.annotation.Group;
import io.fabric8.kubernetes.model.annotation.Kind;
import io.fabric8.kubernetes.model.annotation.Plural;
import io.fabric8.kubernetes.model.annotation.ShortNames;
import io.fabric8.kubernetes.model.annotation.Singular;
import io.fabric8.kubernetes.model.annotation.Version;
import io.sundr.builder.annotations.Buildable;
import io.sundr.builder.annotations.BuildableReference;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A set of images that ECI keeps as a snapshot, so that pods which use them start without pulling them. Cluster-scoped;
 * each cache costs a snapshot for as long as it exists.
 *
 * <pre>{@code
 * ImageCache cache = new ImageCacheBuilder()
 *         .withNewMetadata().withName("web").endMetadata()
 *         .withNewSpec()
 *         .withImages("192.168.1.10:5000/test/nginx:1.25")
 *         .withImagePullSecrets("default:harbor")
 *         .withRetentionDays(7)
 *         .endSpec()
 *         .build();
 * }</pre>
 *
 * <p>The server accepts nearly everything: check a cache with {@link ImageCaches#validate} before you create it.
 * Registry annotations have an effect only at creation.
 *
 * <p>{@code apiVersion} and {@code kind} are fixed; values in the input are ignored. Mutable and not thread-safe.
 *
 * @see <a href="https://www.alibabacloud.com/help/doc-detail/268706.htm">ImageCache API, version of 2022-12-27, read
 *     2026-11-23</a>
 * @since 0.1.0
 */
@Group("eci.alibabacloud.com")
@Version("v1")
@Kind("ImageCache")
@Plural("imagecaches")
@Singular("imagecache")
@ShortNames({"imc", "ic"})
@JsonPropertyOrder({"apiVersion", "kind", "metadata", "spec", "status"})
@Buildable(
        editableEnabled = false,
        validationEnabled = false,
        generateBuilderPackage = false,
        lazyCollectionInitEnabled = false,
        builderPackage = "io.fabric8.kubernetes.api.builder",
        refs = {@BuildableReference(ObjectMeta.class), @BuildableReference(CustomResource.class)})
public final class ImageCache extends CustomResource<ImageCacheSpec, ImageCacheStatus> {

    private static final long serialVersionUID = 1L;

    @JsonIgnore
    @SuppressWarnings({"serial", "doclint:missing"}) // What a JSON document can hold is serializable.
    private Map<String, Object> additionalProperties = new LinkedHashMap<>();

    /** Creates a cache with empty metadata and neither spec nor status. */
    public ImageCache() {}

    /**
     * Returns the fields other than metadata, spec and status.
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
        if (!name.equals("apiVersion")
                && !name.equals("kind")) { // Handed in by fabric8 6, which has no setters for them.
            additionalProperties.put(name, value);
        }
    }

    /**
     * Replaces the fields other than metadata, spec and status.
     *
     * @param additionalProperties fields by name, copied; null means none
     */
    public void setAdditionalProperties(@Nullable Map<String, Object> additionalProperties) {
        this.additionalProperties =
                additionalProperties == null ? new LinkedHashMap<>() : new LinkedHashMap<>(additionalProperties);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ImageCache that
                && Objects.equals(getMetadata(), that.getMetadata())
                && Objects.equals(getSpec(), that.getSpec())
                && Objects.equals(getStatus(), that.getStatus())
                && additionalProperties.equals(that.additionalProperties);
    }

    @Override
    public int hashCode() {
        return Objects.hash(getMetadata(), getSpec(), getStatus(), additionalProperties);
    }
}
