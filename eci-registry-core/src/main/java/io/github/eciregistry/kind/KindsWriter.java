package io.github.eciregistry.kind;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Writes kinds as a file that {@link KindsReader} reads. */
final class KindsWriter {

    private static final DefaultIndenter INDENTER = new DefaultIndenter("  ", "\n");
    private static final Set<String> NOT_A_TEXT = Set.of("true", "false", "null", "yes", "no", "on", "off", "y", "n");

    private KindsWriter() {}

    static String toJson(List<WorkloadKind> kinds) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
            json.setPrettyPrinter(
                    new DefaultPrettyPrinter().withObjectIndenter(INDENTER).withArrayIndenter(INDENTER));
            json.setHighestNonEscapedChar('~');
            writeJson(json, tree(kinds));
        } catch (IOException e) {
            throw new UncheckedIOException("writing to a string", e);
        }
        return text.append('\n').toString();
    }

    private static void writeJson(JsonGenerator json, Object value) throws IOException {
        if (value instanceof Map<?, ?> map) {
            json.writeStartObject();
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                json.writeFieldName((String) entry.getKey());
                writeJson(json, entry.getValue());
            }
            json.writeEndObject();
        } else if (value instanceof List<?> list) {
            json.writeStartArray();
            for (Object item : list) {
                writeJson(json, item);
            }
            json.writeEndArray();
        } else if (value instanceof Boolean bool) {
            json.writeBoolean(bool);
        } else {
            json.writeString((String) value);
        }
    }

    static String toYaml(List<WorkloadKind> kinds) {
        StringBuilder text = new StringBuilder();
        writeYaml(text, tree(kinds), "");
        return text.toString();
    }

    /** Writes a value at the current position: a mapping's first field here, the others below at the indentation. */
    private static void writeYaml(StringBuilder out, Object value, String indentation) {
        String before = "";
        if (value instanceof Map<?, ?> map) {
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                out.append(before).append(entry.getKey()).append(':');
                before = indentation;
                writeValue(out, entry.getValue(), indentation);
            }
        } else if (value instanceof List<?> list) {
            for (Object item : list) {
                out.append(before).append("- ");
                before = indentation;
                if (item instanceof String text) {
                    out.append(scalar(text)).append('\n');
                } else {
                    writeYaml(out, item, indentation + "  ");
                }
            }
        }
    }

    private static void writeValue(StringBuilder out, Object value, String indentation) {
        if (value instanceof List<?> list && !list.isEmpty()) {
            out.append('\n').append(indentation).append("  ");
            writeYaml(out, list, indentation + "  ");
        } else {
            String text = value instanceof String string ? scalar(string) : value instanceof List ? "[]" : "true";
            out.append(' ').append(text).append('\n');
        }
    }

    /** Writes a text so that YAML reads a text: plain where it is a name or a path, else in quotes. */
    private static String scalar(String text) {
        boolean isName = !text.isEmpty() && Character.isLetter(text.charAt(0));
        boolean plain = isName
                && text.chars().allMatch(KindsWriter::isPlain)
                && !NOT_A_TEXT.contains(text.toLowerCase(Locale.ROOT));
        if (plain) {
            return text;
        }
        boolean printable = text.chars().allMatch(c -> c >= ' ' && c <= '~');
        return printable ? "'" + text.replace("'", "''") + "'" : escaped(text);
    }

    /** Quotes a text in double quotes, using only printable ASCII. */
    private static String escaped(String text) {
        StringBuilder out = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                out.append('\\').append(c);
            } else if (c >= ' ' && c <= '~') {
                out.append(c);
            } else {
                out.append(String.format("\\u%04x", (int) c));
            }
        }
        return out.append('"').toString();
    }

    private static boolean isPlain(int c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || "._-*[]".indexOf(c) >= 0;
    }

    private static Map<String, Object> tree(List<WorkloadKind> kinds) {
        return Map.of("kinds", kinds.stream().map(KindsWriter::tree).toList());
    }

    private static Map<String, Object> tree(WorkloadKind kind) {
        Map<String, Object> tree = new LinkedHashMap<>();
        List<String> groups = kind.groups().stream().sorted().toList();
        tree.put(groups.size() == 1 ? "group" : "groups", groups.size() == 1 ? groups.get(0) : groups);
        tree.put("kind", kind.kind());
        putUnlessEmpty(tree, "versions", kind.versions().stream().sorted().toList());
        putUnlessEmpty(tree, "pods", kind.pods().stream().map(KindsWriter::tree).toList());
        putUnlessEmpty(
                tree,
                "objects",
                kind.objects().stream().map(FieldPath::toString).toList());
        return tree;
    }

    private static void putUnlessEmpty(Map<String, Object> tree, String key, List<?> list) {
        if (!list.isEmpty()) {
            tree.put(key, list);
        }
    }

    private static Map<String, Object> tree(PodLocation pod) {
        Map<String, Object> tree = new LinkedHashMap<>();
        String base = pod.base().toString();
        if (pod.equals(PodLocation.podTemplate(base))) {
            tree.put("template", base);
            return tree;
        }
        if (!base.isEmpty()) {
            tree.put("at", base);
        }
        tree.put("annotations", pod.annotations().toString());
        putUnlessEmpty(tree, "objectImages", images(pod.objectImages()));
        putUnlessEmpty(tree, "images", images(pod.images()));
        if (pod.isOverriding()) {
            tree.put("overriding", true);
        }
        return tree;
    }

    /** Returns paths, with those of a pod spec as one. */
    private static List<Object> images(List<FieldPath> paths) {
        List<Object> images = new ArrayList<>();
        int size = PodLocation.POD_SPEC_IMAGES.size();
        String first = PodLocation.POD_SPEC_IMAGES.get(0);
        for (int i = 0; i < paths.size(); i++) {
            String path = paths.get(i).toString();
            String podSpec = path.equals(first) ? "" : path.endsWith("." + first) ? withoutEnd(path, first) : null;
            if (podSpec != null
                    && i + size <= paths.size()
                    && paths.subList(i, i + size).equals(PodLocation.podSpecImages(podSpec))) {
                images.add(Map.of("podSpec", podSpec));
                i += size - 1;
            } else {
                images.add(path);
            }
        }
        return images;
    }

    private static String withoutEnd(String path, String end) {
        return path.substring(0, path.length() - end.length() - 1);
    }
}
