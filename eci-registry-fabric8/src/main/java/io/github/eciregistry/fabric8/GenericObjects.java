package io.github.eciregistry.fabric8;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.KubernetesResource;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.github.eciregistry.kind.FieldPath;
import io.github.eciregistry.kind.PodLocation;
import io.github.eciregistry.kind.WorkloadKind;
import io.github.eciregistry.kind.WorkloadKinds;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Annotates objects that have no class of their own, by the table of kinds. */
final class GenericObjects {

    static final int MAX_LISTS = 16;
    private static final String METADATA = "metadata";
    private static final String ANNOTATIONS = "annotations";
    private static final String LABELS = "labels";

    private final ObjectRun run;

    GenericObjects(ObjectRun run) {
        this.run = run;
    }

    GenericKubernetesResource annotate(GenericKubernetesResource object) {
        Map<String, Object> tree = new LinkedHashMap<>();
        if (object.getAdditionalProperties() != null) {
            tree.putAll(object.getAdditionalProperties());
        }
        tree.put("apiVersion", object.getApiVersion());
        tree.put("kind", object.getKind());
        tree.put(METADATA, treeOf(object.getMetadata()));
        Map<?, ?> annotated = annotate(tree, TypeMeta.of(tree, null), "", object.getMetadata(), 0);
        if (annotated == tree) {
            return object;
        }
        Map<String, Object> properties = new LinkedHashMap<>();
        annotated.forEach((name, value) -> properties.put((String) name, value));
        properties.keySet().removeAll(List.of("apiVersion", "kind", METADATA));
        GenericKubernetesResource copy = new GenericKubernetesResource();
        copy.setApiVersion(object.getApiVersion());
        copy.setKind(object.getKind());
        copy.setMetadata(metadataOf(annotated.get(METADATA), tree.get(METADATA), object.getMetadata()));
        copy.setAdditionalProperties(properties);
        return copy;
    }

    /** What of metadata the paths to annotations and labels lead to. */
    private static @Nullable Map<String, Object> treeOf(@Nullable ObjectMeta metadata) {
        if (metadata == null) {
            return null;
        }
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put(ANNOTATIONS, metadata.getAnnotations());
        tree.put(LABELS, metadata.getLabels());
        return tree;
    }

    private static @Nullable ObjectMeta metadataOf(
            @Nullable Object after, @Nullable Object before, @Nullable ObjectMeta metadata) {
        if (after == before || !(after instanceof Map<?, ?> tree)) {
            return metadata;
        }
        ObjectMeta copy = metadata == null ? new ObjectMeta() : ShallowCopies.of(metadata);
        if (tree.get(ANNOTATIONS) instanceof Map<?, ?> annotations) {
            copy.setAnnotations(texts(annotations));
        }
        if (tree.get(LABELS) instanceof Map<?, ?> labels) {
            copy.setLabels(texts(labels));
        }
        return copy;
    }

    private static Map<String, String> texts(Map<?, ?> map) {
        Map<String, String> texts = new LinkedHashMap<>();
        map.forEach((key, value) -> texts.put((String) key, (String) value));
        return texts;
    }

    /** What an object is. */
    private record TypeMeta(String apiVersion, String kind) {

        /** Returns what an object states, or if that is nothing, what its list tells of its items. */
        static @Nullable TypeMeta of(Map<?, ?> object, @Nullable TypeMeta listed) {
            Object apiVersion = object.get("apiVersion");
            Object kind = object.get("kind");
            if (apiVersion == null && kind == null) {
                return listed;
            }
            return apiVersion instanceof String version && kind instanceof String name
                    ? new TypeMeta(version, name)
                    : null;
        }

        @Nullable
        TypeMeta ofItems() {
            return WorkloadKinds.listedKind(kind)
                    .map(listed -> new TypeMeta(apiVersion, listed))
                    .orElse(null);
        }
    }

    private Map<?, ?> annotate(
            Map<?, ?> object, @Nullable TypeMeta type, String path, @Nullable ObjectMeta metadata, int depth) {
        if (type == null) {
            return object;
        }
        Optional<WorkloadKind> workload = run.settings().kinds().find(type.apiVersion(), type.kind());
        if (workload.isEmpty() || workload.get().pods().isEmpty()) {
            run.checkMisplaced(annotationsOf(object), dotted(path), ObjectAnnotator.NOWHERE);
        }
        if (workload.isEmpty()) {
            return object;
        }
        checkMisplaced(object, path, workload.get());
        Map<?, ?> result = annotate(object, path, workload.get(), live(workload.get(), metadata));
        return annotateContained(result, workload.get(), type, path, depth);
    }

