package io.github.eciregistry.policy;

import io.github.eciregistry.InvalidInputException;
import io.github.eciregistry.Problem;
import io.github.eciregistry.ProblemCode;
import io.github.eciregistry.internal.document.AtomicFile;
import io.github.eciregistry.internal.document.FileText;
import io.github.eciregistry.internal.document.Utf8File;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Reads and writes a {@link RegistryPolicy} as a YAML or JSON file: a list of patterns for each transport, in any
 * order, each list optional.
 *
 * <pre>
 * plainHttp:
 *   - "192.168.0.0/16"
 * skipVerify:
 *   - "harbor.pre.com"
 *   - "*.corp.example"
 * https:
 *   - "192.168.7.7"
 * </pre>
 *
 * <p>A pattern that starts with {@code *} or {@code [} needs quotes in YAML. The file is UTF-8, one document, at most
 * 1 MiB. The empty policy is written <code>{}</code>; an empty file is rejected, since it is more likely the result of
 * a failed write.
 *
 * <p>All problems are reported at once, up to 1,000, with line and column: an unknown or duplicate key, a value of the
 * wrong type, an alias, an invalid pattern, conflicting patterns. If the file is not well-formed, nothing after the
 * syntax error is read.
 *
 * @since 0.1.0
 */
public final class PolicyFile {

    /**
     * In bytes for a file, in characters for a string. This is the size limit of a ConfigMap, and enough for some
     * 30,000 patterns.
     */
    private static final int MAX_SIZE = 1024 * 1024;

    private PolicyFile() {}

    /**
     * Reads a policy from the text of a file.
     *
     * @param text YAML or JSON; a byte order mark is skipped
     * @return the policy
     * @throws InvalidInputException if anything is wrong, with all problems in the order of the text
     */
    public static RegistryPolicy parse(String text) {
        return parse(text, warning -> {});
    }

    /**
     * Reads a policy from the text of a file, and says what in it is read but should be changed.
     *
     * @param text YAML or JSON; a byte order mark is skipped
     * @param warnings takes problems of severity warning, such as {@link ProblemCode#FORMER_NAME}
     * @return the policy
     * @throws InvalidInputException if anything is wrong, with all problems in the order of the text
     */
    public static RegistryPolicy parse(String text, Consumer<? super Problem> warnings) {
        Objects.requireNonNull(text, "text");
        Objects.requireNonNull(warnings, "warnings");
        FileText file = new FileText(text.startsWith("\uFEFF") ? text.substring(1) : text);
        if (file.text().length() > MAX_SIZE) {
            throw tooLarge();
        }
        int unprintable = file.firstUnprintable();
        if (unprintable >= 0) {
            throw malformed(
                    file,
                    unprintable,
                    String.format(
                            "expected a printable character, found U+%04X",
                            (int) file.text().charAt(unprintable)));
        }
        return PolicyReader.read(file, warnings);
    }

    /**
     * Reads a policy from a file.
     *
     * @param file a file in YAML or JSON, whatever its name
     * @return the policy
     * @throws IOException if the file cannot be read
     * @throws InvalidInputException if anything is wrong with its content, with all problems in the order of the text
     */
    public static RegistryPolicy read(Path file) throws IOException {
        return read(file, warning -> {});
    }

    /**
     * Reads a policy from a file, and says what in it is read but should be changed.
     *
     * @param file a file in YAML or JSON, whatever its name
     * @param warnings takes problems of severity warning, such as {@link ProblemCode#FORMER_NAME}
     * @return the policy
     * @throws IOException if the file cannot be read
     * @throws InvalidInputException if anything is wrong with its content, with all problems in the order of the text
     */
    public static RegistryPolicy read(Path file, Consumer<? super Problem> warnings) throws IOException {
        Objects.requireNonNull(file, "file");
        Objects.requireNonNull(warnings, "warnings");
        return read(Utf8File.read(file, MAX_SIZE, PolicyFile::tooLarge), warnings);
    }

    /**
     * Reads a policy from a stream, such as a resource of a class path. Does not close the stream.
     *
     * @param in YAML or JSON in UTF-8, to the end of the stream
     * @return the policy
     * @throws IOException if the stream cannot be read
     * @throws InvalidInputException if anything is wrong with its content, with all problems in the order of the text
     */
    public static RegistryPolicy read(InputStream in) throws IOException {
        return read(Utf8File.read(Objects.requireNonNull(in, "in"), MAX_SIZE, PolicyFile::tooLarge), warning -> {});
    }

    private static RegistryPolicy read(Utf8File content, Consumer<? super Problem> warnings) {
        if (!content.isUtf8()) {
            throw malformed(new FileText(content.text()), content.text().length(), content.fault());
        }
        return parse(content.text(), warnings);
    }

    /**
     * Reads a policy from characters. Does not close the reader.
     *
     * @param reader YAML or JSON, to its end
     * @return the policy
     * @throws IOException if it cannot be read
     * @throws InvalidInputException if anything is wrong with the text, with all problems in its order
     */
    public static RegistryPolicy read(Reader reader) throws IOException {
        Objects.requireNonNull(reader, "reader");
        StringBuilder text = new StringBuilder();
        char[] buffer = new char[8_192];
        for (int count = reader.read(buffer); count >= 0; count = reader.read(buffer)) {
            if (text.append(buffer, 0, count).length() > MAX_SIZE) {
                throw tooLarge();
            }
        }
        return parse(text.toString());
    }

    /**
     * Writes a policy to a file, as JSON if its name ends with {@code .json}, otherwise as YAML. An existing file is
     * replaced as a whole, and its comments are lost.
     *
     * @param policy the policy
     * @param file the file, which may be new, as may its directories
     * @throws IOException if the file cannot be written; it is as before then
     */
    public static void write(RegistryPolicy policy, Path file) throws IOException {
        Objects.requireNonNull(policy, "policy");
        Objects.requireNonNull(file, "file");
        byte[] content =
                (file.toString().endsWith(".json") ? toJson(policy) : toYaml(policy)).getBytes(StandardCharsets.UTF_8);
        if (Files.exists(file)) {
            AtomicFile.read(file).replaceWith(content);
        } else {
            AtomicFile.create(file, content);
        }
    }

    private static InvalidInputException malformed(FileText file, int offset, String message) {
        return new InvalidInputException(Problem.of(ProblemCode.MALFORMED_FILE, file.lineAt(offset), message)
                .atPosition(file.positionOf(offset)));
    }

    private static InvalidInputException tooLarge() {
        return new InvalidInputException(Problem.of(
                ProblemCode.FILE_TOO_LARGE, "", "expected a policy file of at most 1 MiB, found a larger one"));
    }

    /**
     * Writes a policy as YAML.
     *
     * @param policy the policy
     * @return the text, with a line break at its end; {@link #parse} returns an equal policy for it
     */
    public static String toYaml(RegistryPolicy policy) {
        Objects.requireNonNull(policy, "policy");
        List<String> lists = lists(policy, "%s:\n  - %s\n", "\n  - ");
        return lists.isEmpty() ? "{}\n" : String.join("", lists);
    }

    /**
     * Writes a policy as JSON, indented by two spaces.
     *
     * @param policy the policy
     * @return the text, with a line break at its end; {@link #parse} returns an equal policy for it
     */
    public static String toJson(RegistryPolicy policy) {
        Objects.requireNonNull(policy, "policy");
        List<String> lists = lists(policy, "  \"%s\": [\n    %s\n  ]", ",\n    ");
        return lists.isEmpty() ? "{}\n" : "{\n" + String.join(",\n", lists) + "\n}\n";
    }

    /** Returns a list for each transport that has rules. No pattern contains a character that needs an escape. */
    private static List<String> lists(RegistryPolicy policy, String list, String separator) {
        List<String> lists = new ArrayList<>();
        for (PolicyKey key : PolicyKey.values()) {
            String patterns = policy.rules().stream()
                    .filter(rule -> rule.transport() == key.transport)
                    .map(rule -> '"' + rule.pattern().toString() + '"')
                    .collect(Collectors.joining(separator));
            if (!patterns.isEmpty()) {
                lists.add(list.formatted(key.text, patterns));
            }
        }
        return lists;
    }
}
