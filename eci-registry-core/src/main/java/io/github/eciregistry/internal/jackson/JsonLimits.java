package io.github.eciregistry.internal.jackson;

/**
 * The limits for JSON input.
 *
 * @param depth the maximum nesting of objects and arrays
 * @param numberLength the longest number, in characters
 * @param nameLength the longest name of a field, in characters
 */
public record JsonLimits(int depth, int numberLength, int nameLength) {

    /** The defaults of Jackson 2.22. */
    public static final JsonLimits DEFAULT = new JsonLimits(1_000, 1_000, 50_000);
}
