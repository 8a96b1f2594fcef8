package io.github.eciregistry.agreement;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** Objects as maps and lists: read from text, written as text, compared, and changed by hand. */
final class Trees {

    private Trees() {}

    /** Reads one document of YAML or JSON, with a reader that is not ours. */
    static @Nullable Object read(String text) {
        return new Load(LoadSettings.builder().build()).loadFromString(text);
    }

    /** Writes YAML in block style. Strings are plain only where every reader takes them for strings. */
    static String yaml(Object tree) {
        StringBuilder out = new StringBuilder();
        block(tree, "", out);
        return out.toString();
    }

    private static void block(@Nullable Object tree, String indent, StringBuilder out) {
        if (tree instanceof Map<?, ?> map && !map.isEmpty()) {
            map.forEach((key, value) -> {
                out.append(indent).append(scalar(key)).append(':');
                value(value, indent, out);
            });
        } else if (tree instanceof List<?> list && !list.isEmpty()) {
            list.forEach(item -> {
                out.append(indent).append('-');
                value(item, indent, out);
            });
        } else {
            out.append(indent).append(flow(tree)).append('\n');
        }
    }

    private static void value(@Nullable Object value, String indent, StringBuilder out) {
        boolean isNested = (value instanceof Map<?, ?> map && !map.isEmpty())
                || (value instanceof List<?> list && !list.isEmpty());
        if (isNested) {
            out.append('\n');
            block(value, indent + "  ", out);
        } else {
            out.append(' ').append(flow(value)).append('\n');
        }
    }

    /** Writes YAML in flow style. */
    static String flow(@Nullable Object tree) {
        if (tree instanceof Map<?, ?> map) {
            return map.entrySet().stream()
                    .map(entry -> scalar(entry.getKey()) + ": " + flow(entry.getValue()))
                    .collect(Collectors.joining(", ", "{", "}"));
        }
        if (tree instanceof List<?> list) {
            return list.stream().map(Trees::flow).collect(Collectors.joining(", ", "[", "]"));
        }
        return scalar(tree);
    }

    private static String scalar(@Nullable Object value) {
        boolean isPlain = value instanceof String text
                && text.matches("[a-z][a-z0-9]*[A-Za-z./][A-Za-z0-9./-]*")
                && !text.matches("yes|no|on|off|true|false|null");
        return isPlain ? String.valueOf(value) : json(value);
    }

    static String json(@Nullable Object tree) {
        StringBuilder out = new StringBuilder();
        write(tree, out);
        return out.toString();
    }

    private static void write(@Nullable Object tree, StringBuilder out) {
        if (tree instanceof Map<?, ?> map) {
            String separator = "{";
            out.append(map.isEmpty() ? "{" : "");
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                out.append(separator);
                write(entry.getKey(), out);
                out.append(":");
                write(entry.getValue(), out);
                separator = ",";
            }
            out.append("}");
        } else if (tree instanceof List<?> list) {
            out.append("[");
            for (int i = 0; i < list.size(); i++) {
                out.append(i == 0 ? "" : ",");
                write(list.get(i), out);
            }
            out.append("]");
        } else if (tree instanceof String text) {
            out.append('"')
                    .append(text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n"))
                    .append('"');
        } else {
            out.append(tree);
        }
    }

    /** Returns a copy without fields that are null or empty mappings, which typed objects do not tell apart. */
    static @Nullable Object normalized(@Nullable Object tree) {
        if (tree instanceof Map<?, ?> map) {
            Map<String, Object> copy = new LinkedHashMap<>();
            map.forEach((key, value) -> {
                Object child = normalized(value);
                if (child != null && !(child instanceof Map<?, ?> inner && inner.isEmpty())) {
                    copy.put(String.valueOf(key), child);
                }
            });
            return copy;
        }
        if (tree instanceof List<?> list) {
            List<@Nullable Object> copy = new ArrayList<>();
            list.forEach(item -> copy.add(normalized(item)));
            return copy;
        }
        return tree;
    }

    /** Returns a copy with annotations at the end of some steps. */
    static Object with(@Nullable Object tree, List<?> steps, Map<?, ?> annotations) {
        if (!steps.isEmpty() && steps.get(0) instanceof Number index && tree instanceof List<?> list) {
            List<@Nullable Object> copy = new ArrayList<>(list);
            copy.set(index.intValue(), with(list.get(index.intValue()), steps.subList(1, steps.size()), annotations));
            return copy;
        }
        Map<Object, @Nullable Object> copy = new LinkedHashMap<>(tree instanceof Map<?, ?> map ? map : Map.of());
        if (steps.isEmpty()) {
            copy.putAll(annotations);
        } else {
            copy.put(steps.get(0), with(copy.get(steps.get(0)), steps.subList(1, steps.size()), annotations));
        }
        return copy;
    }
}
