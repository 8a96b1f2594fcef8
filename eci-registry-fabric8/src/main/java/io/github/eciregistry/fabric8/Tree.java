package io.github.eciregistry.fabric8;

import io.github.eciregistry.kind.FieldPath;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** Objects as maps and lists, the form of JSON: visited and changed on a path, without changing the maps and lists given. */
final class Tree {

    private Tree() {}

    /** Gets a value that is not what a path needs at its place. */
    @FunctionalInterface
    interface Misfits {
        void accept(Object value, String expected, String path);
    }

    /**
     * Visits the values a path leads to. Where a field is missing or null there are none.
     *
     * @param visitor gets each value with its path
     * @param misfits gets what is no map or list where the path goes on
     */
    static void visit(
            @Nullable Object node,
            List<String> steps,
            String path,
            BiConsumer<Object, String> visitor,
            Misfits misfits) {
        replace(
                node,
                steps,
                path,
                (value, at) -> {
                    visitor.accept(value, at);
                    return value;
                },
                misfits);
    }

    /**
     * Replaces the values a path leads to.
     *
     * @param replacement returns what takes the place of a value, which may be the value itself
     * @param misfits gets what is no map or list where the path goes on
     * @return the node itself if nothing was replaced by something else, else a copy along the path
     */
    static @Nullable Object replace(
            @Nullable Object node,
            List<String> steps,
            String path,
            BiFunction<Object, String, Object> replacement,
            Misfits misfits) {
        if (node == null) {
            return null;
        }
        if (steps.isEmpty()) {
            return replacement.apply(node, path);
        }
        String step = steps.get(0);
        List<String> rest = steps.subList(1, steps.size());
        boolean isItems = step.equals(FieldPath.EVERY_ITEM);
        if (isItems && node instanceof List<?> list) {
            return replaceItems(list, rest, path, replacement, misfits);
        }
        if (isItems || !(node instanceof Map<?, ?> map)) {
            misfits.accept(node, isItems ? "expected items" : "expected fields", path);
            return node;
        }
        if (step.equals(FieldPath.EVERY_VALUE)) {
            return replaceValues(map, rest, path, replacement, misfits);
        }
        Object child = map.get(step);
        Object replaced = replace(child, rest, path.isEmpty() ? step : path + "." + step, replacement, misfits);
        if (replaced == child) {
            return node;
        }
        Map<Object, @Nullable Object> copy = new LinkedHashMap<>(map);
        copy.put(step, replaced);
        return copy;
    }

    private static Object replaceValues(
            Map<?, ?> map,
            List<String> rest,
            String path,
            BiFunction<Object, String, Object> replacement,
            Misfits misfits) {
        Map<Object, @Nullable Object> copy = new LinkedHashMap<>(map);
        boolean changed = false;
        for (Map.Entry<Object, @Nullable Object> entry : copy.entrySet()) {
            Object value = entry.getValue();
            String at = path.isEmpty() ? String.valueOf(entry.getKey()) : path + "." + entry.getKey();
            entry.setValue(replace(value, rest, at, replacement, misfits));
            changed |= entry.getValue() != value;
        }
        return changed ? copy : map;
    }

    private static Object replaceItems(
            List<?> list,
            List<String> rest,
            String path,
            BiFunction<Object, String, Object> replacement,
            Misfits misfits) {
        List<@Nullable Object> copy = new ArrayList<>(list);
        boolean changed = false;
        for (int i = 0; i < copy.size(); i++) {
            Object item = copy.get(i);
            copy.set(i, replace(item, rest, path + "[" + i + "]", replacement, misfits));
            changed |= copy.get(i) != item;
        }
        return changed ? copy : list;
    }
}
