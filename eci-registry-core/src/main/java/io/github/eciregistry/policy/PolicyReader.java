package io.github.eciregistry.policy;

import io.github.eciregistry.InvalidInputException;
import io.github.eciregistry.Problem;
import io.github.eciregistry.ProblemCode;
import io.github.eciregistry.TextPosition;
import io.github.eciregistry.internal.document.AliasNode;
import io.github.eciregistry.internal.document.Document;
import io.github.eciregistry.internal.document.Documents;
import io.github.eciregistry.internal.document.FileText;
import io.github.eciregistry.internal.document.MappingNode;
import io.github.eciregistry.internal.document.Node;
import io.github.eciregistry.internal.document.ScalarNode;
import io.github.eciregistry.internal.document.SequenceNode;
import io.github.eciregistry.internal.text.Redaction;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Reads one policy file and collects its rules and problems. */
final class PolicyReader {

    /** Nobody needs to see more of them at once. */
    private static final int MAX_PROBLEMS = 1_000;

    private static final String KEYS = "plainHttp, skipVerify or https";

    private final FileText file;
    private final Consumer<? super Problem> warnings;
    private final List<Problem> problems = new ArrayList<>();
    private final Map<RegistryPattern, Place> rules = new LinkedHashMap<>();

    private PolicyReader(FileText file, Consumer<? super Problem> warnings) {
        this.file = file;
        this.warnings = warnings;
    }

    static RegistryPolicy read(FileText file, Consumer<? super Problem> warnings) {
        PolicyReader reader = new PolicyReader(file, warnings);
        reader.readDocuments();
        if (!reader.problems.isEmpty()) {
            throw new InvalidInputException(reader.problems.subList(0, Math.min(reader.problems.size(), MAX_PROBLEMS)));
        }
        RegistryPolicy.Builder policy = RegistryPolicy.builder();
        reader.rules.values().forEach(place -> policy.add(place.key.transport, place.pattern));
        return policy.build();
    }

    private void readDocuments() {
        List<Document> json = looksLikeJson(file.text()) ? Documents.readJson(file.text(), false) : List.of();
        List<Document> yaml = json.isEmpty() || isMalformed(json) ? Documents.readYaml(file.text()) : json;
        boolean isJson = !json.isEmpty() && isMalformed(yaml);
        List<Document> documents = isJson ? json : yaml;
        Document first = documents.isEmpty() ? null : documents.get(0);
        if (first == null || first.problem() == null) {
            readRoot(first == null ? null : first.root());
        } else if (first.partial() != null) {
            readRoot(first.partial());
            // The line with the error may contain part of a value, such as a password.
            int line = file.positionOf(first.problemOffset()).line();
            problems.removeIf(problem -> problem.position().orElseThrow().line() == line);
        }
        for (Document document : documents) {
            if (document.problem() != null) {
                malformed(isJson ? "JSON" : "YAML", document);
                return;
            }
        }
        if (documents.size() > 1) {
            Document second = documents.get(1);
            int start = second.root() == null ? second.start() : second.root().start();
            problem(ProblemCode.SEVERAL_DOCUMENTS, "", "expected one document, found another", start);
        }
    }

    /** Checks whether a text starts as a JSON object does; a YAML mapping in flow style may do so too. */
    private static boolean looksLikeJson(String text) {
        String start = text.stripLeading();
        return start.startsWith("{") && start.substring(1).stripLeading().startsWith("\"");
    }

    private static boolean isMalformed(List<Document> documents) {
        return documents.stream().anyMatch(document -> document.problem() != null);
    }

    private void malformed(String syntax, Document document) {
        String line = file.lineAt(document.problemOffset());
        String found = document.reason().replace('\r', ' ').replace('\n', ' ');
        Problem problem = Problem.of(ProblemCode.MALFORMED_FILE, line, "malformed " + syntax + ": " + found)
                .atPosition(file.positionOf(document.problemOffset()));
        String hint = quotedItem(line);
        problems.add(hint == null ? problem : problem.withHint(hint));
    }

    /** Returns a line's list item with quotes added, if it needs them: {@code - *.corp.example}. */
    private static @Nullable String quotedItem(String line) {
        String item = line.strip();
        boolean needsQuotes = item.startsWith("- *") || item.startsWith("- [");
        int comment = item.indexOf(" #");
        String pattern = needsQuotes
                ? item.substring(2, comment < 0 ? item.length() : comment).strip()
                : "";
        return needsQuotes && pattern.indexOf('"') < 0 ? "- \"" + pattern + '"' : null;
    }

    private void readRoot(@Nullable Node root) {
        if (root == null || isNull(root)) {
            String message = "expected " + KEYS + ", found an empty file";
            problems.add(Problem.of(ProblemCode.EMPTY_FILE, "", message)
                    .atPosition(file.positionOf(root == null ? 0 : root.start()))
                    .withHint("{}"));
        } else if (root instanceof MappingNode mapping) {
            readMapping(mapping);
        } else {
            wrongType("a mapping with " + KEYS, root, null);
        }
    }

