package io.github.eciregistry.importing;

import io.github.eciregistry.InvalidInputException;
import io.github.eciregistry.Problem;
import io.github.eciregistry.ProblemCode;
import io.github.eciregistry.TextPosition;
import io.github.eciregistry.importing.RegistryImport.Note;
import io.github.eciregistry.importing.RegistryImport.Place;
import io.github.eciregistry.internal.document.FileText;
import io.github.eciregistry.internal.text.Printable;
import io.github.eciregistry.internal.text.Redaction;
import io.github.eciregistry.policy.RegistryPattern;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads one file: typed access to its values, and notes, problems and rules with their positions.
 *
 * <p>A value of the wrong type is reported as a problem and treated as absent, so that reading continues.
 */
final class ConfigReading {

    private static final Set<String> DOCKER_HUB = Set.of("docker.io", "index.docker.io", "registry-1.docker.io");

    private final SourceFile source;
    private final ConfigSyntax syntax;
    private final ImportFindings findings;
    private final ConfigNode root;
    private final Embedding embedding;

    private ConfigReading(
            SourceFile source, ConfigSyntax syntax, ImportFindings findings, ConfigNode root, Embedding embedding) {
        this.source = source;
        this.syntax = syntax;
        this.findings = findings;
        this.root = root;
        this.embedding = embedding;
    }

    /**
     * The place of a file inside a value of another file.
     *
     * @param line how many lines of the outer file come before its first line
     * @param path the path of the value in the outer file, empty if the file is not embedded
     */
    private record Embedding(int line, String path) {

        static final Embedding NONE = new Embedding(0, "");

        Problem of(Problem problem) {
            if (path.isEmpty()) {
                return problem;
            }
            TextPosition position = problem.position().orElse(new TextPosition(1, 1));
            return problem.atPosition(position(position))
                    .atPath(problem.path().map(this::path).orElse(path));
        }

        TextPosition position(TextPosition inner) {
            return line == 0 ? inner : new TextPosition(inner.line() + line, inner.column());
        }

        String path(String inner) {
            return path.isEmpty() ? inner : inner.isEmpty() ? path : path + ": " + inner;
        }
    }

    /** Reads a file; returns null where its syntax cannot be understood, which then is a problem. */
    static @Nullable ConfigReading of(SourceFile source, ConfigSyntax syntax, ImportFindings findings) {
        List<ConfigReading> documents = documents(source, syntax, false, findings, Embedding.NONE);
        return documents.isEmpty() ? null : documents.get(0);
    }

    /** Reads the documents of a file; returns an empty list and reports a problem if its syntax is invalid. */
    static List<ConfigReading> documents(
            SourceFile source, ConfigSyntax syntax, boolean several, ImportFindings findings) {
        return documents(source, syntax, several, findings, Embedding.NONE);
    }

    /** Reads a file whose settings were extracted without parsing its syntax. */
    static ConfigReading of(SourceFile source, ConfigNode root, ImportFindings findings) {
        return new ConfigReading(source, ConfigSyntax.YAML, findings, root, Embedding.NONE);
    }

    private static List<ConfigReading> documents(
            SourceFile source, ConfigSyntax syntax, boolean several, ImportFindings findings, Embedding embedding) {
        try {
            ConfigTree.Result tree = ConfigTree.read(source.text(), syntax, several);
            tree.problems().forEach(problem -> findings.problem(source.name(), source.named(embedding.of(problem))));
            return tree.roots().stream()
                    .map(root -> new ConfigReading(source, syntax, findings, root, embedding))
                    .toList();
        } catch (InvalidInputException e) {
            e.problems().forEach(problem -> findings.problem(source.name(), source.named(embedding.of(problem))));
            return List.of();
        }
    }

    /**
     * Reads a file embedded in a string, such as TOML in a YAML block; returns null and reports a problem if its syntax
     * is invalid. Lines and columns are those of the outer file if the value is a literal block.
     */
    @Nullable
    ConfigReading embedded(ConfigNode value, ConfigSyntax innerSyntax) {
        String block = LiteralBlock.at(source.text().text(), value.offset());
        TextPosition start = position(value.offset());
        Embedding inner = new Embedding(block.isEmpty() ? start.line() - 1 : start.line(), path(value));
        String text = block.isEmpty() ? value.text() : block;
        SourceFile file = new SourceFile(source.name(), new FileText(text), source.isOneOfSeveral());
        List<ConfigReading> documents = documents(file, innerSyntax, false, findings, inner);
        return documents.isEmpty() ? null : documents.get(0);
    }

