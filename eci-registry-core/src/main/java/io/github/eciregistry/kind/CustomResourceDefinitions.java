package io.github.eciregistry.kind;

import static io.github.eciregistry.kind.PodSchemas.field;
import static io.github.eciregistry.kind.PodSchemas.text;

import io.github.eciregistry.Problem;
import io.github.eciregistry.ProblemCode;
import io.github.eciregistry.internal.document.Document;
import io.github.eciregistry.internal.document.Documents;
import io.github.eciregistry.internal.document.LineIndex;
import io.github.eciregistry.internal.document.MappingNode;
import io.github.eciregistry.internal.document.Node;
import io.github.eciregistry.internal.document.SequenceNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Reads the kinds of CustomResourceDefinitions from the shapes of their schemas. */
final class CustomResourceDefinitions {

    private static final int MAX_LISTS = 16;

    /** Several times as many as the largest operators have: it bounds what aliases repeat. */
    private static final int MAX_SCHEMAS = 2_000_000;

    private final LineIndex lines;
    private final Consumer<Problem> problems;
    private final List<WorkloadKind> kinds = new ArrayList<>();
    private final Set<Node> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    private int remaining = MAX_SCHEMAS;

    private CustomResourceDefinitions(String text, Consumer<Problem> problems) {
        this.lines = new LineIndex(text);
        this.problems = problems;
    }

    static List<WorkloadKind> read(String text, Consumer<Problem> problems) {
        CustomResourceDefinitions reader = new CustomResourceDefinitions(text, problems);
        for (Document document : Documents.read(text)) {
            Node root = document.root();
            if (document.problem() != null) {
                reader.report(document.problem().code(), document.problem().message(), document.problemOffset());
            } else if (root != null) {
                reader.object(root, 0);
            }
        }
        if (reader.remaining < 0) {
            reader.report(
                    ProblemCode.POD_NOT_DERIVED,
                    "the rest is skipped: expected at most " + MAX_SCHEMAS + " schemas, those in others included",
                    0);
        }
        return reader.kinds;
    }

    private void object(Node object, int depth) {
        if (!seen.add(object)) {
            return;
        }
        String kind = text(object, "kind");
        if (kind.endsWith("List") && depth < MAX_LISTS && field(object, "items") instanceof SequenceNode items) {
            items.items().forEach(item -> object(item.resolved(), depth + 1));
        } else if (kind.equals("CustomResourceDefinition") && field(object, "spec") instanceof MappingNode spec) {
            definition(spec);
        }
    }

    private void definition(MappingNode spec) {
        String group = text(spec, "group");
        Node names = field(spec, "names");
        String kind = names == null ? "" : text(names, "kind");
        if (group.isEmpty() || kind.isEmpty()) {
            report(ProblemCode.MISSING_SETTING, "expected spec.group and spec.names.kind", spec.start());
            return;
        }
        Map<List<PodLocation>, List<String>> versionsByPods = new LinkedHashMap<>();
        Map<String, @Nullable Node> schemas = schemas(spec);
        schemas.forEach((version, schema) -> {
            PodSchemas search = new PodSchemas(
                    (offset, message) -> report(
                            ProblemCode.POD_NOT_DERIVED,
                            kind + " " + group + "/" + version + ": " + message,
                            offset < 0 ? spec.start() : offset),
                    remaining);
            List<PodLocation> pods = search.search(schema);
            remaining = search.remaining();
            if (!pods.isEmpty()) {
                versionsByPods.computeIfAbsent(pods, any -> new ArrayList<>()).add(version);
            }
        });
        versionsByPods.forEach((pods, versions) -> {
            WorkloadKind found = WorkloadKind.of(group, kind, pods.toArray(PodLocation[]::new));
            boolean everyVersion = versions.size() == schemas.size();
            kinds.add(everyVersion ? found : found.inVersions(versions.toArray(String[]::new)));
        });
    }

    /** Returns the schema of each version, which v1beta1 may have once for all. */
    private static Map<String, @Nullable Node> schemas(MappingNode spec) {
        Map<String, @Nullable Node> schemas = new LinkedHashMap<>();
        Node common = schema(field(spec, "validation"));
        if (field(spec, "versions") instanceof SequenceNode versions) {
            for (Node version : versions.items()) {
                Node own = schema(field(version.resolved(), "schema"));
                schemas.put(text(version.resolved(), "name"), own == null ? common : own);
            }
        } else {
            schemas.put(text(spec, "version"), common);
        }
        return schemas;
    }

    private static @Nullable Node schema(@Nullable Node holder) {
        return holder == null ? null : field(holder, "openAPIV3Schema");
    }

    private void report(ProblemCode code, String message, int offset) {
        problems.accept(Problem.of(code, "", message).atPosition(lines.position(offset)));
    }
}
