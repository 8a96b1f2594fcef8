package io.github.eciregistry.importing;

import io.github.eciregistry.Problem;
import io.github.eciregistry.ProblemCode;
import io.github.eciregistry.internal.document.AliasNode;
import io.github.eciregistry.internal.document.Document;
import io.github.eciregistry.internal.document.Documents;
import io.github.eciregistry.internal.document.FileText;
import io.github.eciregistry.internal.document.MappingNode;
import io.github.eciregistry.internal.document.Node;
import io.github.eciregistry.internal.document.ScalarNode;
import io.github.eciregistry.internal.document.SequenceNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads a configuration file into a tree with positions.
 *
 * <p>A duplicate key and a YAML alias are problems, and so is a root that is not a mapping; an empty file is an empty
 * mapping. No message contains a value of the file, since it may be a credential.
 */
final class ConfigTree {

    private final FileText file;
    private final ConfigSyntax syntax;
    private final List<Problem> problems = new ArrayList<>(0);

    private ConfigTree(FileText file, ConfigSyntax syntax) {
        this.file = file;
        this.syntax = syntax;
    }

    /**
     * A file whose syntax was understood.
     *
     * @param roots the content of each document, a mapping; at least one
     * @param problems the problems found
     */
    record Result(List<ConfigNode> roots, List<Problem> problems) {}

    /** Reads a file of one document; throws if its syntax cannot be understood, or if the library for it is missing. */
    static Result read(FileText file, ConfigSyntax syntax) {
        return read(file, syntax, false);
    }

    /** Reads a file; {@code several} allows more than one document. */
    static Result read(FileText file, ConfigSyntax syntax, boolean several) {
        int unprintable = file.firstUnprintable();
        if (unprintable >= 0) {
            String found = String.format("found U+%04X", (int) file.text().charAt(unprintable));
            throw SyntaxFault.malformed(file, syntax, found, unprintable);
        }
        ConfigTree tree = new ConfigTree(file, syntax);
        List<ConfigNode> roots = syntax == ConfigSyntax.TOML && !file.text().isBlank()
                ? List.of(TomlReader.read(file))
                : tree.documents(several);
        return new Result(roots, tree.problems);
    }

    private List<ConfigNode> documents(boolean several) {
        List<Document> documents = syntax == ConfigSyntax.YAML
                ? Documents.readYaml(file.text())
                : Documents.readJson(file.text(), syntax == ConfigSyntax.LENIENT_JSON);
        List<ConfigNode> roots = new ArrayList<>(1);
        for (int i = 0; i < documents.size(); i++) {
            Document document = documents.get(i);
            if (document.problem() != null) {
                throw SyntaxFault.malformed(file, syntax, document.reason(), document.problemOffset());
            }
            Node root = document.root();
            if (i == 0 || several) {
                roots.add(mapping(root));
            } else if (i == 1) {
                int start = root == null ? document.start() : root.start();
                problem(ProblemCode.SEVERAL_DOCUMENTS, "expected one document, found another", start);
            }
        }
        return roots.isEmpty() ? List.of(mapping(null)) : roots;
    }

    private ConfigNode mapping(@Nullable Node root) {
        ConfigNode value = root == null ? null : value(root, null, "", 0, 0);
        if (value != null && value.type() != ValueType.MAPPING && value.type() != ValueType.NULL) {
            problem(ProblemCode.WRONG_TYPE, "expected a mapping, found " + value.type().words, value.offset());
        }
        return value != null && value.type() == ValueType.MAPPING
                ? value
                : new ConfigNode(ValueType.MAPPING, "", null, "");
    }

    private ConfigNode value(Node node, @Nullable ConfigNode parent, String step, int keyOffset, int depth) {
        ConfigNode value = node instanceof ScalarNode scalar
                ? scalar(scalar, parent, step)
                : new ConfigNode(typeOf(node), "", parent, step);
        value.placeAt(parent == null || parent.type() == ValueType.LIST ? node.start() : keyOffset, node.start());
        if (node instanceof AliasNode) {
            alias("a value", node);
        } else if (!(node instanceof ScalarNode) && depth == ConfigSyntax.MAX_DEPTH) {
            throw SyntaxFault.malformed(file, syntax, SyntaxFault.TOO_DEEP, node.start());
        } else if (node instanceof MappingNode mapping) {
            entries(mapping, value, depth + 1);
        } else if (node instanceof SequenceNode sequence) {
            for (Node item : sequence.items()) {
                value.add(value(item, value, "[" + value.items().size() + "]", 0, depth + 1));
            }
        }
        return value;
    }

    private static ValueType typeOf(Node collection) {
        return collection instanceof MappingNode
                ? ValueType.MAPPING
                : collection instanceof SequenceNode ? ValueType.LIST : ValueType.NULL;
    }

    private ConfigNode scalar(ScalarNode scalar, @Nullable ConfigNode parent, String step) {
        if (scalar.isBinary()) {
            problem(ProblemCode.WRONG_TYPE, "expected a value, found a binary value", scalar.start());
            return new ConfigNode(ValueType.NULL, "", parent, step);
        }
        return switch (scalar.type()) {
            case STRING -> new ConfigNode(ValueType.STRING, scalar.value(), parent, step);
            case BOOLEAN -> new ConfigNode(ValueType.BOOLEAN, String.valueOf(scalar.isTrue()), parent, step);
            case NUMBER -> new ConfigNode(ValueType.NUMBER, scalar.value(), parent, step);
            case NULL -> new ConfigNode(ValueType.NULL, "", parent, step);
        };
    }

    private void entries(MappingNode mapping, ConfigNode parent, int depth) {
        for (MappingNode.Entry entry : mapping.entries()) {
            Node keyNode = entry.key();
            if (keyNode instanceof AliasNode) {
                alias("a key", keyNode);
                continue;
            }
            if (!(keyNode instanceof ScalarNode scalar)) {
                String found = "expected a string as a key, found " + typeOf(keyNode).words;
                throw SyntaxFault.malformed(file, syntax, found, keyNode.start());
            }
            String key = scalar.value();
            if (!parent.add(key, value(entry.value(), parent, key, keyNode.start(), depth))) {
                String message = "duplicate key";
                problem(ProblemCode.DUPLICATE_KEY, message, keyNode.start());
            }
        }
    }

    private void alias(String expected, Node alias) {
        String message = "expected " + expected + ", found an alias: aliases are not followed";
        problem(ProblemCode.ALIAS_NOT_ALLOWED, message, alias.start());
    }

    private void problem(ProblemCode code, String message, int offset) {
        problems.add(Problem.of(code, "", message).atPosition(file.positionOf(offset)));
    }
}
