package io.github.eciregistry.importing;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.toml.TomlFactory;
import io.github.eciregistry.InvalidInputException;
import io.github.eciregistry.Problem;
import io.github.eciregistry.ProblemCode;
import io.github.eciregistry.internal.document.FileText;
import io.github.eciregistry.internal.jackson.JsonFault;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/** Reads TOML with Jackson's parser, which core does not bring along. */
final class TomlReader {

    private final FileText file;
    private final JsonParser parser;

    private TomlReader(FileText file, JsonParser parser) {
        this.file = file;
        this.parser = parser;
    }

    /** Reads a file with content; throws if it is not TOML, or if a library is missing that reads it. */
    static ConfigNode read(FileText file) {
        int exceeded = TomlLimits.exceededAt(file.text());
        if (exceeded >= 0) {
            String found = SyntaxFault.TOO_DEEP + ", or a word too long";
            throw SyntaxFault.malformed(file, ConfigSyntax.TOML, found, exceeded);
        }
        try (JsonParser parser = Toml.parser(file.text())) {
            ConfigNode root = new TomlReader(file, parser).value(parser.nextToken(), null, "", 0);
            TomlPositions.assign(file.text(), root);
            return root;
        } catch (JsonProcessingException e) {
            throw fault(e, file);
        } catch (IOException e) {
            throw new UncheckedIOException("reading from a string", e);
        } catch (LinkageError e) {
            throw missing(e);
        }
    }

    /** Apart, since the parser is optional. */
    private static final class Toml {

        static JsonParser parser(String text) throws IOException {
            return TomlFactory.builder().build().createParser(text);
        }
    }

    /** Reads the value that begins with a token, to its end. */
    private ConfigNode value(@Nullable JsonToken token, @Nullable ConfigNode parent, String step, int depth)
            throws IOException {
        ConfigNode node = token == null
                ? new ConfigNode(ValueType.MAPPING, "", parent, step)
                : switch (token) {
                    case START_OBJECT -> new ConfigNode(ValueType.MAPPING, "", parent, step);
                    case START_ARRAY -> new ConfigNode(ValueType.LIST, "", parent, step);
                    case VALUE_STRING -> new ConfigNode(ValueType.STRING, parser.getText(), parent, step);
                    case VALUE_TRUE -> new ConfigNode(ValueType.BOOLEAN, "true", parent, step);
                    case VALUE_FALSE -> new ConfigNode(ValueType.BOOLEAN, "false", parent, step);
                    case VALUE_NUMBER_INT -> new ConfigNode(ValueType.NUMBER, parser.getText(), parent, step);
                    default -> new ConfigNode(ValueType.NUMBER, "", parent, step);
                };
        if (depth > ConfigSyntax.MAX_DEPTH) {
            throw SyntaxFault.malformed(file, ConfigSyntax.TOML, SyntaxFault.TOO_DEEP, 0);
        }
        if (token == JsonToken.START_OBJECT) {
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String key = parser.currentName();
                node.add(key, value(parser.nextToken(), node, key, depth + 1));
            }
        } else if (token == JsonToken.START_ARRAY) {
            for (JsonToken item = parser.nextToken(); item != JsonToken.END_ARRAY; item = parser.nextToken()) {
                node.add(value(item, node, "[" + node.items().size() + "]", depth + 1));
            }
        }
        return node;
    }

    private static InvalidInputException fault(JsonProcessingException error, FileText file) {
        String text = file.text();
        JsonLocation location = error.getLocation();
        long found = location == null ? -1 : location.getCharOffset();
        int offset =
                found < 0 ? TomlPositions.statementBefore(text, text.length()) : (int) Math.min(found, text.length());
        String message = JsonFault.message(error);
        return message.equals("Duplicate key") || message.equals("Table redefined")
                ? SyntaxFault.of(
                        ProblemCode.DUPLICATE_KEY,
                        file,
                        ConfigSyntax.TOML,
                        message,
                        TomlPositions.statementBefore(text, offset))
                : SyntaxFault.malformed(file, ConfigSyntax.TOML, message, offset);
    }

    /** Creates the error that says which library to add. The error or its first cause contains the missing class. */
    private static InvalidInputException missing(LinkageError error) {
        Throwable first = error;
        while (first.getCause() != null) {
            first = first.getCause();
        }
        String found = String.valueOf(first.getMessage()).replace('.', '/');
        String library = found.contains("com/fasterxml/jackson/databind/")
                ? "com.fasterxml.jackson.core:jackson-databind"
                : found.contains("com/fasterxml/jackson/annotation/")
                        ? "com.fasterxml.jackson.core:jackson-annotations"
                        : "com.fasterxml.jackson.dataformat:jackson-dataformat-toml";
        String message = "cannot read TOML: " + library + " is missing, or its version does not fit jackson-core;"
                + " add it to the class path in jackson-core's version";
        return new InvalidInputException(Problem.of(ProblemCode.LIBRARY_MISSING, "", message));
    }
}
