package io.github.eciregistry.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** Objects of manifests, and patches applied to them by the rules of JSON merge patch (RFC 7396) and JSON Patch (RFC 6902). */
final class PatchedObjects {

    private PatchedObjects() {}

    /** Reads the objects of a text, with the items of Lists in place of the List. */
    static List<Object> read(String text) {
        List<Object> objects = new ArrayList<>();
        new Load(LoadSettings.builder().build()).loadAllFromString(text).forEach(document -> add(document, objects));
        return objects;
    }

    private static void add(@Nullable Object document, List<Object> objects) {
        if (document instanceof Map<?, ?> map
                && String.valueOf(map.get("kind")).endsWith("List")
                && map.get("items") instanceof List<?> items) {
            items.forEach(item -> add(item, objects));
        } else if (document != null) {
            objects.add(document);
        }
    }

    /** Returns objects with the patches of a component or of a HelmRelease. */
    static List<Object> patched(List<Object> objects, String patches) {
        Object file = read(patches).get(0);
        Object list = at(file, "patches");
        if (list == null) {
            list = at(
                    ((List<?>) Objects.requireNonNull(at(file, "spec", "postRenderers"))).get(0),
                    "kustomize",
                    "patches");
        }
        List<Object> result = new ArrayList<>(objects);
        for (Object patch : (List<?>) Objects.requireNonNull(list)) {
            Object content = read(Objects.requireNonNull(at(patch, "patch")).toString());
            result.replaceAll(object -> patched(object, at(patch, "target"), (List<?>) content));
        }
        return result;
    }

    private static Object patched(Object object, @Nullable Object target, List<?> content) {
        if (target == null) {
            return isSame(object, content.get(0)) ? merged(object, content.get(0)) : object;
        }
        String name = String.valueOf(at(object, "metadata", "name"));
        String apiVersion = at(target, "group") == null
                ? String.valueOf(at(target, "version"))
                : at(target, "group") + "/" + at(target, "version");
        boolean isTarget = Pattern.matches(String.valueOf(at(target, "name")), name)
                && apiVersion.equals(at(object, "apiVersion"))
                && Objects.equals(at(target, "kind"), at(object, "kind"))
                && Objects.equals(at(target, "namespace"), at(object, "metadata", "namespace"));
        Object result = object;
        for (Object operation : isTarget ? (List<?>) content.get(0) : List.of()) {
            List<String> path = List.of(string(operation, "path").substring(1).split("/"));
            if ("test".equals(at(operation, "op"))) {
                if (at(result, path.toArray(String[]::new)) != null) {
                    throw new AssertionError("there already: " + path);
                }
            } else {
                result = Objects.requireNonNull(with(result, path, at(operation, "value")));
            }
        }
        return result;
    }

    private static boolean isSame(Object object, Object patch) {
        return List.of("apiVersion", "kind").stream().allMatch(key -> Objects.equals(at(object, key), at(patch, key)))
                && List.of("namespace", "name").stream()
                        .allMatch(key -> Objects.equals(at(object, "metadata", key), at(patch, "metadata", key)));
    }

    static String string(Object object, String... path) {
        return String.valueOf(at(object, path));
    }

    static @Nullable Object at(@Nullable Object object, String... path) {
        @Nullable Object value = object;
        for (String step : path) {
            String key = step.replace("~1", "/").replace("~0", "~");
            if (value instanceof List<?> list) {
                value = list.get(Integer.parseInt(key));
            } else {
                value = value instanceof Map<?, ?> map ? map.get(key) : null;
            }
        }
        return value;
    }

    private static Object merged(@Nullable Object object, Object patch) {
        if (!(patch instanceof Map<?, ?> changes)) {
            return patch;
        }
        Map<Object, Object> result = new LinkedHashMap<>();
        if (object instanceof Map<?, ?> fields) {
            result.putAll(fields);
        }
        changes.forEach((key, value) -> result.put(key, merged(result.get(key), value)));
        return result;
    }

    private static @Nullable Object with(@Nullable Object object, List<String> path, @Nullable Object value) {
        if (path.isEmpty()) {
            return value;
        }
        String key = path.get(0).replace("~1", "/").replace("~0", "~");
        List<String> rest = path.subList(1, path.size());
        if (object instanceof List<?> list) {
            List<Object> result = new ArrayList<>(list);
            result.set(Integer.parseInt(key), with(list.get(Integer.parseInt(key)), rest, value));
            return result;
        }
        Map<Object, Object> result = new LinkedHashMap<>((Map<?, ?>) Objects.requireNonNull(object));
        result.put(key, with(result.get(key), rest, value));
        return result;
    }
}
