package io.github.eciregistry.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.github.eciregistry.Problem;
import io.github.eciregistry.internal.document.MappingNode;
import io.github.eciregistry.internal.document.Node;
import io.github.eciregistry.internal.document.SequenceNode;
import io.github.eciregistry.internal.text.JsonEscapes;
import io.github.eciregistry.internal.text.Redaction;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Problems as the {@code results} of a ResourceList (<a
 * href="https://github.com/kubernetes-sigs/kustomize/blob/master/cmd/config/docs/api-conventions/functions-spec.md">KRM
 * functions specification</a>), each a JSON object in one line, which is YAML, too.
 */
final class KrmResults {

    private static final JsonFactory JSON = new JsonFactory().setCharacterEscapes(JsonEscapes.INSTANCE);
    private static final Pattern ITEM = Pattern.compile("items\\[(\\d+)](?:\\.(.*))?", Pattern.DOTALL);
    private static final Pattern DOCUMENT_END = Pattern.compile("(?m)^\\.\\.\\.");

    private KrmResults() {}

    /** Returns a text with the results behind its other fields. */
    static String addTo(String text, MappingNode root, List<Problem> problems) {
        List<String> results =
                problems.stream().map(problem -> result(root, problem)).toList();
        if (root.isFlow()) {
            int end = text.lastIndexOf('}', root.end() - 1);
            String separator = root.entries().isEmpty() ? "" : ", ";
            return text.substring(0, end) + separator + "\"results\": [" + String.join(", ", results) + "]"
                    + text.substring(end);
        }
        int start = root.entries().get(0).key().start();
        String indentation = " ".repeat(start - 1 - text.lastIndexOf('\n', start - 1));
        Matcher documentEnd = DOCUMENT_END.matcher(text);
        int end = documentEnd.find(root.contentEnd()) ? documentEnd.start() : text.length();
        String before = text.substring(0, end);
        return before + (before.endsWith("\n") ? "" : "\n") + indentation + "results:\n"
                + results.stream()
                        .map(result -> indentation + "- " + result + "\n")
                        .collect(Collectors.joining())
                + text.substring(end);
    }

    private static String result(MappingNode root, Problem problem) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartObject();
            json.writeStringField("message", problem.message() + " [" + problem.code() + "]");
            json.writeStringField(
                    "severity",
                    switch (problem.code().severity()) {
                        case ERROR -> "error";
                        case WARNING -> "warning";
                        case HINT -> "info";
                    });
            Matcher item = ITEM.matcher(problem.path().orElse(""));
            if (item.matches()) {
                Node object = item(root, Integer.parseInt(item.group(1)));
                writeReference(json, object);
                if (item.group(2) != null) {
                    json.writeObjectFieldStart("field");
                    json.writeStringField("path", item.group(2));
                    json.writeEndObject();
                }
                writeFile(json, at(object, "metadata", "annotations"));
            }
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory", e);
        }
        return text.toString();
    }

    private static @Nullable Node item(MappingNode root, int index) {
        return root.get("items") instanceof SequenceNode items
                        && index < items.items().size()
                ? items.items().get(index).resolved()
                : null;
    }

    private static @Nullable Node at(@Nullable Node node, String... path) {
        Node current = node;
        for (String step : path) {
            current = current instanceof MappingNode mapping ? mapping.get(step) : null;
        }
        return current;
    }

    private static void writeReference(JsonGenerator json, @Nullable Node object) throws IOException {
        json.writeObjectFieldStart("resourceRef");
        write(json, "apiVersion", at(object, "apiVersion"));
        write(json, "kind", at(object, "kind"));
        write(json, "name", at(object, "metadata", "name"));
        write(json, "namespace", at(object, "metadata", "namespace"));
        json.writeEndObject();
    }

    /** Writes the file that the object is from, which orchestrators note in its annotations. */
    private static void writeFile(JsonGenerator json, @Nullable Node annotations) throws IOException {
        for (String prefix : List.of("internal.config.kubernetes.io/", "config.kubernetes.io/")) {
            String path = FunctionConfig.string(at(annotations, prefix + "path"));
            if (!path.isEmpty()) {
                json.writeObjectFieldStart("file");
                json.writeStringField("path", path);
                String index = FunctionConfig.string(at(annotations, prefix + "index"));
                if (index.matches("\\d{1,9}")) {
                    json.writeNumberField("index", Integer.parseInt(index));
                }
                json.writeEndObject();
                return;
            }
        }
    }

    private static void write(JsonGenerator json, String name, @Nullable Node value) throws IOException {
        String text = FunctionConfig.string(value);
        if (!text.isEmpty()) {
            json.writeStringField(name, Redaction.ofValue(text));
        }
    }
}
