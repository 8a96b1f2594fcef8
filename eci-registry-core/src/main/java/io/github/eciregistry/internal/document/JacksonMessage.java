package io.github.eciregistry.internal.document;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.io.IOException;
import java.util.List;

/** What a parser of Jackson says, in one line and without where: a problem tells that by itself. */
public final class JacksonMessage {

    /** Where what a parser says becomes a matter of its own. */
    private static final List<String> DETAILS =
            List.of(" (start marker", " (for ", ", got this instead", ": base64 variant");

    private JacksonMessage() {}

    /** Returns the message of a parser's error. */
    public static String of(IOException error) {
        if (error instanceof StreamConstraintsException) {
            return "nested too deep, or a name or number too long";
        }
        String original = error instanceof JsonProcessingException parsing
                ? parsing.getOriginalMessage()
                : String.valueOf(error.getMessage());
        String message = original.replace('\r', ' ').replace('\n', ' ');
        if (message.contains("NumberFormatException")) {
            return "found an escape that names no character";
        }
        for (String detail : DETAILS) {
            int start = message.indexOf(detail);
            message = start < 0 ? message : message.substring(0, start);
        }
        return message;
    }
}
