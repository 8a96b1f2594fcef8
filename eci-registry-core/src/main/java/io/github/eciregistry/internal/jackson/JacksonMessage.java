package io.github.eciregistry.internal.jackson;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.List;

/** What a parser of Jackson says, in one line and without the position, which a problem has itself. */
public final class JacksonMessage {

    /** The begin of details that differ between versions, or that a problem has itself. */
    private static final List<String> DETAILS = List.of(" (start marker", " (for ", ", got this instead");

    private JacksonMessage() {}

    /** Returns the message of a parser's error. */
    public static String of(JsonProcessingException error) {
        if (JsonInput.isLimit(error)) {
            return "nested too deep, or a name or number too long";
        }
        String message = error.getOriginalMessage().replace('\r', ' ').replace('\n', ' ');
        for (String detail : DETAILS) {
            int start = message.indexOf(detail);
            message = start < 0 ? message : message.substring(0, start);
        }
        return message;
    }
}
