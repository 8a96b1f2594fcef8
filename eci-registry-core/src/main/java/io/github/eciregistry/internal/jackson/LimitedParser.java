package io.github.eciregistry.internal.jackson;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.util.JsonParserDelegate;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Checks the limits that Jackson before 2.16 does not have. */
final class LimitedParser extends JsonParserDelegate {

    private final JsonLimits limits;
    private int depth;

    LimitedParser(JsonParser parser, JsonLimits limits) {
        super(parser);
        this.limits = limits;
    }

    @Override
    public @Nullable JsonToken nextToken() throws IOException {
        JsonToken token = delegate.nextToken();
        if (token == null) {
            return null;
        }
        switch (token) {
            case START_OBJECT, START_ARRAY -> check("levels", ++depth, limits.depth());
            case END_OBJECT, END_ARRAY -> depth--;
            case FIELD_NAME ->
                check("characters in a name", delegate.currentName().length(), limits.nameLength());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT ->
                check("characters in a number", delegate.getTextLength(), limits.numberLength());
            default -> {
                // Only the size of the whole text limits the others.
            }
        }
        return token;
    }

    private void check(String what, int found, int limit) throws LimitExceededException {
        if (found > limit) {
            throw new LimitExceededException("more than " + limit + " " + what, delegate.currentTokenLocation());
        }
    }

    @Override
    public @Nullable JsonToken nextValue() throws IOException {
        JsonToken token = nextToken();
        return token == JsonToken.FIELD_NAME ? nextToken() : token;
    }

    /** Goes through the children itself, so that their limits are checked. */
    @Override
    public JsonParser skipChildren() throws IOException {
        JsonToken token = delegate.currentToken();
        if (token == JsonToken.START_OBJECT || token == JsonToken.START_ARRAY) {
            int outside = depth - 1;
            while (depth > outside && nextToken() != null) {
                // An end of the text within an object or array is an error of the delegate.
            }
        }
        return this;
    }
}
