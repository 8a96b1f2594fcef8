package io.github.eciregistry.importing;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import io.github.eciregistry.InvalidInputException;
import io.github.eciregistry.Problem;
import io.github.eciregistry.ProblemCode;
import io.github.eciregistry.policy.RegistryPolicy;
import io.github.eciregistry.policy.RegistryPolicy.Rule;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;

/**
 * A {@link RegistryPolicy} as a file, in YAML or JSON: a list of patterns for each transport, in any order, each list
 * optional.
 *
 * <pre>
 * plainHttp:
 *   - "192.168.0.0/16"
 * selfSigned:
 *   - "harbor.pre.com"
 *   - "*.corp.example"
 * https:
 *   - "192.168.7.7"
 * </pre>
 *
 * <p>A pattern that starts with {@code *} or {@code [} needs quotes in YAML. The file is UTF-8, one document, at most
 * 1 MiB. The empty policy is written <code>{}</code>; a file without content is refused, since it is more likely what a
 * failed write has left.
 *
 * <p>Everything that is wrong is reported at once, up to 1,000 problems, with line and column: a key that is none of the
 * three or stands twice, a value of another type, an alias, a pattern that is not valid, patterns that contradict each
 * other. Where the file is not well-formed the parser can read no further.
 *
 * @since 0.1.0
 */
public final class PolicyFile {

    /** In bytes for a file, in characters for a text. As much as a ConfigMap can hold, some 30,000 patterns. */
    private static final int MAX_SIZE = 1024 * 1024;

    private static final DefaultIndenter INDENTER = new DefaultIndenter("  ", "\n");
    private static final DefaultPrettyPrinter PRETTY_PRINTER = new DefaultPrettyPrinter()
            .withSeparators(Separators.createDefaultInstance().withObjectFieldValueSpacing(Separators.Spacing.AFTER))
            .withObjectIndenter(INDENTER)
            .withArrayIndenter(INDENTER);

    private static final JsonFactory JSON = new JsonFactory();
    private static final YAMLFactory YAML = YAMLFactory.builder()
            .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
            .disable(YAMLGenerator.Feature.SPLIT_LINES)
            .enable(YAMLGenerator.Feature.INDENT_ARRAYS_WITH_INDICATOR)
            .build();

    private PolicyFile() {}

    /**
     * Reads a policy from the text of a file.
     *
     * @param text YAML or JSON; a byte order mark is skipped
     * @return the policy
     * @throws InvalidInputException if anything is wrong, with all problems in the order of the text
     */
    public static RegistryPolicy parse(String text) {
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
        if (!looksLikeJson(file.text())) {
            return PolicyReader.read(file, ConfigSyntax.YAML).policyOrThrow();
        }
        PolicyReader json = PolicyReader.read(file, ConfigSyntax.JSON);
        PolicyReader yaml = json.isMalformed() ? PolicyReader.read(file, ConfigSyntax.YAML) : json;
        return (yaml.isMalformed() ? json : yaml).policyOrThrow();
    }

    /** Tells whether a text starts as a JSON object does; a YAML mapping in flow style may do so too. */
    private static boolean looksLikeJson(String text) {
        String start = text.stripLeading();
        return start.startsWith("{") && start.substring(1).stripLeading().startsWith("\"");
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
        Utf8File content = Utf8File.read(file, MAX_SIZE, PolicyFile::tooLarge);
        if (!content.isUtf8()) {
            throw malformed(new FileText(content.text()), content.text().length(), content.fault());
        }
        return parse(content.text());
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
     * @return the text, with a line break at its end; {@link #parse} makes an equal policy of it
     */
    public static String toYaml(RegistryPolicy policy) {
        return written(policy, YAML);
    }

    /**
     * Writes a policy as JSON, indented by two blanks.
     *
     * @param policy the policy
     * @return the text, with a line break at its end; {@link #parse} makes an equal policy of it
     */
    public static String toJson(RegistryPolicy policy) {
        return written(policy, JSON).concat("\n");
    }

    private static String written(RegistryPolicy policy, JsonFactory format) {
        StringWriter text = new StringWriter();
        try (JsonGenerator out = format.createGenerator(text)) {
            out.setPrettyPrinter(PRETTY_PRINTER.createInstance());
            write(policy, out);
        } catch (IOException e) {
            throw new UncheckedIOException("writing to a string", e);
        }
        return text.toString();
    }

    private static void write(RegistryPolicy policy, JsonGenerator out) throws IOException {
        out.writeStartObject();
        for (PolicyKey key : PolicyKey.values()) {
            List<Rule> rules = policy.rules().stream()
                    .filter(rule -> rule.transport() == key.transport)
                    .toList();
            if (!rules.isEmpty()) {
                out.writeArrayFieldStart(key.text);
                for (Rule rule : rules) {
                    out.writeString(rule.pattern().toString());
                }
                out.writeEndArray();
            }
        }
        out.writeEndObject();
    }
}
