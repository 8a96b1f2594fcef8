package io.github.eciregistry.internal.jackson;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;

/** Says that JSON exceeds a limit. */
final class LimitExceededException extends JsonProcessingException {

    private static final long serialVersionUID = 1L;

    LimitExceededException(String message, JsonLocation location) {
        super(message, location);
    }
}
