package io.github.eciregistry.fabric8;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.KubernetesList;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.batch.v1.CronJob;
import io.fabric8.kubernetes.api.model.batch.v1.JobTemplateSpec;
import io.github.eciregistry.ProblemCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Annotates one object, in the way its class needs. */
final class ObjectAnnotator {

    static final String NOWHERE = "the metadata of a pod, a pod template or an ImageCache";

    private ObjectAnnotator() {}

    static <T extends HasMetadata> T annotate(T object, ObjectRun run) {
        TypedKind<T> typed = TypedKind.of(object);
        if (typed != null) {
            return annotate(object, typed, run);
        }
        if (object.getClass() == GenericKubernetesResource.class) {
            return same(object, new GenericObjects(run).annotate((GenericKubernetesResource) object));
        }
        if (ImageCacheObjects.isNamedAs(object)) {
            return same(object, ImageCacheObjects.annotate(object, run));
        }
        String apiVersion = object.getApiVersion();
        String kind = object.getKind();
        boolean isNamed = apiVersion != null && kind != null;
        if (isNamed && run.settings().hasPodsIn(apiVersion, kind)) {
            return OtherClasses.annotate(object, run);
        }
        run.checkMisplaced(annotationsOf(object.getMetadata()), "", NOWHERE);
        return object;
    }

    private static <T extends HasMetadata> T annotate(T object, TypedKind<T> kind, ObjectRun run) {
        boolean isPod = object instanceof Pod;
        if (!isPod) {
            String expected = kind.base() + "metadata.annotations";
            run.checkMisplaced(annotationsOf(object.getMetadata()), "", expected);
            if (object instanceof CronJob cronJob && cronJob.getSpec() != null) {
                JobTemplateSpec job = cronJob.getSpec().getJobTemplate();
                run.checkMisplaced(
                        job == null ? null : annotationsOf(job.getMetadata()), "spec.jobTemplate.", expected);
            }
        }
        PodTemplateSpec template = kind.pod().apply(object);
        if (template == null) {
            return object;
        }
        LiveObject live = isPod ? run.ifLive("Pod", object.getMetadata()) : null;
        PodTemplateSpec annotated = PodTemplates.annotate(template, kind.base(), live, run);
        return annotated == template ? object : kind.withPod().apply(object, annotated);
    }

    static KubernetesList annotate(KubernetesList list, ObjectRun run) {
        return annotate(list, "", 0, run);
    }

    /**
     * Annotates the items of a list. They need not be what its type says: where YAML has a list in a list, fabric8 puts a
     * list in.
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
        if (item instanceof KubernetesList list && depth < GenericObjects.MAX_LISTS) {
            return annotate(list, path + ".", depth, run);
        }
        run.enterItem(path);
        if (item instanceof HasMetadata object) {
            return annotate(object, run);
        }
        if (item instanceof KubernetesList) {
            run.reportDepth(item, "");
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

    private static @Nullable Map<String, String> annotationsOf(@Nullable ObjectMeta metadata) {
        return metadata == null ? null : metadata.getAnnotations();
    }

    /** Returns what an object has become, which has the class of the object. */
    @SuppressWarnings("unchecked")
    private static <T extends HasMetadata> T same(T object, HasMetadata annotated) {
        return (T) object.getClass().cast(annotated);
    }
}