    private Map<?, ?> annotateContained(Map<?, ?> outer, WorkloadKind kind, TypeMeta type, String path, int depth) {
        TypeMeta listed = type.ofItems();
        Map<?, ?> result = outer;
        for (FieldPath objects : kind.objects()) {
            Object replaced = Tree.replace(
                    result,
                    objects.steps(),
                    path,
                    (item, at) -> {
                        if (depth == MAX_LISTS) {
                            run.reportDepth(item, at);
                            return item;
                        }
                        return annotateItem(item, listed, at, depth + 1);
                    },
                    run::reportType);
            result = replaced instanceof Map<?, ?> map ? map : result;
        }
        return result;
    }

    private Object annotateItem(Object item, @Nullable TypeMeta listed, String path, int depth) {
        if (item instanceof Map<?, ?> object) {
            return annotate(object, TypeMeta.of(object, listed), path, identityOf(object.get(METADATA)), depth);
        }
        if (item instanceof KubernetesResource) {
            run.reportType(item, "expected fields, found " + item.getClass().getName(), path);
        }
        return item;
    }

    /** What of metadata tells whether an object exists. */
    private static @Nullable ObjectMeta identityOf(@Nullable Object metadata) {
        if (!(metadata instanceof Map<?, ?> tree)) {
            return null;
        }
        ObjectMeta identity = new ObjectMeta();
        identity.setName(tree.get("name") instanceof String name ? name : null);
        identity.setNamespace(tree.get("namespace") instanceof String namespace ? namespace : null);
        identity.setUid(tree.get("uid") instanceof String uid ? uid : null);
        if (tree.get("ownerReferences") instanceof List<?> owners) {
            identity.setOwnerReferences(
                    owners.stream().map(GenericObjects::ownerOf).toList());
        }
        return identity;
    }

    private static OwnerReference ownerOf(@Nullable Object reference) {
        OwnerReference owner = new OwnerReference();
        if (reference instanceof Map<?, ?> tree) {
            owner.setKind(tree.get("kind") instanceof String kind ? kind : null);
            owner.setName(tree.get("name") instanceof String name ? name : null);
            owner.setController(Boolean.TRUE.equals(tree.get("controller")));
        }
        return owner;
    }

    private @Nullable LiveObject live(WorkloadKind workload, @Nullable ObjectMeta metadata) {
        boolean isPod = workload.kind().equals("Pod") && workload.groups().contains("");
        return isPod || isImageCache(workload) ? run.ifLive(workload.kind(), metadata) : null;
    }

    private static boolean isImageCache(WorkloadKind workload) {
        return workload.kind().equals("ImageCache") && workload.groups().contains("eci.alibabacloud.com");
    }

    private Map<?, ?> annotate(Map<?, ?> object, String path, WorkloadKind workload, @Nullable LiveObject live) {
        Map<?, ?> result = object;
        for (PodLocation location : workload.pods()) {
            GenericPod pod = new GenericPod(run, location, live, !isImageCache(workload));
            Object annotated = Tree.replace(result, location.base().steps(), path, pod::annotate, run::reportType);
            if (annotated instanceof Map<?, ?> map) {
                result = map;
            }
        }
        return result;
    }

    /** Looks at the metadata of all that the pods of an object stand in, each once. */
    private void checkMisplaced(Map<?, ?> object, String path, WorkloadKind workload) {
        Set<List<String>> seen = new HashSet<>();
        for (PodLocation location : workload.pods()) {
            if (location.toString().equals("metadata.annotations")) {
                return;
            }
            List<String> base = location.base().steps();
            for (int i = 0; i < base.size(); i++) {
                if (seen.add(base.subList(0, i))) {
                    Tree.visit(
                            object,
                            base.subList(0, i),
                            path,
                            (level, at) ->
                                    run.checkMisplaced(annotationsOf(level), dotted(at), dotted(path) + location),
                            (misfit, needed, at) -> {});
                }
            }
        }
    }

    private static @Nullable Map<?, ?> annotationsOf(Object object) {
        return object instanceof Map<?, ?> map
                        && map.get(METADATA) instanceof Map<?, ?> metadata
                        && metadata.get(ANNOTATIONS) instanceof Map<?, ?> annotations
                ? annotations
                : null;
    }

    private static String dotted(String path) {
        return path.isEmpty() ? "" : path + ".";
    }
}
