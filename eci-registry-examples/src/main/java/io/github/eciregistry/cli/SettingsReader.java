package io.github.eciregistry.cli;

import io.github.eciregistry.InvalidInputException;
import io.github.eciregistry.Problem;
import io.github.eciregistry.ProblemCode;
import io.github.eciregistry.internal.document.Document;
import io.github.eciregistry.internal.document.Documents;
import io.github.eciregistry.internal.document.FileContent;
import io.github.eciregistry.internal.document.LineIndex;
import io.github.eciregistry.internal.document.MappingNode;
import io.github.eciregistry.internal.document.Node;
import io.github.eciregistry.internal.document.ScalarNode;
import io.github.eciregistry.internal.document.SequenceNode;
import io.github.eciregistry.internal.document.Utf8;
import io.github.eciregistry.lint.Rule;
import io.github.eciregistry.policy.RegistryPolicy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Reads a settings file: its values, and everything that is wrong with it. */
final class SettingsReader {

    private static final Set<String> KEYS = Set.of("policy", "kinds", "exclude", "lint");

    private final Path file;
    private final String text;
    private final LineIndex lines;
    private final Consumer<Problem> warnings;
    private final List<Problem> problems = new ArrayList<>();

    private SettingsReader(Path file, String text, Consumer<Problem> warnings) {
        this.file = file;
        this.warnings = warnings;
        this.text = text;
        this.lines = new LineIndex(text);
    }

    /**
     * Reads a file.
     *
     * @param warnings takes what should be changed in it
     * @throws IOException if it cannot be read
     * @throws InvalidInputException if it is not valid, with all problems
     */
    static Settings read(Path file, Consumer<Problem> warnings) throws IOException {
        byte[] content;
        try (var in = Files.newInputStream(file)) {
            content = FileContent.read(in);
        }
        return new SettingsReader(file, Utf8.decode(content), warnings).read();
    }

    private Settings read() {
        Map<String, Node> fields = fields(root());
        Optional<Path> policyFile = Optional.empty();
        Optional<RegistryPolicy> policy = Optional.empty();
        if (fields.get("policy") instanceof MappingNode mapping) {
            policy = policy(mapping);
        } else if (fields.get("policy") != null) {
            policyFile = path(fields.get("policy"), "a policy, or the name of its file");
        }
        List<Path> kinds = new ArrayList<>();
        for (Node item : items(fields.get("kinds"))) {
            path(item, "the name of a file of kinds").ifPresent(kinds::add);
        }
        List<IgnorePattern> excludes = new ArrayList<>();
        for (Node item : items(fields.get("exclude"))) {
            Optional<String> pattern = string(item, "a pattern of paths");
            pattern.flatMap(IgnorePattern::parse).ifPresentOrElse(excludes::add, () -> {
                if (pattern.isPresent()) {
                    add(ProblemCode.INVALID_SETTING, "expected a pattern of paths, found a comment", item);
                }
            });
        }
        Map<Rule, Settings.Level> levels = levels(fields.get("lint"));
        if (!problems.isEmpty()) {
            throw new InvalidInputException(problems);
        }
        return new Settings(Optional.of(file), policy, policyFile, kinds, excludes, levels);
    }

    private @Nullable Node root() {
        List<Document> documents = Documents.readYaml(text);
        for (Document document : documents) {
            if (document.problem() != null) {
                add(document.problem(), document.problemOffset());
                return null;
            }
        }
        if (documents.size() > 1) {
            add(
                    ProblemCode.SEVERAL_DOCUMENTS,
                    "expected one document, found another",
                    documents.get(1).start());
        }
        return documents.isEmpty() ? null : documents.get(0).root();
    }

