package io.github.eciregistry.fabric8;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.github.eciregistry.kind.FieldPath;
import io.github.eciregistry.kind.PodLocation;
import io.github.eciregistry.kind.WorkloadKind;
import io.github.eciregistry.kind.WorkloadKinds;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Objects made from nothing but the table of kinds: an image at each place, each with a registry of its own. */
final class GenericWorkloads {

    private GenericWorkloads() {}

    static GenericKubernetesResource of(String group, String kind) {
        return of(WorkloadKinds.standard().find(group + "/v1", kind).orElseThrow());
    }

    static GenericKubernetesResource of(WorkloadKind kind) {
        String group = groupOf(kind);
        GenericKubernetesResource object = new GenericKubernetesResource();
        object.setApiVersion(group.isEmpty() ? "v1" : group + "/v1");
        object.setKind(kind.kind());
        object.setMetadata(new ObjectMetaBuilder().withName("web").build());
        Map<String, Object> tree = new LinkedHashMap<>();
        int number = 0;
        for (PodLocation pod : kind.pods()) {
            for (FieldPath image : pod.images()) {
                List<String> steps = new ArrayList<>(pod.base().steps());
                steps.addAll(image.steps());
                number++;
                put(tree, steps, "192.168.1." + number + ":5000/test/image:1");
            }
        }
        object.setAdditionalProperties(tree);
        return object;
    }

    /** The group to use where there are several, not the core group if there is another. */
    static String groupOf(WorkloadKind kind) {
        return kind.groups().stream()
                .filter(group -> !group.isEmpty())
                .sorted()
                .findFirst()
                .orElse("");
    }

    /** Puts a value at a path, into the first item of each list on the way. A value that is there already stays. */
    @SuppressWarnings("unchecked")
    private static Object put(@Nullable Object node, List<String> steps, String value) {
        if (steps.isEmpty()) {
            return node == null ? value : node;
        }
        List<String> rest = steps.subList(1, steps.size());
        if (steps.get(0).equals(FieldPath.EVERY_ITEM)) {
            List<Object> list = node == null ? new ArrayList<>() : (List<Object>) node;
            Object item = put(list.isEmpty() ? null : list.get(0), rest, value);
            list.clear();
            list.add(item);
            return list;
        }
        Map<String, Object> map = node == null ? new LinkedHashMap<>() : (Map<String, Object>) node;
        map.put(steps.get(0), put(map.get(steps.get(0)), rest, value));
        return map;
    }
}
