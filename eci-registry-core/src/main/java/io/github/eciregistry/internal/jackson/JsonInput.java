package io.github.eciregistry.internal.jackson;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.io.InputStream;

/** Creates parsers of JSON with the same limits in every version of Jackson. */
public final class JsonInput {

    private final JsonFactory factory;
    private final JsonLimits limits;
    private final boolean jacksonLimits;

    JsonInput(JsonFactoryBuilder builder, JsonLimits limits, boolean jacksonLimits) {
        this.factory = builder.build();
        this.limits = limits;
        this.jacksonLimits = jacksonLimits;
    }

    /** Creates parsers with the features of a builder, which this configures further. */
    public static JsonInput of(JsonFactoryBuilder builder, JsonLimits limits) {
        return new JsonInput(RecycledBuffers.share(builder), limits, limit(builder, limits));
    }

    /** Sets the limits of a builder; returns false, without setting any, if Jackson does not support all of them. */
    private static boolean limit(JsonFactoryBuilder builder, JsonLimits limits) {
        try {
            Constraints.set(builder, limits);
            return true;
        } catch (LinkageError e) {
            return false;
        }
    }

    /** Returns a parser of a text. */
    public JsonParser parser(String text) throws IOException {
        return limited(factory.createParser(text));
    }

    /** Returns a parser of the bytes of a text. */
    public JsonParser parser(byte[] bytes) throws IOException {
        return limited(factory.createParser(bytes));
    }

    /** Returns a parser of a stream in UTF-8, which it does not close. */
    public JsonParser parser(InputStream in) throws IOException {
        return limited(factory.createParser(in));
    }

    private JsonParser limited(JsonParser parser) {
        return jacksonLimits ? parser : new LimitedParser(parser, limits);
    }

    /** Checks whether a parser stopped because of a limit. */
    public static boolean isLimit(JsonProcessingException error) {
        return error instanceof LimitExceededException
                || error.getClass().getName().equals("com.fasterxml.jackson.core.exc.StreamConstraintsException");
    }

    /** Separate, since the class is new in Jackson 2.15, and the limit of names in 2.16. */
    private static final class Constraints {

        static void set(JsonFactoryBuilder builder, JsonLimits limits) {
            builder.streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(limits.depth())
                    .maxNumberLength(limits.numberLength())
                    .maxNameLength(limits.nameLength())
                    .maxStringLength(Integer.MAX_VALUE)
                    .build());
        }
    }
}
