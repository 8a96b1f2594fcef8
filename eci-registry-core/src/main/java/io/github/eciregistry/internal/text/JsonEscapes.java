package io.github.eciregistry.internal.text;

import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.CharacterEscapes;
import com.fasterxml.jackson.core.io.SerializedString;
import org.jspecify.annotations.Nullable;

/**
 * Escapes in JSON, in addition to the required escapes, all characters that are not {@linkplain Printable#isVisible
 * visible}, since a report may be read in a terminal. Surrogates are escaped too, so that an unpaired one is preserved.
 */
public final class JsonEscapes extends CharacterEscapes {

    /** The only instance: it has no state. */
    public static final JsonEscapes INSTANCE = new JsonEscapes();

    private static final long serialVersionUID = 1L;

    private static final int DELETE = 0x7F;

    private JsonEscapes() {}

    @Override
    public int[] getEscapeCodesForAscii() {
        int[] escapes = standardAsciiEscapesForJSON();
        escapes[DELETE] = ESCAPE_STANDARD;
        return escapes;
    }

    @Override
    public @Nullable SerializableString getEscapeSequence(int unit) {
        return Printable.isVisible(unit) ? null : new SerializedString(String.format("\\u%04x", unit));
    }
}