    /** Returns the same file with another mapping in it as its root, such as one object of a list. */
    ConfigReading at(ConfigNode newRoot) {
        return new ConfigReading(source, syntax, findings, newRoot, embedding);
    }

    /** Reads one file of a directory; its problems are added to those of the directory. */
    static @Nullable ConfigReading ofFolder(Path file, ConfigSyntax syntax, ImportFindings findings)
            throws IOException {
        try {
            return of(SourceFile.readOneOfSeveral(file), syntax, findings);
        } catch (InvalidInputException e) {
            e.problems().forEach(problem -> findings.problem(file.toString(), problem));
            return null;
        }
    }

    /** Returns a reading of a file whose content is irrelevant. */
    static ConfigReading nothingIn(String name, ImportFindings findings) {
        SourceFile source = new SourceFile(name, new FileText(""), true);
        ConfigNode root = new ConfigNode(ValueType.MAPPING, "", null, "");
        return new ConfigReading(source, ConfigSyntax.TOML, findings, root, Embedding.NONE);
    }

    ConfigNode root() {
        return root;
    }

    /** Returns the name of the file's directory, or null if its path does not include it. */
    @Nullable
    String folderOf(String fileName) {
        String[] steps = source.name().split("[/\\\\]", -1);
        int last = steps.length - 1;
        return last > 0 && steps[last].equals(fileName) ? steps[last - 1] : null;
    }

    /**
     * The value of a key, if the node is a mapping that has it and it is not null. In TOML the case of the key does not
     * matter, as it does not to Go's TOML parsers.
     */
    @Nullable
    ConfigNode get(@Nullable ConfigNode mapping, String key) {
        if (mapping == null) {
            return null;
        }
        ConfigNode value = syntax == ConfigSyntax.TOML ? mapping.getIgnoringCase(key) : mapping.get(key);
        return value == null || value.type() == ValueType.NULL ? null : value;
    }

    /** Returns the mapping under a key, or null. */
    @Nullable
    ConfigNode mapping(@Nullable ConfigNode parent, String key) {
        return ofType(get(parent, key), ValueType.MAPPING);
    }

    /** The values of a mapping under a key, those that are null among them. */
    Collection<ConfigNode> entries(@Nullable ConfigNode parent, String key) {
        ConfigNode mapping = mapping(parent, key);
        return mapping == null ? List.of() : mapping.entries();
    }

    /** The items of a list under a key that are of a type. */
    List<ConfigNode> items(@Nullable ConfigNode parent, String key, ValueType type) {
        ConfigNode list = ofType(get(parent, key), ValueType.LIST);
        return list == null
                ? List.of()
                : list.items().stream()
                        .filter(item -> ofType(item, type) != null)
                        .toList();
    }

    /** The string under a key, or null. */
    @Nullable
    ConfigNode string(@Nullable ConfigNode parent, String key) {
        return ofType(get(parent, key), ValueType.STRING);
    }

    /** The text of the string under a key, or an empty one. */
    String text(@Nullable ConfigNode parent, String key) {
        ConfigNode string = string(parent, key);
        return string == null ? "" : string.text();
    }

    /** The boolean under a key, or null. */
    @Nullable
    Boolean bool(@Nullable ConfigNode parent, String key) {
        ConfigNode value = ofType(get(parent, key), ValueType.BOOLEAN);
        return value == null ? null : Boolean.valueOf(value.text());
    }

    boolean isTrue(@Nullable ConfigNode parent, String key) {
        return Boolean.TRUE.equals(bool(parent, key));
    }

    @Nullable
    ConfigNode ofType(@Nullable ConfigNode node, ValueType type) {
        if (node != null && node.type() != type) {
            problem(ProblemCode.WRONG_TYPE, node, "", "expected " + type.words + ", found " + node.type().words);
            return null;
        }
        return node;
    }

    Place place(ConfigNode node) {
        return new Place(source.name(), position(node.place()), path(node));
    }

    private TextPosition position(int offset) {
        return embedding.position(source.text().positionOf(offset));
    }

    private String path(ConfigNode node) {
        return embedding.path(node.path());
    }

