package io.github.eciregistry.internal.edit;

import io.github.eciregistry.internal.document.MappingNode;
import io.github.eciregistry.internal.document.ScalarNode;
import io.github.eciregistry.internal.document.ScalarNode.Style;
import org.apache.commons.lang3.CharUtils;
import org.jspecify.annotations.Nullable;

/**
 * The quoting styles of keys and values.
 *
 * @param key the style of the annotation key
 * @param value the style of its value, never plain: {@code 12:30} would be a number in YAML 1.1
 */
public record Quoting(Style key, Style value) {

    private static final Quoting USUAL = new Quoting(Style.PLAIN, Style.DOUBLE_QUOTED);

    /** Returns the quoting of existing annotations, or the default. */
    static Quoting like(@Nullable MappingNode annotations) {
        if (annotations == null) {
            return USUAL;
        }
        Style key = Style.PLAIN;
        Style value = Style.DOUBLE_QUOTED;
        MappingNode.Entry first = annotations.entries().get(0);
        if (first.key() instanceof ScalarNode scalar && scalar.style() != Style.BLOCK) {
            key = scalar.style();
        }
        for (MappingNode.Entry entry : annotations.entries()) {
            if (entry.value() instanceof ScalarNode scalar && isQuoted(scalar.style())) {
                value = scalar.style();
                break;
            }
        }
        return new Quoting(key, value);
    }

    private static boolean isQuoted(Style style) {
        return style == Style.SINGLE_QUOTED || style == Style.DOUBLE_QUOTED;
    }

    /** Returns a line of a block mapping. */
    String entry(String name, String content) {
        return quoted(key, name) + ": " + quoted(value, content);
    }

    private static String quoted(Style style, String content) {
        return switch (style) {
            case PLAIN -> content;
            case SINGLE_QUOTED -> singleQuoted(content);
            default -> doubleQuoted(content);
        };
    }

    private static String singleQuoted(String content) {
        boolean printable = content.chars().allMatch(c -> c >= ' ' && c < 0x7F);
        return printable ? "'" + content.replace("'", "''") + "'" : doubleQuoted(content);
    }

    /** Returns a text in double quotes as both YAML and JSON read it. */
    public static String doubleQuoted(String content) {
        StringBuilder out = new StringBuilder(content.length() + 2).append('"');
        for (int i = 0; i < content.length(); i++) {
            char c = content.charAt(i);
            if (c == '"' || c == '\\') {
                out.append('\\').append(c);
            } else if (c >= ' ' && c < 0x7F) {
                out.append(c);
            } else {
                out.append(CharUtils.unicodeEscaped(c));
            }
        }
        return out.append('"').toString();
    }
}
