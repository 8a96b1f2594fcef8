package io.github.eciregistry.fabric8;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.KubernetesList;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.github.eciregistry.ProblemCode;
import io.github.eciregistry.internal.pod.MapValue;
import io.github.eciregistry.internal.pod.ObjectWalk;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Annotates objects: converts each to maps, decides on its annotations, and writes the result as its class requires.
 */
final class ObjectAnnotator {

    private ObjectAnnotator() {}

    static <T extends HasMetadata> T annotate(T object, ObjectRun run) {
        TypedKind<T> typed = TypedKind.of(object);
        if (typed != null) {
            List<Edit> edits = run.decide(ObjectView.of(object, typed));
            PodTemplateSpec template = edits.isEmpty() ? null : typed.template(object);
            return template == null ? object : typed.with(object, ObjectView.with(template.getMetadata(), edits));
        }
        if (object.getClass() == GenericKubernetesResource.class) {
            return same(object, annotateGeneric((GenericKubernetesResource) object, run));
        }
        if (ImageCacheObjects.isNamedAs(object)) {
            return same(object, ImageCacheObjects.annotate(object, run));
        }
        String apiVersion = object.getApiVersion();
        String kind = object.getKind();
        if (apiVersion != null && kind != null && run.settings().mayHavePodsIn(apiVersion, kind)) {
            return OtherClasses.annotate(object, run);
        }
        run.decide(ObjectView.envelope(object)); // Reports annotations without effect.
        return object;
    }

    static PodTemplateSpec annotate(PodTemplateSpec template, ObjectRun run) {
        List<Edit> edits = run.decideTemplate(ObjectView.of(template));
        if (edits.isEmpty()) {
            return template;
        }
        PodTemplateSpec copy = new PodTemplateSpec(ObjectView.with(template.getMetadata(), edits), template.getSpec());
        template.getAdditionalProperties().forEach(copy::setAdditionalProperty);
        return copy;
    }

    static GenericKubernetesResource annotateGeneric(GenericKubernetesResource object, ObjectRun run) {
        Map<?, ?> view = ObjectView.of(object);
        List<Edit> edits = run.decide(view);
        if (edits.isEmpty()) {
            return object;
        }
        List<Edit> inMetadata =
                edits.stream().filter(edit -> isOfMetadata(edit.steps())).toList();
        for (Edit edit : edits) {
            view = isOfMetadata(edit.steps()) ? view : MapValue.with(view, edit.steps(), edit.fields());
        }
        Map<String, Object> properties = new LinkedHashMap<>();
        view.forEach((name, value) -> properties.put((String) name, value));
        properties.keySet().removeAll(List.of("apiVersion", "kind", "metadata"));
        ObjectMeta metadata = object.getMetadata();
        GenericKubernetesResource copy = new GenericKubernetesResource();
        copy.setApiVersion(object.getApiVersion());
        copy.setKind(object.getKind());
        copy.setMetadata(inMetadata.isEmpty() ? metadata : ObjectView.with(metadata, inMetadata));
        copy.setAdditionalProperties(properties);
        return copy;
    }

    private static boolean isOfMetadata(List<Object> steps) {
        return steps.get(0).equals("metadata");
    }

    static KubernetesList annotate(KubernetesList list, ObjectRun run) {
        return annotate(list, "", 0, run);
    }

    /**
     * Annotates the items of a list. They may differ from its declared type: for a list within a list in YAML, fabric8
     * adds a list.
     */
    @SuppressWarnings("unchecked") // Each item has the class it had.
    private static KubernetesList annotate(KubernetesList list, String base, int depth, ObjectRun run) {
        if (list.getItems() == null) {
            return list;
        }
        List<@Nullable Object> items = new ArrayList<>(list.getItems());
        boolean changed = false;
        for (int i = 0; i < items.size(); i++) {
            Object item = items.get(i);
            items.set(i, annotateItem(item, base + "items[" + i + "]", depth + 1, run));
            changed |= items.get(i) != item;
        }
        if (!changed) {
            return list;
        }
        KubernetesList copy = new KubernetesList(
                list.getApiVersion(), (List<HasMetadata>) (List<?>) items, list.getKind(), list.getMetadata());
        list.getAdditionalProperties().forEach(copy::setAdditionalProperty);
        return copy;
    }

    private static @Nullable Object annotateItem(@Nullable Object item, String path, int depth, ObjectRun run) {
        if (item instanceof KubernetesList list && depth < ObjectWalk.MAX_DEPTH) {
            return annotate(list, path + ".", depth, run);
        }
        run.enterItem(path);
        if (item instanceof HasMetadata object) {
            return annotate(object, run);
        }
        if (item instanceof KubernetesList) {
            String message = "expected at most " + ObjectWalk.MAX_DEPTH + " levels of objects that contain objects";
            run.report(ProblemCode.WRONG_TYPE, "", message, "");
        } else if (item != null) {
            String type = item.getClass().getName();
            run.report(
                    ProblemCode.UNSUPPORTED_OBJECT,
                    type,
                    "expected an object with metadata or a List, found " + type,
                    "");
        }
        return item;
    }

    /** Returns the annotated object, which has the class of the original. */
    @SuppressWarnings("unchecked")
    private static <T extends HasMetadata> T same(T object, HasMetadata annotated) {
        return (T) object.getClass().cast(annotated);
    }
}
