package io.github.eciregistry.internal.document;

/** Writes a tree with every offset that a reader has to get right, so that two readers can be compared. */
final class TreeText {

    private TreeText() {}

    static String of(Document document) {
        if (document.problem() != null) {
            return "broken: " + document.problem().message() + " at " + document.problemOffset();
        }
        StringBuilder out = new StringBuilder();
        if (document.root() != null) {
            append(out, document.root(), "");
        }
        return out.toString();
    }

    private static void append(StringBuilder out, Node node, String indent) {
        out.append(node.start()).append(node.isDecorated() ? "!" : "").append(' ');
        if (node instanceof ScalarNode scalar) {
            out.append(node.end()).append(' ').append(scalar.style()).append(' ');
            out.append(scalar.value()).append(scalar.isNull() ? " null" : "").append('\n');
        } else if (node instanceof AliasNode alias) {
            out.append("alias of ").append(alias.resolved().start()).append('\n');
        } else if (node instanceof SequenceNode sequence) {
            out.append("sequence to ").append(sequence.contentEnd()).append('\n');
            sequence.items().forEach(item -> append(out.append(indent).append("- "), item, indent + "  "));
        } else if (node instanceof MappingNode mapping) {
            out.append("mapping ")
                    .append(mapping.open())
                    .append(" to ")
                    .append(mapping.contentEnd())
                    .append('\n');
            for (MappingNode.Entry entry : mapping.entries()) {
                append(out.append(indent).append("? "), entry.key(), indent + "  ");
                append(out.append(indent).append(": "), entry.value(), indent + "  ");
            }
        }
    }
}
