package io.github.eciregistry.fabric8.imagecache;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.fabric8.kubernetes.api.model.Event;
import io.sundr.builder.annotations.Buildable;
import io.sundr.builder.annotations.BuildableReference;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The status of an {@link ImageCache}. Only ECI writes it. Mutable and not thread-safe.
 *
 * @since 0.1.0
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonPropertyOrder({"phase", "progress", "imageCacheId", "startTime", "lastUpdatedTime", "expireDateTime", "events"})
@Buildable(
        editableEnabled = false,
        validationEnabled = false,
        generateBuilderPackage = false,
        lazyCollectionInitEnabled = false,
        builderPackage = "io.fabric8.kubernetes.api.builder",
        refs = @BuildableReference(Event.class))
public final class ImageCacheStatus implements Serializable {

    private static final long serialVersionUID = 1L;

    @SuppressWarnings("doclint:missing")
    private @Nullable String phase;

    @SuppressWarnings("doclint:missing")
    private @Nullable String progress;

    @SuppressWarnings("doclint:missing")
    private @Nullable String imageCacheId;

    @SuppressWarnings("doclint:missing")
    private @Nullable String startTime;

    @SuppressWarnings("doclint:missing")
    private @Nullable String lastUpdatedTime;

    @SuppressWarnings("doclint:missing")
    private @Nullable String expireDateTime;

    @SuppressWarnings({"serial", "doclint:missing"}) // Always an ArrayList.
    private List<Event> events = new ArrayList<>();

    @JsonIgnore
    @SuppressWarnings({"serial", "doclint:missing"}) // What a JSON document can hold is serializable.
    private Map<String, Object> additionalProperties = new LinkedHashMap<>();

    /** Creates an empty status. */
    public ImageCacheStatus() {}

    /**
     * Returns the phase of the cache; known values are {@code Pending}, {@code Creating}, {@code Ready} and {@code
     * Failed}. Prefer {@link ImageCaches#isReady} and {@link ImageCaches#isFailed}.
     *
     * @return the phase, or null before ECI has seen the cache
     */
    public @Nullable String getPhase() {
        return phase;
    }

    /**
     * Sets how far the cache is.
     *
     * @param phase the phase
     */
    public void setPhase(@Nullable String phase) {
        this.phase = phase;
    }

    /**
     * Returns the progress of creating the cache.
     *
     * @return a percentage such as {@code 100%}, or null
     */
    public @Nullable String getProgress() {
        return progress;
    }

    /**
     * Sets the progress of creating the cache.
     *
     * @param progress a percentage such as {@code 100%}
     */
    public void setProgress(@Nullable String progress) {
        this.progress = progress;
    }

    /**
     * Returns the id that a pod can specify in {@code k8s.aliyun.com/eci-imc-id}.
     *
     * @return an id such as {@code imc-2zebxkiifuyzzlhl}, or null
     */
    public @Nullable String getImageCacheId() {
        return imageCacheId;
    }

    /**
     * Sets the id of the cache.
     *
     * @param imageCacheId an id such as {@code imc-2zebxkiifuyzzlhl}
     */
    public void setImageCacheId(@Nullable String imageCacheId) {
        this.imageCacheId = imageCacheId;
    }

    /**
     * Returns when the making of the cache began.
     *
     * @return an RFC 3339 time as the server wrote it, or null
     */
    public @Nullable String getStartTime() {
        return startTime;
    }

    /**
     * Sets when the making of the cache began.
     *
     * @param startTime an RFC 3339 time
     */
    public void setStartTime(@Nullable String startTime) {
        this.startTime = startTime;
    }

    /**
     * Returns when this status was last written.
     *
     * @return an RFC 3339 time as the server wrote it, or null
     */
    public @Nullable String getLastUpdatedTime() {
        return lastUpdatedTime;
    }

    /**
     * Sets when this status was last written.
     *
     * @param lastUpdatedTime an RFC 3339 time
     */
    public void setLastUpdatedTime(@Nullable String lastUpdatedTime) {
        this.lastUpdatedTime = lastUpdatedTime;
    }

    /**
     * Returns when the cache is deleted: at the end of its retention, or a day after it failed.
     *
     * @return an RFC 3339 time as the server wrote it, or null
     */
    public @Nullable String getExpireDateTime() {
        return expireDateTime;
    }

    /**
     * Sets when the cache is deleted.
     *
     * @param expireDateTime an RFC 3339 time
     */
    public void setExpireDateTime(@Nullable String expireDateTime) {
        this.expireDateTime = expireDateTime;
    }

    /**
     * Returns the events of creating the cache, such as a failed pull.
     *
     * @return events, live
     */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public List<Event> getEvents() {
        return events;
    }

    /**
     * Replaces the events of creating the cache.
     *
     * @param events events, the list copied; null means none
     */
    public void setEvents(@Nullable List<Event> events) {
        this.events = events == null ? new ArrayList<>() : new ArrayList<>(events);
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
        return other instanceof ImageCacheStatus that
                && Objects.equals(phase, that.phase)
                && Objects.equals(progress, that.progress)
                && Objects.equals(imageCacheId, that.imageCacheId)
                && Objects.equals(startTime, that.startTime)
                && Objects.equals(lastUpdatedTime, that.lastUpdatedTime)
                && Objects.equals(expireDateTime, that.expireDateTime)
                && events.equals(that.events)
                && additionalProperties.equals(that.additionalProperties);
    }

    @Override
    public int hashCode() {
        return Objects.hash(
                phase,
                progress,
                imageCacheId,
                startTime,
                lastUpdatedTime,
                expireDateTime,
                events,
                additionalProperties);
    }

    @Override
    public String toString() {
        return "ImageCacheStatus(phase=" + phase + ", progress=" + progress + ", imageCacheId=" + imageCacheId
                + ", startTime=" + startTime + ", lastUpdatedTime=" + lastUpdatedTime + ", expireDateTime="
                + expireDateTime + ", events=" + events + ", additionalProperties=" + additionalProperties + ")";
    }
}
