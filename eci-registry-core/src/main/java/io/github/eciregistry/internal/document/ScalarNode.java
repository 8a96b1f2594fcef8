package io.github.eciregistry.internal.document;

import org.jspecify.annotations.Nullable;

/** A scalar: plain, quoted, or a block of text. */
public final class ScalarNode extends Node {

    /** The style of a scalar. */
    public enum Style {
        /** Without quotes; empty if the value is absent. */
        PLAIN,
        /** In single quotes. */
        SINGLE_QUOTED,
        /** In double quotes. */
        DOUBLE_QUOTED,
        /** A literal or folded block. */
        BLOCK
    }

    /** The type of a scalar, as Kubernetes readers see it. */
    public enum Type {
        /** {@code null}. */
        NULL,
        /** A string. */
        STRING,
        /** A number. */
        NUMBER,
        /** A boolean. */
        BOOLEAN
    }

    private final String text;
    private final Style style;
    private final @Nullable String value;

    /** Creates a scalar; a null value, not allowed with an anchor or a tag, is read lazily. */
    ScalarNode(String text, int start, int end, Style style, @Nullable String value) {
        super(start, end);
        this.text = text;
        this.style = style;
        this.value = value;
    }

    /** Returns the style of the scalar. */
    public Style style() {
        return style;
    }

    /** Returns the value, with quotes and escapes resolved. */
    public String value() {
        if (value != null) {
            return value;
        }
        String written = text.substring(start(), end());
        return switch (style) {
            case PLAIN -> written;
            case SINGLE_QUOTED, DOUBLE_QUOTED -> {
                boolean verbatim = written.indexOf('\n') < 0 && written.indexOf('\\') < 0;
                String inside = written.substring(1, written.length() - 1);
                yield verbatim && inside.indexOf('\'') < 0 ? inside : YamlReader.scalarValue(written);
            }
            case BLOCK -> YamlReader.scalarValue(end() < text.length() ? written + "\n" : written);
        };
    }

    /** Checks whether the value equals a text. */
    public boolean is(String other) {
        if (style == Style.PLAIN && value == null) {
            return end() - start() == other.length() && text.startsWith(other, start());
        }
        return value().equals(other);
    }

    /** Checks whether Kubernetes reads the scalar as null: absent, {@code ~} or {@code null} without quotes. */
    public boolean isNull() {
        return style == Style.PLAIN && (is("") || is("~") || is("null") || is("Null") || is("NULL"));
    }

    /** Returns the type given by the tag, or otherwise by the unquoted text. */
    public Type type() {
        String tag = tag();
        if (tag != null) {
            return PlainScalar.typeOf(tag, value());
        }
        if (isNull()) {
            return Type.NULL;
        }
        return style == Style.PLAIN ? PlainScalar.typeOf(value()) : Type.STRING;
    }

    /** Checks whether a boolean is true. */
    public boolean isTrue() {
        return PlainScalar.TRUE.contains(value());
    }

    /** Checks whether the tag marks the value as binary data in base64. */
    public boolean isBinary() {
        return PlainScalar.BINARY_TAG.equals(tag());
    }

    @Override
    @Nullable
    Node lastChild() {
        return null;
    }
}