    private void readMapping(MappingNode mapping) {
        Set<String> seen = new HashSet<>();
        for (MappingNode.Entry entry : mapping.entries()) {
            if (problems.size() >= MAX_PROBLEMS) {
                return;
            }
            if (!(entry.key() instanceof ScalarNode scalar)) {
                wrongType(KEYS, entry.key(), null);
                continue;
            }
            String name = scalar.value();
            PolicyKey key = PolicyKey.of(name);
            if (key == null) {
                unknownKey(name, scalar.start());
                continue;
            }
            if (!name.equals(key.text)) {
                String message =
                        "the key " + name + " is called " + key.text + " now; " + name + " is read until version 1.0";
                warnings.accept(Problem.of(ProblemCode.FORMER_NAME, name, message)
                        .atPosition(file.positionOf(scalar.start()))
                        .withHint(key.text));
            }
            if (!seen.add(name)) {
                String message = "duplicate key " + name;
                problem(ProblemCode.DUPLICATE_KEY, name, message, scalar.start());
            }
            readPatterns(key, entry.value());
        }
    }

    private void unknownKey(String name, int offset) {
        PolicyKey nearest = PolicyKey.nearest(name);
        String message = "expected " + KEYS + ", found the key " + Problem.quote(name);
        Problem problem = Problem.of(ProblemCode.UNKNOWN_KEY, name, message).atPosition(file.positionOf(offset));
        problems.add(nearest == null ? problem : problem.withHint(nearest.text));
    }

    private void readPatterns(PolicyKey key, Node value) {
        if (!(value instanceof SequenceNode list)) {
            if (!isNull(value)) {
                wrongType("a list of patterns", value, key.text);
            }
            return;
        }
        int first = problems.size();
        for (int i = 0; i < list.items().size() && problems.size() < MAX_PROBLEMS; i++) {
            String path = key.text + "[" + i + "]";
            Node item = list.items().get(i);
            if (item instanceof ScalarNode scalar && !scalar.isBinary() && scalar.type() == ScalarNode.Type.STRING) {
                if (Redaction.endOfCredentials(scalar.value()) > 0) {
                    problems.subList(first, problems.size()).replaceAll(PolicyReader::withoutContent);
                }
                readPattern(key, scalar, path);
            } else {
                wrongType("a pattern", item, path);
            }
        }
    }

    private void readPattern(PolicyKey key, ScalarNode scalar, String path) {
        String text = scalar.value();
        try {
            RegistryPattern pattern = RegistryPattern.parse(text);
            Place place = new Place(key, pattern, file.positionOf(scalar.start()));
            Place first = rules.putIfAbsent(pattern, place);
            if (first != null && first.key != key) {
                problems.add(tie(first, place).atPath(path));
            }
        } catch (InvalidInputException e) {
            for (Problem problem : e.problems()) {
                int at = offsetInScalar(text, scalar.start(), problem.offset().orElse(0));
                problems.add(problem.atPosition(file.positionOf(at)).atPath(path));
            }
        }
    }

    /** Comma-separated patterns may be parts of one password. */
    private static Problem withoutContent(Problem problem) {
        Problem plain = Problem.of(problem.code(), "", Redaction.PART_OF_PASSWORD)
                .atPosition(problem.position().orElseThrow());
        return problem.path().map(plain::atPath).orElse(plain);
    }

    private static Problem tie(Place first, Place second) {
        String text = second.pattern.toString();
        String message = "conflicting rules " + Problem.quote(text) + " under " + second.key.text + " and "
                + Problem.quote(first.pattern.toString()) + " under " + first.key.text + " at " + first.position
                + ": they match the same registries; keep one of them";
        return Problem.of(ProblemCode.CONFLICTING_RULES, text, message).atPosition(second.position);
    }

    /** Returns the offset of a character of a scalar if the file contains its value unchanged, else the scalar's start. */
    private int offsetInScalar(String value, int start, int offset) {
        for (int quote = 0; quote <= 1; quote++) {
            if (file.text().startsWith(value, start + quote)) {
                return start + quote + offset;
            }
        }
        return start;
    }

    private static boolean isNull(Node node) {
        return node instanceof ScalarNode scalar && scalar.type() == ScalarNode.Type.NULL;
    }

    private void wrongType(String expected, Node node, @Nullable String path) {
        boolean alias = node instanceof AliasNode;
        ProblemCode code = alias ? ProblemCode.ALIAS_NOT_ALLOWED : ProblemCode.WRONG_TYPE;
        String found = alias ? "an alias, which is not followed" : nameOf(node);
        String input = node instanceof ScalarNode scalar ? scalar.value() : "";
        Problem problem = Problem.of(code, input, "expected " + expected + ", found " + found)
                .atPosition(file.positionOf(node.start()));
        problems.add(path == null ? problem : problem.atPath(path));
    }

    private static String nameOf(Node node) {
        if (!(node instanceof ScalarNode scalar)) {
            return node instanceof MappingNode ? "a mapping" : "a list";
        }
        if (scalar.isBinary()) {
            return "a binary value";
        }
        return switch (scalar.type()) {
            case STRING -> "a string";
            case NUMBER -> "a number";
            case BOOLEAN -> "a boolean";
            case NULL -> "null";
        };
    }

    private void problem(ProblemCode code, String input, String message, int offset) {
        problems.add(Problem.of(code, input, message).atPosition(file.positionOf(offset)));
    }

    private record Place(PolicyKey key, RegistryPattern pattern, TextPosition position) {}
}
