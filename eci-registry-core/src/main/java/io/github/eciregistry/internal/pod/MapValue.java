package io.github.eciregistry.internal.pod;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** A value of an object in the form of maps, lists, strings, numbers and booleans, the Java form of JSON. */
public final class MapValue implements ObjectValue {

    private final @Nullable Object value;
    private final @Nullable MapValue parent;
    private final String name;
    private final int index;

    private MapValue(@Nullable Object value, @Nullable MapValue parent, String name, int index) {
        this.value = value;
        this.parent = parent;
        this.name = name;
        this.index = index;
    }

    /** Returns a whole object. */
    public static MapValue root(Map<?, ?> object) {
        return new MapValue(object, null, "", -1);
    }

    @Override
    public Type type() {
        if (value == null) {
            return Type.NULL;
        }
        if (value instanceof String) {
            return Type.STRING;
        }
        if (value instanceof Map) {
            return Type.MAPPING;
        }
        if (value instanceof List) {
            return Type.LIST;
        }
        if (value instanceof Number) {
            return Type.NUMBER;
        }
        return value instanceof Boolean ? Type.BOOLEAN : Type.OTHER;
    }

    @Override
    public String description() {
        return value != null && type() == Type.OTHER ? value.getClass().getName() : type().description();
    }

    @Override
    public String text() {
        return switch (type()) {
            case STRING, NUMBER, BOOLEAN -> String.valueOf(value);
            default -> "";
        };
    }

    @Override
    public @Nullable MapValue field(String fieldName) {
        if (!(value instanceof Map<?, ?> map)) {
            return null;
        }
        Object child = map.get(fieldName);
        return child == null && !map.containsKey(fieldName) ? null : new MapValue(child, this, fieldName, -1);
    }

    @Override
    public void forEachField(BiConsumer<String, ObjectValue> action) {
        if (value instanceof Map<?, ?> map) {
            map.forEach((key, child) -> {
                String text = String.valueOf(key);
                action.accept(text, new MapValue(child, this, text, -1));
            });
        }
    }

    @Override
    public int size() {
        return value instanceof List<?> list ? list.size() : 0;
    }

    @Override
    public MapValue item(int itemIndex) {
        Object item = value instanceof List<?> list ? list.get(itemIndex) : null;
        return new MapValue(item, this, "", itemIndex);
    }

    @Override
    public @Nullable MapValue parent() {
        return parent;
    }

    @Override
    public String path() {
        StringBuilder out = new StringBuilder();
        appendPath(out);
        return out.toString();
    }

    private void appendPath(StringBuilder out) {
        if (parent != null) {
            parent.appendPath(out);
            ObjectPath.append(out, name, index);
        }
    }

    /** Returns the path from the whole object: field names and item indexes. */
    public List<Object> steps() {
        List<Object> steps = parent == null ? new ArrayList<>() : parent.steps();
        if (parent != null) {
            steps.add(index >= 0 ? index : name);
        }
        return steps;
    }

    /**
     * Returns a copy of an object with more fields in the mapping at the end of a path. Missing mappings on the path
     * are added. The maps and lists of the object are not changed: those on the path are copied.
     */
    public static Map<?, ?> with(Map<?, ?> object, List<Object> steps, Map<String, String> fields) {
        return (Map<?, ?>) copyWith(object, steps, fields);
    }

    private static Object copyWith(@Nullable Object node, List<Object> steps, Map<String, String> fields) {
        if (!steps.isEmpty() && steps.get(0) instanceof Integer item && node instanceof List<?> list) {
            List<@Nullable Object> copy = new ArrayList<>(list);
            copy.set(item, copyWith(list.get(item), steps.subList(1, steps.size()), fields));
            return copy;
        }
        Map<Object, @Nullable Object> copy = new LinkedHashMap<>(node instanceof Map<?, ?> map ? map : Map.of());
        if (steps.isEmpty()) {
            copy.putAll(fields);
        } else {
            Object name = steps.get(0);
            copy.put(name, copyWith(copy.get(name), steps.subList(1, steps.size()), fields));
        }
        return copy;
    }
}
