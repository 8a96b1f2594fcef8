package io.github.eciregistry.internal.edit;

import io.github.eciregistry.internal.document.MappingNode;
import io.github.eciregistry.internal.document.ScalarNode;
import java.util.List;
import java.util.Map;

/**
 * Writes members of a flow mapping, in JSON or YAML, in the style of the existing members.
 *
 * @param quotedKeys whether keys are quoted
 * @param colon the text between key and value
 * @param comma the text between members on one line
 * @param lineBreak the line break between members, empty if they share a line
 * @param indent the indentation of a member's line
 * @param step the additional indentation of an inner member
 * @param lastComma the text after the last of several lines: a comma in KYAML, or an empty string
 */
record FlowText(
        boolean quotedKeys,
        String colon,
        String comma,
        String lineBreak,
        String indent,
        String step,
        String lastComma) {

    private static final FlowText EMPTY = new FlowText(true, ": ", ", ", "", "", "", "");

    /** Returns the style of a mapping's members. */
    static FlowText of(Layout layout, String text, MappingNode mapping) {
        if (mapping.entries().isEmpty()) {
            return EMPTY;
        }
        MappingNode.Entry first = mapping.entries().get(0);
        boolean quoted = first.key() instanceof ScalarNode key && key.style() != ScalarNode.Style.PLAIN;
        int keyEnd = first.key().end();
        boolean tight = quoted && text.startsWith(":", keyEnd) && !layout.isBlank(keyEnd + 1, keyEnd + 2);
        String colon = tight ? ":" : ": ";
        int start = first.key().start();
        if (!layout.hasBreak(mapping.open(), start)) {
            return new FlowText(quoted, colon, tight ? "," : ", ", "", "", "", "");
        }
        String outer = layout.indentOf(layout.lineStart(mapping.open()));
        String inner = layout.indentOf(layout.lineStart(start));
        boolean deeper = inner.length() > outer.length() && inner.startsWith(outer);
        String step = deeper ? inner.substring(outer.length()) : "  ";
        int last = mapping.entries().get(mapping.entries().size() - 1).value().end();
        String lastComma = text.startsWith(",", last) ? "," : "";
        return new FlowText(quoted, colon, ",", layout.breakNear(mapping.open()), inner, step, lastComma);
    }

    /** Returns the text between a new member and the one after it. */
    String separator() {
        return comma + lineBreak + indent;
    }

    /** Returns the new members, the first without indentation, since it is inserted in place of the next one. */
    String members(List<String> path, Map<String, String> annotations) {
        StringBuilder out = new StringBuilder();
        append(out, path, annotations, indent);
        return out.toString();
    }

    /** Returns a mapping with the new members, as the value of a member. */
    String braces(List<String> path, Map<String, String> annotations) {
        StringBuilder out = new StringBuilder();
        appendBraces(out, path, annotations, indent);
        return out.toString();
    }

    private void append(StringBuilder out, List<String> path, Map<String, String> annotations, String prefix) {
        if (!path.isEmpty()) {
            out.append(key(path.get(0))).append(colon);
            appendBraces(out, path.subList(1, path.size()), annotations, prefix);
            return;
        }
        String separator = "";
        for (Map.Entry<String, String> annotation : annotations.entrySet()) {
            out.append(separator).append(key(annotation.getKey())).append(colon);
            out.append(Quoting.doubleQuoted(annotation.getValue()));
            separator = comma + lineBreak + prefix;
        }
    }

    private void appendBraces(StringBuilder out, List<String> path, Map<String, String> annotations, String prefix) {
        boolean lines = !lineBreak.isEmpty();
        String inner = lines ? prefix + step : "";
        out.append('{').append(lineBreak).append(inner);
        append(out, path, annotations, inner);
        out.append(lastComma).append(lineBreak).append(lines ? prefix : "").append('}');
    }

    private String key(String name) {
        return quotedKeys ? Quoting.doubleQuoted(name) : name;
    }
}