    private Map<String, Node> fields(@Nullable Node root) {
        Map<String, Node> fields = new HashMap<>();
        if (root == null || isNull(root)) {
            return fields;
        }
        if (!(root instanceof MappingNode mapping)) {
            wrongType(root, "a mapping with policy, kinds, exclude or lint");
            return fields;
        }
        for (MappingNode.Entry entry : mapping.entries()) {
            String key = entry.key() instanceof ScalarNode scalar ? scalar.value() : "";
            if (!KEYS.contains(key)) {
                String found = Problem.quote(key);
                add(ProblemCode.UNKNOWN_KEY, "expected policy, kinds, exclude or lint, found " + found, entry.key());
            } else if (fields.put(key, entry.value()) != null) {
                add(ProblemCode.DUPLICATE_KEY, "duplicate key " + key, entry.key());
            }
        }
        fields.values().removeIf(SettingsReader::isNull);
        return fields;
    }

    private Optional<RegistryPolicy> policy(MappingNode mapping) {
        try {
            return Optional.of(EmbeddedPolicy.read(mapping, text, warnings));
        } catch (InvalidInputException e) {
            e.problems()
                    .forEach(problem -> problems.add(problem.atPath(
                            problem.path().map(path -> "policy." + path).orElse("policy"))));
            return Optional.empty();
        }
    }

    private Map<Rule, Settings.Level> levels(@Nullable Node node) {
        Map<Rule, Settings.Level> levels = new EnumMap<>(Rule.class);
        if (node == null) {
            return levels;
        }
        if (!(node instanceof MappingNode mapping)) {
            wrongType(node, "a mapping of rules, such as ECI107: off");
            return levels;
        }
        for (MappingNode.Entry entry : mapping.entries()) {
            String code = entry.key() instanceof ScalarNode scalar ? scalar.value() : "";
            Optional<Rule> rule = Rule.ofCode(code).filter(found -> found.code().equals(code));
            if (rule.isEmpty()) {
                add(ProblemCode.UNKNOWN_KEY, RuleCodes.unknown(code), entry.key());
            }
            Optional<Settings.Level> level = level(entry.value());
            if (rule.isPresent() && level.isPresent()) {
                levels.put(rule.get(), level.get());
            }
        }
        return levels;
    }

    private Optional<Settings.Level> level(Node node) {
        String value = node instanceof ScalarNode scalar ? scalar.value() : "";
        for (Settings.Level level : Settings.Level.values()) {
            if (level.name().toLowerCase(Locale.ROOT).equals(value)) {
                return Optional.of(level);
            }
        }
        add(
                ProblemCode.INVALID_SETTING,
                "expected off, on, error, warning or hint, found "
                        + (value.isEmpty() ? "another" : Problem.quote(value)),
                node);
        return Optional.empty();
    }

    /** Returns the items of a list; a value that is not a list is its only item. */
    private static List<Node> items(@Nullable Node node) {
        if (node == null) {
            return List.of();
        }
        return node instanceof SequenceNode list ? list.items() : List.of(node);
    }

    private Optional<Path> path(Node node, String expected) {
        Optional<String> name = string(node, expected);
        try {
            return name.map(found -> file.resolveSibling(found));
        } catch (InvalidPathException e) {
            add(ProblemCode.INVALID_SETTING, "not a file name in this locale: " + e.getReason(), node);
            return Optional.empty();
        }
    }

    private Optional<String> string(Node node, String expected) {
        if (node instanceof ScalarNode scalar
                && scalar.type() == ScalarNode.Type.STRING
                && !scalar.value().isBlank()) {
            return Optional.of(scalar.value());
        }
        wrongType(node, expected);
        return Optional.empty();
    }

    private static boolean isNull(Node node) {
        return node instanceof ScalarNode scalar && scalar.isNull();
    }

    private void wrongType(Node node, String expected) {
        String found = node instanceof ScalarNode scalar
                ? Problem.quote(scalar.value())
                : node instanceof MappingNode ? "a mapping" : "a list";
        add(ProblemCode.WRONG_TYPE, "expected " + expected + ", found " + found, node);
    }

    private void add(ProblemCode code, String message, Node node) {
        add(code, message, node.start());
    }

    private void add(ProblemCode code, String message, int offset) {
        add(Problem.of(code, "", message), offset);
    }

    private void add(Problem problem, int offset) {
        problems.add(problem.atPosition(lines.position(offset)));
    }
}
