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
import java.util.stream.Stream;
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
        String version = kind.versions().stream().sorted().findFirst().orElse("v1");
        object.setApiVersion(group.isEmpty() ? version : group + "/" + version);
        object.setKind(kind.kind());
        object.setMetadata(new ObjectMetaBuilder().withName("web").build());
        Map<String, Object> tree = new LinkedHashMap<>();
        int number = 0;
        for (PodLocation pod : kind.pods()) {
            Stream<FieldPath> own = pod.images().stream().map(pod.base()::then);
            for (FieldPath image :
                    Stream.concat(pod.objectImages().stream(), own).toList()) {
                number++;
                put(tree, image.steps(), image(image, "192.168.1." + number + ":5000/test/image:1"));
            }
        }
        for (FieldPath path : kind.objects()) {
            number++;
            put(tree, path.steps(), pod("192.168.1." + number + ":5000/test/image:1"));
        }
        object.setAdditionalProperties(tree);
        return object;
    }

    /** Returns an image as the field at the end of a path writes it. */
    private static String image(FieldPath path, String image) {
        return switch (path.steps().get(path.steps().size() - 1)) {
            case "storageUri", "uri" -> "oci://" + image;
            case "podSpecPatch" -> "{\"containers\": [{\"name\": \"main\", \"image\": \"" + image + "\"}]}";
            default -> image;
        };
    }

    private static Map<String, Object> pod(String image) {
        Map<String, Object> container = new LinkedHashMap<>(Map.of("name", "main", "image", image));
        return new LinkedHashMap<>(Map.of(
                "apiVersion",
                "v1",
                "kind",
                "Pod",
                "metadata",
                new LinkedHashMap<>(Map.of("name", "inner")),
                "spec",
                new LinkedHashMap<>(Map.of("containers", List.of(container)))));
    }

    /** The group to use where there are several, not the core group if there is another. */
    static String groupOf(WorkloadKind kind) {
        return kind.groups().stream()
                .filter(group -> !group.isEmpty())
                .sorted()
                .findFirst()
                .orElse("");
    }

    /**
     * Puts a value at a path, into the first item of each list and one field of each mapping with arbitrary keys on the
     * way. A value that is there already stays.
     */
    @SuppressWarnings("unchecked")
    private static Object put(@Nullable Object node, List<String> steps, Object value) {
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
        String name = steps.get(0).equals(FieldPath.EVERY_VALUE) ? "role" : steps.get(0);
        map.put(name, put(map.get(name), rest, value));
        return map;
    }
}
