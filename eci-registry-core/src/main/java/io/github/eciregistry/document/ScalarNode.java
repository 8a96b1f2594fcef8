package io.github.eciregistry.document;

import org.jspecify.annotations.Nullable;

/** A scalar: plain, quoted, or a block of text. */
public final class ScalarNode extends Node {

    /** How a scalar is written. */
    public enum Style {
        /** Without quotes; empty where no value is written at all. */
        PLAIN,
        /** In single quotes. */
        SINGLE_QUOTED,
        /** In double quotes. */
        DOUBLE_QUOTED,
        /** A literal or folded block. */
        BLOCK
    }

    private final String text;
    private final Style style;
    private final @Nullable String value;

    /** Makes a scalar whose value is known. */
    ScalarNode(String text, int start, int end, Style style, @Nullable String value) {
        super(start, end);
        this.text = text;
        this.style = style;
        this.value = value;
    }

    /** Makes a scalar without anchor and tag whose value is read from the text when it is asked for. */
    ScalarNode(String text, int start, int end, Style style) {
        this(text, start, end, style, null);
    }

    /** Returns how the scalar is written. */
    public Style style() {
        return style;
    }

    /** Returns the value, with quotes and escapes resolved. */
    public String value() {
        if (value != null) {
            return value;
        }
        return switch (style) {
            case PLAIN -> text.substring(start(), end());
            case SINGLE_QUOTED -> text.substring(start() + 1, end() - 1).replace("''", "'");
            case DOUBLE_QUOTED -> {
                String inside = text.substring(start() + 1, end() - 1);
                yield inside.indexOf('\\') < 0 ? inside : YamlReader.scalarValue(text.substring(start(), end()));
            }
            case BLOCK -> YamlReader.scalarValue(text.substring(start(), end()) + (end() < text.length() ? "\n" : ""));
        };
    }

    /** Returns whether the value equals a text. */
    public boolean is(String other) {
        if (style == Style.PLAIN && value == null) {
            return end() - start() == other.length() && text.startsWith(other, start());
        }
        return value().equals(other);
    }

    /** Returns whether a Kubernetes reader sees null: nothing, {@code ~} or {@code null} without quotes. */
    public boolean isNull() {
        return style == Style.PLAIN && (is("") || is("~") || is("null") || is("Null") || is("NULL"));
    }

    @Override
    @Nullable
    Node lastChild() {
        return null;
    }
}
