package io.github.eciregistry.importing;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import io.github.eciregistry.InvalidInputException;
import io.github.eciregistry.Problem;
import io.github.eciregistry.ProblemCode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads a configuration file from a parser's tokens into a tree with places.
 *
 * <p>A key that stands twice and a YAML alias are problems, and so is anything but a mapping at the root; nothing at all
 * is an empty mapping. No value of the file is in a message, since it may be a credential.
 */
final class ConfigTree {

    private final FileText file;
    private final ConfigSyntax syntax;
    private final JsonParser parser;
    private final List<Problem> problems = new ArrayList<>(0);

    private ConfigTree(FileText file, ConfigSyntax syntax, JsonParser parser) {
        this.file = file;
        this.syntax = syntax;
        this.parser = parser;
    }

    /**
     * A file whose syntax was understood.
     *
     * @param root its content, a mapping
     * @param problems what is wrong with it nevertheless
     */
    record Result(ConfigNode root, List<Problem> problems) {}

    /** Reads a file; throws where its syntax cannot be understood. */
    static Result read(FileText file, ConfigSyntax syntax) {
        int unprintable = file.firstUnprintable();
        if (unprintable >= 0) {
            String found = String.format("found U+%04X", (int) file.text().charAt(unprintable));
            throw new InvalidInputException(
                    Problem.of(ProblemCode.MALFORMED_FILE, "", "malformed " + syntax.words() + ": " + found)
                            .atPosition(file.positionOf(unprintable)));
        }
        if (file.text().isBlank()) {
            return new Result(nothing(), List.of());
        }
        try (JsonParser parser = syntax.factory().createParser(file.text())) {
            try {
                ConfigTree tree = new ConfigTree(file, syntax, parser);
                ConfigNode root = tree.document();
                return new Result(root, tree.problems);
            } catch (JsonProcessingException e) {
                throw new InvalidInputException(
                        SyntaxFault.of(e, parser, file, syntax).withoutContent());
            }
        } catch (JsonProcessingException e) {
            throw new InvalidInputException(
                    SyntaxFault.of(e, null, file, syntax).withoutContent());
        } catch (IOException e) {
            throw new UncheckedIOException("reading from a string", e);
        }
    }

    private static ConfigNode nothing() {
        return new ConfigNode(ValueType.MAPPING, "", null, "");
    }

    private ConfigNode document() throws IOException {
        JsonToken token = parser.nextToken();
        ConfigNode root = token == null ? nothing() : value(token, null, "", 0);
        if (syntax == ConfigSyntax.TOML) {
            TomlPositions.assign(file.text(), root);
        } else if (syntax != ConfigSyntax.LENIENT_JSON && token != null && parser.nextToken() != null) {
            problem(ProblemCode.SEVERAL_DOCUMENTS, "expected one document, found another", offset());
        }
        if (root.type() != ValueType.MAPPING && root.type() != ValueType.NULL) {
            problem(ProblemCode.WRONG_TYPE, "expected a mapping, found " + root.type().words, root.offset());
        }
        return root.type() == ValueType.MAPPING ? root : nothing();
    }

    /** Reads the value that begins with a token, to its end. */
    private ConfigNode value(JsonToken token, @Nullable ConfigNode parent, String step, int keyOffset)
            throws IOException {
        int start = offset();
        boolean alias = parser instanceof YAMLParser yaml && yaml.isCurrentAlias();
        if (alias) {
            problem(ProblemCode.ALIAS_NOT_ALLOWED, "expected a value, found an alias: aliases are not followed", start);
        }
        ConfigNode node = alias
                ? new ConfigNode(ValueType.NULL, "", parent, step)
                : switch (token) {
                    case START_OBJECT -> new ConfigNode(ValueType.MAPPING, "", parent, step);
                    case START_ARRAY -> new ConfigNode(ValueType.LIST, "", parent, step);
                    case VALUE_STRING -> string(parser.getText(), start, parent, step);
                    case VALUE_TRUE -> new ConfigNode(ValueType.BOOLEAN, "true", parent, step);
                    case VALUE_FALSE -> new ConfigNode(ValueType.BOOLEAN, "false", parent, step);
                    case VALUE_NULL -> new ConfigNode(ValueType.NULL, "", parent, step);
                    case VALUE_NUMBER_INT -> new ConfigNode(ValueType.NUMBER, parser.getText(), parent, step);
                    default -> new ConfigNode(ValueType.NUMBER, "", parent, step);
                };
        node.placeAt(parent == null || parent.type() == ValueType.LIST ? start : keyOffset, start);
        if (node.type() == ValueType.MAPPING) {
            entries(node);
        } else if (node.type() == ValueType.LIST) {
            for (JsonToken item = parser.nextToken(); item != JsonToken.END_ARRAY; item = parser.nextToken()) {
                node.add(value(item, node, "[" + node.items().size() + "]", 0));
            }
        }
        return node;
    }

    /** Makes a string, or null of nothing at all, which Jackson's YAML parser gives as an empty string. */
    private ConfigNode string(String value, int start, @Nullable ConfigNode parent, String step) {
        boolean quoted =
                start < file.text().length() && "'\"".indexOf(file.text().charAt(start)) >= 0;
        boolean nothing = syntax == ConfigSyntax.YAML && value.isEmpty() && !quoted;
        return new ConfigNode(nothing ? ValueType.NULL : ValueType.STRING, value, parent, step);
    }

    private void entries(ConfigNode mapping) throws IOException {
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String key = parser.currentName();
            int keyOffset = offset();
            if (!mapping.add(key, value(parser.nextToken(), mapping, key, keyOffset))) {
                String message = "expected the key " + Problem.quote(key) + " once, found it again";
                problem(ProblemCode.DUPLICATE_KEY, message, keyOffset);
            }
        }
    }

    private void problem(ProblemCode code, String message, int offset) {
        problems.add(Problem.of(code, "", message).atPosition(file.positionOf(offset)));
    }

    private int offset() {
        return SyntaxFault.offsetOf(parser.currentTokenLocation(), file, syntax);
    }
}
