package io.github.eciregistry.kind;

import io.github.eciregistry.InvalidInputException;
import io.github.eciregistry.internal.document.MappingNode;
import io.github.eciregistry.internal.document.Node;
import io.github.eciregistry.internal.document.ScalarNode;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Searches an OpenAPI v3 schema for pods: an object with {@code containers}, an array of objects with {@code image} or of any
 * fields, is a pod spec; with {@code metadata} next to its {@code spec} it is part of a pod template.
 */
final class PodSchemas {

    private static final String PRESERVES_FIELDS = "x-kubernetes-preserve-unknown-fields";

    /** Deeper than any schema that an API server accepts. */
    private static final int MAX_DEPTH = 100;

    private final Notes notes;
    private final Set<PodLocation> pods = new LinkedHashSet<>();
    private int remaining;

    /** Receives what a schema does not show. */
    interface Notes {
        /** Receives a message, with the offset of the schema, or -1 if it is missing. */
        void add(int offset, String message);
    }

    /** Creates a search that visits at most a number of schemas, including nested ones. */
    PodSchemas(Notes notes, int budget) {
        this.notes = notes;
        this.remaining = budget;
    }

    /** Returns the number of schemas that may still be looked at; negative if it did not suffice. */
    int remaining() {
        return remaining;
    }

    List<PodLocation> search(@Nullable Node schema) {
        if (schema == null) {
            notes.add(-1, "the version has no schema");
            return List.of();
        }
        if (field(schema, "properties") instanceof MappingNode properties) {
            for (MappingNode.Entry property : properties.entries()) {
                String name = nameOf(property);
                // The object's own metadata and status do not describe a pod.
                if (!Set.of("apiVersion", "kind", "metadata", "status", "").contains(name)) {
                    search(property.value().resolved(), step("", name), "", 0);
                }
            }
        } else {
            notes.add(schema.start(), "the schema shows no fields");
        }
        return List.copyOf(pods);
    }

    /**
     * Searches a schema.
     *
     * @param path the path of its value
     * @param parent the path of the object that has it as its {@code spec}, next to {@code metadata}, or empty
     */
    private void search(Node schema, String path, String parent, int depth) {
        if (remaining < 0 || --remaining < 0) {
            return;
        }
        if (depth > MAX_DEPTH) {
            notes.add(schema.start(), path + " is skipped: it is deeper than " + MAX_DEPTH + " levels");
            return;
        }
        if (isPodSpec(schema)) {
            addPod(schema, path, parent);
            return;
        }
        Node items = field(schema, "items");
        Node values = field(schema, "additionalProperties");
        if (items instanceof MappingNode) {
            search(items, path + "[*]", "", depth + 1);
        }
        if (values instanceof MappingNode) {
            search(values, path + ".*", "", depth + 1);
        }
        if (field(schema, "properties") instanceof MappingNode properties) {
            boolean hasMetadata = properties.get("metadata") != null;
            for (MappingNode.Entry property : properties.entries()) {
                String name = nameOf(property);
                boolean isSpec = name.equals("spec") && hasMetadata;
                search(property.value().resolved(), step(path, name), isSpec ? path : "", depth + 1);
            }
        } else if (items == null && values == null && isTrue(schema, PRESERVES_FIELDS)) {
            notes.add(schema.start(), path + " accepts any fields, so the schema does not show whether it has pods");
        }
    }

    static @Nullable Node field(Node node, String name) {
        return node instanceof MappingNode mapping ? mapping.get(name) : null;
    }

    static String text(Node node, String name) {
        return field(node, name) instanceof ScalarNode scalar && !scalar.isNull() ? scalar.value() : "";
    }

    private static boolean isPodSpec(Node schema) {
        Node properties = field(schema, "properties");
        Node containers = properties == null ? null : field(properties, "containers");
        Node items = containers == null ? null : field(containers, "items");
        if (items == null) {
            return false;
        }
        Node container = field(items, "properties");
        return container == null
                ? isTrue(items, PRESERVES_FIELDS)
                : field(container, "image") != null && field(container, "name") != null;
    }

    private void addPod(Node podSpec, String path, String parent) {
        MappingNode properties = (MappingNode) field(podSpec, "properties");
        try {
            if (!parent.isEmpty()) {
                PodLocation template = PodLocation.podTemplate(parent);
                boolean hasImage = properties != null && isText(properties.get("image"));
                pods.add(
                        hasImage
                                ? PodLocation.of(parent, "metadata.annotations", "spec.image")
                                        .withPodSpec("spec")
                                : template);
                return;
            }
            String annotations = properties == null ? null : annotationsIn(properties);
            if (properties == null || annotations == null) {
                notes.add(
                        podSpec.start(),
                        path + " is a pod spec without metadata, so the schema does not show where its annotations go");
                return;
            }
            boolean hasImage = isText(properties.get("image"));
            PodLocation pod = hasImage ? PodLocation.of(path, annotations, "image") : PodLocation.of(path, annotations);
            pods.add(pod.withPodSpec(""));
        } catch (InvalidInputException e) {
            notes.add(
                    podSpec.start(), "a pod is skipped: " + e.problems().get(0).message());
        }
    }

    /** Returns the path of the pods' annotations, by the field names that operators use, or null. */
    private static @Nullable String annotationsIn(MappingNode properties) {
        if (properties.get("podMetadata") != null) {
            return "podMetadata.annotations";
        }
        return properties.get("podAnnotations") != null
                ? "podAnnotations"
                : properties.get("annotations") != null ? "annotations" : null;
    }

    private static boolean isText(@Nullable Node schema) {
        return schema != null && text(schema, "type").equals("string");
    }

    private static boolean isTrue(Node schema, String name) {
        return text(schema, name).equals("true");
    }

    private static String nameOf(MappingNode.Entry entry) {
        return entry.key() instanceof ScalarNode key ? key.value() : "";
    }

    private static String step(String path, String name) {
        boolean plain = !name.isEmpty()
                && name.chars()
                        .allMatch(c -> (c >= 'a' && c <= 'z')
                                || (c >= 'A' && c <= 'Z')
                                || (c >= '0' && c <= '9')
                                || c == '-'
                                || c == '_');
        if (!plain) {
            return path + "[\"" + name + "\"]";
        }
        return path.isEmpty() ? name : path + "." + name;
    }
}
