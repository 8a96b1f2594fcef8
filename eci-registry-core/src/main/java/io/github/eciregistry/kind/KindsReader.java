package io.github.eciregistry.kind;

import io.github.eciregistry.InvalidInputException;
import io.github.eciregistry.Problem;
import io.github.eciregistry.ProblemCode;
import io.github.eciregistry.internal.document.AliasNode;
import io.github.eciregistry.internal.document.Document;
import io.github.eciregistry.internal.document.Documents;
import io.github.eciregistry.internal.document.LineIndex;
import io.github.eciregistry.internal.document.MappingNode;
import io.github.eciregistry.internal.document.Node;
import io.github.eciregistry.internal.document.ScalarNode;
import io.github.eciregistry.internal.document.SequenceNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads a file of kinds, see {@link WorkloadKinds#parse}. */
final class KindsReader {

    static final int MAX_LENGTH = 1024 * 1024;
    private static final int MAX_PROBLEMS = 1_000;

    private final LineIndex lines;
    private final List<Problem> problems = new ArrayList<>();

    private KindsReader(String text) {
        this.lines = new LineIndex(text);
    }

    static List<WorkloadKind> read(String text) {
        if (text.length() > MAX_LENGTH) {
            throw tooLarge();
        }
        KindsReader reader = new KindsReader(text);
        List<WorkloadKind> kinds = reader.kinds(Documents.read(text));
        if (!reader.problems.isEmpty()) {
            throw new InvalidInputException(reader.problems);
        }
        return kinds;
    }

    static InvalidInputException tooLarge() {
        return new InvalidInputException(
                Problem.of(ProblemCode.FILE_TOO_LARGE, "", "expected a file of kinds of at most 1 MiB"));
    }

    private List<WorkloadKind> kinds(List<Document> documents) {
        List<Document> filled = documents.stream()
                .filter(document -> document.root() != null || document.problem() != null)
                .toList();
        if (filled.isEmpty()) {
            problems.add(Problem.of(ProblemCode.EMPTY_FILE, "", "expected a mapping with kinds, found an empty file"));
            return List.of();
        }
        if (filled.size() > 1) {
            report(
                    ProblemCode.SEVERAL_DOCUMENTS,
                    "expected one document, found another",
                    filled.get(1).start());
        }
        Document document = filled.get(0);
        if (document.problem() != null) {
            report(ProblemCode.MALFORMED_FILE, document.problem().message(), document.problemOffset());
            return List.of();
        }
        Node root = document.root();
        List<WorkloadKind> kinds = new ArrayList<>();
        Map<String, Node> fields = root == null ? Map.of() : fields(root, Set.of("kinds"));
        if (problems.isEmpty() && !fields.containsKey("kinds")) {
            report(ProblemCode.MISSING_SETTING, "expected kinds", root == null ? 0 : root.start());
        }
        for (Node entry : items(fields.get("kinds"))) {
            WorkloadKind kind = kind(entry);
            if (kind != null) {
                kinds.add(kind);
            }
        }
        return kinds;
    }

    private @Nullable WorkloadKind kind(Node entry) {
        int before = problems.size();
        Map<String, Node> fields = fields(entry, Set.of("group", "groups", "kind", "versions", "pods", "objects"));
        if (problems.size() == before) {
            requireOne(entry, fields, "group", "groups");
            requireOne(entry, fields, "kind");
        }
        List<String> groups = texts(fields.get("groups"));
        if (fields.containsKey("group")) {
            groups = List.of(text(fields.get("group")));
        }
        List<PodLocation> pods = new ArrayList<>();
        for (Node pod : items(fields.get("pods"))) {
            PodLocation location = pod(pod);
            if (location != null) {
                pods.add(location);
            }
        }
        List<FieldPath> objects = paths(fields.get("objects"));
        String name = text(fields.get("kind"));
        Set<String> versions = new HashSet<>(texts(fields.get("versions")));
        if (problems.size() > before) {
            return null;
        }
        try {
            return new WorkloadKind(name, new HashSet<>(groups), versions, pods, objects);
        } catch (IllegalArgumentException e) {
            report(ProblemCode.INVALID_SETTING, String.valueOf(e.getMessage()), entry.start());
            return null;
        }
    }

    private @Nullable PodLocation pod(Node entry) {
        int before = problems.size();
        Map<String, Node> fields =
                fields(entry, Set.of("template", "at", "annotations", "objectImages", "images", "overriding"));
        if (problems.size() == before) {
            requireOne(entry, fields, "template", "annotations");
        }
        Node template = fields.get("template");
        if (template != null && fields.size() > 1) {
            report(
                    ProblemCode.CONFLICTING_SETTINGS,
                    "expected template alone, since a pod template says where its annotations and images are",
                    entry.start());
        }
        FieldPath base = path(fields.get(template == null ? "at" : "template"));
        FieldPath annotations = template == null ? path(fields.get("annotations")) : PodLocation.METADATA_ANNOTATIONS;
        List<FieldPath> images = template == null ? images(fields.get("images")) : PodLocation.podSpecImages("spec");
        List<FieldPath> objectImages = images(fields.get("objectImages"));
        boolean overriding = isTrue(fields.get("overriding"));
        if (problems.size() > before) {
            return null;
        }
        try {
            return PodLocation.of(base, annotations, objectImages, images, overriding);
        } catch (IllegalArgumentException e) {
            report(ProblemCode.INVALID_SETTING, String.valueOf(e.getMessage()), entry.start());
            return null;
        }
    }

    /** Reads images: a path each, or a pod spec, which has several. */
    private List<FieldPath> images(@Nullable Node list) {
        List<FieldPath> images = new ArrayList<>();
        for (Node item : items(list)) {
            if (item instanceof MappingNode) {
                Map<String, Node> fields = fields(item, Set.of("podSpec"));
                requireOne(item, fields, "podSpec");
                images.addAll(PodLocation.podSpecImages(path(fields.get("podSpec"))));
            } else {
                images.add(path(item));
            }
        }
        return images;
    }

    private List<FieldPath> paths(@Nullable Node list) {
        return items(list).stream().map(this::path).toList();
    }

    private FieldPath path(@Nullable Node node) {
        try {
            return FieldPath.parse(text(node));
        } catch (InvalidInputException e) {
            Problem problem = e.problems().get(0);
            report(problem.code(), problem.message(), node == null ? 0 : node.start());
            return FieldPath.parse("");
        }
    }

    private List<String> texts(@Nullable Node list) {
        return items(list).stream().map(this::text).toList();
    }

    /** Returns a string value; empty if it is not a string, which is reported unless the field is missing. */
    private String text(@Nullable Node node) {
        if (node instanceof ScalarNode scalar && !scalar.isNull()) {
            return scalar.value();
        }
        if (node != null) {
            wrongType(node, "a text");
        }
        return "";
    }

    private boolean isTrue(@Nullable Node node) {
        if (node == null || (node instanceof ScalarNode scalar && scalar.is("false"))) {
            return false;
        }
        if (!(node instanceof ScalarNode scalar && scalar.is("true"))) {
            wrongType(node, "true or false");
        }
        return true;
    }

    private List<Node> items(@Nullable Node node) {
        if (node instanceof SequenceNode sequence) {
            return sequence.items();
        }
        if (node != null) {
            wrongType(node, "a list");
        }
        return List.of();
    }

    private Map<String, Node> fields(Node node, Set<String> known) {
        Map<String, Node> fields = new LinkedHashMap<>();
        if (!(node instanceof MappingNode mapping)) {
            wrongType(node, "a mapping");
            return fields;
        }
        for (MappingNode.Entry entry : mapping.entries()) {
            String key = entry.key() instanceof ScalarNode scalar ? scalar.value() : "";
            if (!known.contains(key)) {
                String expected = String.join(", ", known.stream().sorted().toList());
                report(
                        ProblemCode.UNKNOWN_KEY,
                        "expected one of " + expected + ", found " + Problem.quote(key),
                        entry.key().start());
            } else if (fields.putIfAbsent(key, entry.value()) != null) {
                report(
                        ProblemCode.DUPLICATE_KEY,
                        "expected " + key + " once",
                        entry.key().start());
            }
        }
        return fields;
    }

    private void requireOne(Node entry, Map<String, Node> fields, String... names) {
        long found = List.of(names).stream().filter(fields::containsKey).count();
        if (found != 1) {
            report(
                    found == 0 ? ProblemCode.MISSING_SETTING : ProblemCode.CONFLICTING_SETTINGS,
                    "expected " + String.join(" or ", names) + (found == 0 ? "" : ", found both"),
                    entry.start());
        }
    }

    private void wrongType(Node node, String expected) {
        if (node instanceof AliasNode) {
            report(ProblemCode.ALIAS_NOT_ALLOWED, "expected " + expected + ", found an alias", node.start());
        } else {
            report(ProblemCode.WRONG_TYPE, "expected " + expected, node.start());
        }
    }

    private void report(ProblemCode code, String message, int offset) {
        if (problems.size() < MAX_PROBLEMS) {
            problems.add(Problem.of(code, "", message).atPosition(lines.position(offset)));
        }
    }
}
