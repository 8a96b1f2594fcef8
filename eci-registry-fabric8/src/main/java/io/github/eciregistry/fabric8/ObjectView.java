package io.github.eciregistry.fabric8;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EphemeralContainer;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.batch.v1.CronJob;
import io.fabric8.kubernetes.api.model.batch.v1.JobTemplateSpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The parts of fabric8 objects that are relevant for annotations, as maps and lists. */
final class ObjectView {

    private static final String METADATA = "metadata";
    private static final String SPEC = "spec";

    /** Whether {@link Volume} has a property for images: fabric8 has it from 7.0 on, and before among the further ones. */
    private static final boolean KNOWS_IMAGE_VOLUMES = Arrays.stream(Volume.class.getMethods())
            .anyMatch(method -> method.getName().equals("getImage"));

    private ObjectView() {}

    /** Returns the view of an object of the typed kinds. */
    static <T extends HasMetadata> Map<String, @Nullable Object> of(T object, TypedKind<T> kind) {
        Map<String, @Nullable Object> view = envelope(object);
        PodTemplateSpec template = kind.template(object);
        if (kind.base().isEmpty()) {
            view.put(SPEC, template == null ? null : of(template.getSpec()));
            return view;
        }
        Map<String, @Nullable Object> level = view;
        for (String step : kind.base().subList(0, kind.base().size() - 1)) {
            Map<String, @Nullable Object> next = new LinkedHashMap<>();
            level.put(step, next);
            level = next;
        }
        level.put(kind.base().get(kind.base().size() - 1), template == null ? null : of(template));
        if (object instanceof CronJob cronJob && view.get(SPEC) instanceof Map<?, ?> spec) {
            addJobMetadata(spec.get("jobTemplate"), TypedKind.jobTemplate(cronJob));
        }
        return view;
    }

    @SuppressWarnings("unchecked") // A map that was made here.
    private static void addJobMetadata(@Nullable Object view, @Nullable JobTemplateSpec job) {
        if (view != null && job != null && job.getMetadata() != null) {
            ((Map<String, @Nullable Object>) view).put(METADATA, of(job.getMetadata()));
        }
    }

    static Map<String, @Nullable Object> envelope(HasMetadata object) {
        Map<String, @Nullable Object> view = new LinkedHashMap<>();
        view.put("apiVersion", object.getApiVersion());
        view.put("kind", object.getKind());
        view.put(METADATA, object.getMetadata() == null ? null : of(object.getMetadata()));
        return view;
    }

    static Map<String, @Nullable Object> of(GenericKubernetesResource object) {
        Map<String, @Nullable Object> view = new LinkedHashMap<>();
        if (object.getAdditionalProperties() != null) {
            view.putAll(object.getAdditionalProperties());
        }
        view.putAll(envelope(object));
        return view;
    }

    static Map<String, @Nullable Object> of(PodTemplateSpec template) {
        Map<String, @Nullable Object> view = new LinkedHashMap<>();
        view.put(METADATA, template.getMetadata() == null ? null : of(template.getMetadata()));
        view.put(SPEC, of(template.getSpec()));
        return view;
    }

    static Map<String, @Nullable Object> of(@Nullable ObjectMeta metadata) {
        Map<String, @Nullable Object> view = new LinkedHashMap<>();
        if (metadata != null) {
            view.put("name", metadata.getName());
            view.put("namespace", metadata.getNamespace());
            view.put("uid", metadata.getUid());
            view.put("annotations", metadata.getAnnotations());
            view.put("labels", metadata.getLabels());
            view.put("ownerReferences", list(metadata.getOwnerReferences(), ObjectView::of));
        }
        return view;
    }

    private static Map<String, @Nullable Object> of(OwnerReference owner) {
        Map<String, @Nullable Object> view = new LinkedHashMap<>();
        view.put("kind", owner.getKind());
        view.put("name", owner.getName());
        view.put("controller", owner.getController());
        return view;
    }

    private static @Nullable Map<String, @Nullable Object> of(@Nullable PodSpec spec) {
        if (spec == null) {
            return null;
        }
        Map<String, @Nullable Object> view = new LinkedHashMap<>();
        view.put("initContainers", list(spec.getInitContainers(), container -> image(container.getImage())));
        view.put("containers", list(spec.getContainers(), (Container container) -> image(container.getImage())));
        view.put(
                "ephemeralContainers",
                list(spec.getEphemeralContainers(), (EphemeralContainer container) -> image(container.getImage())));
        view.put("volumes", list(spec.getVolumes(), ObjectView::of));
        return view;
    }

    private static Map<String, @Nullable Object> of(Volume volume) {
        Map<String, @Nullable Object> view = new LinkedHashMap<>();
        if (!KNOWS_IMAGE_VOLUMES) {
            view.put("image", volume.getAdditionalProperties().get("image"));
        } else if (volume.getImage() != null) {
            Map<String, @Nullable Object> image = new LinkedHashMap<>();
            image.put("reference", volume.getImage().getReference());
            view.put("image", image);
        }
        return view;
    }

    private static Map<String, @Nullable Object> image(@Nullable String image) {
        Map<String, @Nullable Object> view = new LinkedHashMap<>();
        view.put("image", image);
        return view;
    }

    private static <T> @Nullable List<@Nullable Object> list(@Nullable List<T> items, Function<T, Object> view) {
        if (items == null) {
            return null;
        }
        List<@Nullable Object> views = new ArrayList<>(items.size());
        for (T item : items) {
            views.add(item == null ? null : view.apply(item));
        }
        return views;
    }

    /** Returns a copy of metadata with annotations and labels added. */
    static ObjectMeta with(@Nullable ObjectMeta metadata, List<Edit> edits) {
        ObjectMeta copy = metadata == null ? new ObjectMeta() : new ObjectMetaBuilder(metadata).build();
        for (Edit edit : edits) {
            if (edit.name().equals("labels")) {
                copy.setLabels(added(copy.getLabels(), edit));
            } else {
                copy.setAnnotations(added(copy.getAnnotations(), edit));
            }
        }
        return copy;
    }

    private static Map<String, String> added(@Nullable Map<String, String> existing, Edit edit) {
        Map<String, String> added = new LinkedHashMap<>(existing == null ? Map.of() : existing);
        added.putAll(edit.fields());
        return added;
    }
}
