package io.github.eciregistry.internal.jackson;

/**
 * What JSON may hold.
 *
 * @param depth how deep objects and arrays may nest
 * @param numberLength the longest number, in characters
 * @param nameLength the longest name of a field, in characters
 */
public record JsonLimits(int depth, int numberLength, int nameLength) {

    /** What Jackson 2.22 allows when it is not told anything else. */
    public static final JsonLimits DEFAULT = new JsonLimits(1_000, 1_000, 50_000);
}
