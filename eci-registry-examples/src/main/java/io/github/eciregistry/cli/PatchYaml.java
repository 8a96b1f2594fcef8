package io.github.eciregistry.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.github.eciregistry.cli.ObjectPatch.Change;
import io.github.eciregistry.cli.ObjectPatch.ObjectId;
import io.github.eciregistry.internal.text.JsonEscapes;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Patches as Kustomize and Flux read them, as an item of their list {@code patches}: a merge, whose content names its object, so
 * that Kustomize fails if there is none; or, for annotations inside of lists, JSON Patch with a target.
 */
final class PatchYaml {

    private static final JsonFactory JSON = new JsonFactory().setCharacterEscapes(JsonEscapes.INSTANCE);

    /** What YAML 1.1 and 1.2 read as a string without quotes, some words apart. */
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z][A-Za-z0-9./-]*");

    private static final Pattern WORD = Pattern.compile("y|n|yes|no|on|off|true|false|null", Pattern.CASE_INSENSITIVE);

    private PatchYaml() {}

    /** Returns a patch as an item of a list. */
    static String of(ObjectPatch patch) {
        return patch.reachesIntoList()
                ? jsonPatch(patch)
                : "- patch: |-\n" + yaml(merged(patch)).indent(4);
    }

    /** Returns the object with nothing but its id and the changes. */
    private static Map<String, Object> merged(ObjectPatch patch) {
        ObjectId id = patch.id();
        Map<String, Object> metadata = new LinkedHashMap<>(Map.of("name", id.name()));
        if (!id.namespace().isEmpty()) {
            metadata.put("namespace", id.namespace());
        }
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("apiVersion", id.apiVersion());
        object.put("kind", id.kind());
        object.put("metadata", metadata);
        for (Change change : patch.changes()) {
            Map<String, Object> parent = object;
            for (Object field : change.path().subList(0, change.path().size() - 1)) {
                parent = child(parent, (String) field);
            }
            parent.put((String) change.path().get(change.path().size() - 1), change.value());
        }
        return object;
    }

    @SuppressWarnings("unchecked") // The maps of merged() have no other kind of map.
    private static Map<String, Object> child(Map<String, Object> parent, String field) {
        return (Map<String, Object>) parent.computeIfAbsent(field, absent -> new LinkedHashMap<>());
    }

    private static String jsonPatch(ObjectPatch patch) {
        ObjectId id = patch.id();
        Map<String, Object> target = new LinkedHashMap<>();
        if (!id.group().isEmpty()) {
            target.put("group", id.group());
        }
        target.put("version", id.version());
        target.put("kind", id.kind());
        // The name of a target is a regular expression; dots are the only special characters that names have.
        target.put("name", id.name().replace(".", "\\."));
        if (!id.namespace().isEmpty()) {
            target.put("namespace", id.namespace());
        }
        StringBuilder operations = new StringBuilder();
        for (Change change : patch.changes()) {
            String path = quoted(pointer(change.path()));
            if (change.isNew()) {
                // Fails if the field exists meanwhile, whose content the next operation would replace.
                operations.append("- op: test\n  path: ").append(path).append("\n  value: null\n");
            }
            operations.append("- op: ").append(change.isNew() ? "add" : "replace");
            operations.append("\n  path: ").append(path).append('\n');
            operations.append(yaml(Map.of("value", change.value())).indent(2));
        }
        return "- target:\n" + yaml(target).indent(4) + "  patch: |-\n"
                + operations.toString().indent(4);
    }

    /** Returns a path as JSON Pointer writes it (RFC 6901). */
    private static String pointer(List<Object> path) {
        List<String> steps = new ArrayList<>();
        path.forEach(step -> steps.add(step.toString().replace("~", "~0").replace("/", "~1")));
        return "/" + String.join("/", steps);
    }

    private static String yaml(Map<?, ?> fields) {
        return fields.entrySet().stream()
                .map(field -> scalar(field.getKey().toString())
                        + (field.getValue() instanceof Map<?, ?> inner
                                ? ":\n" + yaml(inner).indent(2)
                                : ": " + value(field.getKey().toString(), (String) field.getValue()) + "\n"))
                .collect(Collectors.joining());
    }

    /** Returns the value of an annotation in quotes, as {@code annotate} writes it, and others as people write them. */
    private static String value(String key, String value) {
        return key.contains("/") ? quoted(value) : scalar(value);
    }

    private static String scalar(String text) {
        return PLAIN.matcher(text).matches() && !WORD.matcher(text).matches() ? text : quoted(text);
    }

    private static String quoted(String text) {
        StringWriter out = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(out)) {
            json.writeString(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString();
    }
}
