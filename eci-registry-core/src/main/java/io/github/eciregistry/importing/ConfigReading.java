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
import io.github.eciregistry.policy.Transport;
import io.github.eciregistry.reference.Registry;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One file as it is read: typed access to its values, and notes, problems and rules with their place in it.
 *
 * <p>A value of another type than asked for is a problem and then read as absent, so that reading goes on.
 */
final class ConfigReading {

    static final List<Transport> PLAIN_HTTP = List.of(Transport.PLAIN_HTTP);
    static final List<Transport> HTTPS = List.of(Transport.HTTPS);
    static final List<Transport> UNVERIFIED_THEN_PLAIN_HTTP =
            List.of(Transport.SELF_SIGNED_HTTPS, Transport.PLAIN_HTTP);

    private static final Set<String> DOCKER_HUB = Set.of("docker.io", "index.docker.io", "registry-1.docker.io");

    private final SourceFile source;
    private final ConfigSyntax syntax;
    private final ImportFindings findings;
    private final ConfigNode root;

    private ConfigReading(SourceFile source, ConfigSyntax syntax, ImportFindings findings, ConfigNode root) {
        this.source = source;
        this.syntax = syntax;
        this.findings = findings;
        this.root = root;
    }

    /** Reads a file; returns null where its syntax cannot be understood, which then is a problem. */
    static @Nullable ConfigReading of(SourceFile source, ConfigSyntax syntax, ImportFindings findings) {
        try {
            ConfigTree.Result tree = ConfigTree.read(source.text(), syntax);
            tree.problems().forEach(problem -> findings.problem(source.name(), source.named(problem)));
            return new ConfigReading(source, syntax, findings, tree.root());
        } catch (InvalidInputException e) {
            e.problems().forEach(problem -> findings.problem(source.name(), source.named(problem)));
            return null;
        }
    }

    /** Reads one file of a folder; what is wrong with it is a problem among those of the folder. */
    static @Nullable ConfigReading ofFolder(Path file, ConfigSyntax syntax, ImportFindings findings)
            throws IOException {
        try {
            return of(SourceFile.readOneOfSeveral(file), syntax, findings);
        } catch (InvalidInputException e) {
            e.problems().forEach(problem -> findings.problem(file.toString(), problem));
            return null;
        }
    }

    /** A reading of a file whose content does not matter. */
    static ConfigReading nothingIn(String name, ImportFindings findings) {
        SourceFile source = new SourceFile(name, new FileText(""), true);
        return new ConfigReading(source, ConfigSyntax.TOML, findings, new ConfigNode(ValueType.MAPPING, "", null, ""));
    }

    ConfigNode root() {
        return root;
    }

    /** The name of the folder that a file is in, if the file has a name and its path tells it, else null. */
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

    /** The value of a key that is to be a mapping, or null. */
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
        return new Place(source.name(), source.text().positionOf(node.place()), node.path());
    }

    void note(NoteCode code, ConfigNode at, String message) {
        findings.note(new Note(code, Printable.line(message), place(at)));
    }

    void problem(ProblemCode code, ConfigNode at, String input, String message) {
        problem(Problem.of(code, input, message), at, "");
    }

    /** Adds a problem with a value, or with a part of it that has problems of its own. */
    private void problem(Problem problem, ConfigNode at, String part) {
        int offset = problem.offset().isPresent()
                ? offsetIn(
                        at,
                        Math.max(at.text().indexOf(part), 0) + problem.offset().getAsInt())
                : at.place();
        TextPosition position = source.text().positionOf(offset);
        findings.problem(
                source.name(), source.named(problem.atPosition(position).atPath(at.path())));
    }

    /** Where a character of a string's value stands, if the value stands in the file as it is; else its start. */
    private int offsetIn(ConfigNode node, int offset) {
        String text = source.text().text();
        for (int quote = 0; quote <= 1 && node.type() == ValueType.STRING; quote++) {
            if (text.startsWith(node.text(), node.offset() + quote)) {
                return node.offset() + quote + offset;
            }
        }
        return node.place();
    }

    /** Adds a registry, by which the source means the one with this port, or without any. */
    void registry(String name, List<Transport> choices, ConfigNode at) {
        if (isNew(name, choices, at) && Endpoint.portOf(name).isEmpty()) {
            String message =
                    "the source means " + Problem.quote(name) + " without a port, the policy with any port, too";
            weakened(choices, NoteCode.PORT_WIDENED, at, message);
        }
    }

    /** Adds a registry, by which the source, if it has no port, means the host with any. */
    void registryOnAnyPort(String name, List<Transport> choices, ConfigNode at) {
        isNew(name, choices, at);
    }

    /** Adds a registry and tells whether there is a new rule for it. */
    private boolean isNew(String name, List<Transport> choices, ConfigNode at) {
        if (isDockerHub(name)) {
            weakened(choices, NoteCode.DOCKER_HUB, at, "Docker Hub is always reached over verified HTTPS");
            return false;
        }
        if (isLoopback(name)) {
            String message = Problem.quote(name) + " is the node itself, which a pod on ECI does not reach by it";
            weakened(choices, NoteCode.LOOPBACK, at, message);
            return false;
        }
        RegistryPattern pattern = pattern(name, at);
        return pattern != null && add(new ImportEntry(pattern, choices, place(at)), at);
    }

    /** Notes what matters only if the registry is not reached over verified HTTPS. */
    private void weakened(List<Transport> choices, NoteCode code, ConfigNode at, String message) {
        if (!choices.equals(HTTPS)) {
            note(code, at, message);
        }
    }

    static boolean isDockerHub(String name) {
        return DOCKER_HUB.contains(name);
    }

    static boolean isLoopback(String name) {
        try {
            return Registry.parse(name).isLoopback();
        } catch (InvalidInputException e) {
            return false;
        }
    }

    /** Reads a pattern that is a value or a part of it; where it is none, that is a problem. */
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

    /** Adds an entry and tells whether its pattern is new; it is a problem if it had other transports before. */
    boolean add(ImportEntry entry, ConfigNode at) {
        ImportEntry first = findings.add(entry);
        if (first != null && !first.choices().equals(entry.choices())) {
            String text = entry.pattern().toString();
            String message = "conflicting settings for " + Problem.quote(text) + ": found " + entry.choices() + ", and "
                    + first.choices() + " at " + first.place();
            problem(ProblemCode.CONFLICTING_SETTINGS, at, text, message);
        }
        return first == null;
    }
}