    /** Notes each key of a mapping that is not among those that the source reads. */
    void noteUnknownKeys(@Nullable ConfigNode mapping, Set<String> known, String system) {
        if (mapping == null) {
            return;
        }
        for (ConfigNode entry : mapping.entries()) {
            boolean isKnown = known.contains(entry.key())
                    || (syntax == ConfigSyntax.TOML && known.stream().anyMatch(entry.key()::equalsIgnoreCase));
            if (!isKnown) {
                note(NoteCode.UNKNOWN_KEY, entry, system + " ignores the key " + Problem.quote(entry.key()));
            }
        }
    }

    void note(NoteCode code, ConfigNode at, String message) {
        findings.note(new Note(code, Printable.line(message), place(at)));
    }

    boolean hasProblems() {
        return findings.hasProblems();
    }

    void problem(ProblemCode code, ConfigNode at, String input, String message) {
        problem(Problem.of(code, input, message), at, "");
    }

    /** Adds a problem with a value or with a part of it. */
    private void problem(Problem problem, ConfigNode at, String part) {
        int offset = problem.offset().isPresent()
                ? offsetIn(
                        at,
                        Math.max(at.text().indexOf(part), 0) + problem.offset().getAsInt())
                : at.place();
        findings.problem(
                source.name(), source.named(problem.atPosition(position(offset)).atPath(path(at))));
    }

    /**
     * Returns the offset of a character of a string, or the string's start if it is not written literally in the file.
     */
    private int offsetIn(ConfigNode node, int offset) {
        String text = source.text().text();
        for (int quote = 0; quote <= 1 && node.type() == ValueType.STRING; quote++) {
            if (text.startsWith(node.text(), node.offset() + quote)) {
                return node.offset() + quote + offset;
            }
        }
        return node.place();
    }

    /** Adds a registry; without a port, the source means only the registry that is written without one. */
    void registry(String name, Tried tried, ConfigNode at) {
        if (isNew(name, tried, at) && Endpoint.portOf(name).isEmpty()) {
            String message = "the source's setting applies to " + Problem.quote(name)
                    + " without a port; the policy's rule applies to any port";
            weakened(tried, NoteCode.PORT_WIDENED, at, message);
        }
    }

    /** Adds a registry; without a port, the source means the host with any port. */
    void registryOnAnyPort(String name, Tried tried, ConfigNode at) {
        isNew(name, tried, at);
    }

    /** Adds a registry and returns whether this created a rule. */
    private boolean isNew(String name, Tried tried, ConfigNode at) {
        if (isDockerHub(name)) {
            weakened(tried, NoteCode.DOCKER_HUB, at, "Docker Hub is always reached over verified HTTPS");
            return false;
        }
        RegistryPattern pattern = pattern(name, at);
        return pattern != null && add(pattern, tried, at);
    }

    /** Adds a pattern unless no policy can contain it, and returns whether this created a rule. */
    boolean add(RegistryPattern pattern, Tried tried, ConfigNode at) {
        LeftOut reason = LeftOut.of(pattern);
        if (reason != null && !(reason.code() == NoteCode.PUBLIC_REGISTRY && tried.isVerified())) {
            weakened(tried, reason.code(), at, reason.message());
            return false;
        }
        ImportEntry entry = new ImportEntry(pattern, tried, place(at));
        ImportEntry first = findings.add(entry);
        if (first != null && !first.tried().transports().equals(tried.transports())) {
            String text = pattern.toString();
            String message = "conflicting settings for " + Problem.quote(text) + ": found " + tried.transports()
                    + ", and " + first.tried().transports() + " at " + first.place();
            problem(ProblemCode.CONFLICTING_SETTINGS, at, text, message);
        }
        return first == null;
    }

    /** Notes what matters only if the registry is not reached over verified HTTPS. */
    private void weakened(Tried tried, NoteCode code, ConfigNode at, String message) {
        if (!tried.isVerified()) {
            note(code, at, message);
        }
    }

    static boolean isDockerHub(String name) {
        return DOCKER_HUB.contains(name);
    }

    /** Reads a pattern that is a value or a part of it; reports a problem if it is invalid. */
    @Nullable
    RegistryPattern pattern(String text, ConfigNode at) {
        if (!Redaction.isHarmless(text) || Redaction.hides(at.text(), text) || Redaction.hides(at.key(), text)) {
            String message = "expected a registry, found an @ as behind credentials";
            problem(ProblemCode.INVALID_REGISTRY_FORMAT, at, "", message);
            return null;
        }
        try {
            return RegistryPattern.parse(text);
        } catch (InvalidInputException e) {
            e.problems().forEach(problem -> problem(problem, at, text));
            return null;
        }
    }
}
