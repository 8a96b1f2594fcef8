package io.github.eciregistry.kind;

import io.github.eciregistry.InvalidInputException;
import io.github.eciregistry.Problem;
import io.github.eciregistry.ProblemCode;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The kinds of object that describe pods or contain other objects, found by group, version and kind.
 *
 * <p>{@link #standard()} has the kinds of Kubernetes, ECI's ImageCache, and those of common operators;
 * {@link #with} adds your own.
 *
 * <p>Immutable and thread-safe.
 *
 * @since 0.1.0
 */
public final class WorkloadKinds {

    private static final String LIST = "List";
    private static final WorkloadKind ANY_LIST = WorkloadKind.containing("", LIST, "items[*]");

    private static final WorkloadKinds STANDARD = new WorkloadKinds(StandardKinds.all());

    private final List<WorkloadKind> kinds;
    private final Map<Key, WorkloadKind> byKey = new HashMap<>();

    /**
     * The key of a kind.
     *
     * @param version the version, or empty for all versions that are not specified
     */
    private record Key(String group, String version, String kind) {}

    private WorkloadKinds(List<WorkloadKind> kinds) {
        this.kinds = List.copyOf(kinds);
        for (WorkloadKind kind : kinds) {
            keys(kind).forEach(key -> byKey.put(key, kind));
        }
    }

    private static Stream<Key> keys(WorkloadKind kind) {
        Set<String> versions = kind.versions().isEmpty() ? Set.of("") : kind.versions();
        return kind.groups().stream()
                .flatMap(group -> versions.stream().map(version -> new Key(group, version, kind.kind())));
    }

    /**
     * Returns the kinds the SDK knows.
     *
     * @return the standard table
     */
    public static WorkloadKinds standard() {
        return STANDARD;
    }

    /**
     * Returns an empty table, to which you can add your own kinds.
     *
     * @return an empty table, which still recognizes lists
     */
    public static WorkloadKinds none() {
        return new WorkloadKinds(List.of());
    }

    /**
     * Parses kinds from the text of a file in YAML or JSON:
     *
     * <pre>
     * kinds:
     *   - group: apps.corp.example        # or groups, a list; '' is the core group
     *     kind: WebApp
     *     versions: [v1alpha1]            # optional: only these
     *     pods:
     *       - template: spec.template     # a pod template, or another structure:
     *       - at: spec.batch              # optional: the object itself
     *         annotations: podAnnotations # from there
     *         images: [image, podSpec: pod]
     *         objectImages: [spec.image]  # optional: from the object
     *         overriding: true            # optional, see {@link PodLocation#overriding}
     *     objects: [spec.manifests]       # optional: complete objects in the object
     * </pre>
     *
     * <p>An image is a {@linkplain FieldPath path}, or {@code podSpec} with the path of a pod spec, which has several.
     * The JSON Schema of the file is {@code docs/schemas/kinds.schema.json}.
     *
     * @param text the text, one document of at most 1 Mi characters
     * @return the kinds of the file, without those of {@link #standard()}
     * @throws InvalidInputException if the text is not valid, with all problems, up to 1,000, each with line and column
     */
    public static WorkloadKinds parse(String text) {
        Objects.requireNonNull(text, "text");
        return new WorkloadKinds(KindsReader.read(text));
    }

    /**
     * Reads kinds from a file, see {@link #parse}.
     *
     * @param file a file in YAML or JSON, whatever its name, in UTF-8, at most 1 MiB
     * @return the kinds of the file, without those of {@link #standard()}
     * @throws IOException if the file cannot be read
     * @throws InvalidInputException if anything is wrong with its content
     */
    public static WorkloadKinds read(Path file) throws IOException {
        Objects.requireNonNull(file, "file");
        if (Files.size(file) > KindsReader.MAX_LENGTH) {
            throw KindsReader.tooLarge();
        }
        try {
            return parse(Files.readString(file));
        } catch (CharacterCodingException e) {
            throw new InvalidInputException(
                    Problem.of(ProblemCode.MALFORMED_FILE, "", "expected UTF-8, found other bytes"));
        }
    }

    /**
     * Derives kinds from CustomResourceDefinitions: wherever the schema of a version has the structure of a pod
     * template or a pod spec, there is a pod. Several documents, lists, and other objects in between are accepted.
     *
     * <p>A schema does not show everything: {@code x-kubernetes-preserve-unknown-fields} without properties hides a pod
     * template, a separate image field is recognized only next to containers, and where the annotations of a pod
     * spec without metadata go is a convention.
     *
     * @param text the CRDs, {@code apiextensions.k8s.io/v1} or {@code v1beta1}, in YAML or JSON
     * @param problems receives the problems, each with line and column: a pod spec whose annotations have no known
     *     location, a schema that hides its fields, a document that is not well-formed
     * @return the kinds that have pods, in the order of the text; empty if there are none
     */
    public static WorkloadKinds fromCustomResourceDefinitions(String text, Consumer<Problem> problems) {
        Objects.requireNonNull(text, "text");
        Objects.requireNonNull(problems, "problems");
        return new WorkloadKinds(CustomResourceDefinitions.read(text, problems));
    }

    /**
     * Derives kinds from CustomResourceDefinitions like the method with problems, but does not report problems.
     *
     * @param text the CRDs in YAML or JSON
     * @return the kinds that have pods, in the order of the text; empty if there are none
     */
    public static WorkloadKinds fromCustomResourceDefinitions(String text) {
        Objects.requireNonNull(text, "text");
        return fromCustomResourceDefinitions(text, problem -> {});
    }

    /**
     * Writes the kinds as YAML.
     *
     * @return the text, with a line break at its end; {@link #parse} returns equal kinds for it
     */
    public String toYaml() {
        return KindsWriter.toYaml(kinds);
    }

    /**
     * Writes the kinds as JSON, indented by two spaces.
     *
     * @return the text, with a line break at its end; {@link #parse} returns equal kinds for it
     */
    public String toJson() {
        return KindsWriter.toJson(kinds);
    }

    /**
     * Returns a copy of this table with more kinds.
     *
     * @param more the kinds to add; each replaces existing ones with the same group, name and version
     * @return the copy
     */
    public WorkloadKinds with(WorkloadKind... more) {
        Objects.requireNonNull(more, "more");
        return with(List.of(more));
    }

    /**
     * Returns a copy of this table with the kinds of another one.
     *
     * @param more the kinds to add; each replaces existing ones with the same group, name and version
     * @return the copy
     */
    public WorkloadKinds with(WorkloadKinds more) {
        Objects.requireNonNull(more, "more");
        return with(more.kinds);
    }

    private WorkloadKinds with(List<WorkloadKind> more) {
        Set<Key> replaced = more.stream().flatMap(WorkloadKinds::keys).collect(Collectors.toSet());
        Stream<WorkloadKind> kept = kinds.stream().filter(kind -> !keys(kind).allMatch(replaced::contains));
        return new WorkloadKinds(Stream.concat(kept, more.stream()).toList());
    }

    /**
     * Returns the kind of an object.
     *
     * @param apiVersion the {@code apiVersion} of the object, such as {@code apps/v1}; without a slash the group is the
     *     core group
     * @param kind the {@code kind} of the object
     * @return the kind; for a {@code List} and any other unknown kind whose name ends in {@code List}, one that
     *     contains objects at {@code items[*]}; empty for other unknown kinds
     */
    public Optional<WorkloadKind> find(String apiVersion, String kind) {
        Objects.requireNonNull(apiVersion, "apiVersion");
        Objects.requireNonNull(kind, "kind");
        String group = groupOf(apiVersion);
        String version = apiVersion.substring(apiVersion.indexOf('/') + 1);
        WorkloadKind found = byKey.get(new Key(group, version, kind));
        if (found == null) {
            found = byKey.get(new Key(group, "", kind));
        }
        return found == null && kind.endsWith(LIST) ? Optional.of(ANY_LIST) : Optional.ofNullable(found);
    }

    /**
     * Returns the kind of a typed list's items that do not specify one, as in responses of the API server. Their
     * version is that of the list (<a
     * href="https://github.com/kubernetes/kubernetes/blob/05c351a9037bd79bf88c56171a951c3097b658da/staging/src/k8s.io/apimachinery/pkg/apis/meta/v1/unstructured/helpers.go">decodeToList</a>,
     * read 2026-11-28).
     *
     * @param kind the {@code kind} of the list
     * @return {@code Pod} for {@code PodList}, empty for a {@code List} of any items and for kinds that are not lists
     */
    public static Optional<String> listedKind(String kind) {
        Objects.requireNonNull(kind, "kind");
        boolean isTyped = kind.endsWith(LIST) && kind.length() > LIST.length();
        return isTyped ? Optional.of(kind.substring(0, kind.length() - LIST.length())) : Optional.empty();
    }

    private static String groupOf(String apiVersion) {
        int slash = apiVersion.indexOf('/');
        return slash < 0 ? "" : apiVersion.substring(0, slash);
    }

    /**
     * Returns all kinds in the order they were added.
     *
     * @return the kinds, unmodifiable
     */
    public List<WorkloadKind> all() {
        return kinds;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof WorkloadKinds that && kinds.equals(that.kinds);
    }

    @Override
    public int hashCode() {
        return kinds.hashCode();
    }

    /** Returns the kinds for people. */
    @Override
    public String toString() {
        return kinds.toString();
    }
}
